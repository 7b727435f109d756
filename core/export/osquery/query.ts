import type {
  ExportPlan,
  FileQuestion,
  PackageQuestion,
  PlannedCheck,
  PlannedReport,
  RegistryQuestion,
} from "../plan.ts";
import { scopeOfAddress } from "../sql/addresses.ts";
import { dialects } from "../sql/dialects.ts";
import { allOf, cases, isInRanges, isOneOf, literal } from "../sql/expressions.ts";
import {
  aggregates,
  answerOf,
  type Column,
  isSocketCheck,
  type Listing,
  type SocketColumns,
  socketColumns,
} from "../sql/questions.ts";
import {
  indented,
  layeredTables,
  named,
  noName,
  reportLayers,
  select,
  socketNames,
} from "../sql/statement.ts";
import { fileAnswer } from "./files.ts";
import { packageAnswer } from "./packages.ts";
import { registryAnswer } from "./registry.ts";

/** The systems that osquery runs on, by their names in packs and Fleet. */
export const platforms = { linux: "Linux", darwin: "Darwin", windows: "Windows" } as const;
export type PlatformName = keyof typeof platforms;

export interface OsquerySettings {
  loopback: "ignore" | "count";
  platform: PlatformName;
}

/** The queries of one check, for the tables of one host. */
export interface CheckQuery {
  id: string;
  description: string;
  /** The tables of the queries: `WITH …`, without a `SELECT` after it. */
  tables: string;
  /** The table with the one row, and its columns. */
  from: string;
  status: string;
  evidence: string;
  /** What violates the check, a row for each; none if it does not report a failure. */
  violations: string;
}

const dialect = dialects.sqlite;
const columns: SocketColumns = { ...socketNames, path: "program" };

/** Why osquery can't answer a check on a platform, as a sentence. */
export function whyNotOnOsquery({ system }: PlannedCheck, platform: PlatformName): string | undefined {
  const own = platforms[platform];
  if (system === undefined || system === own) return undefined;
  const other = Object.entries(platforms).find(([, uname]) => uname === system)?.[0];
  return other === undefined
    ? `It runs on ${system} only, where there is no osquery.`
    : `It runs on ${system} only: export it with --platform ${other}.`;
}

export function checkQuery(plan: ExportPlan, report: PlannedReport, settings: OsquerySettings): CheckQuery {
  const own = plan.checks[report.check]!;
  const used = new Set([report.check]);
  for (let at = report.branch; at !== undefined; at = at.parent)
    for (const one of at.condition.checks) used.add(one);
  const checks = [...used].map((at) => ({ at, check: plan.checks[at]! }));
  const sockets = checks.flatMap(({ at, check }) => (isSocketCheck(check) ? [{ at, check }] : []));
  const reporting = { plan: { ...plan, dialect: "any" as const }, report, offset: 0 };
  const layers = layeredTables(
    "judged",
    reportLayers([reporting], true, dialect),
    { ...dialect, once: "" },
    "host_name",
  );
  const tables = [
    "WITH",
    ...(sockets.length === 0
      ? ["gathered AS (", "  SELECT 'this' AS host_name"]
      : [...socketTables(settings), "gathered AS (", ...indented(gatheredRow(sockets))]),
    "), judged AS (",
    ...indented(select(judgedColumns(checks), "FROM gathered")),
    ...layers.lines,
    ")",
  ].join("\n");
  const violating = isSocketCheck(own) && sockets.length > 0 ? violationOf(own) : undefined;
  const failed = "IN ('FAILED', 'WARNING')";
  const violations =
    violating === undefined
      ? `SELECT said_0 AS evidence FROM ${layers.last} WHERE report_0 ${failed}`
      : [
          "SELECT proto AS protocol, num AS port, bound_to AS address, owner AS process, owner_pid AS pid",
          "FROM sockets",
          `WHERE ${violating} AND (SELECT report_0 FROM ${layers.last}) ${failed}`,
        ].join("\n");
  return {
    id: own.id,
    description: own.description,
    tables,
    from: layers.last,
    status: "report_0",
    evidence: "said_0",
    violations: `${tables}\n${violations}`,
  };
}

/** The numbers of the address families of TCP and UDP on all systems; 0 means unknown. */
const families = "0, 2, 10, 23, 28, 30";

/** The open sockets of the host itself: not those of containers, which have a network namespace of their own. */
function socketTables({ loopback, platform }: OsquerySettings): string[] {
  const hasNamespaces = platform === "linux";
  const scope = scopeOfAddress("bound_to", dialect, loopback === "count");
  const isHidden = "own_namespace IS NULL AND net_namespace <> ''";
  const isOwn =
    "own_namespace IS NULL OR l.net_namespace IS NULL OR l.net_namespace = '' OR l.net_namespace = own_namespace";
  const namespace = [
    "own AS (",
    "  SELECT (SELECT MIN(net_namespace) FROM process_namespaces WHERE pid = 1 AND net_namespace <> '') AS own_namespace",
    "),",
  ];
  const isPort = "port_number BETWEEN 0 AND 65535";
  const inner = select(
    [
      {
        name: "proto",
        expression: "CASE CAST(l.protocol AS INTEGER) WHEN 6 THEN 'tcp' WHEN 17 THEN 'udp' END",
      },
      { name: "port_number", expression: dialect.asNumber("l.port") },
      { name: "bound_to", expression: "TRIM(l.address)" },
      { name: "process_name", expression: "TRIM(p.name)" },
      { name: "program", expression: "p.path" },
      { name: "owner_pid", expression: "l.pid" },
      ...(hasNamespaces ? named("own_namespace", "l.net_namespace") : []),
    ],
    [
      `FROM listening_ports AS l ${hasNamespaces ? "JOIN own " : ""}LEFT JOIN processes AS p ON p.pid = l.pid`,
      `WHERE CAST(l.protocol AS INTEGER) IN (6, 17) AND (l.family IS NULL OR CAST(l.family AS INTEGER) IN (${families}))`,
      ...(hasNamespaces ? [`  AND (${isOwn})`] : []),
    ],
  );
  const outer = select(
    [
      ...named("proto", "bound_to", "program", "owner_pid"),
      {
        name: socketNames.port,
        expression: "CASE WHEN port_number BETWEEN 1 AND 65535 THEN port_number END",
      },
      {
        name: "is_unread",
        expression: cases([[isPort, hasNamespaces ? `CASE WHEN ${isHidden} THEN 1 ELSE 0 END` : "0"]], "1"),
      },
      // If it is unknown which namespace is the host's, it is also unknown whether the socket is.
      {
        name: socketNames.scope,
        expression: hasNamespaces ? `CASE WHEN ${isHidden} THEN NULL ELSE ${scope} END` : scope,
      },
      {
        name: socketNames.name,
        expression: `CASE WHEN ${isOneOf("process_name", noName, dialect)} THEN NULL ELSE process_name END`,
      },
    ],
    ["FROM (", ...indented(inner), ") AS listed"],
  );
  return [...(hasNamespaces ? namespace : []), "sockets AS (", ...indented(outer), "),"];
}

function gatheredRow(sockets: readonly { at: number; check: Parameters<typeof aggregates>[0] }[]): string[] {
  const owners = sockets.flatMap(({ at, check }) => socketColumns(check, at, columns, dialect));
  const from =
    owners.length === 0
      ? ["FROM sockets"]
      : ["FROM (", ...indented(select([...named("sockets.*"), ...owners], "FROM sockets")), ") AS owned"];
  const unread = (protocol: string) => `SUM(CASE WHEN proto = '${protocol}' THEN is_unread ELSE 0 END)`;
  return select(
    [
      { name: "host_name", expression: "'this'" },
      { name: "socket_rows", expression: "COUNT(*)" },
      { name: "tcp_unread", expression: unread("tcp") },
      { name: "udp_unread", expression: unread("udp") },
      ...sockets.flatMap(({ at, check }) => aggregates(check, at, columns)),
    ],
    from,
  );
}

/** A table without rows of any protocol shows nothing; else osquery lists all sockets of both. */
const listing: Listing = {
  isKnown: (protocol) => `CASE WHEN socket_rows > 0 AND ${protocol}_unread = 0 THEN 1 ELSE 0 END`,
  why: (protocol) =>
    `CASE WHEN socket_rows = 0 THEN 'listening_ports has no row' ELSE 'a ${protocol.toUpperCase()} row of listening_ports could not be read' END`,
  whyNoOwner: "''",
};

function judgedColumns(checks: readonly { at: number; check: PlannedCheck }[]): Column[] {
  return [
    ...named("host_name"),
    ...checks.flatMap(({ at, check }): Column[] => {
      const { status, evidence } = answerTo(check, at);
      return [
        { name: `status_${at}`, expression: status },
        { name: `evidence_${at}`, expression: evidence },
      ];
    }),
  ];
}

function answerTo(check: PlannedCheck, at: number): { status: string; evidence: string } {
  if (isSocketCheck(check)) return answerOf(check, at, listing, dialect);
  const { asks, failure } = check;
  switch (asks.kind) {
    case "file":
      return fileAnswer(asks satisfies FileQuestion, failure, dialect);
    case "registry":
      return registryAnswer(asks satisfies RegistryQuestion, failure, dialect);
    case "package":
      return packageAnswer(asks satisfies PackageQuestion, failure, dialect);
    default:
      return { status: literal((asks as { status: string }).status, dialect), evidence: "NULL" };
  }
}

/** Whether a row of `sockets` violates the check. */
function violationOf(check: Parameters<typeof aggregates>[0]): string {
  const { asks } = check;
  const isOpen = `${columns.scope} = 'open'`;
  if (asks.kind === "ports") {
    return allOf([
      `${columns.protocol} = '${asks.protocol}'`,
      isOpen,
      isInRanges(columns.port, asks.violating),
    ]);
  }
  const [owner] = socketColumns(check, 0, columns, dialect);
  return allOf([isOpen, `${owner!.expression} = 'foreign'`]);
}
