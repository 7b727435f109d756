import { indented, type StatementSettings, select, socketNames } from "../statement.ts";
import { masksOf, type PlacedBits, uncertain } from "./bits.ts";
import { codeOf } from "./hosts.ts";
import { socketRows } from "./sockets.ts";

/**
 * Hosts with the same facts have the same answers, except for the port or process that evidence names. So
 * answers are computed once for each kind of host, with a mark in place of the name of a socket, and sockets
 * are only looked up for the marks.
 */
const mark = "CHR(1)";

/** The mark in evidence until the socket is known. */
export function markOf(code: number): string {
  return `(${mark} || '${code}' || ${mark})`;
}

/** Splits a text at its mark; the code is NULL if there is none. */
export function partsOf(text: string): { before: string; code: string; after: string } {
  return {
    before: `SPLIT_PART(${text}, ${mark}, 1)`,
    code: `TRY_CAST(SPLIT_PART(${text}, ${mark}, 2) AS INTEGER)`,
    after: `SPLIT_PART(${text}, ${mark}, 3)`,
  };
}

/** The lowest port, or the first name, of the sockets of a host that a mark is about. */
export function shownRows(placed: PlacedBits, settings: StatementSettings): string[] {
  const { checks, words } = placed;
  const pairs = checks.map(({ met, foreign }) => foreign ?? met);
  const asked = checks.flatMap(({ at, met, foreign }) => {
    const pair = foreign ?? met;
    const row = (code: number, bit: bigint) =>
      `(${code}, ${foreign !== undefined}, ${words.map((word) => (word === pair.word ? bit : 0)).join(", ")})`;
    const violation = row(codeOf(at), pair.certain);
    return foreign === undefined ? [violation, row(codeOf(at, "doubt"), uncertain(met))] : [violation];
  });
  const hasNames = checks.some(({ foreign }) => foreign !== undefined);
  const lowest = `CAST(MIN(${socketNames.port}) AS VARCHAR)`;
  const anyBit = words.map((word) => {
    const masks = masksOf(pairs, word);
    return `${word} & ${masks.certain | masks.uncertain} <> 0`;
  });
  const meets = words.map((word) => `sockets.${word} & asked.${word} <> 0`).join(" OR ");
  return select(
    [
      { name: "host_name", expression: "sockets.host_name" },
      { name: "code", expression: "asked.code" },
      {
        name: "shown",
        expression: hasNames
          ? `COALESCE(MIN(CASE WHEN asked.is_name THEN ${socketNames.name} END), ${lowest})`
          : lowest,
      },
    ],
    [
      "FROM (",
      ...indented(["SELECT * FROM (", ...indented(socketRows(placed, settings, true)), ") AS all_sockets"]),
      `  WHERE ${anyBit.join(" OR ")}`,
      ") AS sockets JOIN (VALUES",
      ...indented(asked.map((row, at) => (at === asked.length - 1 ? row : `${row},`))),
      `) AS asked(code, is_name, ${words.join(", ")}) ON ${meets}`,
      "GROUP BY sockets.host_name, asked.code",
    ],
  );
}
