/** A line that begins with a shell's prompt, split into two. */
export interface PromptLine {
  /** "" if the line has none. */
  prompt: string;
  /** What was typed. */
  typed: string;
}

const USER_AT_HOST = "[\\w.+-]{1,60}@[\\w.-]{1,80}";
const VIRTUAL_ENVIRONMENT = "(?:\\([\\w. -]{1,40}\\)\\s?){0,3}";

/** Prompts of shells, and of tools that have one; the most distinctive ones first. */
const PROMPTS: readonly RegExp[] = [
  // [root@web01 ~]#
  new RegExp(`^\\s*${VIRTUAL_ENVIRONMENT}\\[${USER_AT_HOST}[^\\]]{0,100}\\]\\s?[$#%>]\\s?`),
  // alice@web01:~/src$
  new RegExp(`^\\s*${VIRTUAL_ENVIRONMENT}${USER_AT_HOST}(?:[:\\s][^$#%>❯]{0,120})?[$#%>❯]\\s?`),
  // C:\Users\alice>, PS C:\>
  /^\s*(?:\([^()]{1,60}\)\s?)?(?:PS )?[A-Za-z]:\\[^<>|"*?]{0,150}>\s?/,
  /^\s*PS(?: \/[^<>|"*?]{0,150})?>\s?/,
  // mac1:~ alice$
  /^\s*[A-Za-z][\w.-]{0,60}:[^\s$#%>]{0,80}(?:\s[\w.-]{1,40})?\s?[$#%>](?:\s|$)/,
  // osquery>, web01#, router>
  /^\s*[A-Za-z][\w.-]{0,60}(?:\([\w-]{1,40}\))?[#>](?:\s|(?=\w)|$)/,
  // Every 2.0s:
  /^\s*Every [\d.,]{1,8}\s?s:\s/,
  // ➜  src
  /^\s*➜\s{1,3}\S{1,60}(?: git:\(\S{1,60}\))?(?: ✗)?\s/,
  /^\s*[$#%❯➜»](?=[\w./\\~]|\s|$)\s?/,
  // └─$, [12:04] web01 λ, > $: anything that ends with a prompt sign, before the name of a command
  /^[^|;&]{0,100}?(?:[$#%❯➜»λ›▶⟩]\s{0,3}|>\s{1,3})(?=(?:[\w./=@-]{1,40}\s){0,5}(?:\S{0,40}\/)?(?:netstat|ss|lsof|sockstat|get-nettcpconnection|get-netudpendpoint)(?:\.exe)?(?:\s|$))/i,
];

/** Splits a line into its prompt and what was typed, which may be nothing. */
export function splitPrompt(line: string): PromptLine {
  const start = line.slice(0, 400);
  for (const pattern of PROMPTS) {
    const prompt = pattern.exec(start)?.[0];
    if (prompt !== undefined) return { prompt, typed: line.slice(prompt.length) };
  }
  return { prompt: "", typed: line };
}

/** Names that prompts show in place of a host. */
const NO_HOST =
  /^(?:[a-z]|ps|(?:ba|da|k|z|a|tc|c|fi)?sh(?:-[\d.]+)?|osquery|meterpreter|msf\d?|sudo|doas|mysql|every|sqlite|psql|postgres)$/i;

/** The host name that a prompt shows, as in `alice@web01:~$` or `web01#`; null if it shows none. */
export function promptHost(prompt: string): string | null {
  const text = prompt.trim();
  const at = /(?:^|[\s[(])[\w.+-]+@([A-Za-z0-9][\w.-]*)/.exec(text);
  if (at) return at[1]!;
  const bare = /^([A-Za-z][\w-]*(?:\.[\w-]+)*)(?::[^\s#$%>]*)?(?:\s[\w.-]+)?\s?[#$%>]/.exec(text);
  return bare && !NO_HOST.test(bare[1]!) ? bare[1]! : null;
}

/** Does the prompt show a user and a host, as no sentence does? */
export function hasUserAndHost(prompt: string): boolean {
  return /(?:^|[\s[(])[\w.+-]+@[A-Za-z0-9][\w.-]*/.test(prompt);
}

/** Does the prompt show that its user is root or an administrator? */
export function isRootPrompt(prompt: string): boolean {
  return prompt.trim().endsWith("#") || /(?:^|[\s[(])root@/.test(prompt);
}

/** True for a shell prompt with nothing, or an unknown command, after it. */
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
