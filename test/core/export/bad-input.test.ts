import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { dialects } from "../../../core/export/sql/dialects.ts";
import { duckdbStatement } from "../../../core/export/sql/duckdb.ts";
import { portableStatement } from "../../../core/export/sql/statement.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { duckdbOf, inserts, sqliteOf, type Value } from "./databases.ts";

const policy = `<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
port_type : TCP
ports : "23"
description : "No telnet"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
port_type : TCP
ports : "22"
name : "sshd"
description : "Only sshd"
</custom_item>
</check_type>`;

/** Rows of listeners and hosts, and what the two checks say. */
const inputs: {
  it: string;
  listeners: Value[][];
  hosts: Value[][];
  says: Record<string, [string, string]>;
}[] = [
  {
    it: "ports are texts",
    listeners: [
      ["a", "tcp", "23", "0.0.0.0", "telnetd", 1],
      ["b", "tcp", "22", "0.0.0.0", "sshd", 1],
    ],
    hosts: [
      ["a", "Linux", true, true, true],
      ["b", "Linux", true, true, true],
    ],
    says: { a: ["FAILED", "UNDECIDED"], b: ["PASSED", "PASSED"] },
  },
  {
    it: "a port that is none may be any",
    listeners: [
      ["a", "tcp", "telnet", "0.0.0.0", "telnetd", 1],
      ["b", "tcp", "70000", "0.0.0.0", "x", 1],
      ["c", "tcp", null, "0.0.0.0", "x", 1],
      ["d", "tcp", "-1", "0.0.0.0", "x", 1],
      ["e", "udp", "telnet", "0.0.0.0", "x", 1],
      ["f", "tcp", "22.5", "0.0.0.0", "sshd", 1],
    ],
    hosts: ["a", "b", "c", "d", "e", "f"].map((host) => [host, "Linux", true, true, true]),
    says: {
      a: ["UNDECIDED", "UNDECIDED"],
      b: ["UNDECIDED", "UNDECIDED"],
      c: ["UNDECIDED", "UNDECIDED"],
      d: ["UNDECIDED", "UNDECIDED"],
      e: ["PASSED", "UNDECIDED"],
      f: ["UNDECIDED", "UNDECIDED"],
    },
  },
  {
    it: "an address that is not shown may be one of the loopback",
    listeners: [
      ["a", "tcp", "23", null, "telnetd", 1],
      ["b", "tcp", "22", "", "sshd", 1],
      ["c", "tcp", "22", null, "dropbear", 1],
    ],
    hosts: ["a", "b", "c"].map((host) => [host, "Linux", true, true, true]),
    says: { a: ["UNDECIDED", "UNDECIDED"], b: ["PASSED", "UNDECIDED"], c: ["PASSED", "UNDECIDED"] },
  },
  {
    it: "a host that is in listeners alone",
    listeners: [
      ["a", "tcp", "80", "0.0.0.0", "nginx", 1],
      ["b", "tcp", "23", "0.0.0.0", "telnetd", 1],
    ],
    hosts: [],
    says: { a: ["UNDECIDED", "UNDECIDED"], b: ["FAILED", "UNDECIDED"] },
  },
  {
    it: "two rows of the coverage of a host, be they alike",
    listeners: [],
    hosts: [
      ["a", "Linux", true, true, true],
      ["a", "Linux", true, true, true],
      ["b", "Linux", true, true, true],
      ["b", "Linux", false, true, true],
    ],
    says: { a: ["UNDECIDED", "UNDECIDED"], b: ["UNDECIDED", "UNDECIDED"] },
  },
  {
    it: "nothing is said of the coverage",
    listeners: [],
    hosts: [
      ["a", null, null, null, null],
      ["b", "Linux", false, true, true],
    ],
    says: { a: ["UNDECIDED", "UNDECIDED"], b: ["UNDECIDED", "UNDECIDED"] },
  },
  {
    it: "a protocol that is not said may be any, and others count for nothing",
    listeners: [
      ["a", null, "23", "0.0.0.0", "x", 1],
      ["b", "", "5", "0.0.0.0", "x", 1],
      ["c", "sctp", "23", "0.0.0.0", "x", 1],
      ["d", "TCP6", "23", "::", "x", 1],
      ["e", "6", "23", "::", "x", 1],
      ["f", "udp", "23", "::", "x", 1],
    ],
    hosts: ["a", "b", "c", "d", "e", "f"].map((host) => [host, "Linux", true, true, true]),
    says: {
      a: ["UNDECIDED", "UNDECIDED"],
      b: ["UNDECIDED", "UNDECIDED"],
      c: ["PASSED", "UNDECIDED"],
      d: ["FAILED", "UNDECIDED"],
      e: ["FAILED", "UNDECIDED"],
      f: ["PASSED", "UNDECIDED"],
    },
  },
  {
    it: "a process that is not shown",
    listeners: [
      ["a", "tcp", "22", "0.0.0.0", null, -1],
      ["b", "tcp", "22", "0.0.0.0", "-", -1],
      ["c", "tcp", "22", "0.0.0.0", " sshd ", 1],
    ],
    hosts: ["a", "b", "c"].map((host) => [host, "linux", true, true, false]),
    says: { a: ["PASSED", "UNDECIDED"], b: ["PASSED", "UNDECIDED"], c: ["PASSED", "PASSED"] },
  },
  {
    it: "a host of the other kind is not asked",
    listeners: [["a", "tcp", "23", "0.0.0.0", "x", 1]],
    hosts: [
      ["a", "Windows", true, true, true],
      ["b", "Microsoft Windows Server 2022", true, true, true],
      ["c", "Ubuntu", true, true, true],
    ],
    says: { c: ["PASSED", "UNDECIDED"] },
  },
];

const planned = planPolicy({
  path: "p.audit",
  policy: policyOf(parse(policy)),
  options: defaultEvaluateOptions,
});
const settings = { loopback: "ignore", unknownPorts: "undecided", rows: "all" } as const;
/** As a careless loader makes the table. */
const textColumns = [
  "CREATE TABLE listeners (host VARCHAR, protocol VARCHAR, port VARCHAR, address VARCHAR, process VARCHAR, pid INTEGER)",
  "CREATE TABLE hosts (host VARCHAR, os VARCHAR, tcp_listed BOOLEAN, udp_listed BOOLEAN, as_root BOOLEAN)",
];

describe("invalid rows of an inventory never make a check pass", () => {
  assert.ok(planned.ok);
  const { plan } = planned;
  for (const { it: name, listeners, hosts, says } of inputs) {
    it(name, async () => {
      const sqlite = sqliteOf({ listeners, hosts });
      const duckdb = await duckdbOf({ listeners, hosts }, textColumns);
      const answers = {
        sqlite: await sqlite.rows(portableStatement([plan], settings, dialects.sqlite)),
        portable: await duckdb.rows(portableStatement([plan], settings, dialects.duckdb)),
        duckdb: await duckdb.rows(duckdbStatement([plan], settings)),
      };
      sqlite.close();
      duckdb.close();
      for (const [database, rows] of Object.entries(answers)) {
        const found: Record<string, [string, string]> = {};
        for (const { host, check_id, status } of rows) {
          found[host] ??= ["", ""];
          found[host][check_id.includes("telnet") ? 0 : 1] = status;
        }
        assert.deepEqual(found, says, database);
      }
    });
  }

  it("counts the same as it lists", async () => {
    const all = inputs.find(({ it: name }) => name.startsWith("a port that is none"))!;
    const duckdb = await duckdbOf(all, textColumns);
    const statement = duckdbStatement([plan], { ...settings, rows: "counts" });
    const rows = (await duckdb.rows(statement)) as unknown as { status: string; hosts: bigint }[];
    duckdb.close();
    assert.deepEqual(
      rows.map(({ status, hosts }) => `${status} ${hosts}`),
      ["PASSED 1", "UNDECIDED 5", "UNDECIDED 6"],
    );
  });

  it("says what it is that nobody knows", async () => {
    const sqlite = sqliteOf({ listeners: [["a", "tcp", 80, "::", "x", 1]], hosts: [] });
    const [row] = await sqlite.rows(
      portableStatement([plan], { ...settings, rows: "problems" }, dialects.sqlite),
    );
    sqlite.close();
    assert.equal(row!.evidence, "the host is not in hosts");
    assert.equal([...inserts("hosts", [])].length, 0);
  });
});
