import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFits } from "../../core/report/validate.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const header = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
const row = (port: number) =>
  `tcp   LISTEN 0      128          0.0.0.0:${port}        0.0.0.0:*    users:(("proc${port}",pid=${port},fd=3))\n`;
const whole = `$ ss -tulpn\n${header}${row(22)}`;
/** Nothing that the policy denies, and a pipe that may have left it out. */
const selected = `$ ss -tulpn | grep :22\n${header}${row(22)}`;
const open = `$ ss -tulpn | grep :2\n${header}${row(23)}`;

/** The check below a condition that no list of ports decides. */
const gatedPolicy = (before = "") =>
  goodPolicy
    .replace(
      "<custom_item>",
      `${before}<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "Debian is installed"
      cmd         : "cat /etc/debian_version"
      expect      : ".+"
    </custom_item>
  </condition>
  <then>
<custom_item>`,
    )
    .replace("</custom_item>\n\n</check_type>", "</custom_item>\n  </then>\n</if>\n\n</check_type>");
const decided = goodPolicy.slice(goodPolicy.indexOf("<custom_item>"), goodPolicy.indexOf("</check_type>"));

const files = {
  "web.audit": goodPolicy,
  "bad.audit": badPolicy,
  "gated.audit": gatedPolicy(),
  "both.audit": gatedPolicy(decided.replace("No telnet and no FTP", "Decided")),
  "whole.txt": whole,
  "selected.txt": selected,
  "open.txt": open,
};

describe("the exit code of check", () => {
  const cases: { args: string[]; code: number; stdout: RegExp; stderr?: RegExp }[] = [
    {
      args: ["web.audit", "-s", "selected.txt"],
      code: 1,
      stdout:
        /^UNDECIDED No telnet .*\n {2}.*grep.*\n {2}help: Take it with .*0 passed, 0 failed, 1 undecided/ms,
    },
    { args: ["web.audit", "-s", "selected.txt", "--fail-on", "failed"], code: 0, stdout: /1 undecided/ },
    { args: ["web.audit", "-s", "selected.txt", "--fail-on", "warning"], code: 1, stdout: /1 undecided/ },
    { args: ["web.audit", "-s", "open.txt", "--fail-on", "failed"], code: 1, stdout: /1 failed/ },
    {
      args: ["web.audit", "-s", "selected.txt", "--lists", "tcp"],
      code: 0,
      stdout: /PASSED.*complete because you said so/s,
    },
    {
      args: ["web.audit", "-s", "selected.txt", "--lists", "udp, tcp 20-25"],
      code: 0,
      stdout: /20–25 count as listed because you said so/,
    },
    { args: ["web.audit", "-s", "selected.txt", "--lists", "tcp 20-22"], code: 1, stdout: /Not known: 23\./ },
    { args: ["web.audit", "-s", "selected.txt", "--unknown-ports", "closed"], code: 0, stdout: /1 passed/ },
    {
      args: ["web.audit", "-s", "selected.txt", "--unlisted-protocol", "closed"],
      code: 0,
      stdout: /1 passed/,
      stderr: /^note: --unlisted-protocol was renamed: write --unknown-ports/,
    },
    {
      args: ["both.audit", "-s", "whole.txt"],
      code: 0,
      stdout:
        /below the condition "Debian is installed" \(line \d+\)\n.*\n {2}help: .*\n {4}PASSED if reached: No telnet/,
    },
    { args: ["both.audit", "-s", "open.txt"], code: 1, stdout: /FAILED if reached: No telnet/ },
    {
      args: ["gated.audit", "-s", "open.txt"],
      code: 2,
      stdout: /1 undecided/,
      stderr: /No check is decided: all of them depend on undecided conditions\. .*# condition: PASSED/,
    },
    { args: ["gated.audit", "-s", "open.txt", "--fail-on", "failed"], code: 0, stdout: /1 undecided/ },
    {
      args: ["bad.audit", "-s", "whole.txt"],
      code: 2,
      stdout: /^UNDECIDED as a whole.*\n {2}The scanner would not run this policy/m,
      stderr: /^nessus-audit: bad\.audit: the scanner would not run this policy: 1 error: [^\n]*\n$/,
    },
  ];
  for (const { args, code, stdout, stderr = /^$/ } of cases) {
    it(args.join(" "), async (t) => {
      const result = await nessusAudit(["check", ...args], { cwd: folderOf(t, files) });
      assert.match(result.stdout, stdout);
      assert.match(result.stderr, stderr);
      assert.equal(result.code, code);
    });
  }

  it("is right whichever host a gate is undecided on, and fits the schema", async (t) => {
    const args = [
      "check",
      "both.audit",
      "gated.audit",
      "-s",
      "whole.txt",
      "selected.txt",
      "--format",
      "json",
    ];
    const { code, stdout } = await nessusAudit(args, { cwd: folderOf(t, files) });
    assertFits("check", stdout);
    assert.equal(code, 1);
    const { version, results } = JSON.parse(stdout);
    assert.equal(version, 2);
    const shown = results.map(
      ({ because, ifReached }: { because?: string; ifReached?: string }) => `${because} ${ifReached}`,
    );
    assert.deepEqual(shown, [
      "partial undefined",
      "gate UNDECIDED",
      "undefined undefined",
      "gate PASSED",
      "gate UNDECIDED",
      "gate PASSED",
    ]);
  });
});

describe("check --expect", () => {
  const cases: { expected: string; snapshot: string; code: number; stderr: RegExp }[] = [
    { expected: "UNDECIDED", snapshot: selected, code: 0, stderr: /^note: 1 of 1 expectation met\.\n$/ },
    {
      expected: "ERROR",
      snapshot: selected,
      code: 0,
      stderr:
        /host\.txt:1: write # expect: UNDECIDED "No telnet and no FTP"; only the scanner itself reports ERROR/,
    },
    { expected: "PASSED", snapshot: selected, code: 1, stderr: /but in web\.audit it is UNDECIDED: / },
    { expected: "UNDECIDED", snapshot: open, code: 1, stderr: /but in web\.audit it is FAILED: / },
  ];
  for (const { expected, snapshot, code, stderr } of cases) {
    it(`${expected} of a ${snapshot === open ? "failed" : "undecided"} check`, async (t) => {
      const text = `# expect: ${expected} "No telnet and no FTP"\n${snapshot}`;
      const cwd = folderOf(t, { ...files, "host.txt": text });
      const result = await nessusAudit(["check", "web.audit", "-s", "host.txt", "--expect"], { cwd });
      assert.match(result.stderr, stderr);
      assert.equal(result.code, code);
    });
  }
});

describe("values of variables", () => {
  const policy = goodPolicy.replace('"21,23"', '"@DENIED@"');
  const status = async (cwd: string, ...args: string[]) => {
    const { stdout } = await nessusAudit(["check", "v.audit", "-s", "h.txt", "--format", "json", ...args], {
      cwd,
    });
    return JSON.parse(stdout).results[0].status;
  };
  const configuration = '{ "variables": { "DENIED": "22" } }';

  it("come from --set, then the snapshot, then the configuration", async (t) => {
    const none = folderOf(t, { "v.audit": policy, "h.txt": whole });
    assert.equal(await status(none), "UNDECIDED");
    assert.equal(await status(none, "--set", "DENIED=22"), "FAILED");
    assert.equal(await status(none, "--set", "DENIED=23"), "PASSED");
    const configured = folderOf(t, {
      "v.audit": policy,
      "h.txt": whole,
      ".nessus-audit.json": configuration,
    });
    assert.equal(await status(configured), "FAILED");
    assert.equal(await status(configured, "--set", "DENIED=23"), "PASSED");
    const host = folderOf(t, {
      "v.audit": policy,
      "h.txt": `# set: DENIED=23\n${whole}`,
      ".nessus-audit.json": configuration,
    });
    assert.equal(await status(host), "PASSED");
    assert.equal(await status(host, "--set", "OTHER=1", "--set", "DENIED=22"), "FAILED");
  });
});

describe("a run that lacks what commands and files show", () => {
  const command = (name: string) =>
    `<custom_item>\n  type : CMD_EXEC\n  description : "${name}"\n  cmd : "${name}"\n  expect : "^x"\n</custom_item>\n`;
  const policyOf = (...names: string[]) =>
    `<check_type:"Unix">\n${names.map(command).join("")}</check_type>\n`;
  const own = {
    "few.audit": policyOf("a", "b", "c", "d"),
    "many.audit": policyOf("a", "b", "c", "d", "e"),
    "whole.txt": whole,
  };

  it("names the script that prints it, where it is more than a person adds by hand", async (t) => {
    const cwd = folderOf(t, own);
    const few = await nessusAudit(["check", "few.audit", "-s", "whole.txt"], { cwd });
    assert.equal(few.stderr, "");
    const many = await nessusAudit(["check", "many.audit", "-s", "whole.txt"], { cwd });
    assert.equal(
      many.stderr,
      "note: 5 verdicts need the output of a command or a file. nessus-audit capture many.audit writes a script that prints all of it.\n",
    );
    assert.equal(many.code, 1);
  });
});

it("what a host shows is there for every policy of a run, and so are its expectations", async (t) => {
  const policy = (description: string, expect: string) =>
    `<check_type:"Unix">\n<custom_item>\n  type : CMD_EXEC\n  description : "${description}"\n  cmd : "uname -r"\n  expect : "${expect}"\n</custom_item>\n</check_type>\n`;
  const cwd = folderOf(t, {
    "p/a.audit": policy("a", "^6"),
    "p/b.audit": policy("b", "^7"),
    "hosts/web01.txt":
      '# expect: FAILED "b"\n# expect: PASSED "a"\nroot@web01:~# uname -r\n6.1.0\nroot@web01:~#\n',
  });
  const { code, stdout, stderr } = await nessusAudit(["check", "p", "--hosts", "hosts", "--expect"], { cwd });
  assert.match(stdout, /1 passed, 1 failed\./);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "note: 2 of 2 expectations met.\n" });
});
