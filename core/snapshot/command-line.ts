import { pipelinesOf } from "./commands/pipeline.ts";
import { isRootPrompt, promptHost, splitPrompt } from "./commands/prompt.ts";
import { selectionIn } from "./commands/selection.ts";
import { baseName, isWrapper, unwrap } from "./commands/wrappers.ts";

export { isPrompt, promptHost } from "./commands/prompt.ts";

/** A command that was copied along with its output. */
export interface CommandLine {
  /** Lower case, without path and ".exe". */
  name: string;
  /** What follows, without quotes, up to a pipe, `;` or redirection. */
  args: string[];
  /** The first stage of the pipe after it that may select rows, such as `grep :22`; undefined where none does. */
  selection?: string;
  /** The pipe leaves the rows of this protocol only, all of them. */
  keeps?: "tcp" | "udp";
  /** What it ran on: the host that `ssh` names, the container, else the host in the prompt; null where none is shown. */
  host: string | null;
  /** True where the host is the one of the prompt. */
  isAtPrompt: boolean;
  /** The prompt or `sudo` shows that it ran as root. */
  asRoot: boolean;
}

const COMMANDS = new Set(
  (
    "netstat ss lsof sockstat nmap masscan rustscan naabu osqueryi osqueryd ps tasklist pslist cat type head tail esxcli " +
    "get-nettcpconnection get-netudpendpoint get-process gps get-filehash get-ciminstance uname " +
    "md5sum sha1sum sha256sum sha384sum sha512sum md5 sha1 sha256 sha384 sha512 shasum digest openssl certutil csum fciv"
  ).split(" "),
);

/** Tells quickly that a line names none of them. */
const NAMES_COMMAND = new RegExp(
  `(?:^|[^\\w.-])(?:${[...COMMANDS].join("|")}|select|from)(?:\\.exe)?(?![\\w-])`,
  "i",
);

const LONGEST_COMMAND = 4000;

/**
 * Finds the commands in a line such as `[root@web01 ~]# netstat -tulpn | grep LISTEN`, `C:\> netstat -ano`,
 * `$ ssh web01 'sudo ss -tlnp'` or just `netstat -an`: those that print something a reader knows, in order. Empty where
 * the line is none.
 */
export function commandLines(line: string): CommandLine[] {
  if (line.length > LONGEST_COMMAND || !NAMES_COMMAND.test(line)) return [];
  const { prompt, typed: shown } = splitPrompt(line);
  const isWatch = /^\s*Every /.test(prompt);
  const typed = withoutMarks(isWatch ? shown.split(/\s{3,}/)[0]! : shown);
  const query = queryOf(prompt, typed);
  if (query !== undefined) return [query];
  const fromPrompt = { host: promptHost(prompt), asRoot: isRootPrompt(prompt) };
  const found = pipelinesOf(typed).flatMap((pipeline) =>
    unwrap(pipeline).map(({ stages, host, asRoot }): CommandLine => {
      const [name, ...args] = stages[0]!.words as [string, ...string[]];
      const { by, keeps } = selectionIn(stages);
      return {
        name: baseName(name),
        args,
        ...(by !== undefined && { selection: by }),
        ...(keeps !== undefined && { keeps }),
        host: host ?? fromPrompt.host,
        isAtPrompt: host === undefined,
        asRoot: asRoot || (host === undefined && fromPrompt.asRoot),
      };
    }),
  );
  if (!found.some(({ name }) => COMMANDS.has(name))) return [];
  if (prompt === "" && !looksTyped(typed)) return [];
  return found.filter(({ name }) => COMMANDS.has(name));
}

/** Signs that documents put around a command: backquotes, stars, the plus of `set -x`. */
function withoutMarks(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:`{1,3}|\*\*|\+{1,3}\s)\s*(?=[\w./\\(])/, "")
    .replace(/(?:`{1,3}|\*\*)\s*$/, "");
}

/**
 * Without a prompt the first word may also begin a sentence, as in "netstat output of web01": what follows the name of a
 * command has to be an option, a pipe or nothing.
 */
function looksTyped(typed: string): boolean {
  const [first, second] = typed.split(/\s+/, 2) as [string, string?];
  if (/^[({]/.test(first) || /^\w+=/.test(first) || first.includes("|")) return true;
  if (!COMMANDS.has(baseName(first))) return isWrapper(baseName(first));
  return second === undefined || /^(?:[-/|>;&"'{<\d]|state$)/.test(second);
}

/** `osquery> SELECT … FROM listening_ports;` at the prompt of osqueryi. */
function queryOf(prompt: string, typed: string): CommandLine | undefined {
  if (!/^\s*osquery>/.test(prompt) || !/^select\s/i.test(typed)) return undefined;
  return { name: "osqueryi", args: [typed], host: null, isAtPrompt: true, asRoot: false };
}
