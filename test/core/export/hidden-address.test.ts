import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { duckdbStatement } from "../../../core/export/sql/duckdb.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { duckdbOf } from "./databases.ts";

const policy = policyOf(
  parse(`<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
port_type : TCP
ports : "3306"
description : "No database"
</custom_item>
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
port_type : TCP
ports : "22"
description : "Only SSH"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
port_type : TCP
ports : "3306"
name : "mariadbd"
description : "Only MariaDB"
</custom_item>
</check_type>`),
);

type Row = [port: number, address: string, process: string];

/** Rows of `listening_ports`, and what the three checks say. */
const inputs: { it: string; rows: Row[]; loopback: "ignore" | "count"; says: string[] }[] = [
  {
    it: "alone on the port",
    rows: [[3306, "", "mariadbd"]],
    loopback: "ignore",
    says: ["UNDECIDED", "UNDECIDED", "UNDECIDED"],
  },
  {
    it: "beside one that is open, with a process that is permitted",
    rows: [
      [3306, "0.0.0.0", "mariadbd"],
      [3306, "", "mariadbd"],
    ],
    loopback: "ignore",
    says: ["FAILED", "FAILED", "PASSED"],
  },
  {
    it: "beside one that is open, with a process that is not permitted",
    rows: [
      [3306, "10.0.0.9", "mariadbd"],
      [3306, "", "mysqld"],
    ],
    loopback: "ignore",
    says: ["FAILED", "FAILED", "UNDECIDED"],
  },
  {
    it: "on a port that no check is about",
    rows: [
      [22, "", "sshd"],
      [3306, "127.0.0.1", "mysqld"],
    ],
    loopback: "ignore",
    says: ["PASSED", "PASSED", "UNDECIDED"],
  },
  {
    it: "where sockets on the loopback address count as well",
    rows: [[3306, "", "mysqld"]],
    loopback: "count",
    says: ["FAILED", "FAILED", "FAILED"],
  },
];

describe("a socket of osquery whose address is empty is the same in snapshots and in queries", () => {
  for (const { it: name, rows, loopback, says } of inputs) {
    it(name, async () => {
      const options = { ...defaultEvaluateOptions, loopback };
      const records = rows.map(([port, address, process]) => ({
        address,
        family: "2",
        name: process,
        pid: "7",
        port: String(port),
        protocol: "6",
      }));
      const command =
        "$ osqueryi --json 'SELECT l.*, p.name FROM listening_ports l LEFT JOIN processes p USING (pid)'";
      const [snapshot] = readSnapshots(`${command}\n${JSON.stringify(records, undefined, 1)}\n`);
      assert.ok(snapshot);
      assert.deepEqual(
        evaluate(policy, snapshot, options).map(({ status }) => status),
        says,
      );
      const planned = planPolicy({ path: "p.audit", policy, options });
      assert.ok(planned.ok);
      const database = await duckdbOf({
        listeners: rows.map(([port, address, process]) => ["db1", "tcp", port, address, process, 7]),
        hosts: [["db1", "Linux", true, true, true]],
      });
      const found = await database.rows(
        duckdbStatement([planned.plan], { loopback, unknownPorts: "undecided", rows: "all" }),
      );
      database.close();
      const byCheck = found.sort((one, other) => one.check_id.localeCompare(other.check_id));
      const order = ["No database", "Only SSH", "Only MariaDB"];
      assert.deepEqual(
        order.map((one) => byCheck.find(({ check_id }) => check_id.includes(one))?.status),
        says,
      );
    });
  }
});
