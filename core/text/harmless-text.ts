import { type Pieces, piecesOf } from "./pieces.ts";
/**
 * Output ends up on a terminal, in the log of a CI agent or in a page, and all of them obey text: a terminal
 * escape sequences, an agent its commands. Policies, snapshots, reports and file names are untrusted, so
 * everything that leaves the program goes through here.
 */

/**
 * How a text is read by its receiver, and so how something in it can be escaped:
 * - `plain`: by people, who see a symbol for a control character and a backslash in a command
 * - `json`: escaped in its strings, so that a program that parses it gets the original text
 * - `xml`: XML and HTML; character references, and symbols for what would act on the page that shows it
 * - `annotations`: lines that are GitHub's commands for annotations, which stay; everything else is plain
 * - `issues`: the same for those of Azure Pipelines
 */
export type TextForm = "plain" | "json" | "xml" | CommandForm;

type CommandForm = "annotations" | "issues";

/**
 * Characters that act on a terminal or turn the text around them: controls except tabs and line ends, a
 * carriage return that does not end a line, line separators, and the controls of bidirectional text. And lone
 * surrogates: they can't be encoded in UTF-8, nor, for strict readers, in JSON.
 */
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\p{Bidi_Control}]|\r(?!\n)/gu;

/** The codes of `paint.ts`, which may colour terminal output; and the characters above. */
const colorsAndControls = new RegExp(`\u001b\\[(?:1|2|22|3[1-5]|39)m|${controls.source}`, "gu");

/** Agents that compare texts by linguistic rules ignore these. */
const ignored = "\\p{Default_Ignorable_Code_Point}";

/** `##[group]` and `##vso[task.setvariable]` of Azure Pipelines and GitHub, `##teamcity[message]`; anywhere in a line. */
const hashCommand = new RegExp(`(#${ignored}*)#(?=[\\w${ignored}]*\\[)`, "gu");

/** `section_start:1700000000:name` of GitLab. */
const sectionCommand = new RegExp(`(section_(?:start|end)${ignored}*):`, "giu");

/**
 * Blanks that agents skip at the beginning of a line. One class: two that overlap would make the match slow.
 */
const blank = `[ \\t\\v\\f\\r\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000${ignored}]`;

/** `::set-output name=x::` of GitHub, which may come after blanks, and here also after colours. */
const lineCommand = new RegExp(`^((?:${blank}|\u001b\\[\\d+m)*):(?=${ignored}*:)`, "gmu");

/** Lines that are deliberate commands: how each begins, up to the two characters that make it one. */
const ownCommands: Readonly<Record<CommandForm, { mark: string; line: RegExp }>> = {
  annotations: { mark: "::", line: /^::(?:error|warning|notice) [^\r\n]*\n?$/ },
  issues: { mark: "##", line: /^##vso\[task\.logissue type=(?:error|warning);[^\r\n\]]*\][^\r\n]*\n?$/ },
};

interface Escapes {
  control(character: string): string;
  /** Replacements for a `#` and a `:` that would make a command. */
  hash: string;
  colon: string;
}

const escapesOf: Record<Exclude<TextForm, CommandForm>, Escapes> = {
  plain: { control: symbolOf, hash: "\\#", colon: "\\:" },
  json: {
    control: (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    hash: "\\u0023",
    colon: "\\u003a",
  },
  xml: { control: symbolOf, hash: "&#35;", colon: "&#58;" },
};

/**
 * Returns a text in which nothing is a command to a CI agent or a terminal. A harmless text is returned
 * unchanged.
 *
 * @param color whether the codes of `paint.ts` are deliberate
 */
export function harmlessText(text: string, form: TextForm = "plain", { color = false } = {}): string {
  if (form === "annotations" || form === "issues") {
    const own = ownCommands[form];
    const lines = text.split(/(?<=\n)/);
    return lines
      .map((line) => (own.line.test(line) ? withinLine(line, own.mark) : harmlessText(line)))
      .join("");
  }
  const { control, hash, colon } = escapesOf[form];
  const wellFormed = form === "json" ? wellFormedJson(text) : text;
  const unmoving = isOrdinary(wellFormed)
    ? wellFormed
    : wellFormed.replace(color ? colorsAndControls : controls, (found) =>
        found.length > 1 ? found : control(found),
      );
  return unmoving
    .replace(hashCommand, `$1${hash}`)
    .replace(sectionCommand, `$1${colon}`)
    .replace(lineCommand, `$1${colon}`);
}

/** Most texts are, and finding that out is much faster than looking for the controls. */
function isOrdinary(text: string): boolean {
  return !/[^\t\n\x20-\x7e]/.test(text);
}

/** A line that starts with a deliberate command, without anything else that it must not contain. */
function withinLine(line: string, mark: string): string {
  return `${mark}${harmlessText(`.${line.slice(mark.length)}`).slice(1)}`;
}

/** Is there nothing in a text that a CI agent or a terminal would obey? */
export function isHarmless(text: string): boolean {
  return harmlessText(text) === text;
}

/**
 * The line, from 1, of the first thing in a text that a CI agent or a terminal would obey; only for a text
 * that has one.
 */
export function firstHarmfulLine(text: string): number {
  return text.split("\n").findIndex((line) => !isHarmless(line.replace(/\r$/, ""))) + 1;
}

/**
 * Untrusted text within a line of ours: line ends become symbols, as control characters do, so that it can't
 * begin a line. Tabs stay. Commands are left to `harmlessText`, which sees the whole line.
 */
export function printable(text: string): string {
  return text.replace(controls, symbolOf).replace(/[\r\n]/g, symbolOf);
}

/** `JSON.stringify` writes a lone surrogate as an escape, and nothing else in this way. */
function wellFormedJson(text: string): string {
  if (!text.includes("\\ud")) return text;
  return text.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (whole, half?: string) =>
    half === undefined
      ? whole
      : symbolOf(String.fromCharCode(Number.parseInt(half, 16))).replace("\\", "\\\\"),
  );
}

/**
 * The Unicode symbol for a control character, and U+FFFD for the others. A byte of a file name that is not
 * UTF-8 (`cli/files/file-name.ts`) is shown as in shells.
 */
function symbolOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16).toUpperCase()}`;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** The same for a text that may come in pieces; no piece ends inside of what could be a command. */
export function* harmlessPieces(text: Pieces, form: TextForm): Generator<string> {
  for (const piece of piecesOf(text)) yield harmlessText(piece, form);
}
