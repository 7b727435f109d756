/**
 * A text as code in Markdown, so that nothing in it is read as Markdown or HTML: between more backticks than it has in
 * a row, and on one line.
 */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const longest = longestFence(line);
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** How many backticks a text has in a row. */
function longestFence(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
