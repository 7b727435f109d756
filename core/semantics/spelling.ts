import type { StringValue } from "../syntax/tree.ts";

/**
 * A part of a pattern as it is typed in the file: in a string with escapes each backslash takes two. Advice in the
 * spelling of the pattern would lead into the next mistake.
 */
export function asTyped({ raw }: Pick<StringValue, "raw">, pattern: string): string {
  return raw ? pattern : pattern.replaceAll("\\", "\\\\");
}
