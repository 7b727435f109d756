import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { allCommands, commands } from "../../../cli/commands/index.ts";
import { isWindows } from "../../not-here.ts";
import { folderOf, nessusAudit } from "../command-line.ts";
import { commandsIn } from "../commands-in.ts";

/** In every untrusted text, to see that it was printed at all. */
const mark = "marked";

/** One line of commands for agents and terminals. */
const inLine = `${mark} ##vso[task.setvariable variable=A]b ##[error]e ##teamcity[message text='t'] section_start:1700000000:s[collapsed=true] \u001b]0;title\u0007\u001b[31m\u009b31m\u007f\u202etxet\u2066\u061c\u200f`;

/** The same where lines end in it. */
const withLines = `${inLine}\n::set-output name=a::b\n  ::add-mask::c\r::error::d\u2028::warning::e\u0085::notice::f`;

/** As a name; Windows has no files of such names. */
const fileName = isWindows
  ? `${mark} ##vso[task]##[x]`
  : `::error title=${mark}::##vso[task.x]\u001b[31m\u202e\r\n::warning::##[x]`;

const check = (type: string, rest: string, description = withLines) =>
  `<custom_item>\n  type : ${type}\n  description : "${description}"\n${rest}</custom_item>\n`;

/** As a report can hold it: there are characters that XML can't. */
const escaped = (text: string) => text.replace(/[\u0000-\u0008\u000b-\u001f]/g, "");

const policy = `# ${inLine}
<check_type:"Unix">
${check("AUDIT_DENIED_OPEN_PORTS", '  port_type : TCP\n  ports : "22,22"\n')}
${check("AUDIT_ALLOWED_OPEN_PORTS", `  port_type : TCP\n  ports : "443,${inLine}"\n  ${mark}##vso[a] : "${inLine}"\n`)}
${check("AUDIT_PROCESS_ON_PORT", `  port_type : TCP\n  ports : "22"\n  name : "${inLine}"\n`)}
${check(`BOGUS${inLine}`, `  info : "@${inLine}@"\n`)}
${check("FILE_CHECK", `  file : "${inLine}"\n  owner : "${inLine}"\n`)}
::error::${inLine}
</check_type>
`;

/** The same without a syntax error, and in another layout, so that \`format\` changes it. */
const wellFormed = policy.replace(/^::error.*\n/m, "").replaceAll(`  ${mark}##vso[a]`, `  ${mark}`);

/** One that the scanner would not refuse, so that all of it reaches the reports: its texts, port lists and names. */
const accepted = (port: string) => `# ${inLine}
<check_type:"Unix">
${check("AUDIT_DENIED_OPEN_PORTS", `  info : "${withLines}"\n  port_type : TCP\n  ports : "${port},##vso[${mark}],\n::error::[0-9],\u001b[31m,section_start:[0-9],\u202e"\n`)}
${check("AUDIT_DENIED_OPEN_PORTS", `  port_type : TCP\n  ports : "${port}"\n`, escaped(withLines))}
${check("AUDIT_ALLOWED_OPEN_PORTS", `  port_type : TCP\n  ports : "443"\n`)}
${check("AUDIT_PROCESS_ON_PORT", `  port_type : TCP\n  ports : "${port}"\n  name : "${inLine}"\n`)}
${check("FILE_CHECK", `  file : "${inLine}"\n  owner : "${inLine}"\n`)}
<if>
<condition type:"AND">
${check("AUDIT_DENIED_OPEN_PORTS", '  port_type : TCP\n  ports : "25"\n')}
</condition>
<then>
<report type:"FAILED">
  description : "${withLines}"
  info : "${withLines}"
</report>
</then>
</if>
</check_type>
`;

/** What it reads on a host: a command, a file and a glob, and more than a shell would take for a name. */
const reads = `<check_type:"Unix">
${check("CMD_EXEC", `  cmd : "echo ${withLines}"\n  expect : "x"\n`)}
${check("FILE_CHECK", `  file : "/${inLine.replaceAll(" ", "_")}"\n  owner : "root"\n`)}
${check("FILE_CHECK", `  file : "/${mark}/*\u001b[31m"\n  owner : "root"\n`)}
${check("FIND_CMD", "")}
</check_type>
`;

/** A variable whose texts in the header are untrusted. */
const withVariable = `#<variables>\n#<variable>\n#<name>ONE</name>\n#<default>${inLine}</default>\n#<description>${inLine}</description>\n#</variable>\n#</variables>\n<check_type:"Unix">\n${check("CMD_EXEC", '  cmd : "@ONE@"\n')}</check_type>\n`;

const snapshot = (host: string) => `# host: ${host}
# groups: ${inLine}
# expect: FAILED "${inLine}"
Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("${inLine.replaceAll('"', "")}",pid=1,fd=3))
tcp LISTEN 0 128 [::]:443 [::]:* users:(("##[x]${mark}",pid=2,fd=3))
tcp LISTEN ${inLine}
::set-output name=a::${inLine}
d41d8cd98f00b204e9800998ecf8427e  /bin/${inLine}
`;

const nessus = (
  host: string,
) => `<NessusClientData_v2><Report xmlns:cm="http://www.nessus.org/cm"><ReportHost name="${escaped(host)}">
<ReportItem port="0" protocol="tcp" pluginID="21157">
<cm:compliance-check-name>${escaped(withLines)}</cm:compliance-check-name>
<cm:compliance-result>PASSED</cm:compliance-result>
<cm:compliance-actual-value>${escaped(withLines)}</cm:compliance-actual-value>
</ReportItem></ReportHost></Report></NessusClientData_v2>
`;

const configuration = JSON.stringify({
  rules: { [`rule ${withLines}`]: "error", "unknown-keyword": withLines },
  extends: [`${withLines}.json`],
  overrides: [{ files: [`[${withLines}`], rules: {} }],
  [withLines]: 1,
});

/** What an interrupted run left while it wrote a policy. */
const recovery = `${JSON.stringify({
  "nessus-audit-recovery": 1,
  target: `/${inLine}`,
  host: hostname(),
  // more than any system counts to
  process: 2 ** 31 - 1,
  before: "",
  after: createHash("sha256").update(wellFormed).digest("base64"),
})}\n${wellFormed}`;

const named = `named/${fileName}`;
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const files = {
  "p.audit": policy,
  "well.audit": wellFormed,
  "accepted.audit": accepted("22"),
  "other.audit": accepted("23"),
  "third.audit": accepted("24"),
  "refers.audit": `<check_type:"Unix">\n${check("CMD_EXEC", `  cmd : "id"\n  reference : "${mark}##vso[f]|${inLine.replaceAll(",", "")}"\n`)}</check_type>\n`,
  "catalogue.txt": `${withLines}\n`,
  "vars.audit": withVariable,
  [`named/${fileName}.vars.audit`]: withVariable,
  "values.txt": `ONE=1\n${inLine}\n`,
  "reads.audit": reads,
  [`named/${fileName}.reads.audit`]: reads,
  "good.audit": '<check_type:"Unix">\n</check_type>\n',
  "s.txt": snapshot("web"),
  "other.txt": snapshot("web").replace(":22 ", ":23 "),
  "hosts/web.txt": snapshot(`web ${inLine}`),
  "scan.nessus": nessus(`web ${inLine}`),
  "web.nessus": nessus("web"),
  "bad.json": configuration,
  "listeners.csv": `host,protocol,port,address,process\n${cell(`web ${withLines}`)},tcp,22,0.0.0.0,${cell(withLines)}\nplain,tcp,443,::,##[x]${mark}\n`,
  "hosts.csv": `host,os,tcp_listed,udp_listed,as_root\nplain,Linux,true,true,true\n`,
  "wrong.csv": `${cell(withLines)},##[x]\n1,2\n`,
  [`named/${fileName}.audit`]: policy,
  [`named/${fileName}.well.audit`]: wellFormed,
  [`named/${fileName}.accepted.audit`]: accepted("22"),
  [`named/${fileName}.txt`]: snapshot("named"),
  [`named/${fileName}/.nessus-audit.json`]: configuration,
  [`named/${fileName}/in.audit`]: policy,
  [`${named}.audit.0123456789ab.nessus-audit-recovery`]: recovery,
  [`hosts-named/${fileName}/sockets.txt`]: snapshot("web").replace(/^# host.*\n/, ""),
};
const policies = Object.keys(files).filter((path) => path.endsWith(".audit"));

/** Command lines by subcommand. Each is run in every format that the subcommand has. */
const lines: Record<string, string[][]> = {
  lsp: [[inLine], ["--socket", inLine], [`--${withLines}`]],
  lint: [
    ["p.audit"],
    ["."],
    policies,
    ["--config", "bad.json", "p.audit"],
    ["--fix-dry-run", "--fix-unsafe", "named"],
    ["--changed-since", inLine, "p.audit"],
    ["--baseline", `${fileName}.json`, "p.audit"],
    ["--cache-location", "p.audit", "p.audit"],
    ["--rule", `${withLines}:error`],
    ["-", "--stdin-filename", fileName],
    ["--output", `json=${fileName}/${fileName}`, "p.audit"],
    ["--output", withLines],
    [`${fileName}-missing`],
    [`${fileName}-missing*`],
    [`--${withLines}`],
    ["--fix", "-"],
  ],
  check: [
    ["p.audit", "--snapshot", "s.txt"],
    ["named", "--snapshot", `${named}.txt`],
    ["accepted.audit", "--snapshot", "s.txt"],
    [`${named}.accepted.audit`, "--snapshot", `${named}.txt`, "other.txt"],
    ["accepted.audit", "other.audit", "--hosts", "hosts", "--expect"],
    ["p.audit", "--hosts", "hosts"],
    ["p.audit", "--hosts", "hosts-named"],
    ["p.audit", "--hosts", "hosts", "--expect"],
    ["p.audit", "--snapshot", "scan.nessus"],
    ["-", "--stdin-filename", fileName, "--snapshot", "s.txt"],
    ["p.audit", "--snapshot", "p.audit.missing", `${fileName}*`],
    ["p.audit", "--config", inLine, "--snapshot", "s.txt"],
    ["p.audit", "--loopback", withLines, "--snapshot", "s.txt"],
    ["accepted.audit", "--inventory", "listeners.csv", "hosts.csv"],
    [`${named}.accepted.audit`, "--inventory", "listeners.csv", "hosts.csv"],
    ["accepted.audit", "--inventory", "wrong.csv"],
    ["accepted.audit", "--inventory", `${fileName}.csv`],
  ],
  export: [
    ...["sql", "fleet", "kolide", "zentral", "osquery-pack"].map((to) => ["accepted.audit", "--to", to]),
    [`${named}.accepted.audit`, "--to", "sql", "--dialect", "spark"],
    ["p.audit", "--to", "sql"],
    ["reads.audit", "--to", "kolide"],
    ["accepted.audit", "--to", "fleet", "-o", `missing/${fileName}`],
    ["accepted.audit", "--to", "sql", "-o", "p.audit"],
    ["accepted.audit", "--to", withLines],
    [`${fileName}-missing`, "--to", "sql"],
  ],
  snapshot: [
    ["s.txt"],
    [named, `${named}.txt`],
    ["--hosts", "hosts"],
    ["--hosts", "hosts-named"],
    ["--hosts", fileName],
    ["scan.nessus"],
    ["p.audit", "-"],
    ["--anonymise", "s.txt"],
    ["--redact", "pid=\\d+", "s.txt"],
    ["--redact", `(${inLine}`, "s.txt"],
    ["--anonymise", "named"],
    ["--anonymise", named, "hosts-named", "--output-dir", "shared"],
    ["--anonymise", `${named}.txt`, "--output-dir", named],
    ["--anonymise", "s.txt", "--output-dir", "p.audit"],
  ],
  format: [
    ["--check", "p.audit"],
    ["--check", "named"],
    ["--diff", "well.audit"],
    ["--diff", `${named}.well.audit`],
    ["-", "--stdin-filename", fileName],
    ["--check", `${fileName}*`],
    [named, `${named}.audit`],
    ["--restore", "named"],
  ],
  generate: [
    ["--snapshot", "s.txt"],
    ["--hosts", "hosts"],
    ["--hosts", "hosts-named"],
    ["--snapshot", "s.txt", "--dialect", "windows"],
    ["--snapshot", "s.txt", "-o", "p.audit", withLines],
    ["--snapshot", "s.txt", "-o", "p.audit"],
    ["--snapshot", "s.txt", "-o", `missing/${fileName}`],
    ["--snapshot", "s.txt", "-o", named, "--force"],
  ],
  diff: [
    ["good.audit", "p.audit"],
    ["p.audit", `${named}.audit`],
    ["accepted.audit", "other.audit"],
    ["other.audit", `${named}.accepted.audit`],
    ["s.txt", "other.txt", "--policy", "accepted.audit", "--policy", `${named}.accepted.audit`],
    ["s.txt", "other.txt"],
    ["s.txt", `${named}.txt`, "--policy", "p.audit", "--policy", `${named}.audit`],
    ["good.audit", "s.txt"],
    ["good.audit", `${fileName}`],
    ["good.audit", withLines],
    ["accepted.audit", "--texts", "other.audit"],
    ["accepted.audit", "other.audit", "third.audit"],
    [`${named}.accepted.audit`, "other.audit", "third.audit"],
    ["accepted.audit", "other.audit", withLines],
  ],
  merge: [
    ["accepted.audit", "other.audit", `${named}.accepted.audit`],
    ["accepted.audit", "other.audit", "third.audit", "-o", "merged.audit"],
    ["accepted.audit", "other.audit", `${named}.accepted.audit`, "-o", `merged/${fileName}`],
    ["accepted.audit", `${named}.audit`, "third.audit", "-o", "p.audit"],
    ["accepted.audit", "other.audit", "accepted.audit", "-o", "unchanged.audit"],
    ["accepted.audit", "accepted.audit", `${named}.well.audit`, "-o", named, "--force"],
    ["accepted.audit", "other.audit", withLines],
  ],
  list: [
    ["p.audit"],
    ["named"],
    ["accepted.audit", "other.audit", "--double"],
    ["accepted.audit", "--controls", inLine],
    ["refers.audit", "--controls", `${mark}##vso[f]`],
    ["refers.audit", "--controls", `${mark}##vso[f]`, "--catalogue", "catalogue.txt"],
    ["refers.audit", "--controls", "x", "--catalogue", withLines],
    ["-", "--stdin-filename", fileName],
    [`${fileName}-missing`],
  ],
  fill: [
    ["vars.audit"],
    ["vars.audit", "--set", `ONE=${mark} ##vso[task.x]\n::error::a`],
    ["vars.audit", "--set-text", `ONE=${mark} ##vso[task.x]\n::error::a`, "-o", "filled.audit"],
    ["vars.audit", "--defaults"],
    ["vars.audit", "--set", withLines],
    ["vars.audit", "--values", "bad.json"],
    ["vars.audit", "--values", "values.txt"],
    ["p.audit", "--set", `ONE=${inLine}`],
    [`${named}.vars.audit`],
    [`${fileName}-missing`],
  ],
  "compare-results": [
    ["p.audit", "--results", "scan.nessus"],
    ["accepted.audit", "--results", "scan.nessus"],
    [`${named}.accepted.audit`, "--results", "scan.nessus", "--hosts", "hosts", "--with-hosts"],
    ["accepted.audit", "--results", "web.nessus", "--snapshot", "s.txt"],
    [`${named}.audit`, "--results", "scan.nessus", "--hosts", "hosts", "--with-hosts"],
    ["p.audit", "--results", "scan.nessus", "--snapshot", "s.txt"],
    ["p.audit", "--results", fileName],
    ["p.audit", "--results", "s.txt"],
  ],
  capture: [
    ["reads.audit"],
    ["reads.audit", "--without-commands"],
    [`${named}.reads.audit`],
    ["reads.audit", "--for", withLines],
    [`${fileName}-missing`],
  ],
  needs: [["reads.audit"], ["named"], [`${fileName}-missing`]],
  explain: [[withLines], ["severity", "--check-type", withLines], ["unterminated-string"]],
  init: [[`new/${fileName}`], ["--ci", withLines], ["p.audit"]],
  completions: [["bash"], ["zsh"], ["fish"], ["powershell"], [withLines]],
};

describe("untrusted text", async () => {
  it("is sent through every subcommand", () => {
    assert.deepEqual(Object.keys(lines).sort(), Object.keys(commands).sort());
  });

  for (const { name, options } of allCommands) {
    const formats = options.find((option) => option.name === "format")?.choices ?? [undefined];
    for (const format of formats) {
      it(`commands nothing in ${name}${format === undefined ? "" : ` --format ${format}`}`, async (t) => {
        const cwd = folderOf(t, files);
        const env = { GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
        let marked = 0;
        for (const line of lines[name]!) {
          const args = [name, ...(format === undefined ? [] : ["--format", format]), ...line];
          const { stdout, stderr } = await nessusAudit(args, { cwd, env, input: policy });
          const printed = [stdout, stderr].map((text) => withoutOwnCommands(text, format));
          assert.deepEqual(printed.map(commandsIn), [[], []], JSON.stringify(args));
          if (/[{[]/.test(stdout[0] ?? "") && /json|sarif|gitlab|rdjson/.test(format ?? ""))
            JSON.parse(stdout);
          if (`${stdout}${stderr}`.includes(mark)) marked++;
        }
        // or the test would not see what it looks for
        if (name !== "completions")
          assert.ok(marked >= lines[name]!.length / 2, `${marked} of them print it`);
      });
    }
  }

  it("commands nothing in files of reports and in a job summary", async (t) => {
    const cwd = folderOf(t, files);
    const env = { GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
    for (const { name, options } of allCommands) {
      if (!options.some((option) => option.name === "output" && option.multiple)) continue;
      const formats = options.find((option) => option.name === "format")!.choices!;
      const outputs = formats.map((format) => `--output=${format}=${name}.${format}`);
      // Of a policy that the scanner would not run some formats say only that.
      const line = lines[name]!.find(([file]) => file === "accepted.audit") ?? lines[name]![0]!;
      await nessusAudit([name, "--format", "github", ...outputs, ...line], { cwd, env });
      for (const format of formats) {
        const text = readFileSync(join(cwd, `${name}.${format}`), "utf8");
        assert.match(text, new RegExp(mark), `${name}.${format}`);
        assert.deepEqual(commandsIn(withoutOwnCommands(text, format)), [], format);
      }
    }
    assert.deepEqual(commandsIn(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")), []);
  });

  for (const [name, line] of [
    ["check", ["accepted.audit", "--snapshot", "s.txt"]],
    ["check", [`${named}.accepted.audit`, "--snapshot", `${named}.txt`]],
    ["compare-results", ["accepted.audit", "--results", "web.nessus", "--snapshot", "s.txt"]],
    ["diff", ["accepted.audit", "other.audit"]],
    ["diff", ["accepted.audit", "other.audit", "third.audit"]],
    ["list", ["accepted.audit"]],
    ["list", ["refers.audit", "--controls", `${mark}##vso[f]`]],
    ["diff", ["s.txt", "other.txt", "--policy", "accepted.audit"]],
    ["snapshot", ["s.txt"]],
  ] as const) {
    it(`is in every report of ${name} ${JSON.stringify(line)}, and commands nothing there`, async (t) => {
      const cwd = folderOf(t, files);
      const { options } = allCommands.find((command) => command.name === name)!;
      for (const format of options.find((option) => option.name === "format")!.choices!) {
        const { code, stdout, stderr } = await nessusAudit([name, ...line, "--format", format], { cwd });
        assert.notEqual(code, 2, `${format}: ${stderr}`);
        assert.match(stdout, new RegExp(mark), format);
        assert.deepEqual(commandsIn(withoutOwnCommands(stdout, format)), [], format);
        assert.deepEqual(commandsIn(stderr), [], format);
      }
    });
  }

  it("has no colours but ours", async (t) => {
    const cwd = folderOf(t, files);
    for (const line of [
      ["lint", "."],
      ["check", "p.audit", "--hosts", "hosts"],
      ["snapshot", "s.txt"],
      ["diff", "s.txt", "other.txt"],
      ["diff", "accepted.audit", "other.audit", "third.audit"],
      ["list", "refers.audit", "--controls", `${mark}##vso[f]`, "--catalogue", "catalogue.txt"],
    ]) {
      const [plain, colored] = [
        await nessusAudit(line, { cwd }),
        await nessusAudit(line, { cwd, color: true }),
      ];
      assert.match(colored.stdout, /\u001b\[3/);
      assert.equal(colored.stdout.replace(/\u001b\[(?:1|2|22|3[1-5]|39)m/g, ""), plain.stdout);
    }
  });

  it("arrives as it was in JSON", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit(["check", "p.audit", "--snapshot", "s.txt", "--format", "json"], {
      cwd,
    });
    assert.equal(JSON.parse(stdout).results[0].check.description, withLines);
  });

  it("is printed to the byte into a file only", async (t) => {
    const cwd = folderOf(t, files);
    const refused = await nessusAudit(["format", "-"], { cwd, input: wellFormed });
    assert.deepEqual([refused.code, refused.stdout], [2, ""]);
    assert.match(refused.stderr, /^nessus-audit: stdin is not printed: .* line 1\. Write it to a file/);
    const written = await nessusAudit(["format", "-"], { cwd, input: wellFormed, outputIsFile: true });
    assert.equal(written.code, 0);
    assert.equal(written.stdout.replace(/[ \t]+/g, ""), wellFormed.replace(/[ \t]+/g, ""));
  });

  it("leaves addresses readable", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit(["snapshot", "s.txt"], { cwd });
    assert.match(stdout, / :: +443 /);
  });
});

/** Without what the format is for: annotations of a file, which none of the texts above holds. */
const ownCommands: Record<string, RegExp> = {
  github: /^::(?:error|warning|notice) (?=(?:file|title)=[^\n]*::)/gm,
  azure: /^##vso\[task\.logissue (?=type=(?:error|warning);[^\n\]]*\])/gm,
};

function withoutOwnCommands(text: string, format: string | undefined): string {
  const own = ownCommands[format ?? ""];
  return own === undefined ? text : text.replace(own, "");
}
