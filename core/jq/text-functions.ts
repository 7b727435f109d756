import { compileRegex } from "../regex/compile.ts";
import { Beyond, type Work } from "../text/beyond.ts";
import { remember } from "../text/remember.ts";
import type { Json } from "./json.ts";
import { plus, splitText } from "./operators.ts";
import { each } from "./paths.ts";
import { isList, isObject, Stopped, toText, typeOf } from "./values.ts";

/** join(separator): strings, and numbers and booleans as by `tostring`. */
export function joinTexts(input: Json, separator: Json, work: Work): Json {
  let text: Json = null;
  for (const value of each(input, work)) {
    const isPlain = value === null || typeof value === "string" || isList(value) || isObject(value);
    const part: Json = value === null ? "" : isPlain ? value : toText(value, work);
    text = plus(text === null ? "" : plus(text, separator, work), part, work);
  }
  return text ?? "";
}

/** Both arguments of a function that needs two strings. */
export function textsOf(input: Json, other: Json, name: string): [string, string][] {
  if (typeof input === "string" && typeof other === "string") return [[input, other]];
  throw new Stopped(`${name}() requires string inputs`);
}

/** split(separator) */
export function splitBy(input: Json, separator: Json, work: Work): Json {
  if (typeof input !== "string" || typeof separator !== "string") {
    throw new Stopped("split input and separator must be strings");
  }
  return splitText(input, separator, work);
}

/** ascii_downcase and ascii_upcase: letters outside of ASCII stay. */
export function inCase(input: Json, letters: RegExp, change: (letter: string) => string): Json {
  if (typeof input !== "string") throw new Stopped("ascii case functions need a string");
  return input.replace(letters, change);
}

const compiled = remember((pattern) => compileRegex(pattern));
const compiledWithoutCase = remember((pattern) => compileRegex(pattern, { ignoreCase: true }));

/**
 * test(pattern; flags)
 *
 * @throws Beyond if jq's engine may treat it differently
 */
export function matches(input: Json, pattern: Json, flags: Json): boolean {
  if (typeof input !== "string")
    throw new Stopped(`${typeOf(input)} cannot be matched, as it is not a string`);
  if (typeof pattern !== "string")
    throw new Stopped(`${typeOf(pattern)} cannot be matched, as it is not a string`);
  if (flags !== null && flags !== "" && flags !== "i")
    throw new Beyond("The flags of test() can't be evaluated here.");
  const found = flags === "i" ? compiledWithoutCase(pattern) : compiled(pattern);
  if (!found.ok) throw new Beyond(`The pattern of test() ${found.reason.replace(/\.?$/, ".")}`);
  // In jq's engine, `^` and `$` are about lines, and `.` about everything else.
  if (input.includes("\n")) throw new Beyond("It is not known how test() matches a text of several lines.");
  return found.matcher.matchesSomewhere(input);
}
