/**
 * Escapes untrusted text as Markdown that shows exactly this text, on one line: no link, no emphasis, no
 * HTML, no icon, no mention, and no list or heading if it is the first on its line. It can be used in a table
 * cell.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(actsAnywhere, escapeCharacter).replace(actsAtStart, "$1\\$2");
}

/**
 * What dialects read as markup anywhere. A colon may end the scheme of a URL or begin a symbol (`:tada:`),
 * `www.` is a URL without a scheme, and a site may make links of names after `@`, `#`, `!`, `&`, `$` and `~`.
 */
const actsAnywhere = /[\\`*_{}[\]<>&|~@#$!]|:(?=\/\/|[a-z_]+:)|(?<=mailto|xmpp):|(?<=www)\./gi;

/** In some dialects, a backslash does not escape what begins a tag. */
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escapeCharacter(character: string): string {
  return entities[character] ?? `\\${character}`;
}

/** What turns a line into a list, or the line before it into a heading. */
const actsAtStart = /^( ?\d{0,9})([-+=.)])/;

/** Like `escapeMarkdown`, but what is between backticks is shown as code, such as a command to run. */
export function escapeAroundCode(text: string): string {
  return aroundCode(text.replace(/\s+/g, " "), escapeMarkdown);
}

/** Text of our own, which has code spans: tags in it become code as well, or they would be read as HTML. */
export function proseAsMarkdown(text: string): string {
  const tagsAsCode = aroundCode(text, (part) => part.replace(/<\/?[a-z_][^<>\n]*>/g, "`$&`"));
  return aroundCode(tagsAsCode, (part) => part.replace(/[<&](?=[a-z\d#/!?])/gi, escapeCharacter));
}

/** `text` in the font of code, on one line: between more backticks than it contains in a row. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const fence = "`".repeat(longestFence(line) + 1);
  const gap = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** Lines as code. @param language for its colours, such as `nessus-audit` */
export function codeBlock(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Changes what is outside of the code spans of a text. */
function aroundCode(text: string, change: (part: string) => string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");
}

/** How many consecutive backticks a text has at most. */
function longestFence(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
