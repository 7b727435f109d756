import type { Cell } from "../../../observations/observation.ts";
import type { RegexMatcher } from "../../../regex/compile.ts";

/** What a value of a row can be compared with. */
export type Matcher =
  | { is: "null" }
  | { is: "text"; text: string }
  | { is: "number"; value: number; text: string }
  | { is: "range"; from: number; to: number }
  | { is: "pattern"; exact: RegexMatcher; anyCase: RegexMatcher };

/** "open": not documented. */
export type Fit = "yes" | "no" | "open";

/** Whether case counts, is ignored, or is not documented. */
export type LetterCase = "counts" | "ignored" | "open";

/** Does the value match? */
export function fits(cell: Cell, matcher: Matcher, letterCase: LetterCase): Fit {
  if (matcher.is === "null") return cell.isNull;
  if (cell.isNull === "yes") return ofNull(matcher);
  const found = fitsText(cell.text, matcher, letterCase);
  if (cell.isNull === "no") return found;
  // It may also be NULL, which is not a string or a number.
  return found === "no" ? "no" : "open";
}

/**
 * NULL is neither 0 nor an empty text (G 160); how a pattern that matches the empty string treats it is not
 * documented.
 */
function ofNull(matcher: Exclude<Matcher, { is: "null" }>): Fit {
  if (matcher.is === "pattern") return matcher.exact.matchesSomewhere("") ? "open" : "no";
  return matcher.is === "text" && matcher.text === "" ? "open" : "no";
}

function fitsText(text: string, matcher: Exclude<Matcher, { is: "null" }>, letterCase: LetterCase): Fit {
  switch (matcher.is) {
    case "pattern": {
      const exact = matcher.exact.matchesSomewhere(text);
      const anyCase = matcher.anyCase.matchesSomewhere(text);
      return byCase(exact, anyCase, letterCase);
    }
    case "text":
      return fitsPlain(text, matcher.text, letterCase);
    case "number":
      return fitsNumber(text, matcher);
    case "range":
      return fitsRange(text, matcher);
  }
}

function byCase(exact: boolean, anyCase: boolean, letterCase: LetterCase): Fit {
  if (letterCase === "counts") return exact ? "yes" : "no";
  if (letterCase === "ignored") return anyCase ? "yes" : "no";
  return exact === anyCase ? (exact ? "yes" : "no") : "open";
}

/**
 * Fixed-width columns are padded with blanks, and numbers are written in several ways: neither is documented.
 */
function fitsPlain(text: string, wanted: string, letterCase: LetterCase): Fit {
  const same = byCase(text === wanted, text.toLowerCase() === wanted.toLowerCase(), letterCase);
  if (same !== "no") return same;
  if (text.trim().toLowerCase() === wanted.trim().toLowerCase())
    return byCase(text.trim() === wanted.trim(), true, letterCase) === "no" ? "no" : "open";
  const [one, other] = [numberOf(text), numberOf(wanted)];
  return one !== undefined && one === other ? "open" : "no";
}

/** `7` is one way to write a number; whether `007` and `7.0` are equal is not documented. */
function fitsNumber(text: string, wanted: { value: number; text: string }): Fit {
  const value = numberOf(text);
  if (value === undefined || value !== wanted.value) return "no";
  // Large numbers are only equal if their digits are.
  if (isPlain(text) && isPlain(wanted.text)) return text === wanted.text ? "yes" : "no";
  return isPlain(text) ? "yes" : "open";
}

function fitsRange(text: string, { from, to }: { from: number; to: number }): Fit {
  const value = numberOf(text);
  // How a range treats a word such as UNLIMITED is not documented.
  if (value === undefined) return "open";
  if (value < from || value > to) return "no";
  return isPlain(text) ? "yes" : "open";
}

function numberOf(text: string): number | undefined {
  return /^\s*[+-]?\d{1,30}(?:\.\d{1,30})?\s*$/.test(text) ? Number(text) : undefined;
}

function isPlain(text: string): boolean {
  return /^(?:0|-?[1-9]\d*)$/.test(text);
}
