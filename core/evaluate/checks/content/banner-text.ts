import { decodeString } from "../../../syntax/string-value.ts";
import { textWithValues } from "../../values.ts";
import type { CheckSource, Written } from "../check-source.ts";

/**
 * The banner in `content`; undefined if that is not a single quoted string.
 *
 * @param read applied to its text before variables get their values
 */
export function bannerOf(
  { check, values }: CheckSource,
  read: (text: string) => string = (text) => text,
): Written | undefined {
  const value = check.keywords.find(({ name }) => name.toLowerCase() === "content")?.value;
  if (value?.kind !== "string" || !value.closed) return undefined;
  const { text } = decodeString(check.tree, value, "text");
  return { text: textWithValues(read(text), values), start: value.start + 1, end: value.end - 1 };
}

/**
 * Is a text the banner, or does it contain it? Line ends are normalised and both are trimmed (G 180-181,
 * 35-36). "Escaping patterns" are normalised too, but which those are is not documented: if that decides,
 * `isClear` is false.
 */
export function compareBanner(
  text: string,
  banner: string,
  isSubstring: boolean,
): { complies: boolean; isClear: boolean } {
  const compare = isSubstring ? contains : equals;
  const complies = compare(plain(text), plain(banner));
  return { complies, isClear: compare(foldBanner(text), foldBanner(banner)) === complies };
}

function equals(text: string, banner: string): boolean {
  return text === banner;
}

function contains(text: string, banner: string): boolean {
  return text.includes(banner);
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** Removes everything that may be normalised: blanks, line breaks, case and backslashes. */
function foldBanner(text: string): string {
  return text
    .replace(/\\[nrt]/g, " ")
    .replace(/\\/g, "")
    .replace(/\s+/g, "")
    .toLowerCase();
}
