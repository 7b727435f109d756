import { dialects } from "../dialects.ts";
import { cases } from "../expressions.ts";
import { hostColumns, isWindows, systemNames } from "../hosts-table.ts";
import type { Column } from "../questions.ts";
import { indented, named, type StatementSettings, select } from "../statement.ts";
import { flags, type PlacedBits, uncertain } from "./bits.ts";
import { socketRows, unreadRows } from "./sockets.ts";

const dialect = dialects.duckdb;

/** One row for each host of one of the tables, with everything known about it as bits. */
export function eachHost(placed: PlacedBits, settings: StatementSettings): string[] {
  const union = "UNION ALL BY NAME";
  return select(
    [
      ...named("host_name"),
      { name: hostColumns.rows, expression: "COUNT(is_host)" },
      ...placed.words.map((name) => ({ name, expression: `COALESCE(BIT_OR(${name}), 0)` })),
    ],
    [
      "FROM (",
      // Every host that has sockets, and the sockets that concern a check: most don't, and are not looked at.
      "  SELECT CAST(l.host AS VARCHAR) AS host_name FROM listeners AS l",
      `  ${union}`,
      ...indented(socketRows(placed, settings)),
      `  ${union}`,
      ...indented(unreadRows()),
      `  ${union}`,
      ...indented(hostRows()),
      ") AS known",
      "GROUP BY host_name",
    ],
  );
}

/** The facts about each host in `hosts`. */
function hostRows(): string[] {
  const flag = (column: string, yes: bigint, no: bigint) =>
    `CASE WHEN ${column} IS NULL THEN 0 WHEN ${column} THEN ${yes} ELSE ${no} END`;
  const written = "LOWER(TRIM(CAST(h.os AS VARCHAR)))";
  const system = cases(
    [
      [isWindows(written, dialect), String(flags.system)],
      ...systemNames.map((name, at): [string, string] => [
        `${written} = '${name}'`,
        String(flags.system * BigInt(at + 2)),
      ]),
    ],
    "0",
  );
  return select(
    [
      { name: "host_name", expression: "CAST(h.host AS VARCHAR)" },
      { name: "is_host", expression: "1" },
      {
        name: "bits_0",
        expression: [
          flag("h.tcp_listed", flags.tcpListed, flags.tcpNotListed),
          flag("h.udp_listed", flags.udpListed, flags.udpNotListed),
          flag("h.as_root", flags.asRoot, 0n),
          system,
        ].join(" | "),
      },
    ],
    "FROM hosts AS h",
  );
}

/**
 * The columns for the answers, computed from the bits. @param shownBy what evidence names, by its code: see
 * `shown.ts`
 */
export function gatheredRows(
  { checks }: PlacedBits,
  key: string,
  shownBy: (code: number) => string,
): string[] {
  const has = (word: string, bit: bigint) => `${word} & ${bit} <> 0`;
  const known = (flag: bigint) => has("bits_0", flag);
  const { rows, listed, unread, asRoot, system } = hostColumns;
  const isListed = (yes: bigint, no: bigint) => `CASE WHEN ${known(yes)} THEN 1 WHEN ${known(no)} THEN 0 END`;
  const code = `(bits_0 // ${flags.system}) & 31`;
  const systems = cases([
    // Two rows of a host may have different systems.
    [`${rows} <> 1`, "NULL"],
    [`${code} = 1`, "'windows'"],
    ...systemNames.map((name, at): [string, string] => [`${code} = ${at + 2}`, `'${name}'`]),
  ]);
  const flag = (condition: string) => cases([[condition, "1"]], "0");
  const columns = checks.flatMap(({ at, met, foreign }): Column[] => {
    const isMet = has(met.word, met.certain);
    const mayBeMet = has(met.word, uncertain(met));
    if (foreign !== undefined) {
      return [
        {
          name: `foreign_${at}`,
          expression: cases([[has(foreign.word, foreign.certain), shownBy(codeOf(at))]]),
        },
        { name: `unsure_${at}`, expression: flag(has(foreign.word, uncertain(foreign))) },
        { name: `open_${at}`, expression: flag(isMet) },
        { name: `maybe_${at}`, expression: flag(mayBeMet) },
      ];
    }
    return [
      { name: `bad_${at}`, expression: cases([[isMet, shownBy(codeOf(at))]]) },
      { name: `doubt_${at}`, expression: cases([[mayBeMet, shownBy(codeOf(at, "doubt"))]]) },
    ];
  });
  return select(
    [
      ...named(key, rows),
      { name: listed.tcp, expression: isListed(flags.tcpListed, flags.tcpNotListed) },
      { name: listed.udp, expression: isListed(flags.udpListed, flags.udpNotListed) },
      { name: asRoot, expression: flag(known(flags.asRoot)) },
      { name: unread.tcp, expression: flag(known(flags.tcpUnread)) },
      { name: unread.udp, expression: flag(known(flags.udpUnread)) },
      { name: system, expression: systems },
      ...columns,
    ],
    "FROM kinds",
  );
}

/** A number for what the evidence of a check names: the socket that violates it, or one that may. */
export function codeOf(at: number, what: "violation" | "doubt" = "violation"): number {
  return 2 * at + (what === "doubt" ? 1 : 0);
}
