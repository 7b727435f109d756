import { harmlessText, printable } from "../../text/harmless-text.ts";
import type { ExportPlan, PlannedReport } from "../plan.ts";
import { scopeOfAddress } from "./addresses.ts";
import { branchColumns, reportedEvidence, reportedStatus } from "./branches.ts";
import type { Dialect } from "./dialects.ts";
import { cases, isOneOf, literal } from "./expressions.ts";
import { hostColumns, isOfOtherKind, isOtherSystem, listingOf } from "./hosts-table.ts";
import {
  aggregates,
  answerOf,
  type Column,
  isSocketCheck,
  type SocketColumns,
  socketColumns,
} from "./questions.ts";

/**
 * Which rows a statement returns: one for each host and check, those that do not pass, how many hosts have which status, or
 * one for each host with two columns for each check.
 */
export type StatementRows = "all" | "problems" | "counts" | "wide";

export interface StatementSettings {
  loopback: "ignore" | "count";
  unknownPorts: "undecided" | "closed";
  rows: StatementRows;
}

/** A check of one of several policies, with its index among all. */
export interface NumberedCheck {
  check: ExportPlan["checks"][number];
  plan: ExportPlan;
}

export interface NumberedReport {
  report: PlannedReport;
  /** "any": the caller already knows that the host is of the right kind. */
  plan: Omit<ExportPlan, "dialect"> & { dialect: ExportPlan["dialect"] | "any" };
  /** Index of its first check among those of all policies. */
  offset: number;
}

export function numbered(plans: readonly ExportPlan[]): {
  checks: NumberedCheck[];
  reports: NumberedReport[];
} {
  const checks: NumberedCheck[] = [];
  const reports: NumberedReport[] = [];
  for (const plan of plans) {
    const offset = checks.length;
    for (const check of plan.checks) checks.push({ check, plan });
    for (const report of plan.reported) reports.push({ report, plan, offset });
  }
  return { checks, reports };
}

/** The names of the columns of a socket after reading. */
export const socketNames: SocketColumns = { protocol: "proto", port: "num", scope: "scope", name: "owner" };

/**
 * One statement in portable SQL: a pass over `listeners` and `hosts`, a row for each host and check. It has
 * no join, since the rows of both tables are grouped by host; that also detects a host that is missing in one
 * of them, or twice in `hosts`.
 */
export function portableStatement(
  plans: readonly ExportPlan[],
  settings: StatementSettings,
  dialect: Dialect,
): string {
  const { checks, reports } = numbered(plans);
  const layers = layeredTables("judged", reportLayers(reports, settings.rows !== "counts", dialect), dialect);
  return [
    "WITH read_rows AS (",
    ...indented(readRows(dialect)),
    "), placed AS (",
    ...indented(placedRows(checks, settings, dialect)),
    `), gathered AS ${dialect.once}(`,
    ...indented(gatheredRows(checks)),
    `), judged AS ${dialect.once}(`,
    ...indented(judgedRows(checks, settings, dialect)),
    ...layers.lines,
    ")",
    ...reportedRows(layers.last, reports, settings.rows, dialect),
  ].join("\n");
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** `SELECT` with a line for each column. */
export function select(columns: readonly Column[], rest: string | readonly string[]): string[] {
  const lines = columns.map(({ name, expression }, at) => {
    const comma = at === columns.length - 1 ? "" : ",";
    return expression === name ? `  ${name}${comma}` : `  ${expression} AS ${name}${comma}`;
  });
  return ["SELECT", ...lines].concat(rest);
}

export function named(...names: readonly string[]): Column[] {
  return names.map((name) => ({ name, expression: name }));
}

/** The rows of both tables, with the same columns. */
function readRows(dialect: Dialect): string[] {
  const { asText, text, integer } = dialect;
  const none = (type: string) => `CAST(NULL AS ${type})`;
  const flag = (column: string) =>
    `CASE WHEN ${column} IS NULL THEN ${none(integer)} WHEN ${column} THEN 1 ELSE 0 END`;
  const written = `LOWER(TRIM(${asText("l.protocol")}))`;
  const { listed, asRoot, system } = hostColumns;
  return [
    ...select(
      [
        { name: "host_name", expression: asText("l.host") },
        { name: "is_host", expression: "0" },
        { name: "proto", expression: protocolOf(written, dialect) },
        { name: "port_number", expression: dialect.asNumber("l.port") },
        { name: "bound_to", expression: `TRIM(${asText("l.address")})` },
        { name: "process_name", expression: `TRIM(${asText("l.process")})` },
        { name: listed.tcp, expression: none(integer) },
        { name: listed.udp, expression: none(integer) },
        { name: asRoot, expression: none(integer) },
        { name: system, expression: none(text) },
      ],
      "FROM listeners AS l",
    ),
    "UNION ALL",
    ...select(
      [
        { name: "host_name", expression: asText("h.host") },
        { name: "is_host", expression: "1" },
        { name: "proto", expression: none(text) },
        { name: "port_number", expression: none(integer) },
        { name: "bound_to", expression: none(text) },
        { name: "process_name", expression: none(text) },
        { name: listed.tcp, expression: flag("h.tcp_listed") },
        { name: listed.udp, expression: flag("h.udp_listed") },
        { name: asRoot, expression: flag("h.as_root") },
        { name: system, expression: `LOWER(TRIM(${asText("h.os")}))` },
      ],
      "FROM hosts AS h",
    ),
  ];
}

/** 'tcp', 'udp', 'other', or NULL if it is missing. */
export function protocolOf(written: string, dialect: Dialect): string {
  return cases(
    [
      [isOneOf(written, ["tcp", "tcp4", "tcp6", "6"], dialect), "'tcp'"],
      [isOneOf(written, ["udp", "udp4", "udp6", "17"], dialect), "'udp'"],
      [`${written} <> ''`, "'other'"],
    ],
    `CAST(NULL AS ${dialect.text})`,
  );
}

/** Process names that mean an unknown one. */
export const noName = ["", "-", "?"];

/** The relevant columns of each row, and the results of process checks for its owner. */
function placedRows(
  checks: readonly NumberedCheck[],
  settings: StatementSettings,
  dialect: Dialect,
): string[] {
  const columns = socketNames;
  const { listed, asRoot, system } = hostColumns;
  const inner = select(
    [
      ...named("host_name", "is_host", "proto"),
      { name: columns.port, expression: "CASE WHEN port_number BETWEEN 1 AND 65535 THEN port_number END" },
      {
        name: "is_unread",
        expression:
          "CASE WHEN is_host = 0 AND (proto IS NULL OR proto <> 'other') AND (port_number IS NULL OR port_number < 0 OR port_number > 65535 OR (proto IS NULL AND port_number > 0)) THEN 1 ELSE 0 END",
      },
      { name: columns.scope, expression: scopeOfAddress("bound_to", dialect, settings.loopback === "count") },
      {
        name: columns.name,
        expression: `CASE WHEN ${isOneOf("process_name", noName, dialect)} THEN CAST(NULL AS ${dialect.text}) ELSE process_name END`,
      },
      ...named(listed.tcp, listed.udp, asRoot, system),
    ],
    "FROM read_rows",
  );
  const owners = checks.flatMap(({ check }, at) =>
    isSocketCheck(check) ? socketColumns(check, at, columns, dialect) : [],
  );
  if (owners.length === 0) return inner;
  return [
    ...select(
      [
        ...named("host_name", "is_host", "proto", columns.port, "is_unread", columns.scope, columns.name),
        ...named(listed.tcp, listed.udp, asRoot, system),
        ...owners,
      ],
      "FROM (",
    ),
    ...indented(inner),
    ") AS sockets",
  ];
}

/** Everything known about a host, in one row. */
function gatheredRows(checks: readonly NumberedCheck[]): string[] {
  const { rows, listed, unread, asRoot, system } = hostColumns;
  const unreadOf = (protocol: "tcp" | "udp") =>
    `SUM(CASE WHEN proto = '${protocol}' OR proto IS NULL THEN is_unread ELSE 0 END)`;
  return [
    ...select(
      [
        ...named("host_name"),
        { name: rows, expression: "SUM(is_host)" },
        ...[listed.tcp, listed.udp, asRoot, system].map((name) => ({ name, expression: `MIN(${name})` })),
        { name: unread.tcp, expression: unreadOf("tcp") },
        { name: unread.udp, expression: unreadOf("udp") },
        ...checks.flatMap(({ check }, at) =>
          isSocketCheck(check) ? aggregates(check, at, socketNames) : [],
        ),
      ],
      ["FROM placed", "GROUP BY host_name"],
    ),
  ];
}

/**
 * The answer of each check by itself. @param key the column that identifies the host, or counts those of one
 * kind
 */
export function judgedRows(
  checks: readonly NumberedCheck[],
  settings: StatementSettings,
  dialect: Dialect,
  key = "host_name",
): string[] {
  const listing = listingOf(settings.unknownPorts);
  const columns = checks.flatMap(({ check }, at): Column[] => {
    const { status, evidence } = answerTo(check, at, listing, dialect);
    return [
      { name: `status_${at}`, expression: status },
      { name: `evidence_${at}`, expression: evidence },
    ];
  });
  return select([...named(key, hostColumns.system), ...columns], "FROM gathered");
}

/** The answer of a check by itself, over the columns of `gathered`. */
export function answerTo(
  check: NumberedCheck["check"],
  at: number,
  listing: ReturnType<typeof listingOf>,
  dialect: Dialect,
): { status: string; evidence: string } {
  const nothing = `CAST(NULL AS ${dialect.text})`;
  const own = isSocketCheck(check)
    ? answerOf(check, at, listing, dialect)
    : { status: `'${(check.asks as { status: string }).status}'`, evidence: nothing };
  if (check.system === undefined) return own;
  const other = isOtherSystem(check.system, dialect);
  return {
    status: cases([[other, "'NOT_EVALUATED'"]], own.status),
    evidence: cases([[other, literal(`the check is for ${check.system}`, dialect)]], own.evidence),
  };
}

/**
 * What is reported if conditions allow it, as layers of columns over `judged`; the last has `report_` and
 * `said_`.
 */
export function reportLayers(
  reports: readonly NumberedReport[],
  withEvidence: boolean,
  dialect: Dialect,
): Column[][] {
  const branches = branchColumns(
    reports.map(({ report, offset }) => ({
      branch: report.branch,
      statusOf: (check: number) => `status_${offset + check}`,
    })),
    dialect,
  );
  const nothing = `CAST(NULL AS ${dialect.text})`;
  const last = reports.flatMap(({ report, plan, offset }, n): Column[] => {
    const at = offset + report.check;
    const where = branches.of(report.branch);
    const status = reportedStatus(`status_${at}`, where);
    const evidence = reportedEvidence(`evidence_${at}`, where);
    const guarded = (expression: string) =>
      plan.dialect === "any"
        ? expression
        : cases([[isOfOtherKind(plan.dialect, dialect), nothing]], expression);
    return [
      { name: `report_${n}`, expression: guarded(status) },
      ...(withEvidence ? [{ name: `said_${n}`, expression: guarded(evidence) }] : []),
    ];
  });
  return [...branches.layers, last];
}

/** A table for each layer, with the columns of those before it. */
export function layeredTables(
  from: string,
  layers: readonly Column[][],
  dialect: Dialect,
  key = "host_name",
): { lines: string[]; last: string } {
  let lines: string[] = [];
  let last = from;
  for (const [at, layer] of layers.entries()) {
    const name = `${from}_${at + 1}`;
    const before = at === layers.length - 1 ? named(key) : named(`${last}.*`);
    const body = indented(select(before.concat(layer), `FROM ${last}`));
    lines = lines.concat(`), ${name} AS ${dialect.once}(`, body);
    last = name;
  }
  return { lines, last };
}

/** The columns that identify a check in the rows of a statement. */
export function labelsOf(
  { report, plan }: NumberedReport,
  dialect: Dialect,
): { policy: string; check: string } {
  return {
    policy: literal(harmlessText(printable(plan.policy)), dialect),
    check: literal(plan.checks[report.check]!.id, dialect),
  };
}

/** A row for each host and check, from a table that has the checks as columns. */
function reportedRows(
  from: string,
  reports: readonly NumberedReport[],
  rows: StatementRows,
  dialect: Dialect,
): string[] {
  if (rows === "wide") return [`SELECT * FROM ${from}`, "ORDER BY host_name"];
  return outerSelect(checkRows(from, reports, dialect, rows !== "counts"), rows);
}

/**
 * The same without filtering rows: the columns are policy, check_id, status, evidence and `key`.
 *
 * @param key the column that identifies the host or hosts
 */
export function checkRows(
  from: string,
  reports: readonly NumberedReport[],
  dialect: Dialect,
  withEvidence: boolean,
  key = "host_name",
): string[] {
  const choose = (prefix: string) =>
    `CASE checks.n ${reports.map((_, n) => `WHEN ${n} THEN ${prefix}_${n}`).join(" ")} END`;
  const numbers = reports.map((report, n) => {
    const { policy, check } = labelsOf(report, dialect);
    const start = n === 0 ? "SELECT" : "UNION ALL SELECT";
    return `${start} ${n} AS n, ${policy} AS policy, ${check} AS check_id`;
  });
  return [
    ...select(
      [
        { name: key === "host_name" ? "host" : key, expression: `${from}.${key}` },
        { name: "policy", expression: "checks.policy" },
        { name: "check_id", expression: "checks.check_id" },
        { name: "status", expression: choose("report") },
        ...(withEvidence ? [{ name: "evidence", expression: choose("said") }] : []),
      ],
      `FROM ${from} CROSS JOIN (`,
    ),
    ...indented(numbers),
    ") AS checks",
  ];
}

/** Selects the requested rows from a query that has all of them. */
export function outerSelect(inner: readonly string[], rows: StatementRows, key = "host_name"): string[] {
  const from = ["FROM (", ...indented(inner), ") AS reported"];
  if (rows === "counts") {
    return [
      `SELECT policy, check_id, status, ${key === "host_name" ? "COUNT(*)" : `SUM(${key})`} AS hosts`,
      ...from,
      "WHERE status IS NOT NULL",
      "GROUP BY policy, check_id, status",
      "ORDER BY policy, check_id, status",
    ];
  }
  const where = rows === "problems" ? "status <> 'PASSED'" : "status IS NOT NULL";
  return ["SELECT host, policy, check_id, status, evidence", ...from, `WHERE ${where}`];
}
