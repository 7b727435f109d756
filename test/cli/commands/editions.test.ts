import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertFits } from "../../core/report/validate.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

const command = (description: string, cmd: string, ...more: string[]) =>
  `<custom_item>\n  type        : CMD_EXEC\n  description : "${description}"\n  cmd         : "${cmd}"\n${more.map((line) => `  ${line}\n`).join("")}</custom_item>\n`;
const policy = (...checks: string[]) => `<check_type:"Unix">\n\n${checks.join("\n")}\n</check_type>\n`;

const base = policy(
  command("1.1 Kernel", "uname -r", 'expect : "^5"'),
  command("1.2 Shell", "echo $SHELL", 'expect : "bash"'),
  command("1.3 Time", "date", 'expect : "UTC"'),
);
const mine = base.replace('"^5"', '"^6"').replace('"UTC"', '"CET"').replace("bash", "zsh");
const next = base.replace("1.1 Kernel", "1.4 Kernel").replace('"UTC"', '"GMT"').replace("bash", "zsh");
const files = { "base.audit": base, "mine.audit": mine, "next.audit": next };
const three = ["base.audit", "mine.audit", "next.audit"];

describe("diff of three editions", () => {
  it("lists what applies, what the vendor made too and what conflicts", async (t) => {
    const { code, stdout, stderr } = await nessusAudit(["diff", ...three], { cwd: folderOf(t, files) });
    assert.deepEqual([code, stderr], [1, ""]);
    assert.equal(
      stdout,
      `mine.audit, made from base.audit, and next.audit
1 change of yours still applies, 1 the vendor made too, 1 conflict.
Between the editions of the vendor: 0 checks the same, 2 changed, 1 changed only in texts for people.

Conflicts
  CMD_EXEC "1.3 Time" (line 17): expect "UTC" → "CET"; the next edition: expect "UTC" → "GMT"

Still apply
  CMD_EXEC "1.4 Kernel" (line 3): expect "^5" → "^6"

Made by the vendor too
  CMD_EXEC "1.2 Shell" (line 10): expect "bash" → "zsh"
`,
    );
  });

  it("in JSON, which the schema knows, Markdown and HTML", async (t) => {
    const cwd = folderOf(t, { ...files, "next.audit": next.replace("GMT", "<b>`x`") });
    const { stdout } = await nessusAudit(["diff", ...three, "--format", "json"], { cwd });
    assertFits("merge", stdout);
    assert.deepEqual(JSON.parse(stdout).changes[2], {
      outcome: "conflict",
      about: "check",
      name: 'CMD_EXEC "1.3 Time"',
      keyword: "expect",
      mine: 'expect "UTC" → "CET"',
      next: 'expect "UTC" → "<b>`x`"',
      lines: { base: 17, mine: 17, next: 17 },
    });
    const markdown = await nessusAudit(["diff", ...three, "--format", "markdown"], { cwd });
    assert.match(
      markdown.stdout,
      /^## Conflicts\n\n- `CMD_EXEC "1\.3 Time" \(line 17\)`: ``expect .*<b>`x`"``$/m,
    );
    const html = await nessusAudit(["diff", ...three, "--format", "html"], { cwd });
    assert.match(html.stdout, /&lt;b&gt;`x`/);
    assert.doesNotMatch(html.stdout, /<b>/);
  });

  it("ends with 0 where nothing conflicts", async (t) => {
    const cwd = folderOf(t, { ...files, "next.audit": base });
    assert.equal((await nessusAudit(["diff", ...three], { cwd })).code, 0);
  });

  for (const { what, replaced, message } of [
    {
      what: "editions without a common check",
      replaced: policy(command("x", "y")),
      message: /No check of base\.audit is in next\.audit/,
    },
    { what: "what is no policy", replaced: "hello", message: /next\.audit is not a policy/ },
    {
      what: "another check type",
      replaced: next.replace("Unix", "Windows"),
      message: /not editions of the same policy/,
    },
  ]) {
    it(`refuses ${what}`, async (t) => {
      const cwd = folderOf(t, { ...files, "next.audit": replaced });
      const { code, stdout, stderr } = await nessusAudit(["diff", ...three], { cwd });
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }
});

describe("merge", () => {
  it("prints the next edition with my changes, and lists them beside it", async (t) => {
    const { code, stdout, stderr } = await nessusAudit(["merge", ...three], { cwd: folderOf(t, files) });
    assert.equal(code, 1);
    assert.equal(
      stdout,
      next
        .replace('"^5"', '"^6"')
        .replace(
          /(<custom_item>\n)(.*\n.*1\.3 Time)/,
          '$1  # Merge conflict: CMD_EXEC "1.3 Time": mine: expect "UTC" -> "CET"; the next edition: expect "UTC" -> "GMT"\n$2',
        ),
    );
    assert.match(stderr, /1 conflict\./);
  });

  it("writes a file, never over one that is there, unless it is told to", async (t) => {
    const cwd = folderOf(t, files);
    const written = await nessusAudit(["merge", ...three, "-o", "out.audit"], { cwd });
    assert.match(written.stdout, /^mine\.audit, made from base\.audit/);
    assert.match(readFileSync(join(cwd, "out.audit"), "utf8"), /"\^6"/);
    for (const name of ["out.audit", "mine.audit"]) {
      const refused = await nessusAudit(["merge", ...three, "-o", name], { cwd });
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /already exists/);
    }
    assert.equal(readFileSync(join(cwd, "mine.audit"), "utf8"), mine);
    const forced = await nessusAudit(["merge", ...three, "-o", "mine.audit", "--force"], { cwd });
    assert.equal(forced.code, 1);
    assert.match(readFileSync(join(cwd, "mine.audit"), "utf8"), /1\.4 Kernel/);
  });

  it("says when the result has another encoding", async (t) => {
    const cwd = folderOf(t, { ...files, "next.audit": `\ufeff${next}` });
    await nessusAudit(["merge", ...three, "-o", "out.audit"], { cwd });
    assert.doesNotMatch(readFileSync(join(cwd, "out.audit"), "utf8"), /\ufeff/);
    const { stdout } = await nessusAudit(["merge", ...three, "-o", "two.audit"], { cwd });
    assert.match(stdout, /note: next\.audit begins with a byte order mark, but the result has none\./);
    const latin = Buffer.from(`# caf\u00e9\n${base}`, "latin1");
    const other = folderOf(t, { "a.audit": latin });
    const filled = await nessusAudit(["fill", "a.audit", "-o", "b.audit"], { cwd: other });
    assert.match(filled.stdout, /note: a\.audit is not UTF-8, but the result is\./);
  });

  it("writes nothing where there is nothing to merge", async (t) => {
    const cwd = folderOf(t, { ...files, "mine.audit": mine.replace('"^6"', '"^6') });
    const { code, stderr } = await nessusAudit(["merge", ...three, "-o", "out.audit"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /has a syntax error on line 7/);
    assert.equal(existsSync(join(cwd, "out.audit")), false);
    assert.equal((await nessusAudit(["merge", "a.audit", "b.audit"], { cwd })).code, 2);
    assert.match((await nessusAudit(["merge", ".", "mine.audit", "next.audit"], { cwd })).stderr, /folder/);
  });
});

describe("list", () => {
  const referring = policy(
    command("1.1 Kernel", "uname -r", "severity : MEDIUM", 'reference : "800-53|CM-7,CSF|PR.PT-3"'),
    command("=HYPERLINK(1)", "id", 'reference : "800-53|AC-10,800-53|AC-2"'),
    command("again", "id"),
  );

  it("lists checks with their ids, references and severity", async (t) => {
    const cwd = folderOf(t, { "a.audit": referring });
    const { code, stdout } = await nessusAudit(["list"], { cwd });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `a.audit: Unix, 3 checks
  line 3  CMD_EXEC  1.1 Kernel  MEDIUM  800-53|CM-7, CSF|PR.PT-3
  line 11  CMD_EXEC  =HYPERLINK(1)  800-53|AC-10, 800-53|AC-2
  line 18  CMD_EXEC  again  the same as line 11 of a.audit
`,
    );
    const json = await nessusAudit(["list", "--format", "json"], { cwd });
    assertFits("list", json.stdout);
    assert.deepEqual(JSON.parse(json.stdout).policies[0].checks[0], {
      line: 3,
      id: "1.1",
      type: "CMD_EXEC",
      description: "1.1 Kernel",
      severity: "MEDIUM",
      references: ["800-53|CM-7", "CSF|PR.PT-3"],
      inCondition: false,
    });
  });

  it("as CSV that no spreadsheet takes for formulas", async (t) => {
    const cwd = folderOf(t, { "a,b.audit": referring });
    const { stdout } = await nessusAudit(["list", "--format", "csv"], { cwd });
    assert.deepEqual(stdout.split("\r\n"), [
      "path,line,id,type,severity,description,references,in_condition,same_as",
      '"a,b.audit",3,1.1,CMD_EXEC,MEDIUM,1.1 Kernel,800-53|CM-7 CSF|PR.PT-3,no,',
      '"a,b.audit",11,,CMD_EXEC,,\'=HYPERLINK(1),800-53|AC-10 800-53|AC-2,no,',
      '"a,b.audit",18,,CMD_EXEC,,again,,no,"a,b.audit:11"',
      "",
    ]);
  });

  it("lists doubles, of other policies too, but not branches of which one is reported", async (t) => {
    const twins = `<check_type:"Unix">\n<if>\n<condition type:"AND">\n${command("c", "test")}</condition>\n<then>\n${command("a", "df")}</then>\n<else>\n${command("a", "df")}</else>\n</if>\n</check_type>\n`;
    const cwd = folderOf(t, {
      "a.audit": policy(command("x", "id")),
      "b.audit": referring,
      "c.audit": twins,
    });
    const { stdout } = await nessusAudit(["list", "--double"], { cwd });
    assert.equal(
      stdout,
      `b.audit: Unix, 2 checks
  line 11  CMD_EXEC  =HYPERLINK(1)  800-53|AC-10, 800-53|AC-2  the same as line 3 of a.audit
  line 18  CMD_EXEC  again  the same as line 11 of b.audit
`,
    );
  });

  it("lists the controls of a framework, and guesses nothing about the others", async (t) => {
    const cwd = folderOf(t, { "a.audit": referring, "all.txt": "# low\nAC-2\nac-3 # access\nCM-7\nAC-10\n" });
    const known = await nessusAudit(["list", "a.audit", "--controls", "800-53"], { cwd });
    assert.equal(known.code, 0);
    assert.match(
      known.stdout,
      /^800-53 \(NIST SP 800-53 revision 4\): 3 controls in checks\n {2}AC-2: 1 check\n/,
    );
    assert.match(known.stdout, /AC-2: [\s\S]*AC-10: [\s\S]*CM-7: /);
    assert.match(known.stdout, /note: To list the controls that no check names, give a list/);
    const args = ["list", "a.audit", "--controls", "800-53", "--catalogue", "all.txt"];
    const missing = await nessusAudit([...args, "--format", "json"], { cwd });
    assert.equal(missing.code, 1);
    assertFits("list", missing.stdout);
    assert.deepEqual(JSON.parse(missing.stdout).controls.uncovered, ["ac-3"]);
    const none = await nessusAudit(["list", "a.audit", "--controls", "PCI"], { cwd });
    assert.deepEqual([none.code, none.stdout], [2, ""]);
    assert.match(
      none.stderr,
      /No check names a control of PCI\. Checks name these frameworks: 800-53, CSF\./,
    );
  });

  it("does the rest where a policy can't be read", async (t) => {
    const cwd = folderOf(t, { "a.audit": referring });
    const { code, stdout, stderr } = await nessusAudit(["list", "a.audit", "b.audit"], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /3 checks/);
    assert.match(stderr, /b\.audit/);
  });
});

describe("fill", () => {
  const header = `#<ui_metadata>\n#<variables>\n#  <variable>\n#    <name>NTP</name>\n#    <default>10\\.0\\.0\\.1</default>\n#    <description>Time server</description>\n#  </variable>\n#</variables>\n#</ui_metadata>\n`;
  const template = `${header}${policy(command("Time", "ntpq -p @NTP@", 'expect : "^@NTP@$"'))}`;

  it("writes a policy without variables, and lists what was filled in", async (t) => {
    const cwd = folderOf(t, { "a.audit": template });
    const args = ["fill", "a.audit", "--set-text", "NTP=10.0.0.5", "-o", "site.audit"];
    const { code, stdout, stderr } = await nessusAudit(args, { cwd });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(
      stdout,
      `a.audit: 1 variable filled in
  @NTP@ = 10.0.0.5 (the command line)
    line 15, cmd
    line 16, pattern of expect: 10\\\\.0\\\\.0\\\\.5
`,
    );
    const written = readFileSync(join(cwd, "site.audit"), "utf8");
    assert.match(written, /cmd {9}: "ntpq -p 10\.0\.0\.5"\n {2}expect : "\^10\\\\\.0\\\\\.0\\\\\.5\$"/);
    assert.equal((await nessusAudit(["lint", "site.audit"], { cwd })).code, 0);
    assert.equal((await nessusAudit(args, { cwd })).code, 2);
  });

  it("takes values of files, of the configuration and of the header, the command line first", async (t) => {
    const two = template.replace("ntpq -p @NTP@", "ntpq @A@ @B@ @C@ @D@");
    const cwd = folderOf(t, {
      "a.audit": two,
      "site.env": "# ours\nA = 1\nB=2\n",
      "site.json": '{ "B": { "text": "3" }, "C": 4 }',
      ".nessus-audit.json": '{ "variables": { "D": "5", "A": "0", "UNUSED": "x" } }',
    });
    const args = [
      "fill",
      "a.audit",
      "--values",
      "site.env",
      "--values",
      "site.json",
      "--set",
      "C=6",
      "--defaults",
    ];
    const { code, stdout, stderr } = await nessusAudit([...args, "--format", "json"], { cwd });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /"ntpq 1 3 6 5"\n {2}expect : "\^10\\\\\.0\\\\\.0\\\\\.1\$"/);
    assertFits("fill", stderr);
    assert.deepEqual(
      JSON.parse(stderr).variables.map(({ name, from }: { name: string; from: string }) => [name, from]),
      [
        ["A", "site.env"],
        ["B", "site.json"],
        ["C", "the command line"],
        ["D", "the configuration"],
        ["NTP", "the default in the header"],
      ],
    );
  });

  for (const { what, args, message } of [
    {
      what: "missing values",
      args: [],
      message:
        /a\.audit: @NTP@ \(Time server\) has no value\. The header has the default "10\\\.0\\\.0\\\.1"/,
    },
    {
      what: "unknown names",
      args: ["--set", "NTP=x", "--set", "NPT=y"],
      message: /no variable NPT: did you mean NTP\?/,
    },
    {
      what: "a value that is given twice",
      args: ["--set", "NTP=x", "--set-text", "NTP=y"],
      message: /NTP is given twice/,
    },
    { what: "what is no value", args: ["--set", "ntp"], message: /--set needs NAME=VALUE/ },
    {
      what: "a line that is none",
      args: ["--values", "bad.env"],
      message: /bad\.env, line 2: write NAME=VALUE/,
    },
    { what: "JSON that is none", args: ["--values", "bad.json"], message: /bad\.json is not JSON/ },
  ]) {
    it(`tells ${what}, and writes nothing`, async (t) => {
      const cwd = folderOf(t, { "a.audit": template, "bad.env": "NTP=1\nwhat?\n", "bad.json": "{" });
      const { code, stdout, stderr } = await nessusAudit(["fill", "a.audit", ...args, "-o", "out.audit"], {
        cwd,
      });
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
      assert.throws(() => statSync(join(cwd, "out.audit")));
    });
  }
});
