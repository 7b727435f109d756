/**
 * What the printed state of a TCP socket means: it listens, it certainly does not, or the word is not known.
 */
export type StateMeaning = "listens" | "bound" | "other" | "unknown";

/** Names of states in any tool, without signs, and the numbers that Windows gives them. */
const LISTENING = ["listen", "listening", "2"];
const BOUND = ["bound", "100"];
const OTHERS = (
  "closed close synsent synreceived synrecv synrcvd newsynrecv established estab finwait1 finwait2 closewait closing " +
  "lastack timewait deletetcb idle 1 3 4 5 6 7 8 9 10 11 12"
).split(" ");

const MEANINGS = new Map<string, StateMeaning>([
  ...LISTENING.map((name) => [name, "listens"] as const),
  ...BOUND.map((name) => [name, "bound"] as const),
  ...OTHERS.map((name) => [name, "other"] as const),
]);
/** Shorter beginnings fit several states. */
const SHORTEST_CUT = 2;

/**
 * What a state means. A word that a narrow window cut off, `Lis...`, means what all states mean that start
 * so; a word in another language means nothing.
 */
export function meaningOfState(printed: string): StateMeaning {
  const word = printed.toLowerCase().replace(/[^a-z0-9]/g, "");
  const known = MEANINGS.get(word);
  if (known !== undefined) return known;
  if (word.length < SHORTEST_CUT || !/^[a-z]+$/.test(word) || !/^[A-Za-z_ -]+(?:\.{2,3}|…)?$/.test(printed)) {
    return "unknown";
  }
  const isCut = /(?:\.{2,3}|…)$/.test(printed);
  const meanings = new Set<StateMeaning>();
  for (const [name, meaning] of MEANINGS) if (name.startsWith(word)) meanings.add(meaning);
  const [meaning] = meanings;
  // Without the mark of a cut, only what would listen counts: no pass may depend on half a word.
  return meanings.size === 1 && meaning !== undefined && (isCut || meaning === "listens")
    ? meaning
    : "unknown";
}
