import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folderOf, nessusAudit } from "../command-line.ts";

const policy = `<check_type:"Unix">
<if>
<condition type:"AND">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "The system"
  file        : "/etc/os-release"
  regex       : "^ID="
  expect      : "moss"
</custom_item>
</condition>
<then>
<custom_item>
  type        : CMD_EXEC
  description : "Linux only"
  system      : "Linux"
  cmd         : "service fern restart"
  expect      : "done"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "The kernel"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : FIND_CMD
  description : "A file"
</custom_item>
</then>
</if>
</check_type>
`;

const windowsPolicy = `<check_type:"Windows" version:"2">
<custom_item>
  type        : REGISTRY_SETTING
  description : "Leaf"
  value_type  : POLICY_DWORD
  value_data  : 1
  reg_key     : "HKLM\\SOFTWARE\\Fern"
  reg_item    : "Leaf"
  reg_option  : CAN_NOT_BE_NULL
</custom_item>
<custom_item>
  type        : FILE_CHECK
  description : "A share"
  value_type  : POLICY_TEXT
  value_data  : "\\\\moss\\share\\a.txt"
  file_option : MUST_EXIST
</custom_item>
<custom_item>
  type            : AUDIT_POWERSHELL
  description     : "Fern"
  value_type      : POLICY_TEXT
  value_data      : "on"
  powershell_args : "Get-Fern"
</custom_item>
</check_type>
`;

describe("capture for Windows", () => {
  it("prints a script for PowerShell, and says what is not in it", async (t) => {
    const cwd = folderOf(t, { "a.audit": windowsPolicy });
    for (const args of [
      ["capture", "a.audit", "--for", "windows"],
      ["capture", "a.audit"],
    ]) {
      const { code, stdout, stderr } = await nessusAudit(args, { cwd });
      assert.equal(code, 0);
      assert.equal(
        stderr,
        "note: \\\\moss\\share\\a.txt is not in the script: it is a path of another host or of a device.\n" +
          "note: The script reads 1 key, file or list, 1 command of the policies.\n",
      );
      assert.match(stdout, /^naValues 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern' @\('Leaf'\)$/m);
      assert.match(stdout, /^naCommand 'Get-Fern'$/m);
    }
    const without = await nessusAudit(["capture", "a.audit", "--without-commands"], { cwd });
    assert.doesNotMatch(without.stdout, /Get-Fern/);
  });

  it("names the policies that are for another kind of system", async (t) => {
    const cwd = folderOf(t, { "a.audit": windowsPolicy, "b.audit": policy });
    const unix = await nessusAudit(["capture", "a.audit", "b.audit"], { cwd });
    assert.equal(unix.code, 2);
    assert.match(unix.stdout, /^#!\/bin\/sh\n/);
    assert.match(unix.stderr, /a\.audit is not a policy for Unix: use --for windows for the script/);
    const windows = await nessusAudit(["capture", "a.audit", "b.audit", "--for", "windows"], { cwd });
    assert.equal(windows.code, 2);
    assert.match(windows.stderr, /b\.audit is not a policy for Windows: omit --for windows to get/);
  });
});

describe("capture", () => {
  it("prints a script with the commands that change something first", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy });
    const { code, stdout, stderr } = await nessusAudit(["capture", "a.audit"], { cwd });
    assert.equal(code, 0);
    assert.equal(stderr, "note: The script reads 1 file, glob or list, 2 commands of the policies.\n");
    assert.match(stdout, /^#!\/bin\/sh\n/);
    const own = stdout.slice(stdout.indexOf("na_commands() {"), stdout.indexOf("# ---- How"));
    assert.equal(
      own,
      `na_commands() {
# ---- Commands of the policies, exactly as written there. The authors of the policies chose them.
# Judging by their words, these write, end or start something, or connect to other hosts:
# service fern restart
cmd 'service fern restart'
# The others:
cmd 'uname -r'
}

# ---- What the policies read without commands.
na_processes() {
  :
}
na_reads() {
file '/etc/os-release'
}

`,
    );
  });

  it("leaves out the commands, and what is for other systems", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy });
    const without = await nessusAudit(["capture", "a.audit", "--without-commands"], { cwd });
    assert.doesNotMatch(without.stdout, /uname -r'|fern/);
    const forAix = await nessusAudit(["capture", "a.audit", "--for", "aix"], { cwd });
    assert.doesNotMatch(forAix.stdout, /fern/);
    assert.match(forAix.stdout, /uname -r'/);
  });

  it("takes limits, and says which there are", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy });
    const args = ["capture", "a.audit", "--max-size", "2", "--time-limit", "5"];
    const { stdout } = await nessusAudit(args, { cwd });
    assert.match(stdout, /\nna_max=2097152\nna_seconds=5\n/);
    const { code, stderr } = await nessusAudit(["capture", "a.audit", "--time-limit", "0"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /--time-limit must be from 1 to 86400\./);
  });

  it("has no script for a policy of another check type", async (t) => {
    const cwd = folderOf(t, { "w.audit": '<check_type:"MongoDB">\n</check_type>\n' });
    const { code, stdout, stderr } = await nessusAudit(["capture", "w.audit"], { cwd });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /w\.audit is not a policy for Unix: there is no capture script/);
    const text = await nessusAudit(["capture", "-"], { cwd, input: "hello\n" });
    assert.match(text.stderr, /stdin is not a policy for Unix: it has no <check_type>\./);
  });
});

const router = `<check_type:"Cisco">
<item>
  type        : CONFIG_CHECK
  description : "The clock"
  item        : "ntp server"
</item>
<item>
  type        : CONFIG_CHECK
  description : "Another"
  cmd         : "show clock ; reload"
  item        : "UTC"
</item>
</check_type>
`;
const rows = (dbType: string) => `<check_type:"Database" db_type:"${dbType}">
<custom_item>
  type        : SQL_POLICY
  description : "Leaf"
  sql_request : "select Leaf from fern"
  sql_types   : POLICY_VARCHAR
  sql_expect  : "moss"
</custom_item>
<custom_item>
  type        : SQL_POLICY
  description : "Open"
  sql_request : "select a from b where c = 'd"
  sql_types   : POLICY_VARCHAR
  sql_expect  : "moss"
</custom_item>
</check_type>
`;

describe("capture for devices and databases", () => {
  it("lists what is typed on a device, and what may do more than show something last", async (t) => {
    const cwd = folderOf(t, { "r.audit": router });
    for (const more of [[], ["--for", "cisco-ios"]]) {
      const { code, stdout, stderr } = await nessusAudit(["capture", "r.audit", ...more], { cwd });
      assert.equal(code, 0);
      assert.equal(stderr, "note: The script has 2 commands to type.\n");
      const typed = stdout.split("\n").filter((line) => !line.startsWith("!"));
      assert.deepEqual(typed, [
        "terminal length 0",
        "terminal width 0",
        "show running-config",
        "show clock ; reload",
        "",
      ]);
    }
  });

  it("writes a script for the client of a database, without what would take in the next query", async (t) => {
    const cwd = folderOf(t, { "d.audit": rows("MySQL") });
    for (const more of [[], ["--for", "sql"], ["--for", "mysql"]]) {
      const { code, stdout, stderr } = await nessusAudit(["capture", "d.audit", ...more], { cwd });
      assert.equal(code, 0);
      assert.equal(
        stderr,
        "note: select a from b where c = 'd is not in the script: it has control characters, or a quote that does not end.\n" +
          "note: The script runs 1 query.\n",
      );
      assert.match(
        stdout,
        /^select '-- query [0-9a-f]{16}' as '-- query [0-9a-f]{16}';\nselect Leaf from fern;$/m,
      );
    }
  });

  it("names the policies that do not fit, and what they need", async (t) => {
    const cwd = folderOf(t, { "r.audit": router, "d.audit": rows("Oracle"), "m.audit": rows("Fern") });
    const said = async (...args: string[]) => {
      const { code, stderr } = await nessusAudit(["capture", ...args], { cwd });
      assert.equal(code, 2);
      return stderr;
    };
    assert.match(
      await said("r.audit", "--for", "junos"),
      /r\.audit is not a policy for junos: use --for cisco-ios for/,
    );
    assert.match(
      await said("d.audit", "--for", "psql"),
      /d\.audit is not a policy for psql: use --for sqlplus for/,
    );
    assert.match(
      await said("m.audit", "--for", "sql"),
      /it has db_type "Fern", which no known client is for/,
    );
    assert.match(
      await said("r.audit", "d.audit", "--for", "aix"),
      /r\.audit is not a policy for Unix: use --for cisco-ios/,
    );
  });

  it("asks which of several databases is meant", async (t) => {
    const cwd = folderOf(t, { "o.audit": rows("Oracle"), "p.audit": rows("PostgreSQL") });
    const { code, stderr } = await nessusAudit(["capture", "o.audit", "p.audit", "--for", "sql"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /choose --for sqlplus or --for psql\./);
  });

  it("refuses options that are for scripts of another kind", async (t) => {
    const cwd = folderOf(t, { "r.audit": router, "d.audit": rows("Oracle") });
    for (const args of [
      ["r.audit", "--without-commands"],
      ["d.audit", "--without-commands"],
      ["d.audit", "--max-size", "3"],
      ["r.audit", "--time-limit", "3"],
    ]) {
      const { code, stderr } = await nessusAudit(["capture", ...args], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /^nessus-audit: --[a-z-]+ is for scripts for Unix and Windows: /);
    }
  });
});

describe("needs", () => {
  it("names commands of devices and queries as the policy has them", async (t) => {
    const cwd = folderOf(t, { "r.audit": router, "d.audit": rows("Oracle") });
    const { stdout } = await nessusAudit(["needs", "r.audit", "d.audit"], { cwd });
    assert.match(stdout, /^ +1 +0 {2}device command show running-config$/m);
    assert.match(stdout, /^ +1 +0 {2}answer select Leaf from fern$/m);
    assert.doesNotMatch(stdout, /device:/);
    const json = JSON.parse((await nessusAudit(["needs", "r.audit", "--format", "json"], { cwd })).stdout);
    assert.deepEqual(json.needs[0], {
      kind: "device command",
      key: "show running-config",
      checks: 1,
      gates: 0,
    });
  });

  it("lists what policies look at, as text and as JSON", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy });
    const { code, stdout } = await nessusAudit(["needs", "a.audit"], { cwd });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `Unix: 4 checks, 3 judged

  checks   gates  what they read
       1       3  file /etc/os-release
       1       0  command service fern restart
       1       0  command uname -r

  checks  never judged
       1  FIND_CMD: FIND_CMD is not evaluated: Tenable does not document its keywords.
`,
    );
    const json = JSON.parse((await nessusAudit(["needs", "a.audit", "--format", "json"], { cwd })).stdout);
    assert.deepEqual(json.families, { Unix: { checks: 4, judged: 3 } });
    assert.deepEqual(json.needs[0], { kind: "file", key: "/etc/os-release", checks: 1, gates: 3 });
    assert.deepEqual(Object.keys(json.unjudged[0]), ["type", "reason", "checks"]);
    assert.equal(json.version, 1);
  });
});
