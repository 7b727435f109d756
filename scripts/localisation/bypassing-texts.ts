import type { PlacedText } from "./read-texts.ts";

/**
 * Is a string in a module one that people would read: words with a blank among them, or one that begins with a capital
 * letter as labels do? `{}` stands for what is put into it.
 */
export function isForPeople(text: string): boolean {
  const words = text.replace(/\{\}|\$\([\w-]+\)/g, " ");
  if (!/\p{L}{2,}/u.test(words)) return false;
  return /\s/.test(text.trim()) || /^\p{Lu}\p{Ll}/u.test(words.trim());
}

/** Modules that say nothing in the language of the editor. */
export const asTheCommandLine: readonly string[] = [
  // the terminal of a task reads as that of `nessus-audit lint`
  "client/tasks/lint-in-terminal.ts",
  "client/tasks/named-policies.ts",
  "client/tasks/run-terminal.ts",
];

/** Strings of that kind that are the same in every language. */
export const sameEverywhere: readonly RegExp[] = [
  // names of systems, formats and of this extension
  /^(?:Linux|Darwin|Solaris|SunOS|FreeBSD|Markdown|Nessus Audit Policies)$/,
  // policies, snapshots and what is typed in one
  /<check_type:"Unix">/,
  /^sample-1:~# ss/,
  /^# (?:Linux: ss -tulpn|lists: \{\}\{\}$)/,
  // statuses are those of the scanner
  /^UNDECIDED — \{\}$/,
  // what the server says of a configuration is a finding
  /^This is (?:not a file, so it was not read|too large for a configuration)\.$/,
  // looks, markup and keys
  /^0 0 (?:0 2em|2px 0)$/,
  /^(?:\{\} waiting|lane \{\}|button, select, .*|\[role="grid"\] .*)$/,
  /^default-src 'none'/,
  /^<!doctype html>/,
  /^Enter$/,
  // what only the code reads
  /^(?:nessus-audit workspace|edited \{\}|snapshot \{\}|recognise \{\}|host pinned)$/,
];

/** The strings that people read and that are not translated. */
export function bypassingTexts(others: readonly PlacedText[]): PlacedText[] {
  return others.filter(
    ({ file, text }) =>
      isForPeople(text) && !asTheCommandLine.includes(file) && !sameEverywhere.some((one) => one.test(text)),
  );
}
