import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse as parseYaml } from "yaml";
import { builtCommand } from "../built-command.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

const item = (lines: string) => `<custom_item>\n${lines}\n</custom_item>\n`;
const policy = `<check_type:"Unix">
${item('type : AUDIT_DENIED_OPEN_PORTS\nport_type : TCP\nports : "23, 51[2-4]"\ndescription : "No telnet"')}
${item('type : AUDIT_PROCESS_ON_PORT\nport_type : TCP\nports : "22"\nname : "sshd"\ndescription : "Only sshd"')}
</check_type>
`;
const others = `<check_type:"Unix">
${item('type : CMD_EXEC\ncmd : "id"\nexpect : "root"\ndescription : "Who am I"')}
<if>
<condition type:"AND">
${item('type : FILE_CHECK\nfile : "/etc/redhat-release"\ndescription : "Red Hat"')}
</condition>
<then>
${item('type : AUDIT_DENIED_OPEN_PORTS\nport_type : TCP\nports : "23"\ndescription : "No telnet there"')}
</then>
</if>
</check_type>
`;

const listeners = `host,protocol,port,address,process
a,tcp,22,0.0.0.0,sshd
b,tcp,513,::,rlogind
b,tcp,22,127.0.0.1,sshd
c,tcp,22,0.0.0.0,
`;
const hosts = `host,os,tcp_listed,udp_listed,as_root
a,Linux,true,true,true
b,Linux,true,true,true
c,Linux,yes,no,no
`;

describe("export", () => {
  it("writes the files of Fleet, and says why a check is not in them", async (t) => {
    const cwd = folderOf(t, { "web.audit": policy, "others.audit": others });
    const { code, stderr } = await nessusAudit(
      ["export", "web.audit", "others.audit", "--to", "fleet", "-o", "web"],
      { cwd },
    );
    assert.equal(code, 2);
    assert.match(stderr, /others\.audit:2: "Who am I" is left out\. CMD_EXEC reads/);
    const names = (file: string) =>
      (parseYaml(readFileSync(join(cwd, file), "utf8")) as { name: string }[]).map(({ name }) => name);
    assert.deepEqual(names("web.policies.yml"), ["No telnet there", "No telnet", "Only sshd"]);
    assert.deepEqual(names("web.reports.yml"), ["No telnet there", "No telnet", "Only sshd"]);
  });

  it("leaves out what depends on a condition that the tables can't answer", async (t) => {
    const cwd = folderOf(t, { "others.audit": others });
    const { code, stdout, stderr } = await nessusAudit(["export", "others.audit", "--to", "sql"], { cwd });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /"No telnet there" is left out\. It depends on the condition "Red Hat"\./);
    assert.match(stderr, /No check of these policies can be exported/);
  });

  it("makes a pack with a snapshot and the violations of each check", async (t) => {
    const cwd = folderOf(t, { "web.audit": policy });
    const { code, stdout } = await nessusAudit(["export", "web.audit", "--to", "osquery-pack"], { cwd });
    assert.equal(code, 0);
    const pack = JSON.parse(stdout);
    assert.equal(pack.platform, "linux");
    assert.deepEqual(Object.keys(pack.queries), [
      "No telnet",
      "No telnet: violations",
      "Only sshd",
      "Only sshd: violations",
    ]);
    for (const { query, snapshot } of Object.values(pack.queries) as { query: string; snapshot: boolean }[]) {
      assert.equal(snapshot, true);
      assert.match(query, /CAST\(l\.port AS INTEGER\)/);
    }
  });

  for (const [target, column] of [
    ["kolide", "KOLIDE_CHECK_STATUS"],
    ["zentral", "ztl_status"],
  ] as const) {
    it(`makes checks for ${target}`, async (t) => {
      const cwd = folderOf(t, { "web.audit": policy });
      const { stdout } = await nessusAudit(["export", "web.audit", "--to", target], { cwd });
      const checks = JSON.parse(stdout) as { name: string; sql: string }[];
      assert.deepEqual(
        checks.map(({ sql }) => sql.includes(` AS ${column}`)),
        [true, true],
      );
    });
  }

  it("replaces no file without being asked", async (t) => {
    const cwd = folderOf(t, { "web.audit": policy, "web.sql": "mine" });
    const args = ["export", "web.audit", "--to", "sql", "-o", "web.sql"];
    assert.equal((await nessusAudit(args, { cwd })).code, 2);
    assert.equal(readFileSync(join(cwd, "web.sql"), "utf8"), "mine");
    assert.equal((await nessusAudit([...args, "--force"], { cwd })).code, 0);
    assert.match(readFileSync(join(cwd, "web.sql"), "utf8"), /^-- Checks of web\.audit, for DuckDB\./);
  });

  it("exports nothing of what the scanner would not run", async (t) => {
    const cwd = folderOf(t, { "web.audit": policy.replace("</check_type>", "") });
    const { code, stdout, stderr } = await nessusAudit(["export", "web.audit", "--to", "kolide"], { cwd });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /The scanner would not run this policy/);
  });
});

describe("check --inventory", () => {
  const check = async (t: TestContext, files: Record<string, string>, ...args: string[]) => {
    const cwd = folderOf(t, { "web.audit": policy, "l.csv": listeners, "h.csv": hosts, ...files });
    return nessusAudit(["check", "web.audit", "--inventory", ...args], { cwd });
  };

  it("says what each host of CSV files is", async (t) => {
    const { code, stdout } = await check(t, {}, "l.csv", "h.csv", "--format", "json");
    assert.equal(code, 1);
    const { results } = JSON.parse(stdout) as { results: { host: string; status: string; reason: string }[] };
    assert.deepEqual(
      results.map(({ host, status, reason }) => `${host} ${status} ${reason}`),
      [
        "a PASSED Nothing in the inventory violates it.",
        "a PASSED Nothing in the inventory violates it.",
        "b FAILED 513/tcp is open.",
        "b UNDECIDED 22/tcp is closed.",
        "c PASSED Nothing in the inventory violates it.",
        "c UNDECIDED 22/tcp: it is not known whether the process is permitted, and the list was not made as root.",
      ],
    );
  });

  it("reads Parquet and NDJSON as well, and several files of one kind", async (t) => {
    const cwd = folderOf(t, { "web.audit": policy, "l.csv": listeners });
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const path = (name: string) => `'${join(cwd, name).replaceAll("'", "''")}'`;
    await connection.run(
      `COPY (SELECT * FROM read_csv(${path("l.csv")}) WHERE host = 'a') TO ${path("a.parquet")}`,
    );
    await connection.run(
      `COPY (SELECT * FROM read_csv(${path("l.csv")}) WHERE host = 'b') TO ${path("b.ndjson")} (FORMAT json)`,
    );
    await connection.run(
      `COPY (SELECT UNNEST(['a', 'b']) AS host, 'Linux' AS os, true AS tcp_listed, true AS udp_listed, true AS as_root) TO ${path("h.parquet")}`,
    );
    connection.closeSync();
    const { code, stdout, stderr } = await nessusAudit(
      ["check", "web.audit", "--inventory", "a.parquet", "b.ndjson", "h.parquet"],
      { cwd },
    );
    assert.equal(code, 1, stderr);
    assert.match(stdout, /2 passed, 1 failed, 1 undecided\./);
  });

  for (const [name, files, args, message] of [
    [
      "without a column",
      { "l.csv": listeners.replace("address", "addr") },
      ["l.csv", "h.csv"],
      /l\.csv is missing the column address: listeners needs host/,
    ],
    ["of another kind", { "x.csv": "one,two\n1,2\n" }, ["x.csv"], /x\.csv has neither the column port/],
    ["without hosts", {}, ["l.csv"], /needs a file of hosts/],
    ["without listeners", {}, ["h.csv"], /needs a file of listeners/],
    ["that is no Parquet", { "l.parquet": "nothing" }, ["l.parquet", "h.csv"], /l\.parquet can't be read: /],
    ["that is not there", {}, ["missing.csv"], /missing\.csv is not a file/],
    ["of another ending", {}, ["l.xlsx"], /l\.xlsx is not an inventory/],
  ] as const) {
    it(`refuses a file ${name}`, async (t) => {
      const { code, stdout, stderr } = await check(t, files, ...args.map((arg) => `${arg}`));
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }

  it("reads no address of the network", async (t) => {
    const { code, stderr } = await check(t, {}, "https://example.com/l.csv", "h.csv");
    assert.equal(code, 2);
    assert.match(stderr, /is not a file/);
  });

  it("asks for the package by name where it is not installed", {
    skip: existsSync(builtCommand) ? false : "not built",
  }, (t) => {
    const cwd = folderOf(t, { "web.audit": policy, "l.csv": listeners, "h.csv": hosts });
    // There are no packages next to a copy of the command.
    copyFileSync(builtCommand, join(cwd, "cli.cjs"));
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(cwd, "cli.cjs"), "check", "web.audit", "--inventory", "l.csv", "h.csv"],
      { cwd, encoding: "utf8" },
    );
    assert.equal(status, 2);
    assert.match(stderr, /needs the package @duckdb\/node-api, which is not installed\. Install it/);
  });
});
