/** "Did you mean" for words that share a part with a known one: `Cisco_IOS` and `Cisco`, `command` and `cmd`. */

/**
 * The candidate that is a part of the word, else the one that the word is a part of. The longest part wins;
 * if the word is a part of several, none is preferred.
 */
export function closestByPart(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const runs = runsOfParts(word);
  const within = candidates.filter((candidate) => runs.has(squeeze(candidate)));
  if (within.length > 0) return within.reduce((best, next) => (next.length > best.length ? next : best));
  const wanted = squeeze(word);
  if (wanted.length < 3) return undefined;
  const around = candidates.filter((candidate) => {
    const parts = runsOfParts(candidate);
    return parts.has(wanted) || parts.has(`${wanted}db`);
  });
  return around.length === 1 ? around[0] : undefined;
}

/** Are these two spellings of a name, one of them shortened: `command` and `cmd`, `registry_key` and `reg_key`? */
export function isAbbreviated(left: string, right: string): boolean {
  const [leftParts, rightParts] = [left.toLowerCase().split("_"), right.toLowerCase().split("_")];
  if (leftParts.length !== rightParts.length || left.length === right.length) return false;
  return leftParts.every((part, index) => {
    const other = rightParts[index]!;
    return part.length < other.length ? shortens(part, other) : part === other || shortens(other, part);
  });
}

/** Are these at least three letters of the long one, in order, from the first on? */
function shortens(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const longestWord = 60;

/** The spellings of one or more consecutive parts of a name: `NetF5` has `net`, `f5` and `netf5`. */
function runsOfParts(name: string): Set<string> {
  const parts = name
    .replace(/([a-z])(?=[A-Z])/g, "$1_")
    .toLowerCase()
    .split(/[\s_./-]+/)
    .filter((part) => part !== "");
  const runs = new Set<string>();
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) runs.add(parts.slice(from, to).join(""));
  }
  return runs;
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[\s_./-]/g, "");
}
