import type { StringValue } from "../syntax/tree.ts";

/**
 * A part of a pattern as it is typed in the file: in a string with escapes each backslash takes two. Advice
 * in the spelling of the pattern would lead to the next mistake.
 */
export function asTyped({ raw }: Pick<StringValue, "raw">, pattern: string): string {
  return raw ? pattern : pattern.replaceAll("\\", "\\\\");
}

/**
 * A message about a part of a pattern in the spelling of the file.
 * @param read the part as the engine reads it
 * @param written the same part as written in the file
 */
export function messageAsTyped(
  value: Pick<StringValue, "raw">,
  message: string,
  read: string,
  written: string,
): string {
  if (value.raw || !message.includes("\\")) return message;
  return read !== "" && message.startsWith(read)
    ? written + asTyped(value, message.slice(read.length))
    : asTyped(value, message);
}
