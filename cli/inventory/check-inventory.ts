import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  duckdbStatement,
  mostInStatement,
  type ReportedVerdict,
  whyNotInTables,
  withoutQuestions,
} from "../../core/command-line.ts";
import { type PlannedFile, planPolicies, reportRefused } from "../hosts/plan-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import { firstLine, inventoryFiles, makeTables } from "./inventory-files.ts";
import { InventoryVerdicts } from "./inventory-verdicts.ts";
import { type Database, openDatabase } from "./open-database.ts";

/** What policies say about the hosts of an inventory. */
export interface CheckedInventory {
  verdicts: Iterable<ReportedVerdict>;
  /** How many policies were evaluated. */
  count: number;
}

/**
 * Evaluates the policies on the hosts of an inventory, with the statement that `export --to sql` writes for
 * DuckDB.
 *
 * @throws UsageError
 */
export async function checkInventory(
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<CheckedInventory> {
  const files = inventoryFiles(args.values("inventory"), terminal.cwd);
  const planned = await planPolicies(args, terminal, problems);
  const temporary = await mkdtemp(join(tmpdir(), "nessus-audit-"));
  try {
    const database = await openDatabase(
      files.map(({ absolute }) => absolute),
      temporary,
    );
    try {
      await makeTables(database, files);
      const checked: InventoryVerdicts[] = [];
      for (const one of planned) {
        const found = await checkPolicy(one, database, terminal, problems);
        if (found !== undefined) checked.push(found);
      }
      return { verdicts: joinVerdicts(checked), count: checked.length };
    } finally {
      database.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function checkPolicy(
  planned: PlannedFile,
  database: Database,
  terminal: Terminal,
  problems: Problems,
): Promise<InventoryVerdicts | undefined> {
  const plan = withoutQuestions(planned.plan, whyNotInTables);
  reportRefused(plan.refused, planned, problems);
  const { policy } = plan;
  if (plan.reported.length === 0) {
    problems.report(`${policy}: none of its checks can be evaluated on an inventory.`);
    return undefined;
  }
  if (plan.reported.length > mostInStatement) {
    problems.report(
      `${policy} has ${plan.reported.length} checks, and ${mostInStatement} fit into one statement. Split it.`,
    );
    return undefined;
  }
  const { loopback, unknownPorts } = planned.options;
  const verdicts = new InventoryVerdicts({ ...planned, plan });
  try {
    for await (const columns of database.rows(
      duckdbStatement([plan], { loopback, unknownPorts, rows: "wide" }),
    )) {
      verdicts.add(columns);
      if (terminal.interactive) terminal.showProgress(`${policy}: ${verdicts.hostCount} hosts`);
    }
  } catch (error) {
    problems.report(`${policy} could not be evaluated on the inventory: ${firstLine(error)}`);
    return undefined;
  } finally {
    if (terminal.interactive) terminal.showProgress("");
  }
  return verdicts;
}

function joinVerdicts(all: readonly InventoryVerdicts[]): Iterable<ReportedVerdict> {
  return {
    *[Symbol.iterator]() {
      for (const verdicts of all) yield* verdicts;
    },
  };
}
