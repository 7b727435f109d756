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
# ---- Commands of the policies, as they are written there. Whoever wrote the policies chose them.
# These write, end or start something, or reach out, by their words:
# service fern restart
cmd 'service fern restart'
# The others:
cmd 'uname -r'
}

# ---- What the policies read without a command.
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
    assert.match(stderr, /--time-limit has to be from 1 to 86400\./);
  });

  it("has no script for a policy of another check type", async (t) => {
    const cwd = folderOf(t, { "w.audit": '<check_type:"Windows" version:"2">\n</check_type>\n' });
    const { code, stdout, stderr } = await nessusAudit(["capture", "w.audit"], { cwd });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /w\.audit is not a policy for Unix: there is no capture script/);
    const text = await nessusAudit(["capture", "-"], { cwd, input: "hello\n" });
    assert.match(text.stderr, /stdin is not a policy for Unix: it has no <check_type>\./);
  });
});

describe("needs", () => {
  it("lists what policies look at, as text and as JSON", async (t) => {
    const cwd = folderOf(t, { "a.audit": policy });
    const { code, stdout } = await nessusAudit(["needs", "a.audit"], { cwd });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `Unix: 4 checks, 3 judged

  checks   gates  what they look at
       1       3  file /etc/os-release
       1       0  command service fern restart
       1       0  command uname -r

  checks  never judged
       1  FIND_CMD: FIND_CMD is not evaluated: its keywords are not documented.
`,
    );
    const json = JSON.parse((await nessusAudit(["needs", "a.audit", "--format", "json"], { cwd })).stdout);
    assert.deepEqual(json.families, { Unix: { checks: 4, judged: 3 } });
    assert.deepEqual(json.needs[0], { kind: "file", key: "/etc/os-release", checks: 1, gates: 3 });
    assert.deepEqual(Object.keys(json.unjudged[0]), ["type", "reason", "checks"]);
    assert.equal(json.version, 1);
  });
});
