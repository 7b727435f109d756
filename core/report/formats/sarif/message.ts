import type { Message } from "sarif";

/**
 * A text as a message of SARIF 2.1.0. Policies contain regular expressions, in which a viewer takes `{4}` for a placeholder
 * (3.11.5) and `[a](b)` for a link (3.11.6): the braces of the first are doubled, the brackets of the second escaped. Other
 * braces and brackets stay, because many viewers show the escapes.
 */
export function messageOf(text: string): Message & { text: string } {
  return { text: withoutLinks(text).replace(/\{(\d+)\}/g, "{{$1}}") };
}

/** With a backslash before each bracket of what would be a link; one that is there already counts as itself. */
function withoutLinks(text: string): string {
  const lastEnd = text.lastIndexOf(")");
  const escaped: number[] = [];
  let open: number | undefined;
  for (const { 0: bracket, index } of text.matchAll(/[[\]]/g)) {
    if (bracket === "[") open = index;
    else if (open !== undefined) {
      if (text[index + 1] === "(" && index + 1 < lastEnd) escaped.push(open, index);
      open = undefined;
    }
  }
  let from = 0;
  const parts: string[] = [];
  for (const at of escaped) {
    let backslashes = 0;
    while (at - backslashes > from && text[at - backslashes - 1] === "\\") backslashes++;
    parts.push(text.slice(from, at), "\\".repeat(backslashes + 1));
    from = at;
  }
  return parts.join("") + text.slice(from);
}
