import type { RegexSpan } from "../regex/node.ts";

/** A `\\` in a pattern that was surely meant as one backslash, with the character that it should escape. */
export interface DoubledEscape extends RegexSpan {
  /** The backslash that is too much. */
  backslash: RegexSpan;
  /** What the engine reads now, as a sentence. */
  reads: string;
}

/**
 * Finds where two backslashes, which match one backslash, stand in front of what makes sense only behind one:
 * a class letter that is repeated or alone in brackets, text in parentheses, and, in raw strings, the dot of a file
 * name. Paths such as `\\system32\\drivers` and `\\.*` behind a domain are left alone.
 */
export function doubledEscapes(pattern: string, raw: boolean): DoubledEscape[] {
  const found: DoubledEscape[] = [];
  for (let at = pattern.indexOf("\\"); at !== -1; at = pattern.indexOf("\\", at)) {
    if (pattern[at + 1] !== "\\") {
      at += 2;
      continue;
    }
    const add = (start: number, reads: string) =>
      found.push({ start, end: start + 3, backslash: { start, end: start + 1 }, reads });
    const next = pattern[at + 2] ?? "";
    const shown = `\\\\${next}`;
    if (matchAt(repeatedLetter, pattern, at + 2) !== null) {
      add(at, `${shown} is a backslash and the letter ${next}.`);
    } else if (matchAt(closedClass, pattern, at + 2) !== null && /\[\^?$/.test(pattern.slice(at - 2, at))) {
      add(at, `[${shown}] is a backslash or the letter ${next}.`);
    } else if (raw && matchAt(dotOfFileName, pattern, at + 2) !== null && /\w/.test(pattern[at - 1] ?? "")) {
      add(at, `${shown} is a backslash and any character.`);
    } else {
      const group = matchAt(literalGroup, pattern, at + 2);
      if (group !== null) {
        add(at, `${shown} is a backslash and the start of a group.`);
        add(at + group[0].length - 1, "");
      }
    }
    at += 2;
  }
  return found;
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
