import type { Cell } from "../../../observations/observation.ts";
import type { RegexMatcher } from "../../../regex/compile.ts";

/** What a value of a row may have to be. */
export type Matcher =
  | { is: "null" }
  | { is: "text"; text: string }
  | { is: "number"; value: number; text: string }
  | { is: "range"; from: number; to: number }
  | { is: "pattern"; exact: RegexMatcher; anyCase: RegexMatcher };

/** "open": no page says so. */
export type Fit = "yes" | "no" | "open";

/** Does case count, is it ignored, or is that not said? */
export type LetterCase = "counts" | "ignored" | "open";

/** Is the value what it has to be? */
export function fits(cell: Cell, matcher: Matcher, letterCase: LetterCase): Fit {
  if (matcher.is === "null") return cell.isNull;
  if (cell.isNull === "yes") return ofNull(matcher);
  const found = fitsText(cell.text, matcher, letterCase);
  if (cell.isNull === "no") return found;
  // It may be NULL as well, which is no text and no number.
  return found === "no" ? "no" : "open";
}

/** NULL is neither 0 nor an empty text (G 160); what a pattern that matches nothing makes of it is not said. */
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

/** Columns of fixed width fill up with blanks, and a number is written in several ways: neither is spoken of. */
function fitsPlain(text: string, wanted: string, letterCase: LetterCase): Fit {
  const same = byCase(text === wanted, text.toLowerCase() === wanted.toLowerCase(), letterCase);
  if (same !== "no") return same;
  if (text.trim().toLowerCase() === wanted.trim().toLowerCase())
    return byCase(text.trim() === wanted.trim(), true, letterCase) === "no" ? "no" : "open";
  const [one, other] = [numberOf(text), numberOf(wanted)];
  return one !== undefined && one === other ? "open" : "no";
}

/** `7` is one way to write a number; whether `007` and `7.0` are the same is not said. */
function fitsNumber(text: string, wanted: { value: number; text: string }): Fit {
  const value = numberOf(text);
  if (value === undefined || value !== wanted.value) return "no";
  // Large numbers are the same only where their digits are.
  if (isPlain(text) && isPlain(wanted.text)) return text === wanted.text ? "yes" : "no";
  return isPlain(text) ? "yes" : "open";
}

function fitsRange(text: string, { from, to }: { from: number; to: number }): Fit {
  const value = numberOf(text);
  // What a range makes of a word such as UNLIMITED is not said.
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
