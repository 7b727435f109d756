import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { dialects } from "../../../core/export/sql/dialects.ts";
import { duckdbStatement } from "../../../core/export/sql/duckdb.ts";
import { portableStatement } from "../../../core/export/sql/statement.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { duckdbOf, type FleetDatabase, sqliteOf, tablesOf } from "./databases.ts";
import { fleet, seed, settings, verdictsOf } from "./evaluated-fleet.ts";
import { randomPolicy } from "./random-policies.ts";

describe("a policy has the same verdicts on a host wherever they are computed", () => {
  const databases: { name: string; database: FleetDatabase; statement: Statement }[] = [];
  before(async () => {
    const tables = tablesOf(fleet);
    const duckdb = await duckdbOf(tables);
    const portable =
      (name: "duckdb" | "sqlite"): Statement =>
      (plan, { loopback, unknownPorts }) =>
        portableStatement([plan], { loopback, unknownPorts, rows: "all" }, dialects[name]);
    databases.push(
      { name: "SQLite", database: sqliteOf(tables), statement: portable("sqlite") },
      { name: "DuckDB, portable", database: duckdb, statement: portable("duckdb") },
      {
        name: "DuckDB",
        database: duckdb,
        statement: (plan, { loopback, unknownPorts }) =>
          duckdbStatement([plan], { loopback, unknownPorts, rows: "all" }),
      },
    );
  });
  after(() => {
    for (const { database } of databases) database.close();
  });

  it("in random policies on 400 random hosts", async () => {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(randomPolicy, settings, async (text, chosen) => {
        const options: EvaluateOptions = { ...defaultEvaluateOptions, ...chosen };
        const policy = policyOf(parse(text));
        const planned = planPolicy({ path: "p.audit", policy, options });
        assert.ok(planned.ok, planned.ok ? "" : planned.reason);
        const { plan } = planned;
        const expected = verdictsOf(policy, options, new Set(plan.refused.map(({ start }) => start)));
        for (const line of expected) {
          const status = line.slice(line.lastIndexOf(" ") + 1);
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
        if (plan.reported.length === 0) return;
        const said: Record<string, string[]> = {};
        for (const { name, database, statement } of databases) {
          const rows = await database.rows(statement(plan, options));
          const found = rows.map(({ host, check_id, status }) => `${host} ${check_id} ${status}`).sort();
          assert.deepEqual(found, expected, name);
          said[name] = rows.map(({ host, check_id, evidence }) => `${host} ${check_id} ${evidence}`).sort();
        }
        assert.deepEqual(said.DuckDB, said.SQLite, "what is said of them");
      }),
      { seed, numRuns: 25, endOnFailure: true },
    );
    // Each status is met often, or the property would show little.
    for (const status of ["PASSED", "FAILED", "WARNING", "ERROR", "UNDECIDED", "NOT_EVALUATED"]) {
      assert.ok((counts.get(status) ?? 0) > 200, `${status}: ${counts.get(status)}`);
    }
  });
});

type Statement = (plan: Plan, options: EvaluateOptions) => string;
type Plan = Extract<ReturnType<typeof planPolicy>, { ok: true }>["plan"];
