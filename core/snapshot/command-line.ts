import type { ProtocolCoverage } from "./snapshot.ts";

/** A command line that was copied along with its output. */
export interface CommandLine {
  /** Lower case, without path and ".exe". */
  name: string;
  /** What follows, up to a pipe, `;` or redirection. */
  args: string[];
  /** What the output was piped through, "" where it was not. */
  filter: string;
  /** Host name in the prompt, where it shows one. */
  host: string | null;
}

const COMMANDS = new Set(
  (
    "netstat ss lsof sockstat nmap masscan osqueryi osqueryd ansible ps tasklist pslist cat type rustscan " +
    "get-nettcpconnection get-netudpendpoint get-process gps get-filehash get-ciminstance pwsh powershell " +
    "md5sum sha1sum sha256sum sha384sum sha512sum md5 sha1 sha256 sha384 sha512 shasum digest openssl certutil csum fciv"
  ).split(" "),
);

/** Tells quickly that a line names none of them. */
const NAMES_COMMAND = new RegExp(`(?:^|[^\\w.-])(?:${[...COMMANDS].join("|")})(?:\\.exe)?(?![\\w-])`, "i");

/** Words that may stand before the command. */
const FORERUNNERS = /^(?:sudo|doas|time|watch|env|exec|nice|\S+=\S*|-\S+|\d+(?:\.\d+)?)$/;
const PROMPT_END = /[$#%>❯➜»]$/;
const LONGEST_COMMAND = 2000;

/**
 * Finds the command in a line such as `[root@web01 ~]# netstat -tulpn | grep LISTEN`, `C:\> netstat -ano`,
 * `Every 2.0s: ss -ltn` or just `netstat -an`. Null where the line is none.
 */
export function commandLine(line: string): CommandLine | null {
  if (line.length > LONGEST_COMMAND || !NAMES_COMMAND.test(line)) return null;
  const words = line.trim().split(/\s+/);
  for (let at = 0; at < words.length && at < 12; at++) {
    const word = words[at]!;
    // `C:\>netstat` and `#netstat` have no space behind the prompt.
    const glued = /[$#%>]([\w-]+(?:\.exe)?)$/i.exec(word);
    const name = commandName(glued?.[1] ?? word);
    if (name === null) continue;
    const before = words.slice(0, at).join(" ") + (glued ? ` ${word.slice(0, -glued[1]!.length)}` : "");
    if (!canPrecede(before.trim(), words.slice(at + 1))) continue;
    return { name, ...argumentsOf(words.slice(at + 1)), host: promptHost(before.trim()) };
  }
  return null;
}

function commandName(word: string): string | null {
  const name = word
    .slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1)
    .toLowerCase()
    .replace(/\.exe$/, "");
  return COMMANDS.has(name) ? name : null;
}

function canPrecede(before: string, after: string[]): boolean {
  const words = before === "" ? [] : before.split(" ");
  let forerunners = false;
  while (words.length > 0 && FORERUNNERS.test(words.at(-1)!) && !PROMPT_END.test(words.at(-1)!)) {
    words.pop();
    forerunners = true;
  }
  // A lone `>` is more often a quote mark than a prompt.
  const rest = words.join(" ").replace(/^>+$/, "");
  if (PROMPT_END.test(rest) || /^Every [\d.,]+\s?s:?$/.test(rest)) return true;
  if (rest !== "") return false;
  // At the start of a line the word may also begin a sentence: "netstat output of web01".
  return forerunners || after.length === 0 || /^[-/|>]/.test(after[0]!);
}

function argumentsOf(words: string[]): { args: string[]; filter: string } {
  const end = words.findIndex((word) => /^(?:\||;|&&|\|\||>|>>|2>\S*|\d?>\S+)$/.test(word));
  if (end < 0) return { args: words, filter: "" };
  return { args: words.slice(0, end), filter: words[end] === "|" ? words.slice(end + 1).join(" ") : "" };
}

/** The host name that a prompt shows, as in `alice@web01:~$` or `web01#`; null where it shows none. */
export function promptHost(prompt: string): string | null {
  const at = /(?:^|[\s[(])[\w.+-]+@([A-Za-z0-9][\w.-]*)/.exec(prompt);
  if (at) return at[1]!;
  const bare = /^([A-Za-z][\w-]*(?:\.[\w-]+)*)(?::[^\s#$%>]*)?\s?[#$%>]/.exec(prompt);
  if (!bare || /^(?:[a-z]|ps|bash|sh|ksh|zsh|osquery|sudo|doas|mysql|every)$/i.test(bare[1]!)) return null;
  return bare[1]!;
}

/** True for a shell prompt with nothing, or an unknown command, behind it. */
export function isPrompt(line: string): boolean {
  const start = line.slice(0, 200).trim();
  return (
    /^[[(]?(?:\([\w.-]+\) ?)?[\w.+-]+@[\w.-]+[:\s\]][^$#%>]{0,120}[$#%>](?:\s|$)/.test(start) ||
    /^(?:PS )?[A-Za-z]:\\[^<>|"*?]{0,150}>/.test(start) ||
    /^[$#%❯➜](?:\s+[\w./-]|$)/.test(start) ||
    /^PS (?:\/[^<>|"*?]{0,150})?>/.test(start) ||
    /^osquery>/.test(start)
  );
}

/** True where the command or its pipe shows a selection of rows only, so that a missing row proves nothing. */
export function selectsRows(command: CommandLine): boolean {
  if (command.name === "ss" && command.args.some((arg) => /^(?:sport|dport|src|dst|\()/.test(arg)))
    return true;
  if (command.filter === "") return false;
  return /\b(?:grep|egrep|fgrep|rg|findstr|find|select-string|sls|awk|sed|head|tail|where-object|where|\?)\b/i.test(
    command.filter,
  )
    ? !/^(?:grep|egrep|fgrep|findstr|find|select-string|sls)\s+(?:[-/]\S+\s+)*["']?(?:listen|listening|tcp|udp)["']?$/i.test(
        command.filter.trim(),
      )
    : false;
}

/** What a netstat or ss command line says of the protocols that its output lists; null where it says nothing. */
export function commandCoverage(
  command: CommandLine,
): { tcp: ProtocolCoverage; udp: ProtocolCoverage } | null {
  if (selectsRows(command)) return { tcp: "unknown", udp: "unknown" };
  const shown = command.name === "ss" || command.name === "netstat" ? flagCoverage(command) : null;
  const only = /^\S+\s+(?:[-/]\S+\s+)*["']?(listen|listening|tcp|udp)["']?$/i.exec(command.filter.trim());
  if (!only) return shown;
  const protocol = only[1]!.toLowerCase() === "udp" ? "udp" : "tcp";
  return {
    tcp: protocol === "tcp" ? (shown?.tcp ?? "unknown") : "left-out",
    udp: protocol === "udp" ? (shown?.udp ?? "unknown") : "left-out",
  };
}

function flagCoverage(command: CommandLine): { tcp: ProtocolCoverage; udp: ProtocolCoverage } {
  const { letters, words } = flagsOf(command.args);
  const has = (letter: string, word: string) => letters.includes(letter) || words.includes(word);
  const listsServers = has("a", "--all") || has("l", "--listening");
  if (!listsServers && !command.args.includes("listening")) return { tcp: "left-out", udp: "left-out" };

  const named = protocolArgument(command.args);
  const families = ["t", "u", "w", "x", "d", "S", "0", "M"].filter((letter) => letters.includes(letter));
  const tcp = named ? named.includes("tcp") : has("t", "--tcp");
  const udp = named ? named.includes("udp") : has("u", "--udp");
  const selects = named !== null || tcp || udp || (command.name === "ss" && families.length > 0);
  if (!selects) return { tcp: "listed", udp: "listed" };
  return { tcp: tcp ? "listed" : "left-out", udp: udp ? "listed" : "left-out" };
}

/** `-p tcp` (Windows, BSD) and `-A tcp,udp` (ss) name the protocols as a word. */
function protocolArgument(args: string[]): string | null {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    const value = /^(?:-[a-zA-Z]*[pA]|\/p|--query)$/.test(arg)
      ? args[at + 1]
      : /^--query=(.*)$/.exec(arg)?.[1];
    if (value === undefined) continue;
    if (value === "inet" || value === "all") return "tcp udp";
    if (/^(?:tcp|udp)/i.test(value)) return value.toLowerCase();
  }
  return null;
}

function flagsOf(args: string[]): { letters: string; words: string[] } {
  const words = args.filter((arg) => arg.startsWith("--"));
  const letters = args
    .filter((arg) => /^[-/][A-Za-z0-9]+$/.test(arg))
    .map((arg) => arg.slice(1))
    .join("");
  return { letters, words };
}
