/** A prefix that logs, tickets, tables and tools that run a command on many hosts put before every line. */
interface PrefixKind {
  name: string;
  /** Anchored at the start; group 1, if there is one, is the host name. */
  pattern: RegExp;
  /** Removes what belongs to the prefix at the end of the line. */
  rest?(line: string): string;
  /** True if a line that has it can't be read in another way. */
  isCertain?: true;
}

const HOST = "[A-Za-z0-9][\\w.-]{0,80}";
const UNIT = "[A-Za-z(][\\w.@/:()-]{0,80}?";
const CLOCK = "\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?\\]?";
const DATE_TIME =
  "\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?\\s?(?:Z|UTC|[+-]\\d\\d:?\\d\\d)?\\]?";

/**
 * Bullets and arrows. A single `-` or `<` directly before the row, or before its indentation, is from a diff
 * and marks a removed row.
 */
const MARK =
  /^\s{0,8}(?:-\s(?=\S)|(?:[-=~]{1,3}>|\*\*|[+*•·‣▪●◦○»→➜⇒►▶!]{1,3})\s{1,40}|(?:[-=]{1,3}>|[+•·‣▪●◦»→➜⇒►▶]{1,2})(?=\S))/;

const KINDS: PrefixKind[] = [
  {
    name: "journal-pid",
    pattern: new RegExp(`^${DATE_TIME}\\s{1,3}(${HOST})\\s${UNIT}\\[\\d{1,10}\\]:(?:\\s|$)`),
    isCertain: true,
  },
  {
    name: "journal",
    pattern: new RegExp(`^${DATE_TIME}\\s{1,3}(${HOST})\\s${UNIT}:(?:\\s|$)`),
  },
  { name: "quote", pattern: /^\s{0,8}(?:>\s?)+/ },
  { name: "table", pattern: /^\s{0,8}\|(?=(?:[^|]*\|){3})/, rest: withoutBars },
  { name: "bar", pattern: /^\s{0,8}[|│┃]\s?/, rest: withoutLastBar },
  {
    name: "bold",
    pattern: /^\s{0,8}\*\*(?=.*\*\*\s*$)\s{0,40}/,
    rest: (line) => line.replace(/\*\*\s*$/, ""),
  },
  { name: "backquote", pattern: /^\s{0,8}`{1,2}(?=[^`])/, rest: (line) => line.replace(/`{1,2}\s*$/, "") },
  { name: "mark", pattern: MARK },
  { name: "time", pattern: new RegExp(`^${DATE_TIME}\\s{1,3}`) },
  {
    name: "time-host",
    pattern: new RegExp(`^${DATE_TIME}\\s{1,3}\\[?(${HOST})(?:\\[\\d+\\])?\\]?(?::\\s|:$| \\| ?)`),
  },
  { name: "time-word", pattern: new RegExp(`^${DATE_TIME}\\s(${HOST})\\s`) },
  {
    name: "syslog",
    pattern:
      /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:([A-Za-z0-9][\w.-]{0,80}) )?[\w./-]{1,60}(?:\[\d+\])?: ?/,
  },
  { name: "clock", pattern: new RegExp(`^${CLOCK}\\s{1,3}`) },
  { name: "clock-host", pattern: new RegExp(`^${CLOCK}\\s{1,3}(${HOST}): `) },
  { name: "bracket-host", pattern: /^\[([A-Za-z0-9][\w.@/-]{0,80})\](?: (?:out|err))?:?\s/ },
  { name: "colon-host", pattern: /^([A-Za-z0-9][\w.-]{0,80}):(?:\s|$)/ },
  { name: "bar-host", pattern: /^([A-Za-z0-9][\w.-]{0,80})\s{0,20}\|(?:\s|$)/ },
  { name: "file", pattern: /^[\w./-]{1,200}:(?:\d{1,7}:)?(?=\S)/ },
  { name: "pager", pattern: /^--More--(?:\(\d{1,3}%\))?\s*/ },
  { name: "line-number", pattern: /^\s{0,8}\d{1,7}(?:[:\t|-]\s?|[.)]\s{1,4}|\s{1,4})/ },
  { name: "comment", pattern: /^\s{0,8}(?:#|\/\/|--|;)\s{0,4}/ },
];

/** Prefixes that may also be the start of a row: numbers, and words before a colon. */
const OF_ROWS = new Set(["line-number", "colon-host", "file", "bracket-host", "mark"]);

export function mayBeOfRow(kind: string): boolean {
  return OF_ROWS.has(kind);
}

export interface Stripped {
  kind: string;
  line: string;
  host: string | null;
}

/** The ways to read the line without a prefix. */
export function* withoutPrefix(line: string): Generator<Stripped> {
  for (const kind of KINDS) {
    const stripped = strip(line, kind);
    if (!stripped) continue;
    yield stripped;
    if (kind.isCertain) return;
  }
}

/** The line without a prefix of the kind, null if it has none. */
export function withoutPrefixOf(line: string, name: string): Stripped | null {
  const kind = KINDS.find((each) => each.name === name);
  return kind ? strip(line, kind) : null;
}

/** Removes the prefix from each line that has it in the rest of a text, from the offset on. */
export function textWithoutPrefix(text: string, offset: number, name: string): string {
  return text
    .slice(offset)
    .split(/\r\n|\r|\n/)
    .map((line) => withoutPrefixOf(line, name)?.line ?? line)
    .join("\n");
}

function strip(line: string, kind: PrefixKind): Stripped | null {
  const match = kind.pattern.exec(line.length > 400 ? line.slice(0, 400) : line);
  if (!match || match[0] === "") return null;
  const rest = line.slice(match[0].length);
  return { kind: kind.name, line: kind.rest?.(rest) ?? rest, host: hostOf(match[1]) };
}

function withoutLastBar(line: string): string {
  const text = line.trimEnd();
  return /[|│┃]$/.test(text.slice(-1)) ? text.slice(0, -1).trimEnd() : line;
}

/** A row of a Markdown table with its cells apart, and without Markdown's escapes. */
function withoutBars(line: string): string {
  return line.replace(/(?<!\\)\|/g, " ").replace(/\\([*_[\]|`])/g, "$1");
}

/** Words such as "stdout", and numbers, can be in place of a host name. */
function hostOf(name: string | undefined): string | null {
  if (name === undefined || /^(?:stdout|stderr|out|err|info|debug|notice|output|msg|\d+)$/i.test(name))
    return null;
  return name;
}
