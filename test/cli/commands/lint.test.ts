import assert from "node:assert/strict";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertFits, assertSarif } from "../../core/report/validate.ts";
import { notAsRoot, notOnWindows } from "../../not-here.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

describe("lint", () => {
  it("is silent about a good policy", async (t) => {
    const cwd = folderOf(t, { "web.audit": goodPolicy });
    assert.deepEqual(await nessusAudit(["lint", "web.audit"], { cwd }), {
      code: 0,
      stdout: "No findings in 1 file.\n",
      stderr: "",
    });
  });

  it("shows a finding with its place and exits with 1", async (t) => {
    const cwd = folderOf(t, { "web.audit": badPolicy });
    const { code, stdout } = await nessusAudit(["lint", "web.audit"], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /^error\[unterminated-string\]/m);
    assert.match(stdout, /^ {2}--> web\.audit:5:17$/m);
  });

  it("searches the current folder when no path is given", async (t) => {
    const cwd = folderOf(t, { "b.audit": goodPolicy, "sub/a.AUDIT": goodPolicy, "readme.txt": badPolicy });
    const { stdout } = await nessusAudit(["lint", "--format", "json"], { cwd });
    assert.deepEqual(paths(stdout), ["b.audit", "sub/a.AUDIT"]);
  });

  it("colours only on a terminal", async (t) => {
    const cwd = folderOf(t, { "web.audit": badPolicy });
    assert.ok((await nessusAudit(["lint"], { cwd, color: true })).stdout.includes("\u001b[31m"));
    assert.ok(!(await nessusAudit(["lint"], { cwd })).stdout.includes("\u001b"));
  });

  it("reads standard input under a name", async () => {
    const result = await nessusAudit(["lint", "-", "--stdin-filename", "new.audit", "--format", "json"], {
      input: badPolicy,
    });
    assert.equal(result.code, 1);
    assert.deepEqual(paths(result.stdout), ["new.audit"]);
  });
});

describe("lint finds files", () => {
  const files = {
    "policies/a.audit": goodPolicy,
    "policies/b.audit": goodPolicy,
    "policies/old/c.audit": goodPolicy,
    "policies/[x].audit": goodPolicy,
    "node_modules/p/d.audit": goodPolicy,
    "build/e.audit": goodPolicy,
    ".gitignore": "build/\n*.tmp.audit\n/policies/old/*\n!/policies/old/c.audit\n",
    "policies/f.tmp.audit": goodPolicy,
    "policies/.gitignore": "!f.tmp.audit\n",
    ".git/HEAD": "",
    "notes.txt": goodPolicy,
  };
  const cases: { args: string[]; found: string[] }[] = [
    {
      args: [],
      found: [
        "policies/[x].audit",
        "policies/a.audit",
        "policies/b.audit",
        "policies/f.tmp.audit",
        "policies/old/c.audit",
      ],
    },
    {
      args: ["policies/*.audit"],
      found: ["policies/[x].audit", "policies/a.audit", "policies/b.audit", "policies/f.tmp.audit"],
    },
    { args: ["policies/{b,a}.audit"], found: ["policies/a.audit", "policies/b.audit"] },
    { args: ["policies/[x].audit"], found: ["policies/[x].audit"] },
    { args: ["**/[bc].AUDIT"], found: ["policies/b.audit", "policies/old/c.audit"] },
    { args: ["./*/?.audit"], found: ["policies/a.audit", "policies/b.audit"] },
    { args: ["{policies/old,build}/*"], found: ["policies/old/c.audit"] },
    { args: ["policies/../policies/a*"], found: ["policies/a.audit"] },
    {
      args: ["policies/b.audit", "policies", "policies/b.audit"],
      found: [
        "policies/[x].audit",
        "policies/a.audit",
        "policies/b.audit",
        "policies/f.tmp.audit",
        "policies/old/c.audit",
      ],
    },
    { args: ["build/e.audit", "notes.txt"], found: ["build/e.audit", "notes.txt"] },
  ];
  for (const { args, found } of cases) {
    it(args.join(" ") || "without arguments", async (t) => {
      const cwd = folderOf(t, files);
      const { stdout } = await nessusAudit(["lint", ...args, "--format", "json"], { cwd });
      assert.deepEqual(paths(stdout), found);
    });
  }

  it("honours the .gitignore of the repository from a folder in it", async (t) => {
    const cwd = folderOf(t, {
      ".git/HEAD": "",
      ".gitignore": "drafts/\n",
      "p/drafts/a.audit": badPolicy,
      "p/b.audit": goodPolicy,
    });
    const { stdout } = await nessusAudit(["lint", "--format", "json"], { cwd: join(cwd, "p") });
    assert.deepEqual(paths(stdout), ["b.audit"]);
  });

  it("does not follow a loop of links", { skip: notOnWindows("links") }, async (t) => {
    const cwd = folderOf(t, { "p/a.audit": goodPolicy });
    symlinkSync(join(cwd, "p"), join(cwd, "p/loop"));
    symlinkSync("self", join(cwd, "self"));
    const { code, stdout, stderr } = await nessusAudit(["lint", ".", "self", "--format", "json"], { cwd });
    assert.deepEqual(paths(stdout), ["p/a.audit"]);
    assert.deepEqual(stderr.split("\n"), [
      "nessus-audit: self is a symbolic link that leads back to itself.",
      "nessus-audit: p/loop is a symbolic link to a folder that contains it, so it was not followed. Remove it, or add it to .gitignore.",
      "",
    ]);
    assert.equal(code, 2);
  });
});

describe("lint reports what it can and exits with 2", () => {
  const cases: { name: string; args: string[]; stderr: RegExp }[] = [
    { name: "missing file", args: ["nope.audit", "a.audit"], stderr: /nope\.audit does not exist\./ },
    { name: "glob without a match", args: ["*.policy", "a.audit"], stderr: /No file matches \*\.policy\./ },
    {
      name: "report that can't be written",
      args: ["a.audit", "--output", "sarif=nope/a.sarif"],
      stderr: /nope\/a\.sarif could not be written: its folder does not exist\./,
    },
  ];
  for (const { name, args, stderr } of cases) {
    it(name, async (t) => {
      const cwd = folderOf(t, { "a.audit": badPolicy });
      const result = await nessusAudit(["lint", ...args], { cwd });
      assert.equal(result.code, 2);
      assert.match(result.stderr, stderr);
      assert.match(result.stdout, /unterminated-string/);
    });
  }

  it("unreadable file", {
    skip: notAsRoot(),
  }, async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "b.audit": goodPolicy });
    chmodSync(join(cwd, "b.audit"), 0);
    const result = await nessusAudit(["lint"], { cwd });
    assert.equal(result.code, 2);
    assert.match(result.stderr, /b\.audit can't be opened: permission denied/);
  });
});

describe("lint says what is wrong with a command line", () => {
  const cases: { args: string[]; says: string }[] = [
    { args: ["--frmat", "json"], says: "There is no option --frmat. Did you mean --format?" },
    {
      args: ["--format", "jsn"],
      says: '--format can\'t be "jsn"; use one of text, json, sarif, junit, github',
    },
    { args: ["--format"], says: "--format needs a value: text, json" },
    {
      args: ["--output", "sarif"],
      says: '--output needs FORMAT=FILE, such as sarif=audit.sarif, not "sarif".',
    },
    {
      args: ["--rule", "unterminated-sting:off"],
      says: 'There is no rule "unterminated-sting". Did you mean unterminated-string?',
    },
    {
      args: ["--rule", "unterminated-string:fatal"],
      says: "--rule needs id:severity with one of error, warning, hint, off",
    },
    { args: ["--max-warnings", "-1"], says: "--max-warnings needs a" },
    { args: ["--fix=yes"], says: "--fix takes no value." },
  ];
  for (const { args, says } of cases) {
    it(args.join(" "), async () => {
      const { code, stdout, stderr } = await nessusAudit(["lint", ...args]);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.ok(stderr.startsWith(`nessus-audit: ${says}`), stderr);
      assert.match(stderr, /nessus-audit lint --help/);
    });
  }
});

describe("lint thresholds", () => {
  const cases: { args: string[]; code: number }[] = [
    { args: [], code: 1 },
    { args: ["--rule", "unterminated-string:warning"], code: 0 },
    { args: ["--rule", "unterminated-string:warning", "--fail-on", "warning"], code: 1 },
    { args: ["--rule", "unterminated-string:hint", "--fail-on", "warning"], code: 0 },
    { args: ["--rule", "unterminated-string:hint", "--fail-on", "hint"], code: 1 },
    { args: ["--rule", "unterminated-string:warning", "--max-warnings", "0"], code: 1 },
    { args: ["--rule", "unterminated-string:warning", "--max-warnings", "1"], code: 0 },
    { args: ["--rule", "unterminated-string:off", "--fail-on", "hint"], code: 0 },
    { args: ["--rule", "unterminated-string:off", "--rule", "unterminated-string:error"], code: 1 },
  ];
  for (const { args, code } of cases) {
    it(args.join(" ") || "default", async (t) => {
      const cwd = folderOf(t, { "a.audit": badPolicy });
      assert.equal((await nessusAudit(["lint", ...args], { cwd })).code, code);
    });
  }
});

describe("lint output", () => {
  it("writes several formats at once, whole files only", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "out.json": "old" });
    const args = ["lint", "-o", "json=out.json", "--output", "sarif=out.sarif", "-o", "junit=out.xml"];
    const { code, stdout } = await nessusAudit(args, { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /1 error in 1 file\./);
    assertFits("lint", readFileSync(join(cwd, "out.json"), "utf8"));
    assertSarif(readFileSync(join(cwd, "out.sarif"), "utf8"));
    assert.match(readFileSync(join(cwd, "out.xml"), "utf8"), /<failure /);
    assert.deepEqual(readdirSync(cwd).sort(), ["a.audit", "out.json", "out.sarif", "out.xml"]);
  });

  it("adds to the job summary of a GitHub workflow", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, summary: "before\n" });
    const env = { GITHUB_STEP_SUMMARY: join(cwd, "summary") };
    const { stdout } = await nessusAudit(["lint", "--format", "github"], { cwd, env });
    assert.match(stdout, /^::error file=a\.audit,line=5,/);
    assert.match(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"), /^before\n## Audit policies\n/);
  });

  it("gives the same order whatever the order of the paths", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "b.audit": badPolicy });
    const one = await nessusAudit(["lint", "a.audit", "b.audit"], { cwd });
    const other = await nessusAudit(["lint", "b.audit", "a.audit"], { cwd });
    assert.equal(one.stdout, other.stdout);
  });
});

describe("lint reads any encoding", () => {
  const cases: { name: string; bytes: Uint8Array; finds?: string; says?: RegExp }[] = [
    {
      name: "UTF-8 with a byte order mark",
      bytes: Buffer.from(`\ufeff${badPolicy}`),
      finds: "unsupported-encoding",
    },
    { name: "UTF-16", bytes: Buffer.from(`\ufeff${badPolicy}`, "utf16le"), finds: "unsupported-encoding" },
    {
      name: "Latin-1",
      bytes: Buffer.from(badPolicy.replace("telnet", "t\u00e9lnet"), "latin1"),
      finds: "non-ascii-text",
      says: /^note: a\.audit:5: This line is not UTF-8; the file was read as Windows-1252\./,
    },
    { name: "UTF-8 with accents", bytes: Buffer.from(badPolicy.replace("telnet", "t\u00e9lnet")) },
  ];
  for (const { name, bytes, finds = "unterminated-string", says = /^$/ } of cases) {
    it(name, async (t) => {
      const cwd = folderOf(t, { "a.audit": bytes });
      const { stdout, stderr } = await nessusAudit(["lint", "a.audit"], { cwd });
      assert.match(stdout, /a\.audit:5:17/);
      assert.ok(stdout.includes(`[${finds}]`), stdout);
      assert.match(stderr, says);
    });
  }

  it("an empty file", async (t) => {
    const cwd = folderOf(t, { "a.audit": "" });
    const { code } = await nessusAudit(["lint", "a.audit"], { cwd });
    assert.ok(code === 0 || code === 1);
  });
});

function paths(json: string): string[] {
  return JSON.parse(json).files.map(({ path }: { path: string }) => path);
}

describe("lint --fix", () => {
  const broken = goodPolicy.replace("description :", "description  ");
  const files = { "a.audit": broken, "b.audit": goodPolicy };

  it("writes the repaired file and reports what is left", async (t) => {
    const cwd = folderOf(t, files);
    const { code, stdout } = await nessusAudit(["lint", "--fix"], { cwd });
    assert.equal(code, 0, stdout);
    assert.equal(stdout, "No findings in 2 files.\n");
    assert.match(readFileSync(join(cwd, "a.audit"), "utf8"), /description *:/);
    assert.deepEqual(readdirSync(cwd).sort(), ["a.audit", "b.audit"]);
  });

  it("keeps line ends, the byte order mark, permissions and links", {
    skip: notOnWindows("links"),
  }, async (t) => {
    const cwd = folderOf(t, { "real/a.audit": `\ufeff${broken.replaceAll("\n", "\r\n")}` });
    chmodSync(join(cwd, "real/a.audit"), 0o640);
    symlinkSync("real/a.audit", join(cwd, "link.audit"));
    await nessusAudit(["lint", "--fix", "link.audit"], { cwd });
    const fixed = readFileSync(join(cwd, "real/a.audit"), "utf8");
    assert.ok(fixed.startsWith("\ufeff<check_type"));
    assert.ok(!/[^\r]\n/.test(fixed));
    assert.match(fixed, /description *:/);
    assert.equal(statSync(join(cwd, "real/a.audit")).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(cwd, "link.audit")).isSymbolicLink());
  });

  it("leaves a file alone that it could not write back as it was", async (t) => {
    const bytes = Buffer.from(broken.replace("telnet", "t\u00e9lnet"), "latin1");
    const cwd = folderOf(t, { "a.audit": bytes });
    const { code, stderr } = await nessusAudit(["lint", "--fix"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /a\.audit is not UTF-8, so it was left unchanged/);
    assert.deepEqual(readFileSync(join(cwd, "a.audit")), bytes);
  });

  it("--fix-dry-run prints a diff and changes nothing", async (t) => {
    const cwd = folderOf(t, files);
    const { code, stdout, stderr } = await nessusAudit(["lint", "--fix-dry-run"], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /^--- a\/a\.audit\n\+\+\+ b\/a\.audit\n@@/);
    assert.match(stderr, /missing-colon/);
    assert.equal(readFileSync(join(cwd, "a.audit"), "utf8"), broken);
  });

  it("turns standard input into repaired text on standard output", async () => {
    const { code, stdout, stderr } = await nessusAudit(["lint", "--fix", "-"], { input: broken });
    assert.equal(code, 0);
    assert.match(stdout, /^<check_type:"Unix">\n.*\n {2}description *:.*<\/check_type>\n$/s);
    assert.match(stderr, /No findings in 1 file/);
  });
});
