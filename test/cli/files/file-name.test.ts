import assert from "node:assert/strict";
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { nameOfBytes, systemPath } from "../../../cli/files/file-name.ts";
import { pick, seeded } from "../../mutation/random.ts";
import { onlyOnLinux } from "../../not-here.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

describe("names that are not UTF-8", () => {
  const names: [name: string, bytes: Buffer, text: string][] = [
    ["Latin-1", Buffer.from("caf\u00e9.audit", "latin1"), "caf\udce9.audit"],
    ["a character cut off", Buffer.from([0x61, 0xe2, 0x82, 0x62]), "a\udce2\udc82b"],
    ["one cut off at the end", Buffer.from([0xf0, 0x9f, 0x90]), "\udcf0\udc9f\udc90"],
    ["half a pair as some write it", Buffer.from([0xed, 0xa0, 0x80]), "\udced\udca0\udc80"],
    ["UTF-8", Buffer.from("p/\u00fc \u{1f427}"), "p/\u00fc \u{1f427}"],
  ];
  for (const [name, bytes, text] of names) {
    it(`are a text and the same bytes again: ${name}`, () => {
      assert.equal(nameOfBytes(bytes), text);
      assert.deepEqual(Buffer.from(systemPath(text)), bytes);
    });
  }

  it("are the same bytes again, whatever they are", () => {
    const random = seeded(9);
    const pieces = [
      0x2f, 0x61, 0xc3, 0xbc, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x90, 0xa7, 0xed, 0xa0, 0xff, 0x80, 0xc0,
    ];
    for (let round = 0; round < 5000; round++) {
      const bytes = Buffer.from(Array.from({ length: 8 }, () => pick(random, pieces)!));
      assert.deepEqual(Buffer.from(systemPath(nameOfBytes(bytes))), bytes);
    }
  });
});

/** A repository with a policy in a folder, both of names in Latin-1. Other systems than Linux have no such names. */
function folderInLatin1(t: TestContext): string {
  const cwd = folderOf(t, { "h.txt": "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n" });
  const folder = Buffer.from(join(cwd, "d\u00e9p\u00f4t"), "latin1");
  mkdirSync(folder);
  writeFileSync(Buffer.concat([folder, Buffer.from("/caf\u00e9.audit", "latin1")]), badPolicy);
  writeFileSync(Buffer.concat([folder, Buffer.from("/caf\u00e8.audit", "latin1")]), badPolicy);
  return cwd;
}

describe("policies under such names", { skip: onlyOnLinux("names of any bytes") }, () => {
  const shown = ["d\\xE9p\\xF4t/caf\\xE8.audit", "d\\xE9p\\xF4t/caf\\xE9.audit"];
  /** Nothing else can be seen of them in the words of a command line. */
  const given = "d\ufffdp\ufffdt";

  for (const args of [
    ["."],
    [given],
    ["*/*.audit"],
    [`${given}/*`],
    [".", "--workers", "2"],
    [".", "--cache"],
  ]) {
    it(`are linted: ${args.join(" ")}`, async (t) => {
      const cwd = folderInLatin1(t);
      for (let run = 0; run < 2; run++) {
        const { code, stdout, stderr } = await nessusAudit(["lint", ...args, "--format", "json"], { cwd });
        assert.deepEqual([code, stderr], [1, ""]);
        const { files } = JSON.parse(stdout);
        assert.deepEqual(
          files.map(({ path, findings }: { path: string; findings: unknown[] }) => [path, findings.length]),
          shown.map((path) => [path, 1]),
        );
      }
    });
  }

  it("are named in every format", async (t) => {
    const cwd = folderInLatin1(t);
    for (const [format, name] of Object.entries({
      text: shown[0]!,
      unix: shown[0]!,
      github: shown[0]!,
      tap: shown[0]!,
      sarif: "d%E9p%F4t/caf%E8.audit",
      gitlab: "d\\\\xE9p",
      html: shown[0]!,
      junit: "d\ufffdp",
    })) {
      const { stdout } = await nessusAudit(["lint", ".", "--format", format], { cwd });
      assert.ok(stdout.includes(name), `${format}: ${stdout}`);
    }
  });

  it("are left as they are by what writes, and told", async (t) => {
    const cwd = folderInLatin1(t);
    const path = Buffer.from(join(cwd, "h\u00e9.audit"), "latin1");
    writeFileSync(path, goodPolicy.replace("  ports", "ports"));
    const before = readdirSync(cwd, { encoding: "latin1" });
    const { code, stderr } = await nessusAudit(["format", "h*.audit"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^nessus-audit: h\\xE9\.audit was left unchanged: its name is not UTF-8\./m);
    assert.deepEqual(readdirSync(cwd, { encoding: "latin1" }), before);
    assert.equal(readFileSync(path, "utf8"), goodPolicy.replace("  ports", "ports"));
  });

  it("are not guessed where several could be meant", async (t) => {
    const cwd = folderInLatin1(t);
    const { code, stderr } = await nessusAudit(["lint", `${given}/caf\ufffd.audit`], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /does not exist/);
  });

  it("are evaluated, on hosts under such names too", async (t) => {
    const cwd = folderInLatin1(t);
    const snapshot = readFileSync(join(cwd, "h.txt"));
    mkdirSync(join(cwd, "hosts"));
    writeFileSync(Buffer.from(join(cwd, "hosts/h\u00f4te.txt"), "latin1"), snapshot);
    const { stdout } = await nessusAudit(["snapshot", "--hosts", "hosts", "--format", "json"], { cwd });
    assert.equal(JSON.parse(stdout).hosts[0].name, "h\\xF4te");
  });

  it("don't lead out of the folder that they are in, as links", async (t) => {
    const cwd = folderInLatin1(t);
    mkdirSync(join(cwd, "hosts/web"), { recursive: true });
    const link = (target: string, path: string) =>
      symlinkSync(Buffer.from(target, "latin1"), Buffer.from(join(cwd, path), "latin1"));
    writeFileSync(Buffer.from(join(cwd, "hosts/web/\u00e0.txt"), "latin1"), readFileSync(join(cwd, "h.txt")));
    link("../h.txt", "hosts/\u00e9.txt");
    link("../d\u00e9p\u00f4t", "hosts/\u00e8");
    link("gone", "hosts/\u00ea");
    link("web/\u00e0.txt", "hosts/\u00fc.txt");
    const { code, stdout, stderr } = await nessusAudit(["snapshot", "--hosts", "hosts"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^nessus-audit: hosts\/\\xE9\.txt is outside .*\/hosts, so it was not read\.$/m);
    assert.match(stderr, /^nessus-audit: hosts\/\\xE8 is outside .*\/hosts, so it was not read\.$/m);
    assert.match(
      stderr,
      /^nessus-audit: hosts\/\\xEA is a symbolic link to something that does not exist\.$/m,
    );
    assert.deepEqual(stdout.match(/^\S+(?= \(ss\): 1 socket)/gm), ["web", "\\xFC"]);
  });

  it("are searched, and hosts are shared, in a folder that is named by one", async (t) => {
    const cwd = folderInLatin1(t);
    const folder = Buffer.from(join(cwd, "d\u00e9p\u00f4t/"), "latin1");
    const snapshot = readFileSync(join(cwd, "h.txt"));
    writeFileSync(Buffer.concat([folder, Buffer.from("ss\u00e9.txt", "latin1")]), snapshot);
    writeFileSync(Buffer.concat([folder, Buffer.from("ss\u00e8.txt", "latin1")]), snapshot);
    const { stdout } = await nessusAudit(["snapshot", "--hosts", given], { cwd });
    assert.deepEqual(stdout.match(/^ss\S+(?= \(ss\): 1 socket)/gm), ["ss\\xE8", "ss\\xE9"]);
    const args = ["snapshot", `${given}/*.txt`, "--anonymise", "--output-dir", "out"];
    const { code, stderr } = await nessusAudit(args, { cwd });
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(join(cwd, "out"), { encoding: "latin1" }).sort(), [
      "ss\u00e8.txt",
      "ss\u00e9.txt",
    ]);
  });

  it("are followed by links in UTF-8, which are written in place", async (t) => {
    const cwd = folderInLatin1(t);
    const path = Buffer.from(join(cwd, "h\u00e9.txt"), "latin1");
    writeFileSync(path, goodPolicy.replace("  ports", "ports"));
    symlinkSync(Buffer.from("h\u00e9.txt", "latin1"), join(cwd, "link.audit"));
    const { code, stderr } = await nessusAudit(["format", "link.audit"], { cwd });
    assert.deepEqual([code, stderr], [0, "note: 1 of 1 policy changed.\n"]);
    assert.equal(readFileSync(path, "utf8"), goodPolicy);
    assert.ok(lstatSync(join(cwd, "link.audit")).isSymbolicLink());
  });
});
