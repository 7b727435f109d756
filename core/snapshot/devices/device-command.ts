/**
 * A command of a network device in a single spelling: abbreviations written out, blanks folded, filters with
 * one name. Case only counts in quotes.
 */
export interface DeviceCommand {
  /** Without filters: `show running-config`. */
  base: string;
  /** `base` with its filters and arguments; equal to `base` if there are none. */
  full: string;
  /** Filters or arguments show a selection of what `base` prints. */
  isSelection: boolean;
}

/** Words before a command that do not change it. */
const carriers = /^(?:do|run|execute)\s+(?=(?:sh|show|disp|display|get)\w*\s)/i;
/** Switches the pager off for one command. */
const pagerFilters = /^(?:no-more|nomore|no)$/;

/** Words that can be abbreviated, with the fewest letters that mean them. */
const verbs: readonly Word[] = [
  { word: "show", least: 2 },
  { word: "display", least: 3 },
];
const subjects: Readonly<Record<string, readonly Word[]>> = {
  show: [
    { word: "running-config", least: 3 },
    { word: "startup-config", least: 5 },
    { word: "configuration", least: 4 },
    { word: "current-config", least: 4 },
    { word: "full-configuration", least: 4 },
    { word: "version", least: 3 },
    { word: "logging", least: 4 },
    { word: "interfaces", least: 3 },
  ],
  display: [
    { word: "current-configuration", least: 3 },
    { word: "version", least: 3 },
  ],
};
const filters: readonly Word[] = [
  { word: "include", least: 1 },
  { word: "exclude", least: 2 },
  { word: "section", least: 1 },
  { word: "begin", least: 1 },
];

/** Commands that show a configuration; further words select a part. */
const configurations = new Set([
  "show running-config",
  "show startup-config",
  "show configuration",
  "show full-configuration",
  "show current-config",
  "display current-configuration",
]);

interface Word {
  word: string;
  least: number;
}

/** Normalises a command as typed; undefined if nothing is typed. */
export function deviceCommand(typed: string): DeviceCommand | undefined {
  const parts = splitPipes(typed.trim().replace(/^\/+/, "").replace(carriers, ""));
  const [head = "", ...pipes] = parts;
  const words = wordsOf(head);
  if (words.length === 0) return undefined;
  const [verb = ""] = words;
  words[0] = writeOut(verb, verbs);
  const isShow = words[0] === "show" || words[0] === "display";
  if (isShow && words.length > 1) words[1] = writeOut(words[1]!, subjects[words[0]]!);
  const whole = words.join(" ");
  const tail = pipes.map(filterOf).filter((filter) => !pagerFilters.test(filter));
  const isSet = tail[0] === "display set";
  const selecting = isSet ? tail.slice(1) : tail;
  const named = isShow ? words.slice(0, 2).join(" ") : whole;
  // With the defaults it is a different, longer text.
  const narrows = configurations.has(named) && words.length > 2 && words[2] !== "all";
  const start = narrows ? named : whole;
  const base = isSet ? `${start} | display set` : start;
  const full = [isSet ? `${whole} | display set` : whole, ...selecting].join(" | ");
  return { base, full, isSelection: full !== base };
}

/** Commands that show all of it and take no arguments. */
const otherConfigurations =
  /^(?:options|configshow -all|admin display-config detail|(?:tmsh -c "cd \/; ?)?list all-properties recursive"?)$/;

/** Does a command, without its filters, show a configuration? */
export function showsConfiguration(base: string): boolean {
  return otherConfigurations.test(base) || configurations.has(base.replace(/ (?:all|\| display set)$/, ""));
}

/** Splits at the pipes that are outside of quotes. */
function splitPipes(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "|") {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

/** Splits into words, in lower case except in quotes. */
function wordsOf(text: string): string[] {
  return (text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    /^["']/.test(word) ? word : word.toLowerCase(),
  );
}

/** Patterns keep their case; quotes around them are dropped, because devices accept both. */
function filterOf(pipe: string): string {
  const [name = "", ...rest] = pipe.match(/"[^"]*"|\S+/g) ?? [];
  const word = writeOut(name.toLowerCase(), filters);
  return [word, ...rest.map((part) => part.replace(/^"(.*)"$/, "$1"))].join(" ");
}

function writeOut(word: string, known: readonly Word[]): string {
  return known.find((one) => word.length >= one.least && one.word.startsWith(word))?.word ?? word;
}
