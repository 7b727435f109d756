/** Text as it stands: what Markdown or HTML would read as mark-up is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&@]/g, "\\$&");
}

/** `text` in the font of code; the fence is longer than any run of backticks in it. */
export function inlineCode(text: string): string {
  const shown = text.replace(/\s+/g, " ");
  const longest = longestFence(shown);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** Lines of a policy, coloured. */
export function policyBlock(text: string): string {
  const fence = "`".repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}nessus-audit\n${text}\n${fence}`;
}

/** Paragraphs, those that are not there left out. */
export function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}

/** How many backticks a text has in a row. */
function longestFence(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
