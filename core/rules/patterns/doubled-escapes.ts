import type { RegexSpan } from "../../regex/syntax/node.ts";
import { parseRegex } from "../../regex/syntax/parse.ts";
import { remember } from "../../text/remember.ts";

/**
 * A `\\` in a pattern that was surely meant as a single backslash, with the character that it should escape.
 */
export interface DoubledEscape extends RegexSpan {
  /** The superfluous backslash. */
  backslash: RegexSpan;
  /** How the engine reads it now. */
  reads: string;
  /** What was meant, as the engine must get it. */
  meant: string;
}

/**
 * Finds where two backslashes, which match one backslash, are before something that only makes sense after a
 * single one: a class letter that is repeated or alone in brackets, text in parentheses, and, in raw strings,
 * the dot of a file name. Paths such as `\\system32\\drivers` and `\\.*` after a domain are left alone.
 */
export function doubledEscapes(pattern: string, raw: boolean): DoubledEscape[] {
  const found: DoubledEscape[] = raw ? [...unbalancingEscapes(pattern)] : [];
  if (found.length > 0) return found;
  const isInClass = classFinder(pattern);
  for (let at = pattern.indexOf("\\"); at !== -1; at = pattern.indexOf("\\", at)) {
    if (pattern[at + 1] !== "\\") {
      at += 2;
      continue;
    }
    const add = (start: number, reads: string) => found.push(escapeAt(pattern, start, reads));
    const next = pattern[at + 2] ?? "";
    if (matchAt(repeatedLetter, pattern, at + 2) !== null) {
      add(at, `a backslash and the letter ${next}`);
    } else if (matchAt(closedClass, pattern, at + 2) !== null && /\[\^?$/.test(pattern.slice(at - 2, at))) {
      add(at, `a backslash or the letter ${next}`);
    } else if (raw && matchAt(dotOfFileName, pattern, at + 2) !== null && /\w/.test(pattern[at - 1] ?? "")) {
      add(at, "a backslash and any character");
    } else if (!isInClass(at)) {
      const group = matchAt(literalGroup, pattern, at + 2);
      if (group !== null) {
        add(at, startOfGroup);
        add(at + group[0].length - 1, endOfGroup);
      }
    }
    at += 2;
  }
  return found;
}

const startOfGroup = "a backslash and the start of a group";
const endOfGroup = "a backslash and the end of a group";

/** The doubled backslashes before parentheses of a pattern that only compiles without them: `\\\\(NAME=`. */
export const unbalancingEscapes = remember((pattern): readonly DoubledEscape[] => {
  if (!doubledParenthesis.test(pattern) || parseRegex(pattern).errors.length === 0) return none;
  const found: DoubledEscape[] = [];
  const isInClass = classFinder(pattern);
  let single = "";
  let from = 0;
  for (let at = pattern.indexOf("\\"); at !== -1; at = pattern.indexOf("\\", at + 2)) {
    const next = pattern[at + 2];
    if (pattern[at + 1] !== "\\" || (next !== "(" && next !== ")") || isInClass(at)) continue;
    found.push(escapeAt(pattern, at, next === "(" ? startOfGroup : endOfGroup));
    single += pattern.slice(from, at);
    from = at + 1;
  }
  return found.length > 0 && parseRegex(single + pattern.slice(from)).errors.length === 0 ? found : none;
});

const none: readonly DoubledEscape[] = [];
const doubledParenthesis = /\\\\[()]/;

function escapeAt(pattern: string, start: number, reads: string): DoubledEscape {
  const end = start + 3;
  return { start, end, backslash: { start, end: start + 1 }, reads, meant: pattern.slice(start + 1, end) };
}

/** Returns whether an offset is inside of brackets; must be called with ascending offsets. */
function classFinder(pattern: string): (offset: number) => boolean {
  let open = -1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const character = pattern[at];
      if (character === "\\") at++;
      else if (open === -1 && character === "[") open = pattern[at + 1] === "^" ? at + 1 : at;
      else if (open !== -1 && character === "]" && at > open + 1) open = -1;
    }
    return open !== -1;
  };
}

const repeatedLetter = /[dDsSwW](?:[*+?]|\{\d)/y;
const closedClass = /[dDsSwW]\]/y;
const dotOfFileName =
  /\.(?:bat|cfg|cmd|conf|config|dll|exe|ini|jar|json|log|msc|ps1|sys|txt|xml)(?![\w*+?{])/y;
/** `(USG\\)`: the backslashes before both parentheses are doubled. */
const literalGroup = /\([^()\\[\]|]*\\\\\)/y;

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
