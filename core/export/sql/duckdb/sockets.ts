import { scopeOfAddress } from "../addresses.ts";
import { dialects } from "../dialects.ts";
import { isOneOf } from "../expressions.ts";
import { resultOfOwner } from "../owners.ts";
import type { Column } from "../questions.ts";
import {
  indented,
  named,
  noName,
  protocolOf,
  type StatementSettings,
  select,
  socketNames,
} from "../statement.ts";
import { type CheckBits, flags, masksOf, type PlacedBits, uncertain } from "./bits.ts";

const dialect = dialects.duckdb;

const protocolText = "CAST(l.protocol AS VARCHAR)";
const protocol = protocolOf(`LOWER(TRIM(${protocolText}))`, dialect);

/**
 * The port as a number; NULL for anything but an integer. If the column has integers, DuckDB removes the
 * cases before the statement runs, and only the column is left, whose minimum and maximum files record.
 */
const port =
  "CASE WHEN TYPEOF(l.port) IN ('TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT') " +
  "THEN TRY_CAST(l.port AS INTEGER) " +
  `ELSE ${dialect.asNumber("l.port")} END`;

/** How a socket is bound, and its protocol: a number for each, NULL for those that do not count. */
const way = { tcp: 1, udp: 2, hiddenTcp: 3, hiddenUdp: 4 } as const;

/** The rows of `listeners` that concern a check, with the bits that they set. @param shown with port and process, too */
export function socketRows(placed: PlacedBits, settings: StatementSettings, shown = false): string[] {
  const { checks, words } = placed;
  const hasOwners = checks.some(({ foreign }) => foreign !== undefined);
  const shownPort = shown ? named(socketNames.port) : [];
  const shownOwner = shown && hasOwners ? named(socketNames.name) : [];
  const met = select(
    [
      { name: "host_name", expression: "CAST(l.host AS VARCHAR)" },
      ...(shown ? [{ name: socketNames.port, expression: port }] : []),
      { name: "way", expression: wayOf(settings) },
      ...(hasOwners ? [{ name: "process_name", expression: "CAST(l.process AS VARCHAR)" }] : []),
      ...words.map((word) => ({ name: word, expression: `t.${word}` })),
    ],
    `FROM listeners AS l JOIN port_bits AS t ON t.port_number = ${port}`,
  );
  const masked = select(
    [
      ...named("host_name", "way"),
      ...shownPort,
      ...(hasOwners ? [{ name: socketNames.name, expression: ownerOf(placed) }] : []),
      ...words.map((word) => ({ name: word, expression: maskedBits(checks, word) })),
    ],
    ["FROM (", ...indented(met), ") AS met"],
  );
  const owned = hasOwners
    ? select(
        [
          ...named("host_name", "way"),
          ...shownPort,
          ...shownOwner,
          ...words.map((word) => ({ name: word, expression: withOwners(checks, word) })),
        ],
        ["FROM (", ...indented(masked), ") AS masked"],
      )
    : masked;
  return select(
    [
      ...named("host_name"),
      ...shownPort,
      ...shownOwner,
      ...words.map((word) => ({ name: word, expression: withDoubts(checks, word, settings) })),
    ],
    ["FROM (", ...indented(owned), ") AS owned"],
  );
}

/** The most common case comes first. */
function wayOf({ loopback }: StatementSettings): string {
  const by = (tcp: number, udp: number) =>
    `CASE WHEN ${protocolText} = 'tcp' THEN ${tcp} WHEN ${protocolText} = 'udp' THEN ${udp} ELSE CASE ${protocol} WHEN 'tcp' THEN ${tcp} WHEN 'udp' THEN ${udp} END END`;
  const open = by(way.tcp, way.udp);
  if (loopback === "count") return open;
  const address = "CAST(l.address AS VARCHAR)";
  // A function of a single column is evaluated once for each distinct value, if a file has a dictionary.
  return (
    `CASE WHEN LIST_CONTAINS(['0.0.0.0', '::'], ${address}) THEN ${open} ` +
    `WHEN LIST_CONTAINS(['127.0.0.1', '::1'], ${address}) THEN NULL ` +
    `ELSE CASE ${scopeOfAddress(`TRIM(${address})`, dialect, false)} WHEN 'open' THEN ${open} WHEN 'local' THEN NULL ` +
    `ELSE ${by(way.hiddenTcp, way.hiddenUdp)} END END`
  );
}

/** The bits of the port that are about the protocol of the socket. */
function maskedBits(checks: readonly CheckBits[], word: string): string {
  const [tcp, udp] = (["tcp", "udp"] as const).map((name) => {
    const own = checks.filter(({ check }) => check.asks.protocol === name).map(({ met }) => met);
    const masks = masksOf(own, word);
    return masks.certain | masks.uncertain;
  });
  return (
    `CASE WHEN way IN (${way.tcp}, ${way.hiddenTcp}) THEN ${word} & ${tcp} ` +
    `WHEN way IN (${way.udp}, ${way.hiddenUdp}) THEN ${word} & ${udp} END`
  );
}

/** The name of the process; NULL if it is unknown, or no check asks for it. */
function ownerOf({ checks, words }: PlacedBits): string {
  const pairs = checks.filter(({ foreign }) => foreign !== undefined).map(({ met }) => met);
  const asked = words
    .map((word) => ({ word, mask: masksOf(pairs, word).certain }))
    .filter(({ mask }) => mask !== 0n)
    .map(({ word, mask }) => `${word} & ${mask} <> 0`)
    .join(" OR ");
  const name = "TRIM(process_name)";
  return `CASE WHEN ${asked} THEN CASE WHEN ${isOneOf(name, noName, dialect)} THEN NULL ELSE ${name} END END`;
}

/** The bits of the port, and those that the owner of the socket sets. */
function withOwners(checks: readonly CheckBits[], word: string): string {
  const terms: string[] = [];
  let asking = 0n;
  const conditions = new Set<string>();
  for (const { check, met, foreign } of checks) {
    if (check.asks.kind !== "process" || foreign?.word !== word) continue;
    const result = resultOfOwner(check.asks.owners, socketNames, dialect);
    const onPort = `${met.word} & ${met.certain} <> 0`;
    const value = `CASE ${result} WHEN 'foreign' THEN ${foreign.certain} WHEN 'undecided' THEN ${uncertain(foreign)} ELSE 0 END`;
    terms.push(`CASE WHEN ${onPort} THEN ${value} ELSE 0 END`);
    if (met.word === word) asking |= met.certain;
    else conditions.add(onPort);
  }
  if (terms.length === 0) return word;
  if (asking !== 0n) conditions.add(`${word} & ${asking} <> 0`);
  // Most sockets are not on the port of a process check, so no case applies to them.
  return `CASE WHEN ${[...conditions].join(" OR ")} THEN ${[word, ...terms].join(" | ")} ELSE ${word} END`;
}

/** If no address is shown, what would be certain is only possible. */
function withDoubts(checks: readonly CheckBits[], word: string, { loopback }: StatementSettings): string {
  if (loopback === "count") return word;
  const masks = masksOf(
    checks.flatMap(({ met, foreign }) => [met, foreign]),
    word,
  );
  const doubts = `((${word} & ${masks.certain}) << 1) | (${word} & ${masks.uncertain})`;
  return `CASE WHEN way >= ${way.hiddenTcp} THEN ${doubts} ELSE ${word} END`;
}

/**
 * Rows that may be any socket: their port is not a port number, or their protocol is missing. Parquet files record the
 * minimum, maximum and texts of a column, so if there are no such rows, hardly any row is read.
 */
export function unreadRows(): string[] {
  const bits = (expression: string): Column => ({ name: "bits_0", expression });
  const host = { name: "host_name", expression: "CAST(l.host AS VARCHAR)" };
  const both = flags.tcpUnread | flags.udpUnread;
  return [
    ...select(
      [
        host,
        bits(
          `CASE ${protocol} WHEN 'tcp' THEN ${flags.tcpUnread} WHEN 'udp' THEN ${flags.udpUnread} WHEN 'other' THEN 0 ELSE ${both} END`,
        ),
      ],
      ["FROM listeners AS l", `WHERE (${port}) IS NULL OR (${port}) < 0 OR (${port}) > 65535`],
    ),
    "UNION ALL BY NAME",
    ...select(
      [host, bits(String(both))],
      [
        "FROM listeners AS l",
        `WHERE (${protocolText} IS NULL OR TRIM(${protocolText}) = '') AND (${port}) BETWEEN 1 AND 65535`,
      ],
    ),
  ];
}
