/**
 * Text of a policy or a snapshot as Markdown that shows just this text: no link, no emphasis, no HTML, no icon.
 * `MarkdownString.appendText` would do it too, but makes every blank unbreakable, so that long lines don't wrap.
 */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** As `markdownText`; what stands between backticks is shown as code, such as a command to run. */
export function markdownWithCode(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? part : markdownText(part)))
    .join("");
}
