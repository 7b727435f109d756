/** The key of a command that a report hides: the description of its check. */
export function hiddenCommandKey(description: string): string {
  return `\n${commandKey(description)}`;
}

/** The key of a selection: the paths as written in the policy, and the pattern. */
export function selectionKey(paths: string, pattern: string): string {
  return `${commandKey(paths)}\n${pattern}`;
}

/**
 * The key of a command: its text with blanks folded, because copies and policies break lines where they like.
 */
export function commandKey(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/**
 * The key of a built-in check: its name, description, and the options that a report prints. A report does not
 * print all options that a policy may have.
 */
export function builtinKey(
  name: string,
  description: string,
  options: Iterable<readonly [keyword: string, value: string]> = [],
): string {
  const printed = [...options].map(([keyword, value]) => `${keyword}: ${commandKey(value)}`).sort();
  return [name.trim(), commandKey(description), ...printed].join("\n");
}
