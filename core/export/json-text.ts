import { harmlessText } from "../text/harmless-text.ts";

/**
 * A value as JSON that is safe to print: it contains no commands for CI agents or terminals, and a parser
 * restores the original.
 */
export function jsonText(value: unknown): string {
  return `${harmlessText(JSON.stringify(value, undefined, 2), "json")}\n`;
}

/** A YAML string, which has the syntax of JSON strings. What YAML treats as a line end is escaped. */
export function yamlString(text: string): string {
  const escaped = JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return harmlessText(escaped, "json");
}
