import type { ExportPlan, Ranges } from "../plan.ts";
import { scopeOfAddress } from "./addresses.ts";
import { dialects } from "./dialects.ts";
import { cases, isOneOf } from "./expressions.ts";
import { hostColumns, isWindows, systemNames } from "./hosts-table.ts";
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

/** What is known of a host is in the first bits of the first word. */
const flags = {
  tcpListed: 1,
  tcpNotListed: 2,
  udpListed: 4,
  udpNotListed: 8,
  asRoot: 16,
  tcpUnread: 32,
  udpUnread: 64,
};
const systemAt = 128;
const bitsOfFlags = 12;

/**
 * The statement for DuckDB. What the checks ask of a port is a row of bits in a table of ports, so that one join serves all
 * of them, and one pass over the sockets takes as long for thirty checks as for one. The sockets that concern a check are
 * kept in a list for each host where their ports are shown.
 */
export function duckdbStatement(plans: readonly ExportPlan[], settings: StatementSettings): string {
  const { checks, reports } = numbered(plans);
  const words = ["bits_0"];
  let used = bitsOfFlags;
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
  const counts = settings.rows === "counts";
  const key = counts ? "host_count" : "host_name";
  const layers = layeredTables("judged", reportLayers(reports, !counts, dialect), streaming, key);
  return [
    "WITH port_bits AS MATERIALIZED (",
    ...indented(portBits(bits, words)),
    "), sockets AS (",
    ...indented(socketRows(bits, words, settings)),
    "), known AS (",
    ...indented(knownRows(bits, words, settings)),
    "), each_host AS (",
    ...indented(hostRows(words, counts)),
    "), gathered AS (",
    ...indented(gatheredRows(bits, key)),
    "), judged AS (",
    ...indented(judgedRows(checks, settings, dialect, key)),
    ...layers.lines,
    ")",
    ...reportedRows(layers.last, reports, settings.rows, dialect, key),
  ].join("\n");
}

/** The tables of a million hosts are wide: they are used as they are made, and not kept. */
const streaming = { ...dialect, once: "" } as const;

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
    `FROM (SELECT CAST(UNNEST(RANGE(low, high + 1)) AS INTEGER) AS socket_key, ${words.map((word) => `CAST(${word} AS BIGINT) AS ${word}`).join(", ")}`,
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

const protocolText = "CAST(l.protocol AS VARCHAR)";
const protocol = protocolOf(`LOWER(TRIM(${protocolText}))`, dialect);
/** NULL for what is no port: USMALLINT has the same numbers. */
const port = "TRY_CAST(l.port AS USMALLINT)";

/** Every row of `listeners`, with the bits of its port. Most have their protocol as it is compared first. */
function socketRows(
  bits: readonly CheckBits[],
  words: readonly string[],
  { loopback }: StatementSettings,
): string[] {
  const offset =
    `CASE ${protocolText} WHEN 'tcp' THEN 0 WHEN 'udp' THEN ${udpOffset} ` +
    `ELSE CASE ${protocol} WHEN 'tcp' THEN 0 WHEN 'udp' THEN ${udpOffset} END END`;
  const key = `CAST(${port} AS INTEGER) + ${offset}`;
  const name = "TRIM(CAST(l.process AS VARCHAR))";
  const isMet = "t.socket_key IS NOT NULL";
  const address = "CAST(l.address AS VARCHAR)";
  const anyScope = scopeOfAddress(`TRIM(${address})`, dialect, loopback === "count");
  // Nearly all sockets have one of these, and the others take longer to tell.
  const scope =
    loopback === "count"
      ? anyScope
      : `CASE WHEN ${address} = '0.0.0.0' OR ${address} = '::' THEN 'open' WHEN ${address} = '127.0.0.1' OR ${address} = '::1' THEN 'local' ELSE ${anyScope} END`;
  const isRead = `${port} IS NOT NULL AND (${protocolText} = 'tcp' OR ${protocolText} = 'udp')`;
  const unread =
    `CASE WHEN ${key} IS NOT NULL OR ${protocol} = 'other' THEN 0 WHEN ${protocol} IS NULL AND ${port} = 0 THEN 0 ` +
    `WHEN ${protocol} = 'tcp' THEN ${flags.tcpUnread} WHEN ${protocol} = 'udp' THEN ${flags.udpUnread} ` +
    `ELSE ${flags.tcpUnread | flags.udpUnread} END`;
  return select(
    [
      { name: "host_name", expression: "CAST(l.host AS VARCHAR)" },
      { name: socketNames.port, expression: port },
      // What concerns no check is not looked at any further.
      { name: socketNames.scope, expression: `CASE WHEN ${isMet} THEN ${scope} ELSE 'local' END` },
      // A statement without checks of processes does not need the column.
      ...(hasOwners(bits)
        ? [
            {
              name: socketNames.name,
              expression: `CASE WHEN ${isMet} THEN CASE WHEN ${isOneOf(name, noName, dialect)} THEN NULL ELSE ${name} END END`,
            },
          ]
        : []),
      { name: "flags", expression: `CASE WHEN ${isRead} THEN 0 ELSE ${unread} END` },
      ...words.map((word) => ({ name: word, expression: `t.${word}` })),
    ],
    `FROM listeners AS l LEFT JOIN port_bits AS t ON t.socket_key = ${key}`,
  );
}

function hasOwners(bits: readonly CheckBits[]): boolean {
  return bits.some(({ foreign }) => foreign !== undefined);
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
  if (terms.length === 0) return word;
  // Most sockets concern no check, and none of the cases is about them.
  return `CASE WHEN ${word} IS NOT NULL THEN ${[word, ...terms].join(" | ")} END`;
}

/** The sockets beside the rows of `hosts`, which have what is known of a host as bits. */
function knownRows(
  bits: readonly CheckBits[],
  words: readonly string[],
  { rows }: StatementSettings,
): string[] {
  const sure = (word: string) => `CASE WHEN ${socketNames.scope} = 'open' THEN ${word} END`;
  const hidden = (word: string) => `CASE WHEN ${socketNames.scope} IS NULL THEN ${word} END`;
  const name = hasOwners(bits) ? [`owner: ${socketNames.name}`] : [];
  const all = words.map((word) => `${word}: ${word}`);
  const members = [`num: ${socketNames.port}`, `is_open: ${socketNames.scope} IS NOT NULL`, ...name, ...all];
  const hit = `CASE WHEN ${socketNames.scope} = 'open' OR ${socketNames.scope} IS NULL THEN {${members.join(", ")}} END`;
  const [first, ...others] = words;
  return [
    ...select(
      [
        { name: "host_name", expression: "host_name" },
        { name: "is_host", expression: "CAST(NULL AS INTEGER)" },
        {
          name: `sure_${first}`,
          expression: `CASE WHEN ${socketNames.scope} = 'open' THEN ${first} ELSE flags END`,
        },
        ...others.map((word) => ({ name: `sure_${word}`, expression: sure(word) })),
        ...words.map((word) => ({ name: `maybe_${word}`, expression: hidden(word) })),
        ...(rows === "counts" ? [] : [{ name: "hit", expression: hit }]),
      ],
      [
        "FROM (",
        // What the owner of a socket is to the checks is asked once.
        `  SELECT * REPLACE (${words.map((word) => `${withOwners(bits, word)} AS ${word}`).join(", ")}) FROM sockets`,
        ") AS owned",
      ],
    ),
    "UNION ALL BY NAME",
    ...select(
      [
        { name: "host_name", expression: "CAST(h.host AS VARCHAR)" },
        { name: "is_host", expression: "1" },
        { name: `sure_${first}`, expression: hostFlags() },
      ],
      "FROM hosts AS h",
    ),
  ];
}

/** What `hosts` says of a host, as bits. */
function hostFlags(): string {
  const flag = (column: string, yes: number, no: number) =>
    `CASE WHEN ${column} IS NULL THEN 0 WHEN ${column} THEN ${yes} ELSE ${no} END`;
  const written = "LOWER(TRIM(CAST(h.os AS VARCHAR)))";
  const system = cases(
    [
      [isWindows(written, dialect), String(systemAt)],
      ...systemNames.map((name, at): [string, string] => [
        `${written} = '${name}'`,
        String(systemAt * (at + 2)),
      ]),
    ],
    "0",
  );
  return [
    flag("h.tcp_listed", flags.tcpListed, flags.tcpNotListed),
    flag("h.udp_listed", flags.udpListed, flags.udpNotListed),
    flag("h.as_root", flags.asRoot, 0),
    system,
  ].join(" | ");
}

/** One row for each host; where nobody asks which host it is, one for each kind of host. */
function hostRows(words: readonly string[], counts: boolean): string[] {
  const combined = words.flatMap((word) => [`sure_${word}`, `maybe_${word}`]);
  const inner = select(
    [
      ...(counts ? [] : [{ name: "host_name", expression: "host_name" }]),
      { name: hostColumns.rows, expression: "COUNT(is_host)" },
      ...combined.map((name) => ({ name, expression: `COALESCE(BIT_OR(${name}), 0)` })),
      ...(counts ? [] : [{ name: "hits", expression: "LIST(hit) FILTER (WHERE hit IS NOT NULL)" }]),
    ],
    ["FROM known", "GROUP BY host_name"],
  );
  if (!counts) return inner;
  return [
    "SELECT *, COUNT(*) AS host_count",
    "FROM (",
    ...indented(inner),
    ") AS one_by_one",
    "GROUP BY ALL",
  ];
}

/** The columns that the answers are made of, out of the bits. */
function gatheredRows(bits: readonly CheckBits[], key: string): string[] {
  const counts = key !== "host_name";
  const known = `sure_${"bits_0"}`;
  const has = (flag: number) => `${known} & ${flag} <> 0`;
  const { rows, listed, unread, asRoot, system } = hostColumns;
  const isListed = (yes: number, no: number) => `CASE WHEN ${has(yes)} THEN 1 WHEN ${has(no)} THEN 0 END`;
  const code = `(${known} // ${systemAt}) & 31`;
  const systems = cases([
    // Two rows of a host have no one system.
    [`${rows} <> 1`, "NULL"],
    [`${code} = 1`, "'windows'"],
    ...systemNames.map((name, at): [string, string] => [`${code} = ${at + 2}`, `'${name}'`]),
  ]);
  const sure = ({ word, mask }: Bit) => `sure_${word} & ${mask} <> 0`;
  const maybe = ({ word, mask }: Bit) => `maybe_${word} & ${mask} <> 0`;
  const flag = (condition: string) => cases([[condition, "1"]], "0");
  const columns = bits.flatMap(({ at, met, doubtful, foreign, unsure }): Column[] => {
    if (foreign !== undefined && unsure !== undefined) {
      const names = `[x.owner FOR x IN hits IF x.is_open AND x.${foreign.word} & ${foreign.mask} <> 0]`;
      return [
        { name: `foreign_${at}`, expression: cases([[sure(foreign), counts ? "''" : `LIST_MIN(${names})`]]) },
        {
          name: `unsure_${at}`,
          expression: flag([sure(unsure), maybe(unsure), maybe(foreign)].join(" OR ")),
        },
        { name: `open_${at}`, expression: flag(sure(met)) },
        { name: `maybe_${at}`, expression: flag(maybe(met)) },
      ];
    }
    const met2 = (bit: Bit) => `x.${bit.word} & ${bit.mask} <> 0`;
    const lowest = (condition: string) => (counts ? "0" : `LIST_MIN([x.num FOR x IN hits IF ${condition}])`);
    const doubts = [maybe(met), ...(doubtful === undefined ? [] : [sure(doubtful), maybe(doubtful)])];
    const doubt = [`(NOT x.is_open AND ${met2(met)})`, ...(doubtful === undefined ? [] : [met2(doubtful)])];
    return [
      { name: `bad_${at}`, expression: cases([[sure(met), lowest(`x.is_open AND ${met2(met)}`)]]) },
      { name: `doubt_${at}`, expression: cases([[doubts.join(" OR "), lowest(doubt.join(" OR "))]]) },
    ];
  });
  return select(
    [
      { name: key, expression: key },
      { name: rows, expression: rows },
      { name: listed.tcp, expression: isListed(flags.tcpListed, flags.tcpNotListed) },
      { name: listed.udp, expression: isListed(flags.udpListed, flags.udpNotListed) },
      { name: asRoot, expression: flag(has(flags.asRoot)) },
      { name: unread.tcp, expression: flag(has(flags.tcpUnread)) },
      { name: unread.udp, expression: flag(has(flags.udpUnread)) },
      { name: system, expression: systems },
      ...columns,
    ],
    "FROM each_host",
  );
}
