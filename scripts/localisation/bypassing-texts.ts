import type { ModuleTexts } from "./read-texts.ts";

type OtherText = ModuleTexts["others"][number];

/** Members of objects of VS Code, of the page and of this extension whose text is displayed. */
const shownMembers = new Set([
  "aria-label",
  "contentText",
  "description",
  "detail",
  "label",
  "message",
  "openLabel",
  "placeHolder",
  "placeholder",
  "prompt",
  "says",
  "text",
  "title",
  "tooltip",
]);

/** Members that only code and style sheets read. */
const hiddenMembers = new Set(["class", "key", "look"]);

/**
 * Do people read this string of a module: is it the value of a displayed member, words with a blank between
 * them, or does it begin with a capital letter as labels do? `{}` replaces interpolated values.
 */
export function isForPeople({ text, member = "" }: Pick<OtherText, "text" | "member">): boolean {
  const words = text.replace(/\{\}|\$\([\w-]+\)/g, " ");
  if (hiddenMembers.has(member) || !/\p{L}{2,}/u.test(words)) return false;
  return shownMembers.has(member) || /\s/.test(text.trim()) || /^\p{Lu}\p{Ll}/u.test(words.trim());
}

/** Modules that are in English in every editor. */
export const asTheCommandLine: readonly string[] = [
  // the terminal of a task has the output of `nessus-audit lint`
  "client/tasks/lint-in-terminal.ts",
  "client/tasks/named-policies.ts",
  "client/tasks/run-terminal.ts",
  // the first lines of the log are for whoever receives a bug report
  "client/start-text.ts",
];

/** Strings of this kind that are the same in every language. */
export const sameEverywhere: readonly RegExp[] = [
  // names of systems, formats and of this extension
  /^(?:Linux|Darwin|macOS|Solaris|SunOS|AIX|FreeBSD|Nessus Audit Policies)$/,
  /^(?:Checkstyle|JSON|JUnit|Markdown|SARIF|TAP)$/,
  // policies, snapshots and what is typed in one
  /<check_type:"Unix">/,
  /^sample-1:~# ss/,
  /^# (?:Linux: ss -tulpn|lists: \{\}\{\}$)/,
  // statuses are those of the scanner
  /^UNDECIDED — \{\}$/,
  // what the server says about a configuration is a finding
  /^This is (?:not a file, so it was not read|too large for a configuration)\.$/,
  // styles, markup and keys
  /^0 0 (?:0 2em|2px 0)$/,
  /^<a href="\{\}">\{\}<\/a>$/,
  /^default-src 'none'/,
  /^<!doctype html>/,
  /^Enter$/,
  // what only code reads
  /^(?:nessus-audit workspace|edited \{\}|snapshot \{\}|recognise \{\}|host pinned)$/,
  /^(?:\{\} in \{\}|hosts of \{\}|group \{\})$/,
];

/** The strings that people read and that are not translated. */
export function bypassingTexts(others: readonly OtherText[]): OtherText[] {
  return others.filter(
    (other) =>
      isForPeople(other) &&
      !asTheCommandLine.includes(other.file) &&
      !sameEverywhere.some((one) => one.test(other.text)),
  );
}
