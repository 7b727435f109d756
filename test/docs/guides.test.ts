import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { assertAccepted } from "../ci/accepted.ts";
import { folderOf, nessusAudit } from "../cli/command-line.ts";
import { notOnWindows } from "../not-here.ts";
import { followPage, isElsewhere, refresh, shows } from "./follow.ts";
import { blocksIn, root, textOf } from "./pages.ts";

const book = [
  "README.md",
  "samples/README.md",
  "docs/README.md",
  "docs/configuration.md",
  ...readdirSync(join(root, "docs/guides")).map((name) => `docs/guides/${name}`),
];
const shellBlocks = book.flatMap((page) =>
  blocksIn(textOf(page)).filter(({ language }) => language === "sh"),
);

describe("what the pages tell to do, done", { skip: notOnWindows("shell") }, () => {
  for (const page of book) {
    it(page, (t) => {
      const toRun = blocksIn(textOf(page)).filter((block) => block.language === "sh" && !isElsewhere(block));
      assert.equal(followPage(page, folderOf(t, {})), toRun.length);
    });
  }

  it("is most of what they tell", () => {
    const run = shellBlocks.filter((block) => !isElsewhere(block));
    assert.ok(run.length > 40, `${run.length} of ${shellBlocks.length} blocks are run`);
  });
});

describe("what the pages tell to do elsewhere", () => {
  for (const page of book) {
    const lines = commandLinesIn(textOf(page));
    if (lines.length === 0) continue;
    it(`has commands and options that there are, ${page}`, async () => {
      for (const words of lines) await assertAccepted(words);
    });
  }

  it("has a play of Ansible that can be read", () => {
    const yaml = blocksIn(textOf("docs/guides/capture.md")).filter(({ language }) => language === "yaml");
    assert.equal(yaml.length, 1);
    const [{ tasks }] = parse(yaml[0]!.text);
    assert.deepEqual(
      tasks.map((task: object) => Object.keys(task).filter((name) => name.startsWith("ansible."))),
      [["ansible.builtin.command"], ["ansible.builtin.copy"]],
    );
  });
});

describe("policies that pages show", () => {
  for (const page of book) {
    const policies = blocksIn(textOf(page)).filter(
      (block) => block.language === "nessus-audit" && !block.words.includes("mistaken"),
    );
    for (const { text, line } of policies) {
      it(`have no findings and are formatted, ${page}:${line}`, async (t) => {
        const cwd = folderOf(t, { "shown.audit": text });
        const { code, stdout } = await nessusAudit(["lint", "--fail-on", "warning", "shown.audit"], { cwd });
        assert.equal(code, 0, stdout);
        assert.equal((await nessusAudit(["format", "--check", "shown.audit"], { cwd })).code, 0);
      });
    }
  }
});

describe("what a page shows about an output", () => {
  const cases: [shown: string, printed: string, is: boolean][] = [
    ["a\nb\n", "a\nb\n", true],
    ["a\n", "a\nb\n", false],
    ["a\n…\n", "a\nb\n", true],
    ["…\nb\n", "a\nb\n", true],
    ["…\nb\n", "ab\n", false],
    ["a\n…\nc\n…\n", "a\nb\nc\nd\n", true],
    ["a\n…\nc\n…\n", "a\nbc\nd\n", false],
    ["a\n…\nd\n", "a\nb\n", false],
  ];
  for (const [shown, printed, is] of cases) {
    it(`${JSON.stringify(shown)} is ${is ? "" : "not "}of ${JSON.stringify(printed)}`, () =>
      assert.equal(shows(shown, printed), is));
  }
});

it("what a page shows of an output is written again, as much of it", () => {
  const printed = "A\nb\nC\nd\nE\nf\nG\n";
  assert.equal(refresh("a\n", printed), printed);
  assert.equal(refresh("a\n…\nc\nd\ne\n…\ng\n", printed), "A\n…\nC\nd\nE\n…\nG\n");
  assert.equal(refresh("a\n…\nx\n…\n", printed), undefined);
});

/** The command lines of nessus-audit in a page, in blocks and in sentences, without comments and redirections, as words. */
function commandLinesIn(page: string): string[][] {
  const shell = blocksIn(page).filter(({ language }) => language === "sh");
  const inline = [...page.matchAll(/`(nessus-audit [^`\n]+)`/g)].map(([, line]) => line!);
  return [...shell.flatMap(({ text }) => text.split("\n")), ...inline].flatMap((line) => {
    const [, command] = /^(?:.*[|]|npx)? ?(nessus-audit [a-z].*)/.exec(line.replace(/\s+[#>].*$/, "")) ?? [];
    return command === undefined ? [] : [command.trim().split(/\s+/)];
  });
}
