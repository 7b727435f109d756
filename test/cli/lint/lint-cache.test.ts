import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const cacheName = ".nessus-audit-cache";
const lint = ["lint", "--cache", "--format", "json"];

/** What the cache says instead of a finding's message, to tell findings that came from it. */
const remembered = "remembered";

interface CacheText {
  tool: string;
  files: Record<string, { digest: string; stamp?: string; findings: { message: string }[] }>;
}

function readCache(cwd: string): CacheText {
  return JSON.parse(readFileSync(join(cwd, cacheName), "utf8"));
}

function changeCache(cwd: string, change: (cache: CacheText) => void): void {
  const cache = readCache(cwd);
  change(cache);
  writeCache(cwd, cache);
}

/** As somebody would who knows how a cache is made. */
function writeCache(cwd: string, { tool, files }: CacheText): void {
  const sum = createHash("sha256").update(JSON.stringify(files)).digest("base64");
  const cache = { "nessus-audit-cache": 2, tool, sum, files };
  writeFileSync(join(cwd, cacheName), `${JSON.stringify(cache)}\n`);
}

function markFindings({ files }: CacheText): void {
  for (const { findings } of Object.values(files)) {
    for (const finding of findings) finding.message = remembered;
  }
}

/** A folder with a policy that has been linted with a cache, whose findings are marked. */
async function lintedFolder(t: TestContext, policy = badPolicy): Promise<string> {
  const cwd = folderOf(t, { "a.audit": policy });
  await nessusAudit(lint, { cwd });
  changeCache(cwd, markFindings);
  return cwd;
}

async function isRemembered(cwd: string, args: readonly string[] = []): Promise<boolean> {
  const { stdout } = await nessusAudit([...lint, ...args], { cwd });
  return stdout.includes(remembered);
}

/** Later than any file system's clock can be wrong. */
function later(t: TestContext, days = 0): void {
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 10_000 + days * 86_400_000 });
}

describe("lint --cache", () => {
  it("gives the same report as without, again and again", async (t) => {
    const cwd = folderOf(t, {
      "a.audit": badPolicy,
      "b.audit": goodPolicy,
      "c.audit": Buffer.from(badPolicy.replace("telnet", "t\u00e9lnet"), "latin1"),
    });
    for (const format of ["text", "json", "sarif"]) {
      const without = await nessusAudit(["lint", "--format", format], { cwd });
      for (let run = 0; run < 3; run++) {
        assert.deepEqual(await nessusAudit(["lint", "--cache", "--format", format], { cwd }), without);
      }
    }
  });

  it("remembers a file by its bytes", async (t) => {
    const cwd = await lintedFolder(t);
    assert.equal(readCache(cwd).files["a.audit"]!.stamp, undefined);
    writeFileSync(join(cwd, "a.audit"), badPolicy);
    assert.ok(await isRemembered(cwd));
    writeFileSync(join(cwd, "a.audit"), badPolicy.replace("21,23", "21,24"));
    assert.ok(!(await isRemembered(cwd)));
  });

  it("does not read a file that nobody wrote to", async (t) => {
    const cwd = await lintedFolder(t);
    later(t);
    await isRemembered(cwd);
    assert.ok(readCache(cwd).files["a.audit"]!.stamp);
    // with another digest it is only found by its stamp
    changeCache(cwd, ({ files }) => {
      files["a.audit"]!.digest = "";
    });
    assert.ok(await isRemembered(cwd));
  });

  it("reads a file whose stamp may hide a change", async (t) => {
    const cwd = await lintedFolder(t);
    changeCache(cwd, ({ files }) => {
      files["a.audit"]!.digest = "";
    });
    assert.ok(!(await isRemembered(cwd)));
  });

  it("follows the configuration", async (t) => {
    const cwd = await lintedFolder(t);
    assert.ok(!(await isRemembered(cwd, ["--rule", "duplicate-port:off"])));
    changeCache(cwd, markFindings);
    assert.ok(await isRemembered(cwd, ["--rule", "duplicate-port:off"]));
    writeFileSync(join(cwd, ".nessus-audit.json"), '{ "schema": { "frameworks": ["SITE"] } }');
    assert.ok(!(await isRemembered(cwd, ["--rule", "duplicate-port:off"])));
  });

  it("looks every day at a suppression that ends", async (t) => {
    const policy = (comment: string) => `${badPolicy}\n# nessus-audit-disable-file md5-only ${comment}\n`;
    const lasting = await lintedFolder(t, policy("-- for ever"));
    const ending = await lintedFolder(t, policy("until 2999-12-31"));
    assert.ok(await isRemembered(ending));
    later(t, 1);
    assert.ok(await isRemembered(lasting));
    assert.ok(!(await isRemembered(ending)));
  });

  it("forgets a file that is gone, and keeps one that was not asked for", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "b.audit": badPolicy, "c.audit": badPolicy });
    await nessusAudit(lint, { cwd });
    rmSync(join(cwd, "a.audit"));
    writeFileSync(join(cwd, "b.audit"), goodPolicy);
    await nessusAudit([...lint, "b.audit"], { cwd });
    assert.deepEqual(Object.keys(readCache(cwd).files), ["b.audit", "c.audit"]);
  });

  it("repairs what it remembers", async (t) => {
    const cwd = folderOf(t, { "a.audit": goodPolicy.replace("description :", "description  ") });
    await nessusAudit(lint, { cwd });
    await nessusAudit([...lint, "--fix"], { cwd });
    assert.match(readFileSync(join(cwd, "a.audit"), "utf8"), /description *:/);
  });

  it("is written where it is asked for, and nowhere else", async (t) => {
    const cwd = folderOf(t, { "p/a.audit": badPolicy, "cache/keep": "" });
    await nessusAudit(["lint", "--cache-location", "cache/lint"], { cwd });
    assert.ok(existsSync(join(cwd, "cache/lint")));
    assert.ok(!existsSync(join(cwd, cacheName)));
    assert.ok(readFileSync(join(cwd, "cache/lint"), "utf8").includes('"../p/a.audit"'));
  });
});

describe("a file that is not a cache", () => {
  const broken: Record<string, string> = {
    "of another version": '{"nessus-audit-cache":1,"tool":"another","files":{"a.audit":{"findings":[]}}}',
    "of a later shape": '{"nessus-audit-cache":3,"files":[]}',
    "cut off": '{"nessus-audit-cache":1,"tool":"',
    empty: "",
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`${name} is replaced`, async (t) => {
      const cwd = folderOf(t, { "a.audit": badPolicy, [cacheName]: text });
      const without = await nessusAudit(["lint", "--format", "json"], { cwd });
      assert.deepEqual(await nessusAudit(lint, { cwd }), without);
      assert.equal(readCache(cwd).files["a.audit"]!.findings.length, 1);
    });
  }

  it("damaged in any place is replaced, and no finding is lost", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy });
    // when the file is old enough for its stamp, however long the runs take
    later(t);
    const without = await nessusAudit(["lint", "--format", "json"], { cwd });
    await nessusAudit(lint, { cwd });
    const sound = readFileSync(join(cwd, cacheName));
    const text = sound.toString();
    const damaged = [
      text.replace('"error"', '"hint"'),
      text.replace(/"findings":\[.*\],"lineNotUtf8|"findings":\[.*\]/, '"findings":[]'),
      text.replace(/"sum":"[^"]*"/, '"sum":""'),
      text.trimEnd(),
      `${text} `,
    ];
    for (const other of damaged) {
      assert.notEqual(other, text);
      writeFileSync(join(cwd, cacheName), other);
      assert.deepEqual(await nessusAudit(lint, { cwd }), without);
      assert.deepEqual(readFileSync(join(cwd, cacheName)), sound);
    }
    // one flipped bit, anywhere after the mark of a cache
    for (let at = text.indexOf('"tool"'); at < sound.length; at += 7) {
      const flipped = Buffer.from(sound);
      flipped[at]! ^= 1;
      writeFileSync(join(cwd, cacheName), flipped);
      assert.deepEqual(await nessusAudit(lint, { cwd }), without, `${at}`);
    }
  });

  const foreign: Record<string, string | Uint8Array> = {
    "a policy": goodPolicy,
    JSON: '{"name":"a"}',
    bytes: Buffer.from([0, 255, 254, 200]),
  };
  for (const [name, content] of Object.entries(foreign)) {
    it(`${name} is left as it is`, async (t) => {
      const cwd = folderOf(t, { "a.audit": badPolicy, other: content });
      const { code, stderr } = await nessusAudit([...lint, "--cache-location", "other"], { cwd });
      assert.equal(code, 1);
      assert.match(stderr, /^note: other is not a cache of nessus-audit, so it was left unchanged\./);
      assert.deepEqual(readFileSync(join(cwd, "other")), Buffer.from(content));
    });
  }

  it("a file that a link leads to is left as it is", async (t) => {
    const elsewhere = folderOf(t, { precious: "text" });
    const cwd = folderOf(t, { "a.audit": badPolicy });
    symlinkSync(join(elsewhere, "precious"), join(cwd, cacheName));
    assert.equal((await nessusAudit(lint, { cwd })).code, 1);
    rmSync(join(cwd, cacheName));
    symlinkSync(join(elsewhere, "new"), join(cwd, cacheName));
    assert.equal((await nessusAudit(lint, { cwd })).code, 1);
    assert.deepEqual(readdirSync(elsewhere), ["precious"]);
    assert.equal(readFileSync(join(elsewhere, "precious"), "utf8"), "text");
  });

  it("a folder is left as it is", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy });
    mkdirSync(join(cwd, cacheName));
    const { code, stderr } = await nessusAudit(lint, { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /^note: \.nessus-audit-cache is not a cache/);
  });

  it("nothing is taken of an entry whose shape is wrong in any place", async (t) => {
    const cwd = folderOf(t, { "a.audit": goodPolicy.replace("21,23", "21,21") });
    const without = await nessusAudit(["lint", "--format", "json"], { cwd });
    await nessusAudit(lint, { cwd });
    const sound = readFileSync(join(cwd, cacheName), "utf8");
    const places = placesIn(JSON.parse(sound).files, ["files"]);
    assert.ok(places.length > 30, `${places.length}`);
    for (const place of places) {
      for (const wrong of [null, -1, [[]], { toString: 1 }]) {
        const cache = JSON.parse(sound);
        replaceAt(cache, place, wrong);
        writeCache(cwd, cache);
        assert.deepEqual(
          await nessusAudit(lint, { cwd }),
          without,
          `${place.join(".")} ${JSON.stringify(wrong)}`,
        );
      }
    }
  });
});

type Place = (string | number)[];

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inside]) => placesIn(inside, [...at, key]))];
}

interface Tree {
  [key: string | number]: Tree;
}

function replaceAt(value: Tree, place: Place, by: unknown): void {
  const [key, ...rest] = place;
  if (rest.length === 0) value[key!] = by as Tree;
  else replaceAt(value[key!]!, rest, by);
}
