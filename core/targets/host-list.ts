import { compileGlob } from "../regex/glob.ts";

/**
 * A list of words that names hosts, the same in a policy and in a configuration: `web-*` is a glob over the
 * name of the host, `@dmz` one over its groups, both in any case; a leading `!` excludes what earlier words
 * included. A list of only `!` words begins with all hosts.
 */
export interface HostList {
  words: readonly HostWord[];
}

export interface HostWord {
  /** As written, trimmed. */
  text: string;
  takesBack: boolean;
  /** Does it mean this host, by its name or by one of its groups? */
  matches(host: NamedHost): boolean;
}

export interface NamedHost {
  name: string;
  groups: readonly string[];
}

/** How a list includes a host, or excludes it. */
export interface Taking {
  isTaken: boolean;
  /** A word includes it, rather than the list beginning with all hosts. */
  isNamed: boolean;
  /** The word that excludes it. */
  takenBackBy: HostWord | undefined;
}

/** Compiles a list; words that can't be read are left out. */
export function hostListOf(words: readonly string[]): HostList {
  return {
    words: words.flatMap((text) => {
      const word = readHostWord(text);
      return word.ok ? word.value : [];
    }),
  };
}

export function takingOf({ words }: HostList, host: NamedHost): Taking {
  let isTaken = words.every(({ takesBack }) => takesBack);
  let isNamed = false;
  let takenBackBy: HostWord | undefined;
  for (const word of words) {
    if (isTaken !== word.takesBack || !word.matches(host)) continue;
    isTaken = !word.takesBack;
    isNamed = isTaken;
    takenBackBy = isTaken ? undefined : word;
  }
  return { isTaken, isNamed, takenBackBy };
}

/** Why a word of a list can't be read, as a sentence; undefined if it can. */
export function hostWordProblem(text: string): string | undefined {
  const word = readHostWord(text);
  return word.ok ? undefined : word.reason;
}

/** Longer than any host name: the cost of a glob grows with its length. */
const longestWord = 1000;

/** `!`, `@` and a glob; the first two are optional. */
const parts = /^(!?)\s*(@?)(.*)$/s;

type ReadWord = { ok: true; value: HostWord } | { ok: false; reason: string };

function readHostWord(written: string): ReadWord {
  const text = written.trim();
  const [, mark, sign, rest] = parts.exec(text)!;
  const glob = rest!.trim().toLowerCase();
  if (glob === "")
    return { ok: false, reason: "Name a host here, such as web-1 or web-*, or a group, such as @web." };
  if (glob.length > longestWord) return { ok: false, reason: "This is longer than any name of a host." };
  const isMeant = matcherOf(glob);
  if (typeof isMeant === "string") return { ok: false, reason: `This glob ${isMeant}.` };
  const matches =
    sign === "@"
      ? ({ groups }: NamedHost) => groups.some((group) => isMeant(group.toLowerCase()))
      : ({ name }: NamedHost) => isMeant(name.toLowerCase());
  return { ok: true, value: { text, takesBack: mark === "!", matches } };
}

/** Returns the matcher of a glob in lower case; or why it can't be read, as the rest of a sentence. */
function matcherOf(glob: string): ((name: string) => boolean) | string {
  if (!/[*?{}[\]/]/.test(glob)) return (name) => name === glob;
  const compiled = compileGlob(glob);
  return compiled.ok ? (name) => compiled.matcher.matchesFully(name) : compiled.reason.replace(/\.$/, "");
}
