import { pick, type Random } from "../mutation/random.ts";

/** Pieces that readers and parsers look for, and some that none expects. */
const noise = [
  ..."\n \t\0:*<>|,#[]{}()\"'\\@&/=.-",
  "\r\n",
  "\ufffd",
  "\ufeff",
  "\u2028",
  "é",
  "😀",
  "\ud800",
  "\u001b[31m",
  "</",
  "/>",
  "||",
  "&&",
  "=> {",
  "users:((",
  "0.0.0.0:",
  ":::",
  "tcp",
  "LISTEN",
  "65536",
  "-1",
  "1e999",
  "&quot;",
  "<![CDATA[",
  "<!ENTITY",
  "<if>",
  "</then>",
  "<custom_item>",
  "</custom_item>",
  "type : ",
  'ports : "',
  "[0-9]{1,5}",
  "(?=",
  "(a*)*",
  "__proto__",
  "# nessus-audit-disable-next-line ",
  "null",
  '"extends":',
];

/** Whole number from 0 up to, not including, a limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/**
 * A text made from pieces of others, cut, joined and changed in some places; at most `longest` characters.
 * Sometimes one piece is repeated over and over, which reveals quadratic time.
 */
export function damaged(random: Random, texts: readonly string[], longest: number): string {
  let text = "";
  for (let pieces = 1 + below(random, 4); pieces > 0; pieces--) {
    const from = pick(random, texts)!;
    const start = random() < 0.3 ? 0 : below(random, from.length + 1);
    text += from.slice(start, start + below(random, longest)) + (random() < 0.5 ? pick(random, noise) : "");
  }
  for (let edits = below(random, 12); edits > 0; edits--) {
    const at = below(random, text.length + 1);
    const times = random() < 0.1 ? below(random, longest / 2) : 1 + below(random, 3);
    const piece = random() < 0.1 ? text.slice(at, at + below(random, 40)) : pick(random, noise)!;
    const put = piece.repeat(Math.min(times, Math.ceil(longest / Math.max(1, piece.length))));
    text = text.slice(0, at) + put + text.slice(at + below(random, 8));
  }
  return text.slice(0, longest);
}

const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e300,
  "",
  "x",
  "__proto__",
  "file:///a b%.audit",
  [],
  {},
  [[]],
  { __proto__: null },
  "\ud800",
];

/** The same value with one or more parts replaced by something that does not belong there. */
export function withOddParts(random: Random, value: unknown): unknown {
  if (random() < 0.15) return pick(random, oddValues);
  if (Array.isArray(value)) return value.map((item) => (random() < 0.4 ? withOddParts(random, item) : item));
  if (typeof value !== "object" || value === null) return random() < 0.3 ? pick(random, oddValues) : value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (random() < 0.05) return [];
      return [[name, random() < 0.5 ? withOddParts(random, member) : member]];
    }),
  );
}
