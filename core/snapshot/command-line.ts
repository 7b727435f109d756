/** A command that was copied along with its output. */
export interface CommandLine {
  /** Lower case, without path and ".exe". */
  name: string;
  /** What follows, without quotes, up to a pipe, `;` or redirection. */
  args: string[];
  /** The first stage of the pipe after it that may select rows, such as `grep :22`; undefined where none does. */
  selection?: string;
  /** The host that it ran on: what `ssh` names, else the one in the prompt; null where neither is shown. */
  host: string | null;
  /** Name of the container that it ran in; its ports are not those of the host. */
  container?: string;
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
 * Finds the commands in a line such as `[root@web01 ~]# netstat -tulpn | grep LISTEN`, `C:\\> netstat -ano`,
 * `Every 2.0s: ss -ltn` or just `netstat -an`. Empty where the line is none.
 */
export function commandLines(line: string): CommandLine[] {
  if (line.length > LONGEST_COMMAND || !NAMES_COMMAND.test(line)) return [];
  const words = line.trim().split(/\s+/);
  for (let at = 0; at < words.length && at < 12; at++) {
    const word = words[at]!;
    // `C:\>netstat` and `#netstat` have no space behind the prompt.
    const glued = /[$#%>]([\w-]+(?:\.exe)?)$/i.exec(word);
    const name = commandName(glued?.[1] ?? word);
    if (name === null) continue;
    const before = words.slice(0, at).join(" ") + (glued ? ` ${word.slice(0, -glued[1]!.length)}` : "");
    if (!canPrecede(before.trim(), words.slice(at + 1))) continue;
    const { args, filter } = argumentsOf(words.slice(at + 1));
    return [
      { name, args, host: promptHost(before.trim()), ...(selects(filter) && { selection: filter }) },
    ];
  }
  return [];
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

function selects(filter: string): boolean {
  return filter !== "" && !/^(?:more|less|cat|tee|sort|column|nl)\b/.test(filter);
}
