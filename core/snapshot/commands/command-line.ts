import { type Pipeline, pipelinesOf, type Stage } from "./pipeline.ts";
import { isFilter, isQuiet, isViewer, PRINTERS } from "./programs.ts";
import { hasUserAndHost, isPrompt, isRootPrompt, promptHost, splitPrompt } from "./prompt.ts";
import { type Search, selectionIn } from "./selection.ts";
import { baseName, isWrapper, unwrap } from "./wrappers.ts";

export { isPrompt, promptHost } from "./prompt.ts";

/** A command that was copied along with its output. */
export interface CommandLine {
  /** Lower case, without path and ".exe". */
  name: string;
  /** The arguments, without quotes, up to a pipe, `;` or redirection. */
  args: string[];
  /** Why its output may be a selection of rows: a sentence, undefined if nothing suggests it. */
  selection?: string;
  /**
   * The searches that the rows were piped through. Whether they drop listeners depends on what the rows
   * contain.
   */
  searches: readonly Search[];
  /**
   * What it ran on: the host that `ssh` names, the container, else the host in the prompt; null if none is
   * shown.
   */
  host: string | null;
  /** True if the host is that of the prompt. */
  isAtPrompt: boolean;
  /** The prompt or `sudo` shows that it ran as root. */
  asRoot: boolean;
  /** It ran on several hosts, and each is named next to its output. */
  onEachHost: boolean;
  /** It fills a screen: what does not fit is lost. */
  onScreen: boolean;
}

/** A quick test: a line that does not match names no command. */
const NAMES_COMMAND = new RegExp(
  `(?:^|[^\\w.-])(?:${[...PRINTERS].join("|")}|select|from)(?:\\.exe)?(?![\\w-])`,
  "i",
);

const LONGEST_COMMAND = 4000;

/**
 * Finds the commands in a line such as `[root@web01 ~]# netstat -tulpn | grep LISTEN`, `C:\> netstat -ano`,
 * `$ ssh web01 'sudo ss -tlnp'` or just `netstat -an`: those whose output a reader knows, in order, and those
 * that may print a part of it. Empty if the line isn't one.
 */
export function commandLines(line: string): CommandLine[] {
  if (line.length > LONGEST_COMMAND || !NAMES_COMMAND.test(line)) return [];
  const { prompt, typed: shown } = splitPrompt(line);
  const isWatch = /^\s*Every /.test(prompt);
  const typed = withoutMarks(isWatch ? shown.split(/\s{3,}/)[0]! : shown);
  const query = queryOf(prompt, typed);
  if (query !== undefined) return [query];
  if (prompt === "" && !looksTyped(typed)) return mentionedIn(typed);
  const found = commandsIn(prompt, typed, isWatch);
  if (!found.some(({ name }) => PRINTERS.has(name))) return prompt === "" ? [] : mentionedIn(typed);
  return found;
}

/**
 * Finds the commands that may print a part of an output, at a prompt whose line names no command that a
 * reader knows.
 */
export function otherCommands(line: string): CommandLine[] {
  if (line.length > LONGEST_COMMAND) return [];
  const { prompt, typed } = splitPrompt(line);
  if (prompt === "" || !isPrompt(line)) return [];
  // `#` and `>` also begin comments and quotes.
  const isDoubtful = !hasUserAndHost(prompt) && !/\$\s*$|\\[^>]*>\s*$|^\s*PS/.test(prompt);
  const { pipelines } = pipelinesOf(typed);
  if (isDoubtful && !pipelines.some(([first]) => first !== undefined && isFilter(first))) return [];
  return commandsIn(prompt, typed, false);
}

/** Does the line begin with a prompt? */
export function hasPrompt(line: string): boolean {
  return splitPrompt(line).prompt !== "";
}

/** The commands after the prompt, without those that print nothing of interest. */
function commandsIn(prompt: string, typed: string, onScreen: boolean): CommandLine[] {
  const fromPrompt = { host: promptHost(prompt), asRoot: isRootPrompt(prompt) };
  const { pipelines, isOpen } = pipelinesOf(typed);
  return pipelines.flatMap((pipeline) =>
    unwrap(pipeline).flatMap((unwrapped): CommandLine[] => {
      const { stages, onEachHost = false } = unwrapped;
      const [name, ...args] = stages[0]!.words as [string, ...string[]];
      if (stages.some(({ file }) => file !== undefined)) return [];
      const { by, searches } = selectionIn(stages);
      const isKnownPrinter = PRINTERS.has(baseName(name));
      const [first] = stages as [Stage];
      if (!isKnownPrinter && stages.length === 1 && (isQuiet(first) || isViewer(first))) return [];
      const elsewhere = unwrapped.host ?? namespaceOf(baseName(name), args);
      const isOneHost = elsewhere === undefined || /^[\w.:[\]@% -]+$/.test(elsewhere);
      const host = isOneHost ? (elsewhere ?? null) : null;
      const selection = whySelected(stages, by, isOpen || unwrapped.isOpen === true, isOneHost);
      return [
        {
          name: baseName(name),
          args,
          ...(selection !== undefined && { selection }),
          searches,
          host: host ?? fromPrompt.host,
          isAtPrompt: host === null,
          asRoot: unwrapped.asRoot ?? (host === null && fromPrompt.asRoot),
          onEachHost,
          onScreen: onScreen || unwrapped.onScreen === true,
        },
      ];
    }),
  );
}

/** The network namespace that the command itself names: `ss -tulpn -N blue`, `cat /proc/812/net/tcp`. */
function namespaceOf(name: string, args: readonly string[]): string | undefined {
  if (name === "ss") {
    const at = args.findIndex((arg) => /^-[A-Za-z]*N$|^--net$/.test(arg));
    return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--net="))?.slice("--net=".length);
  }
  if (name !== "cat") return undefined;
  const pid = args.map((arg) => /^\/proc\/(\d+)\/net\//.exec(arg)?.[1]).find((id) => id !== undefined);
  return pid === undefined || pid === "1" ? undefined : `namespace of ${pid}`;
}

function whySelected(
  stages: Pipeline,
  by: string | undefined,
  isOpen: boolean,
  isOneHost: boolean,
): string | undefined {
  const [first] = stages as [Stage];
  if (by !== undefined) return `${by} shows only a selection of the rows.`;
  if (!isKnown(first)) return `${first.text} may print only a selection of the rows.`;
  if (isOpen) return "The command continues on the next line, where it may select rows.";
  return isOneHost ? undefined : "The command may have run on several hosts.";
}

/** Is it known what the program prints? `head` and `tail` print a part of a file. */
function isKnown(stage: Stage): boolean {
  const name = baseName(stage.words[0]!);
  if (name === "head") return false;
  if (name === "tail") return /^\+[01]$/.test(stage.words.slice(1).find((word) => !/^-n$/.test(word)) ?? "");
  if (name === "cat" || name === "type") return isViewer(stage);
  return PRINTERS.has(name) || isViewer(stage);
}

/** A sentence that mentions a command with a pipe: the rows below may well have gone through it. */
function mentionedIn(text: string): CommandLine[] {
  const at = MENTION.exec(text)?.index;
  if (at === undefined) return [];
  const [pipeline] = pipelinesOf(text.slice(at).replace(/[`"']+(?=\s|$)/g, "")).pipelines;
  if (pipeline === undefined || pipeline.length === 1) return [];
  const selected = selectionIn(pipeline);
  const by = selected.by ?? selected.searches[0]?.text;
  if (by === undefined) return [];
  const selection = `${by} shows only a selection of the rows.`;
  return [{ ...plainCommand("", []), selection }];
}

/** A command of which only the words are known. */
function plainCommand(name: string, args: string[]): CommandLine {
  return {
    name,
    args,
    searches: [],
    host: null,
    isAtPrompt: true,
    asRoot: false,
    onEachHost: false,
    onScreen: false,
  };
}

const MENTION =
  /(?<![\w.-])(?:netstat|ss|lsof|sockstat|get-nettcpconnection|get-netudpendpoint)(?:\.exe)?(?=\s[^|]{0,200}\||\|)/i;

/** Removes the marks that documents put around a command: backquotes, asterisks, the plus of `set -x`. */
function withoutMarks(typed: string): string {
  const text = typed.trim();
  const mark = /^(?:`{1,3}|\*\*|\+{1,3}\s)\s*(?=[\w./\\(])/.exec(text)?.[0];
  // A single backquote at the end is PowerShell's: the command continues on the next line.
  return mark === undefined ? text : text.slice(mark.length).replace(/(?:`{1,3}|\*\*)\s*$/, "");
}

/**
 * Without a prompt the first word may also begin a sentence, as in "netstat output of web01". So the name of
 * a command must be followed by an option, a pipe or nothing.
 */
function looksTyped(typed: string): boolean {
  const [first, second] = typed.split(/\s+/, 2) as [string, string?];
  if (/^[({]/.test(first) || /^\w+=/.test(first) || first.includes("|")) return true;
  if (!PRINTERS.has(baseName(first))) return isWrapper(baseName(first));
  // `netstat 5` repeats itself; `ss 812 root` is the start of a row.
  if (/^\S+(?:\s+\d+)*\s*$/.test(typed)) return true;
  return second !== undefined && /^(?:[-/|>;&"'{<]|state$)/.test(second);
}

/** `osquery> SELECT … FROM listening_ports;` at the prompt of osqueryi. */
function queryOf(prompt: string, typed: string): CommandLine | undefined {
  if (!/^\s*osquery>/.test(prompt) || !/^select\s/i.test(typed)) return undefined;
  return plainCommand("osqueryi", [typed]);
}
