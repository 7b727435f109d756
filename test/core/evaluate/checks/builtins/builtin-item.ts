/** A built-in check with the description b. */
export function builtin(name: string, ...keywords: string[]): string {
  return `<item>\n  name : "${name}"\n  description : "b"\n  ${keywords.join("\n  ")}\n</item>`;
}
