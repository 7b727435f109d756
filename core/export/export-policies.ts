import { harmlessText, printable } from "../text/harmless-text.ts";
import { jsonText } from "./json-text.ts";
import type { PlatformName } from "./osquery/query.ts";
import { queriesOf } from "./osquery/query-set.ts";
import { fleetPolicies, fleetReports, kolideChecks, osqueryPack, zentralChecks } from "./osquery/targets.ts";
import type { ExportPlan, PlannedCheck, RefusedCheck } from "./plan.ts";
import { withoutQuestions } from "./plan-policy.ts";
import { type DialectName, dialects } from "./sql/dialects.ts";
import { duckdbStatement } from "./sql/duckdb.ts";
import { portableStatement, type StatementRows } from "./sql/statement.ts";

export const exportTargets = ["osquery-pack", "fleet", "kolide", "zentral", "sql"] as const;
export type ExportTarget = (typeof exportTargets)[number];

export interface ExportSettings {
  target: ExportTarget;
  dialect: DialectName;
  rows: StatementRows;
  /** Undefined: Linux for policies with check type Unix, Windows for the others. */
  platform: PlatformName | undefined;
  loopback: "ignore" | "count";
  closedPort: string;
  unknownPorts: "undecided" | "closed";
}

export interface Exported {
  files: ExportedFile[];
  /** How many checks the files have. */
  count: number;
  refused: { policy: string; checks: RefusedCheck[] }[];
}

export interface ExportedFile {
  /** The suffix of its name, such as `.policies.yml`. */
  suffix: string;
  text: string;
}

/** A statement has a column or two for each check, and databases have a limit. */
export const mostInStatement = 400;

/** Writes the files that a database or an osquery server imports. */
export function exportPolicies(plans: readonly ExportPlan[], settings: ExportSettings): Exported {
  return settings.target === "sql" ? asSql(plans, settings) : asQueries(plans, settings);
}

const otherThings: ReadonlyMap<string, string> = new Map([
  ["file", "a file"],
  ["registry", "the registry"],
  ["package", "a package"],
]);

/** Why a check can't be evaluated on an inventory, whose tables only have sockets. */
export function whyNotInTables(check: PlannedCheck): string | undefined {
  const what = otherThings.get(check.asks.kind);
  if (what === undefined) return undefined;
  return `It asks for ${what}, which the tables listeners and hosts do not have. The kinds of export for osquery have it.`;
}

function asSql(all: readonly ExportPlan[], settings: ExportSettings): Exported {
  const plans = all.map((plan) => withoutQuestions(plan, whyNotInTables));
  const count = plans.reduce((sum, { reported }) => sum + reported.length, 0);
  const refused = plans.map(({ policy, refused: checks }) => ({ policy, checks }));
  if (count === 0) return { files: [], count, refused };
  const statement =
    settings.dialect === "duckdb"
      ? duckdbStatement(plans, settings)
      : portableStatement(plans, settings, dialects[settings.dialect]);
  const text = `${header(plans, settings)}\n${statement};\n`;
  return { files: [{ suffix: ".sql", text }], count, refused };
}

/** What the statement reads, what it assumes, and what is not in it, as comments. */
function header(plans: readonly ExportPlan[], settings: ExportSettings): string {
  const { label, text, integer, boolean } = dialects[settings.dialect];
  const lines = [
    `Checks of ${plans.map(({ policy }) => printable(policy)).join(", ")}, for ${label}.`,
    "",
    "listeners has a row for each open socket, and hosts one for each host that was asked:",
    `  CREATE TABLE listeners (host ${text}, protocol ${text}, port ${integer}, address ${text}, process ${text}, pid ${integer});`,
    `  CREATE TABLE hosts (host ${text}, os ${text}, tcp_listed ${boolean}, udp_listed ${boolean}, as_root ${boolean});`,
    "tcp_listed and udp_listed say whether the list of open ports of the protocol is complete; NULL: nothing lists them.",
    "A host that is not in hosts, that is in it twice, or whose list is not complete does not pass: it is UNDECIDED.",
    "",
    `Listeners on a loopback address ${settings.loopback === "ignore" ? "do not count" : "count"} (evaluate.loopback).`,
    `A process check of Unix on a closed port is ${settings.closedPort.toUpperCase()} (evaluate.closedPort).`,
    `Ports that are not known to be closed ${settings.unknownPorts === "closed" ? "count as closed" : "make a check UNDECIDED"} (evaluate.unknownPorts).`,
    "A process that is not shown makes a check UNDECIDED; a name of 15 characters may be cut.",
    "Policies for Unix are not asked of hosts whose os is Windows, and the other way round.",
  ];
  const refused = plans.flatMap(({ refused: checks }) => checks);
  if (refused.length > 0) {
    lines.push("", "Not in it:");
    for (const { description, reason } of refused)
      lines.push(`  ${printable(description)}: ${printable(reason)}`);
  }
  return harmlessText(lines.map((line) => `-- ${line}`.trimEnd()).join("\n"));
}

function asQueries(plans: readonly ExportPlan[], settings: ExportSettings): Exported {
  const taken = new Set<string>();
  const sets = plans.map((plan) => {
    const platform = settings.platform ?? (plan.dialect === "windows" ? "windows" : "linux");
    return { platform, ...queriesOf(plan, { loopback: settings.loopback, platform }, taken) };
  });
  const count = sets.reduce((sum, { queries }) => sum + queries.length, 0);
  const refused = sets.map(({ plan }) => ({ policy: plan.policy, checks: plan.refused }));
  if (count === 0) return { files: [], count, refused };
  const joined = (write: typeof fleetPolicies) =>
    sets.flatMap(({ queries, platform }) => (queries.length === 0 ? [] : [write(queries, platform)]));
  switch (settings.target) {
    case "fleet":
      return {
        files: [
          { suffix: ".policies.yml", text: joined(fleetPolicies).join("") },
          { suffix: ".reports.yml", text: joined(fleetReports).join("") },
        ],
        count,
        refused,
      };
    case "kolide":
    case "zentral": {
      const write = settings.target === "kolide" ? kolideChecks : zentralChecks;
      const all = joined(write).flatMap((text) => JSON.parse(text) as unknown[]);
      return { files: [{ suffix: `.${settings.target}.json`, text: jsonText(all) }], count, refused };
    }
    default: {
      // Policies for different systems get separate packs.
      const systems = [...new Set(sets.map(({ platform }) => platform))];
      const files = systems.map((platform) => ({
        suffix: systems.length === 1 ? ".conf" : `.${platform}.conf`,
        text: osqueryPack(
          sets.filter((set) => set.platform === platform).flatMap(({ queries }) => queries),
          platform,
        ),
      }));
      return { files, count, refused };
    }
  }
}
