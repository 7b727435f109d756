/**
 * A text as code in Markdown, so that nothing in it is read as Markdown or HTML: between more backticks than it has in
 * a row, and on one line.
 */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const runs = line.match(/`+/g) ?? [];
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 0);
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}
