import { compileRegex, type RegexMatcher } from "../../regex/compile.ts";
import { sampleText } from "../../regex/questions/sample-text.ts";
import { childrenOf, type RegexNode } from "../../regex/syntax/node.ts";
import { parseRegex } from "../../regex/syntax/parse.ts";
import type { Pattern } from "../../semantics/patterns.ts";
import { remember } from "../../text/remember.ts";

/** Backslashes that the scanner drops from a pattern, and the effect of that. */
export interface DroppedBackslashes {
  /**
   * `broken`: what is left is not a valid pattern. `other`: it does not match what was meant. `narrower`: it
   * matches the plainest text that was meant, but not every one. `wider`: it matches everything that was
   * meant, and more.
   */
  effect: "broken" | "other" | "narrower" | "wider";
  /** Indexes, in the text of the pattern, of the characters whose backslash matters. */
  at: readonly number[];
}

/**
 * What the dropped backslashes of a pattern change; undefined if nothing important. A dot for `\.` is how
 * published files and the guide write it (G 172-173), and `\/` or `\<` mean the same without it.
 */
export function droppedBackslashesOf({
  text,
  decoded: { dropped },
}: Pattern): DroppedBackslashes | undefined {
  const doubtful = dropped.filter((index) => !isPlain(text, index));
  return doubtful.length === 0 ? undefined : effectOf(`${doubtful.join(" ")}\n${dropped.join(" ")}\n${text}`);
}

/** Does the scanner read something that does not match what was meant? */
export function isMisread(pattern: Pattern): boolean {
  const effect = droppedBackslashesOf(pattern)?.effect;
  return effect === "other" || effect === "broken";
}

/** Characters that mean the same with a backslash and without one, and the dot. */
function isPlain(text: string, index: number): boolean {
  return /[^A-Za-z0-9+*?|()[\]{}^$\-\\]/.test(text[index]!);
}

/** More of them are a text rather than a pattern, and each is tried. */
const mostTried = 60;

const effectOf = remember((key): DroppedBackslashes | undefined => {
  const [doubtfulText = "", droppedText = "", ...lines] = key.split("\n");
  const text = lines.join("\n");
  const doubtful = doubtfulText.split(" ").map(Number);
  const dropped = droppedText.split(" ").map(Number);
  if (doubtful.length > mostTried) return undefined;
  const { node, errors } = parseRegex(withBackslashes(text, dropped));
  // Then it is not known what was meant.
  if (errors.length > 0) return undefined;
  const samples = (["short", "long"] as const).map((style) => sampleText(node, style));
  const meant = compileRegex(node);
  const [short, long] = samples.map((sample) =>
    sample !== undefined && meant.ok && meant.matcher.matchesSomewhere(sample) ? sample : undefined,
  );
  const judge = (pattern: string): DroppedBackslashes["effect"] | "unknown" => {
    const read = parseRegex(pattern);
    if (read.errors.length > 0) return "broken";
    const compiled = compileRegex(read.node);
    if (!compiled.ok) return "unknown";
    return compare(compiled.matcher, short, long);
  };
  const effect = judge(text);
  if (effect === "unknown") return undefined;
  if (effect === "wider") {
    const working = doubtful.filter((index) => /[+*?|(){}^$]/.test(text[index]!) && worksAt(text, index));
    return working.length === 0 ? undefined : { effect, at: working };
  }
  const alone = doubtful.filter((index) => {
    const others = dropped.filter((other) => other !== index);
    const own = judge(withBackslashes(text, others));
    return own !== "wider" && own !== "unknown";
  });
  return { effect, at: alone.length > 0 ? alone : doubtful };
});

function compare(
  read: RegexMatcher,
  short: string | undefined,
  long: string | undefined,
): DroppedBackslashes["effect"] | "unknown" {
  if (short === undefined && long === undefined) return "unknown";
  if (short !== undefined && !read.matchesSomewhere(short)) return "other";
  if (long !== undefined && !read.matchesSomewhere(long)) return short === undefined ? "other" : "narrower";
  return "wider";
}

/**
 * Does the character have a special meaning in the pattern, or does it only match itself, as the braces in
 * `%{id}`?
 */
function worksAt(pattern: string, index: number): boolean {
  const itself = (node: RegexNode): boolean =>
    (node.kind === "literal" || node.kind === "class") && node.start <= index && index < node.end;
  const find = (node: RegexNode): boolean => itself(node) || childrenOf(node).some(find);
  return !find(parseRegex(pattern).node);
}

/** The text with a backslash before each of the indexes, which are in order. */
export function withBackslashes(text: string, at: readonly number[]): string {
  let pattern = "";
  let from = 0;
  for (const index of at) {
    pattern += `${text.slice(from, index)}\\`;
    from = index;
  }
  return pattern + text.slice(from);
}
