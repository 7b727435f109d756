import { harmlessText } from "../text/harmless-text.ts";

/** A value as JSON that is harmless to print: agents and terminals obey nothing in it, and a parser gets it as it was. */
export function jsonText(value: unknown): string {
  return `${harmlessText(JSON.stringify(value, undefined, 2), "json")}\n`;
}

/** A text as a string of YAML, which has JSON's strings. What YAML takes for the end of a line is escaped. */
export function yamlString(text: string): string {
  const escaped = JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return harmlessText(escaped, "json");
}
