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
