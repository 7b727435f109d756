/** What tells commands apart where a report hides them: the description of their check. */
export function hiddenCommandKey(description: string): string {
  return `\n${commandKey(description)}`;
}

/** What tells selections apart: the paths as a policy writes them, and the pattern. */
export function selectionKey(paths: string, pattern: string): string {
  return `${commandKey(paths)}\n${pattern}`;
}

/** What tells commands apart: the text with its blanks folded, since copies and policies break lines where they like. */
export function commandKey(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/**
 * What tells built-in checks apart: name, description, and the options that a report prints of them. It does not print
 * all that a policy may have.
 */
export function builtinKey(
  name: string,
  description: string,
  options: Iterable<readonly [keyword: string, value: string]> = [],
): string {
  const printed = [...options].map(([keyword, value]) => `${keyword}: ${commandKey(value)}`).sort();
  return [name.trim(), commandKey(description), ...printed].join("\n");
}
