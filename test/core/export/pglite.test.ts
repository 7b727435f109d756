import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { dialects } from "../../../core/export/sql/dialects.ts";
import { portableStatement } from "../../../core/export/sql/statement.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { notInstalled } from "../../not-here.ts";
import {
  type FleetDatabase,
  hostsTable,
  inserts,
  listenersTable,
  type ResultRow,
  tablesOf,
} from "./databases.ts";
import { fleet, settings, verdictsOf } from "./evaluated-fleet.ts";
import { randomPolicy } from "./random-policies.ts";

const program = join(import.meta.dirname, "pglite/node_modules/@electric-sql/pglite/dist/index.js");

describe("PostgreSQL says the same about a host as the evaluator", {
  skip: notInstalled(existsSync(program), "PGlite", "npm run test:formats installs it"),
}, () => {
  it("in random policies on 400 random hosts", async () => {
    const postgres = await postgresOf();
    let count = 0;
    try {
      await fc.assert(
        fc.asyncProperty(randomPolicy, settings, async (text, chosen) => {
          const options = { ...defaultEvaluateOptions, ...chosen };
          const policy = policyOf(parse(text));
          const planned = planPolicy({ path: "p.audit", policy, options });
          assert.ok(planned.ok, planned.ok ? "" : planned.reason);
          const { plan } = planned;
          if (plan.reported.length === 0) return;
          const rows = await postgres.rows(
            portableStatement([plan], { ...chosen, rows: "all" }, dialects.postgres),
          );
          const found = rows.map(({ host, check_id, status }) => `${host} ${check_id} ${status}`).sort();
          assert.deepEqual(
            found,
            verdictsOf(policy, options, new Set(plan.refused.map(({ start }) => start))),
          );
          count += found.length;
        }),
        { seed: 5, numRuns: 15, endOnFailure: true },
      );
    } finally {
      postgres.close();
    }
    assert.ok(count > 5000, String(count));
  });
});

interface PGlite {
  exec(sql: string): Promise<unknown>;
  query(sql: string): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

async function postgresOf(): Promise<FleetDatabase> {
  const { PGlite } = (await import(pathToFileURL(program).href)) as { PGlite: new () => PGlite };
  const database = new PGlite();
  await database.exec(`${listenersTable("TEXT")}; ${hostsTable("TEXT", "BOOLEAN")};`);
  const tables = tablesOf(fleet);
  for (const statement of [...inserts("listeners", tables.listeners), ...inserts("hosts", tables.hosts)]) {
    await database.exec(statement);
  }
  return {
    rows: async (statement) => (await database.query(statement)).rows as ResultRow[],
    close: () => void database.close(),
  };
}
