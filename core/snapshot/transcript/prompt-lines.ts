import type { Exchange } from "./exchange.ts";
import type { Strength } from "./prompt-line.ts";

/**
 * Removes from the ends of outputs what their shell prints before each prompt, if the whole text shows that
 * it does: a line that is also above the first prompt (`eve at lab in ~`), and a blank line.
 *
 * @param first what is above the first prompt, and how much that prompt shows
 * @param ended the exchanges whose outputs end at a prompt; they are changed
 */
export function leaveOutPromptLines(
  first: { above: string; strength: Strength; isWindows: boolean },
  ended: readonly Exchange[],
): void {
  if (first.isWindows) return;
  if (first.strength === "sign" && first.above.trim() !== "") leaveOutLine(first.above, ended);
  leaveOutBlanks(ended);
}

function leaveOutLine(above: string, ended: readonly Exchange[]): void {
  for (const exchange of ended) {
    const { source, start, end } = exchange.output;
    if (end <= start) continue;
    const from = Math.max(start, source.text.lastIndexOf("\n", end - 2) + 1);
    const line = source.text.slice(from, end - 1);
    const isSame = line === above;
    if (!isSame && !isLike(line, above)) continue;
    exchange.output = { source, start, end: from };
    // The folder or the time in it has changed, or the output ends with such a line.
    if (!isSame) exchange.partial ??= "cut";
  }
}

/** The same number of words, half of them the same. */
function isLike(line: string, above: string): boolean {
  const [one, other] = [line.trim().split(/\s+/), above.trim().split(/\s+/)];
  if (one.length < 2 || one.length !== other.length) return false;
  const same = one.filter((word, at) => word === other[at]).length;
  return same > 0 && same >= Math.floor(one.length / 2);
}

function leaveOutBlanks(ended: readonly Exchange[]): void {
  if (ended.length < 2) return;
  const isBlank = ({ output: { source, start, end } }: Exchange) =>
    end > start && source.text[end - 1] === "\n" && (end - 1 === start || source.text[end - 2] === "\n");
  if (!ended.every(isBlank) || ended.every(({ output }) => output.end - output.start === 1)) return;
  for (const exchange of ended) exchange.output = { ...exchange.output, end: exchange.output.end - 1 };
}
