import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import { planPolicy } from "../../core/export/plan-policy.ts";
import { dialects } from "../../core/export/sql/dialects.ts";
import { portableStatement } from "../../core/export/sql/statement.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { inserts, tablesOf, type Value } from "../core/export/databases.ts";
import { fleet, settings, verdictsOf } from "../core/export/evaluated-fleet.ts";
import { randomPolicy } from "../core/export/random-policies.ts";

/**
 * Holds the statements for ClickHouse to the evaluator's verdicts, in ClickHouse: random policies on 400 random hosts.
 *
 *   npm install --prefix FOLDER chdb
 *   node --import tsx test/measure/clickhouse.ts FOLDER [POLICIES]
 *
 * chdb is ClickHouse in a process, and has 550 MB, which is too much for a test that everybody runs.
 */
const [folder, policies = "15"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder that chdb is installed in.");
const { Session } = createRequire(join(resolve(folder), "package.json"))("chdb") as {
  Session: new () => { query(sql: string, format?: string): unknown };
};
const session = new Session();
const { text, integer, boolean } = dialects.clickhouse;
session.query(
  `CREATE TABLE listeners (host ${text}, protocol ${text}, port ${integer}, address ${text}, process ${text}, pid ${integer}) ENGINE = Memory`,
);
session.query(
  `CREATE TABLE hosts (host ${text}, os ${text}, tcp_listed ${boolean}, udp_listed ${boolean}, as_root ${boolean}) ENGINE = Memory`,
);
const escaped = (rows: readonly Value[][]) =>
  rows.map((row) => row.map((value) => (typeof value === "string" ? value.replaceAll("\\", "\\\\") : value)));
const tables = tablesOf(fleet);
for (const [name, rows] of Object.entries(tables)) {
  for (const statement of inserts(name, escaped(rows))) session.query(statement);
}

let count = 0;
await fc.assert(
  fc.asyncProperty(randomPolicy, settings, async (policyText, chosen) => {
    const options = { ...defaultEvaluateOptions, ...chosen };
    const policy = policyOf(parse(policyText));
    const planned = planPolicy({ path: "p.audit", policy, options });
    assert.ok(planned.ok);
    const { plan } = planned;
    if (plan.reported.length === 0) return;
    const statement = portableStatement([plan], { ...chosen, rows: "all" }, dialects.clickhouse);
    const printed = String(session.query(statement, "JSONEachRow")).trim();
    const found = printed.split("\n").flatMap((line) => {
      if (line === "") return [];
      const { host, check_id, status } = JSON.parse(line) as Record<string, string>;
      return [`${host} ${check_id} ${status}`];
    });
    const refused = new Set(plan.refused.map(({ start }) => start));
    assert.deepEqual(found.sort(), verdictsOf(policy, options, refused));
    count += found.length;
  }),
  { seed: 5, numRuns: Number(policies), endOnFailure: true },
);
console.log(`${count} verdicts of ClickHouse ${String(session.query("SELECT version()")).trim()}: 0 differ.`);
