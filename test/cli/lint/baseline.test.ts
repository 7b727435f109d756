import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const check = (description: string) => `<custom_item>
  type : AUDIT_DENIED_OPEN_PORT
  description : "${description}"
</custom_item>
`;
const policy = (...descriptions: string[]) =>
  `<check_type:"Unix">\n${descriptions.map(check).join("")}</check_type>\n`;
const lintNew = ["lint", "--baseline", "known.json", "--rule", "missing-keyword:off", "--format", "json"];

async function newFindings(cwd: string): Promise<number> {
  const { code, stdout } = await nessusAudit(lintNew, { cwd });
  const { error } = JSON.parse(stdout).summary;
  assert.equal(code, error > 0 ? 1 : 0);
  return error;
}

describe("lint --baseline", () => {
  it("reports nothing after --update-baseline, and says what it left out", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy("one", "two") });
    const update = await nessusAudit([...lintNew, "--update-baseline"], { cwd });
    assert.equal(update.code, 0);
    assert.match(update.stderr, /^note: 2 findings of the baseline known\.json left out\.$/m);
    assert.equal(await newFindings(cwd), 0);
  });

  const changes: { name: string; text: string; found: number }[] = [
    { name: "lines above", text: `\n\n# comment\n${policy("one", "two")}`, found: 0 },
    { name: "checks in a different order", text: policy("two", "one"), found: 0 },
    { name: "a check more", text: policy("one", "two", "three"), found: 1 },
    { name: "a check less", text: policy("two"), found: 0 },
  ];
  for (const { name, text, found } of changes) {
    it(`after a change: ${name}`, async (t) => {
      const cwd = folderOf(t, { "a.audit": policy("one", "two") });
      await nessusAudit([...lintNew, "--update-baseline"], { cwd });
      writeFileSync(join(cwd, "a.audit"), text);
      assert.equal(await newFindings(cwd), found);
    });
  }

  it("holds in another working folder", async (t) => {
    const cwd = folderOf(t, { "p/a.audit": policy("one") });
    await nessusAudit([...lintNew, "--update-baseline"], { cwd });
    const result = await nessusAudit(["lint", "a.audit", "--baseline", "../known.json"], {
      cwd: join(cwd, "p"),
    });
    assert.match(result.stderr, /left out/);
    mkdirSync(join(cwd, "q"));
    renameSync(join(cwd, "p/a.audit"), join(cwd, "q/a.audit"));
    assert.equal(await newFindings(cwd), 1);
  });

  const broken: { name: string; baseline: string | undefined; says: RegExp }[] = [
    {
      name: "missing",
      baseline: undefined,
      says: /known\.json does not exist\. Write it with --update-baseline/,
    },
    {
      name: "not JSON",
      baseline: '{"version":1,\n "findings":{"a.audit":[],\n<<<<<<< ours\n',
      says: /known\.json is not a baseline: line 3, column 1: This is not valid JSON: .* Write it again with --update-baseline\.$/m,
    },
    { name: "empty", baseline: "\n", says: /known\.json is not a baseline: it is empty\./ },
    { name: "a list", baseline: "[]", says: /known\.json is not a baseline: it is not an object/ },
    { name: "of a later version", baseline: '{"version":2}', says: /its version is 2, and only 1 is known/ },
    { name: "without a version", baseline: "{}", says: /its version is missing/ },
    { name: "without findings", baseline: '{"version":1}', says: /its findings are missing/ },
    {
      name: "with a comment",
      baseline: '{"version":1 /**/, "findings":{}}',
      says: /it has comments or trailing commas/,
    },
    { name: "nested deeply", baseline: "[".repeat(200_000), says: /nested too deeply/ },
    {
      name: "something else",
      baseline: '{"version":1,"findings":{"a.audit":1}}',
      says: /known\.json is not a baseline: the findings of a\.audit are not a list of strings\./,
    },
  ];
  for (const { name, baseline, says } of broken) {
    it(`that is ${name} still reports, and exits with 2`, async (t) => {
      const cwd = folderOf(t, { "a.audit": policy("one"), ...(baseline && { "known.json": baseline }) });
      const { code, stdout, stderr } = await nessusAudit(lintNew, { cwd });
      assert.equal(code, 2);
      assert.match(stderr, says);
      assert.equal(JSON.parse(stdout).summary.error, 1);
    });
  }

  it("may have a byte order mark", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy("one") });
    await nessusAudit([...lintNew, "--update-baseline"], { cwd });
    writeFileSync(join(cwd, "known.json"), `\ufeff${readFileSync(join(cwd, "known.json"), "utf8")}`);
    assert.equal((await nessusAudit(lintNew, { cwd })).code, 0);
  });

  it("is the same file for the same findings", async (t) => {
    const cwd = folderOf(t, { "b.audit": policy("b"), "a.audit": policy("one"), "c.audit": goodPolicy });
    await nessusAudit([...lintNew, "--update-baseline"], { cwd });
    const first = readFileSync(join(cwd, "known.json"), "utf8");
    await nessusAudit([...lintNew, "--update-baseline"], { cwd });
    assert.equal(readFileSync(join(cwd, "known.json"), "utf8"), first);
    assert.deepEqual(Object.keys(JSON.parse(first).findings), ["a.audit", "b.audit"]);
  });

  it("needs a file to update", async () => {
    const { code, stderr } = await nessusAudit(["lint", "--update-baseline"]);
    assert.equal(code, 2);
    assert.match(stderr, /--update-baseline needs --baseline FILE/);
  });
});
