import { type Claim, everything, type Lists, nothingBut, onlyFamily, type Protocol } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import type { Search } from "./selection.ts";

/** What the arguments of a command select. */
export interface Asked {
  tcp: boolean;
  udp: boolean;
  /** The only family of addresses, and the argument that selects it. */
  family?: { is: 4 | 6; by: string };
  /** Does it print listening sockets? */
  listeners: boolean;
  /** The first argument that selects rows, or that may. */
  selectedBy?: string;
  /** The network namespace that it asks for. */
  namespace?: string;
  /** What the row of every listener contains, by protocol; nothing if a search may drop listeners. */
  marks?: Partial<Record<Protocol, RowMarks>>;
}

/** The text that each row of a kind contains, letter by letter. */
export interface RowMarks {
  /** As whole words. */
  words?: readonly string[];
  /** At least at the start of a word: `tcp` of `tcp6`. */
  starts?: readonly string[];
}

/** What the output of a command with these arguments lists, and what the pipe after it leaves of that. */
export function listsFor(command: CommandLine, asked: Asked): Lists {
  const { name, searches } = command;
  if (asked.namespace !== undefined) {
    const message = `The output is of the namespace ${asked.namespace}: its ports are not those of the host.`;
    return both(nothingBut({ kind: "not-host", message }));
  }
  if (asked.selectedBy !== undefined) {
    const message = `The argument ${asked.selectedBy} of ${name} may select rows.`;
    return both(nothingBut({ kind: "selection", message }));
  }
  const lost = searches.find(
    (search) => !isMarked(search, asked.marks?.tcp) && !isMarked(search, asked.marks?.udp),
  );
  if (lost !== undefined) {
    return both(
      nothingBut({ kind: "selection", message: `${lost.text} shows only a selection of the rows.` }),
    );
  }
  const claim = (protocol: Protocol): Claim => {
    const label = protocol.toUpperCase();
    if (!asked.listeners) {
      return nothingBut({ kind: "left-out", message: `The arguments of ${name} leave listeners out.` });
    }
    if (!asked[protocol]) {
      return nothingBut({ kind: "left-out", message: `The arguments of ${name} leave ${label} out.` });
    }
    const search = searches.find((one) => !isMarked(one, asked.marks?.[protocol]));
    if (search !== undefined) {
      return nothingBut({ kind: "left-out", message: `${search.text} leaves ${label} rows out.` });
    }
    if (asked.family === undefined) return everything;
    const { is, by } = asked.family;
    return onlyFamily(is, `${by} leaves out ${is === 4 ? "IPv6" : "IPv4"} sockets.`);
  };
  return { tcp: claim("tcp"), udp: claim("udp") };
}

/** Is the word that is searched for in every row with these marks? */
function isMarked({ word, ignoreCase, wholeWord }: Search, marks: RowMarks | undefined): boolean {
  const holds = (text: string) => {
    const [shown, wanted] = ignoreCase ? [text.toLowerCase(), word.toLowerCase()] : [text, word];
    return wholeWord ? shown === wanted : shown.includes(wanted);
  };
  if (marks?.words?.some(holds)) return true;
  return !wholeWord && marks?.starts?.some(holds) === true;
}

export function both(claim: Claim): Lists {
  return { tcp: claim, udp: claim };
}

/** The family that `-4` or `-6` selects; none if both or neither are given. */
export function familyOfFlags(flags: ReadonlySet<string>): Asked["family"] {
  if (flags.has("4") === flags.has("6")) return undefined;
  return flags.has("4") ? { is: 4, by: "-4" } : { is: 6, by: "-6" };
}

/** The family that a word such as `inet6` names; "other" for `unix`, `link` and the like. */
export function familyOfWord(word: string | undefined): 4 | 6 | "other" | undefined {
  if (word === undefined) return undefined;
  if (word === "inet" || word === "inet4") return 4;
  return word === "inet6" ? 6 : "other";
}

/** The first word that is not the interval of a command that repeats itself. */
export function firstSelecting(words: readonly string[]): string | undefined {
  return words.find((word) => !/^\d{1,4}$/.test(word));
}
