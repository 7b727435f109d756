import type { ExportPlan, Ranges } from "../plan.ts";
import { scopeOfAddress } from "./addresses.ts";
import { dialects } from "./dialects.ts";
import { cases, isOneOf } from "./expressions.ts";
import { hostColumns } from "./hosts-table.ts";
import { resultOfOwner } from "./owners.ts";
import { type Column, isSocketCheck, type SocketCheck } from "./questions.ts";
import {
  indented,
  judgedRows,
  layeredTables,
  noName,
  numbered,
  protocolOf,
  reportedRows,
  reportLayers,
  type StatementSettings,
  select,
  socketNames,
} from "./statement.ts";

const dialect = dialects.duckdb;

/** A bit of one of the columns of bits. */
interface Bit {
  word: string;
  mask: string;
}

/** The bits that a socket sets where it says something to a check. */
interface CheckBits {
  check: SocketCheck;
  at: number;
  /** Of a port list: the port violates it, or may. Of a process check: the socket is on its port. */
  met: Bit;
  doubtful?: Bit;
  foreign?: Bit;
  unsure?: Bit;
}

/** BIGINT has a sign. */
const bitsInWord = 62;

/**
 * The statement for DuckDB. What the checks ask of a port is a row of bits in a table of ports, so that one join serves all
 * of them: it leaves out the sockets that concern none before anything is gathered by host. That takes as long for thirty
 * checks as for one.
 */
export function duckdbStatement(plans: readonly ExportPlan[], settings: StatementSettings): string {
  const { checks, reports } = numbered(plans);
  const words: string[] = [];
  let used = bitsInWord;
  const nextBit = (): Bit => {
    if (used === bitsInWord) {
      words.push(`bits_${words.length}`);
      used = 0;
    }
    return { word: words.at(-1)!, mask: String(2n ** BigInt(used++)) };
  };
  const bits = checks.flatMap(({ check }, at): CheckBits[] => {
    if (!isSocketCheck(check)) return [];
    const met = nextBit();
    if (check.asks.kind === "process") return [{ check, at, met, foreign: nextBit(), unsure: nextBit() }];
    return [{ check, at, met, ...(check.asks.doubtful.length > 0 && { doubtful: nextBit() }) }];
  });
  if (words.length === 0) nextBit();
  const counts = settings.rows === "counts";
  const key = counts ? "host_count" : "host_name";
  const layers = layeredTables("judged", reportLayers(reports, !counts, dialect), dialect, key);
  return [
    "WITH port_bits AS MATERIALIZED (",
    ...indented(portBits(bits, words)),
    "), sockets AS (",
    ...indented(socketRows(bits, words, settings)),
    "), known AS (",
    ...indented(knownRows()),
    "), gathered AS MATERIALIZED (",
    ...indented(counts ? countedRows(bits, words) : gatheredRows(bits)),
    "), judged AS MATERIALIZED (",
    ...indented(judgedRows(checks, settings, dialect, key)),
    ...layers.lines,
    ")",
    ...reportedRows(layers.last, reports, settings.rows, dialect, key),
  ].join("\n");
}

/** Ports of UDP are after those of TCP. */
const udpOffset = 65536;

/** A row for each port that concerns a check, by a number that has the protocol in it. */
function portBits(bits: readonly CheckBits[], words: readonly string[]): string[] {
  const rows = bits.flatMap(({ check: { asks }, met, doubtful }) => {
    if (asks.kind === "process") return rowsOf(asks.protocol, [[asks.port, asks.port]], met, words);
    const violating = rowsOf(asks.protocol, asks.violating, met, words);
    return doubtful === undefined
      ? violating
      : violating.concat(rowsOf(asks.protocol, asks.doubtful, doubtful, words));
  });
  const last = rows.length - 1;
  const none = `(0, -1, ${words.map(() => 0).join(", ")})`;
  return [
    `SELECT socket_key, ${words.map((word) => `BIT_OR(${word}) AS ${word}`).join(", ")}`,
    `FROM (SELECT UNNEST(RANGE(low, high + 1)) AS socket_key, ${words.map((word) => `CAST(${word} AS BIGINT) AS ${word}`).join(", ")}`,
    "FROM (VALUES",
    ...indented(rows.length === 0 ? [none] : rows.map((row, at) => (at === last ? row : `${row},`))),
    `) AS asked(low, high, ${words.join(", ")}))`,
    "GROUP BY socket_key",
  ];
}

function rowsOf(
  protocol: "tcp" | "udp",
  ranges: Ranges,
  { word, mask }: Bit,
  words: readonly string[],
): string[] {
  const offset = protocol === "udp" ? udpOffset : 0;
  const values = words.map((one) => (one === word ? mask : "0")).join(", ");
  return ranges.map(([low, high]) => `(${low + offset}, ${high + offset}, ${values})`);
}

const written = "LOWER(TRIM(CAST(l.protocol AS VARCHAR)))";
const protocol = protocolOf(written, dialect);
const port = dialect.asNumber("l.port");

/** The sockets that concern a check. Most have their protocol as it is compared first. */
function socketRows(
  bits: readonly CheckBits[],
  words: readonly string[],
  settings: StatementSettings,
): string[] {
  const offset =
    `CASE CAST(l.protocol AS VARCHAR) WHEN 'tcp' THEN 0 WHEN 'udp' THEN ${udpOffset} ` +
    `ELSE CASE ${protocol} WHEN 'tcp' THEN 0 WHEN 'udp' THEN ${udpOffset} END END`;
  const name = "TRIM(CAST(l.process AS VARCHAR))";
  const owner = `CASE WHEN ${isOneOf(name, noName, dialect)} THEN NULL ELSE ${name} END`;
  const hasOwners = bits.some(({ foreign }) => foreign !== undefined);
  const inner = select(
    [
      { name: "host_name", expression: "CAST(l.host AS VARCHAR)" },
      { name: socketNames.port, expression: port },
      {
        name: socketNames.scope,
        expression: scopeOfAddress(
          "TRIM(CAST(l.address AS VARCHAR))",
          dialect,
          settings.loopback === "count",
        ),
      },
      // A statement without checks of processes does not need the column.
      ...(hasOwners ? [{ name: socketNames.name, expression: owner }] : []),
      ...words.map((word) => ({ name: word, expression: `t.${word}` })),
    ],
    [
      `FROM listeners AS l JOIN port_bits AS t ON t.socket_key = ${port} + ${offset}`,
      `WHERE ${port} BETWEEN 1 AND 65535`,
    ],
  );
  return [
    ...select(
      [
        ...["host_name", socketNames.port, socketNames.scope, ...(hasOwners ? [socketNames.name] : [])].map(
          (one) => ({
            name: one,
            expression: one,
          }),
        ),
        ...words.map((word) => ({ name: word, expression: withOwners(bits, word) })),
      ],
      "FROM (",
    ),
    ...indented(inner),
    ") AS met",
  ];
}

/** The bits of the port, and those that the owner of the socket sets. */
function withOwners(bits: readonly CheckBits[], word: string): string {
  const terms = bits.flatMap(({ check: { asks }, met, foreign, unsure }): string[] => {
    if (asks.kind !== "process" || (foreign!.word !== word && unsure!.word !== word)) return [];
    const mask = (bit: Bit) => (bit.word === word ? bit.mask : "0");
    const result = resultOfOwner(asks.owners, socketNames, dialect);
    const value = `CASE ${result} WHEN 'foreign' THEN ${mask(foreign!)} WHEN 'undecided' THEN ${mask(unsure!)} ELSE 0 END`;
    return [`CASE WHEN ${met.word} & ${met.mask} <> 0 THEN ${value} ELSE 0 END`];
  });
  return [word, ...terms].join(" | ");
}

/** The sockets beside what is known of each host: its rows of `hosts`, and the rows that could not be read. */
function knownRows(): string[] {
  const { listed, unread, asRoot, system } = hostColumns;
  const flag = (column: string) => `CASE WHEN ${column} IS NULL THEN NULL WHEN ${column} THEN 1 ELSE 0 END`;
  const isUnread = `(${protocol} IS NULL OR ${protocol} <> 'other')`;
  const unreadFor = (own: "tcp" | "udp") =>
    `CASE WHEN ${protocol} = '${own}' OR ${protocol} IS NULL THEN 1 ELSE 0 END`;
  const strangers =
    "SELECT DISTINCT CAST(l.host AS VARCHAR) AS host_name FROM listeners AS l WHERE NOT EXISTS (SELECT 1 FROM hosts AS h WHERE CAST(h.host AS VARCHAR) = CAST(l.host AS VARCHAR))";
  return [
    "SELECT * FROM sockets",
    "UNION ALL BY NAME",
    ...select(
      [
        { name: "host_name", expression: "CAST(h.host AS VARCHAR)" },
        { name: "is_host", expression: "1" },
        { name: listed.tcp, expression: flag("h.tcp_listed") },
        { name: listed.udp, expression: flag("h.udp_listed") },
        { name: asRoot, expression: flag("h.as_root") },
        { name: system, expression: "LOWER(TRIM(CAST(h.os AS VARCHAR)))" },
      ],
      "FROM hosts AS h",
    ),
    "UNION ALL BY NAME",
    ...select(
      [
        { name: "host_name", expression: "CAST(l.host AS VARCHAR)" },
        { name: unread.tcp, expression: unreadFor("tcp") },
        { name: unread.udp, expression: unreadFor("udp") },
      ],
      [
        "FROM listeners AS l",
        `WHERE (${port} IS NULL OR ${port} < 0 OR ${port} > 65535 OR ((l.protocol IS NULL OR ${written} = '') AND ${port} > 0)) AND ${isUnread}`,
      ],
    ),
    "UNION ALL BY NAME",
    strangers,
  ];
}

const aboutHost: Column[] = [
  { name: hostColumns.rows, expression: "COUNT(is_host)" },
  ...[hostColumns.listed.tcp, hostColumns.listed.udp, hostColumns.asRoot, hostColumns.system].map((name) => ({
    name,
    expression: `MIN(${name})`,
  })),
  ...[hostColumns.unread.tcp, hostColumns.unread.udp].map((name) => ({
    name,
    expression: `COALESCE(MAX(${name}), 0)`,
  })),
];

/** What all sockets of a host say to the checks, with the lowest port of those that violate one. */
function gatheredRows(bits: readonly CheckBits[]): string[] {
  const has = ({ word, mask }: Bit) => `${word} & ${mask} <> 0`;
  const lowest = (condition: string) => `MIN(${cases([[condition, socketNames.port]])})`;
  const flag = (condition: string) => `COALESCE(MAX(${cases([[condition, "1"]])}), 0)`;
  const open = `${socketNames.scope} = 'open'`;
  const hidden = `${socketNames.scope} IS NULL`;
  const columns = bits.flatMap(({ at, met, doubtful, foreign, unsure }): Column[] => {
    if (foreign !== undefined && unsure !== undefined) {
      return [
        {
          name: `foreign_${at}`,
          expression: `MIN(${cases([[`${open} AND ${has(foreign)}`, socketNames.name]])})`,
        },
        {
          name: `unsure_${at}`,
          expression: flag(
            `(${open} AND ${has(unsure)}) OR (${hidden} AND (${has(unsure)} OR ${has(foreign)}))`,
          ),
        },
        { name: `open_${at}`, expression: flag(`${open} AND ${has(met)}`) },
        { name: `maybe_${at}`, expression: flag(`${hidden} AND ${has(met)}`) },
      ];
    }
    const may = doubtful === undefined ? has(met) : `(${has(met)} OR ${has(doubtful)})`;
    const doubt = doubtful === undefined ? "" : `(${open} AND ${has(doubtful)}) OR `;
    return [
      { name: `bad_${at}`, expression: lowest(`${open} AND ${has(met)}`) },
      { name: `doubt_${at}`, expression: lowest(`${doubt}(${hidden} AND ${may})`) },
    ];
  });
  return select(
    [{ name: "host_name", expression: "host_name" }, ...aboutHost, ...columns],
    ["FROM known", "GROUP BY host_name"],
  );
}

/** The same without ports and names, once for all hosts that are alike. */
function countedRows(bits: readonly CheckBits[], words: readonly string[]): string[] {
  const inner = select(
    [
      ...aboutHost,
      ...words.flatMap((word) => [
        { name: `sure_${word}`, expression: `BIT_OR(${cases([[`${socketNames.scope} = 'open'`, word]])})` },
        { name: `maybe_${word}`, expression: `BIT_OR(${cases([[`${socketNames.scope} IS NULL`, word]])})` },
      ]),
    ],
    ["FROM known", "GROUP BY host_name"],
  );
  const alike = [
    ...select(
      [
        { name: "*", expression: "*" },
        { name: "host_count", expression: "COUNT(*)" },
      ],
      "FROM (",
    ),
    ...indented(inner),
    ") AS each_host",
    "GROUP BY ALL",
  ];
  const sure = ({ word, mask }: Bit) => `COALESCE(sure_${word} & ${mask}, 0) <> 0`;
  const maybe = ({ word, mask }: Bit) => `COALESCE(maybe_${word} & ${mask}, 0) <> 0`;
  const flag = (condition: string) => cases([[condition, "1"]], "0");
  const columns = bits.flatMap(({ check, at, met, doubtful, foreign, unsure }): Column[] => {
    if (foreign !== undefined && unsure !== undefined) {
      return [
        { name: `foreign_${at}`, expression: cases([[sure(foreign), "''"]]) },
        {
          name: `unsure_${at}`,
          expression: flag([sure(unsure), maybe(unsure), maybe(foreign)].join(" OR ")),
        },
        { name: `open_${at}`, expression: flag(sure(met)) },
        { name: `maybe_${at}`, expression: flag(maybe(met)) },
      ];
    }
    const doubts = [maybe(met), ...(doubtful === undefined ? [] : [sure(doubtful), maybe(doubtful)])];
    const one = String(check.asks.kind === "ports" ? 1 : 0);
    return [
      { name: `bad_${at}`, expression: cases([[sure(met), one]]) },
      { name: `doubt_${at}`, expression: cases([[doubts.join(" OR "), one]]) },
    ];
  });
  return select([{ name: "*", expression: "*" }, ...columns], ["FROM (", ...indented(alike), ") AS alike"]);
}
