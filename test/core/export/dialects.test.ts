import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { init, parse as parseDialect } from "@polyglot-sql/sdk";
import fc from "fast-check";
import { loadModule, parse as parsePostgres } from "libpg-query";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { exportPolicies } from "../../../core/export/export-policies.ts";
import type { ExportPlan } from "../../../core/export/plan.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { type DialectName, dialects } from "../../../core/export/sql/dialects.ts";
import type { StatementRows } from "../../../core/export/sql/statement.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { duckdbOf, sqliteOf } from "./databases.ts";
import { randomPolicy } from "./random-policies.ts";

/** What reads a statement as the database does, and throws if it would not. */
const parsers: Record<DialectName, (statement: string) => Promise<unknown>> = {
  duckdb: async (statement) => {
    const database = await duckdbOf({ listeners: [], hosts: [] });
    await database.rows(statement).finally(() => database.close());
  },
  sqlite: async (statement) => {
    const database = sqliteOf({ listeners: [], hosts: [] });
    await database.rows(statement).finally(() => database.close());
  },
  // The parser of the server itself.
  postgres: (statement) => parsePostgres(statement),
  clickhouse: polyglot("clickhouse"),
  spark: polyglot("spark"),
  trino: polyglot("trino"),
  bigquery: polyglot("bigquery"),
};

function polyglot(dialect: string) {
  return async (statement: string) => {
    const parsed = parseDialect(statement, dialect as Parameters<typeof parseDialect>[1]);
    assert.ok(parsed.success, `${dialect}: ${parsed.error}\n${statement.slice(0, 2000)}`);
  };
}

describe("a statement is valid in its dialect", () => {
  before(async () => {
    await init();
    await loadModule();
  });
  const odd = `<check_type:"Unix">
<custom_item>
type : AUDIT_PROCESS_ON_PORT
port_type : TCP
ports : "22"
name : "it's|/opt/o'neil/sshd"
description : "An 'odd' name with \\\\ in it"
</custom_item>
</check_type>`;
  const texts = [odd, ...fc.sample(randomPolicy, { numRuns: 4, seed: 3 })];
  for (const name of Object.keys(dialects) as DialectName[]) {
    it(name, async () => {
      let count = 0;
      for (const text of texts) {
        for (const rows of ["all", "problems", "counts"] as const) {
          const statement = statementOf(planOf(text), name, rows);
          if (statement === undefined) continue;
          await parsers[name](statement);
          count++;
        }
      }
      assert.ok(count >= 9, String(count));
    });
  }

  it("parsers refuse what is none", async () => {
    for (const name of Object.keys(dialects) as DialectName[]) {
      const statement = statementOf(planOf(odd), name, "all")!.replace(
        "GROUP BY host_name",
        "GROUP host_name",
      );
      await assert.rejects(parsers[name](statement), Error, name);
    }
  });
});

function planOf(text: string): ExportPlan {
  const planned = planPolicy({
    path: "it's.audit",
    policy: policyOf(parse(text)),
    options: defaultEvaluateOptions,
  });
  assert.ok(planned.ok);
  return planned.plan;
}

function statementOf(plan: ExportPlan, dialect: DialectName, rows: StatementRows): string | undefined {
  const settings = { target: "sql", dialect, rows, platform: undefined, ...defaultEvaluateOptions } as const;
  return exportPolicies([plan], settings).files[0]?.text;
}
