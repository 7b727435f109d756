import type { Ranges } from "../../plan.ts";
import { isSocketCheck, type SocketCheck } from "../questions.ts";
import type { NumberedCheck } from "../statement.ts";

/**
 * What sockets mean for checks, as bits of numbers, so that a host is the union of its sockets, whatever the
 * checks ask. Each fact has two adjacent bits: certain, and possible.
 */
export interface BitPair {
  /** The column that the bits are in. */
  word: string;
  /** The first of the two. */
  certain: bigint;
}

/** The second bit of a pair. */
export function uncertain({ certain }: BitPair): bigint {
  return certain << 1n;
}

/** The bits of a socket for one check. */
export interface CheckBits {
  check: SocketCheck;
  at: number;
  /** Port list: the port violates it. Process check: the socket is on its port. */
  met: BitPair;
  /** Process check: the process is not permitted. */
  foreign: BitPair | undefined;
}

/** Facts about a host, in the first bits of the first word. */
export const flags = {
  tcpListed: 1n,
  tcpNotListed: 2n,
  udpListed: 4n,
  udpNotListed: 8n,
  asRoot: 16n,
  tcpUnread: 32n,
  udpUnread: 64n,
  /** Five bits are the number of the system. */
  system: 128n,
} as const;
const bitsOfFlags = 12;

/** BIGINT has a sign bit, and one bit is left for shifting. */
const bitsInWord = 62;

export interface PlacedBits {
  checks: CheckBits[];
  words: string[];
}

/** Gives each check its bits. */
export function placeBits(checks: readonly NumberedCheck[]): PlacedBits {
  const words = ["bits_0"];
  let used = bitsOfFlags;
  const nextPair = (): BitPair => {
    if (used + 2 > bitsInWord) {
      words.push(`bits_${words.length}`);
      used = 0;
    }
    used += 2;
    return { word: words.at(-1)!, certain: 1n << BigInt(used - 2) };
  };
  const placed = checks.flatMap(({ check }, at): CheckBits[] => {
    if (!isSocketCheck(check)) return [];
    return [{ check, at, met: nextPair(), foreign: check.asks.kind === "process" ? nextPair() : undefined }];
  });
  return { checks: placed, words };
}

/** The bits of a word that belong to pairs: the first ones, and the second ones. */
export function masksOf(
  pairs: readonly (BitPair | undefined)[],
  word: string,
): { certain: bigint; uncertain: bigint } {
  let certain = 0n;
  for (const pair of pairs) if (pair?.word === word) certain |= pair.certain;
  return { certain, uncertain: certain << 1n };
}

/** A row for each TCP or UDP port that concerns a check, with the bits that a socket on it sets. */
export function portRows({ checks, words }: PlacedBits): string[] {
  const rowsOf = (ranges: Ranges, word: string, bits: bigint) =>
    ranges.map(([low, high]) => {
      const values = words.map((one) => (one === word ? String(bits) : "0"));
      return `(${low}, ${high}, ${values.join(", ")})`;
    });
  const rows = checks.flatMap(({ check: { asks }, met }) =>
    asks.kind === "process"
      ? rowsOf([[asks.port, asks.port]], met.word, met.certain)
      : [
          ...rowsOf(asks.violating, met.word, met.certain),
          ...rowsOf(asks.doubtful, met.word, uncertain(met)),
        ],
  );
  const last = rows.length - 1;
  const none = `(0, -1, ${words.map(() => 0).join(", ")})`;
  return [
    `SELECT port_number, ${words.map((word) => `BIT_OR(${word}) AS ${word}`).join(", ")}`,
    `FROM (SELECT CAST(UNNEST(RANGE(low, high + 1)) AS INTEGER) AS port_number, ${words.map((word) => `CAST(${word} AS BIGINT) AS ${word}`).join(", ")}`,
    "FROM (VALUES",
    ...(rows.length === 0 ? [none] : rows.map((row, at) => (at === last ? row : `${row},`))).map(
      (row) => `  ${row}`,
    ),
    `) AS asked(low, high, ${words.join(", ")}))`,
    "GROUP BY port_number",
  ];
}
