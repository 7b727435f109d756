/** A prompt at the start of a line, with the line above if it takes two. */
export interface Prompt {
  /** Offsets: the start of its first line, the first character after it, and the end of its last line. */
  start: number;
  end: number;
  lineEnd: number;
  /** The rest of the line after it. */
  typed: string;
  /**
   * How much the prompt shows. "who": user and host; "where": a host and a folder; "sign": a sign, perhaps
   * with a name or a folder. Lines of files begin with signs too.
   */
  strength: Strength;
  user?: string;
  host?: string;
  path?: string;
  sign: string;
  /** What prompts of one shell have in common: everything except the folder and the time. */
  form: string;
  /** As it is in the text, without its lead. */
  core: string;
  /** The time or an environment, before the name. */
  lead: string;
  /** The Windows shell that it belongs to. */
  shell?: WindowsShell;
}

export type WindowsShell = "cmd" | "powershell";

export type Strength = "who" | "where" | "sign";

interface Shape {
  strength: Strength;
  pattern: RegExp;
  shell?: WindowsShell;
}

/** A virtual environment, the time: `(venv) `, `[12:01:33] `. */
const lead =
  "(?:\\([\\w.+ -]{1,40}\\)\\s?|\\[\\d{1,2}:\\d\\d(?::\\d\\d)?\\]\\s?|\\d{1,2}:\\d\\d(?::\\d\\d)?\\s){0,3}";
const who = "(?<user>[\\w.+-]{1,60})@(?<host>\\w[\\w.-]{0,80})";
/** A branch of git: ` (main)`. */
const branch = "(?:\\s?\\([\\w./*+ -]{1,60}\\))?";
const end = "(?=\\s|$)";

const shapes: readonly Shape[] = [
  // [root@n1 ~]#
  {
    strength: "who",
    pattern: new RegExp(
      `^${lead}(?<core>\\[${who}(?:[ :](?<path>[^\\]\\n]{1,100}?))?\\]${branch}\\s?(?<sign>[$#%>]))${end}`,
    ),
  },
  // root@n1:~#, root@n1:~ #, mia@studio ~ %
  {
    strength: "who",
    pattern: new RegExp(
      `^${lead}(?<core>${who}(?::(?<path>[^\\s$#%>]{0,150})|\\s(?<folder>[\\w.~/+-]{1,150}))?${branch}\\s?(?<sign>[$#%❯]))${end}`,
    ),
  },
  // lena@web3 ~>
  {
    strength: "who",
    pattern: new RegExp(
      `^${lead}(?<core>${who}[ :](?<path>[~/][^\\s$#%>]{0,150})${branch}\\s?(?<sign>>))${end}`,
    ),
  },
  // root@n1>
  { strength: "who", pattern: new RegExp(`^${lead}(?<core>${who}(?<sign>>))${end}`) },
  // n1:~ #, mac1:~ alice$
  {
    strength: "where",
    pattern: new RegExp(
      `^${lead}(?<core>(?<host>[A-Za-z][\\w.-]{0,80}):(?<path>[~/][^\\s$#%>]{0,150})(?:\\s(?<user>[\\w.-]{1,40}))?\\s?(?<sign>[$#%]))${end}`,
    ),
  },
  // bash-4.2$, sh-5.1#
  {
    strength: "sign",
    pattern: new RegExp(
      `^${lead}(?<core>-?(?:ba|k|z|da|a|tc|c)?sh(?:-[\\d.]{1,8}\\w?)?(?<sign>[$#%]))${end}`,
    ),
  },
  // / #, ~ $
  {
    strength: "sign",
    pattern: new RegExp(`^${lead}(?<core>(?<path>[~/][^\\s$#%>]{0,150})\\s?(?<sign>[$#%]))${end}`),
  },
  // n1#, n1 $
  {
    strength: "sign",
    pattern: new RegExp(`^${lead}(?<core>(?<host>[a-z][a-z0-9-]{0,40})\\s?(?<sign>[$#%]))${end}`),
  },
  // ➜  ~
  {
    strength: "sign",
    pattern: /^(?<core>(?<sign>➜)\s{1,2}(?<path>\S{1,60})(?: git:\(\S{1,60}\))?(?: ✗)?)(?=\s|$)/,
  },
  { strength: "sign", pattern: new RegExp(`^${lead}(?<core>(?<sign>[$#%❯»]))${end}`) },
  // + uname -r, as a shell prints it with `set -x`
  { strength: "sign", pattern: /^(?<core>(?<sign>\+{1,4}))(?= \S)/ },
  // C:\Users\eve>, without a blank after it: people start typing directly
  {
    strength: "where",
    shell: "cmd",
    pattern: /^(?<core>(?<path>[A-Za-z]:\\[^<>|"*?\n]{0,150})(?<sign>>))/,
  },
  // PS C:\>, PS HKLM:\SOFTWARE>, PS \\files\share>, [gate1]: PS C:\>
  {
    strength: "where",
    shell: "powershell",
    pattern:
      /^(?:\([\w.+ -]{1,40}\)\s?)?(?:\*Evil-WinRM\* )?(?<core>(?:\[(?<host>[A-Za-z0-9][\w.-]{0,80})\]: )?PS (?<path>(?:[A-Za-z]\w{0,30}:\\|\\\\)[^<>|"*?\n]{0,150})(?<sign>>{1,2}))(?=\s|$)/,
  },
  { strength: "sign", shell: "powershell", pattern: /^(?<core>PS(?<sign>>))(?=\s|$)/ },
];

/** The first line of a prompt that takes two, as in Kali: `┌──(kali㉿lab)-[~]`, `╭─mia@studio ~`. */
const upperLine =
  /^[┌╭][─╼]{0,3}[^\w\n]{0,3}(?<user>[\w.+-]{1,60})(?:[㉿@]|💀)(?<host>\w[\w.-]{0,80})(?:.{0,150})$/u;
const lowerLine = /^(?<core>(?:[└╰][─╼]{1,3}\s?)?(?<sign>[$#%❯➤>]))(?=\s|$)/;
/** The same without line drawing: `eve@n1:~/src (main)`, and only the sign on the line below. */
const aboveSign = new RegExp(`^${lead}${who}(?::|\\s)(?:\\w+\\s)?[~/][^$#%>\\n]{0,150}$`);
const signs = /[$#%>❯➜»➤]|^\+/;
const longest = 250;

/**
 * Finds the prompt at the start of a line; undefined if there is none.
 *
 * @param start of the line
 * @param lineEnd without its line end
 */
export function promptAt(text: string, start: number, lineEnd: number): Prompt | undefined {
  const line = text.slice(start, Math.min(lineEnd, start + longest));
  const upper = line.charCodeAt(0) > 0x2500 ? upperLine.exec(line) : null;
  if (upper !== null) return promptOfTwoLines(text, start, lineEnd, upper);
  if (isAboveSign(text, lineEnd)) {
    const above = aboveSign.exec(line);
    if (above !== null) return promptOfTwoLines(text, start, lineEnd, above);
  }
  if (!signs.test(line)) return undefined;
  for (const shape of shapes) {
    const match = shape.pattern.exec(line);
    if (match !== null) return promptOf(text, start, start, lineEnd, shape, match);
  }
  return undefined;
}

/** Does the line below begin with the sign of a prompt? */
function isAboveSign(text: string, lineEnd: number): boolean {
  const below = text.charCodeAt(lineEnd + 1);
  if (below !== 35 && below !== 36 && below !== 37 && below !== 0x276f) return false;
  const next = text.charCodeAt(lineEnd + 2);
  return next === 32 || next === 10 || Number.isNaN(next);
}

function promptOfTwoLines(
  text: string,
  start: number,
  upperEnd: number,
  upper: RegExpExecArray,
): Prompt | undefined {
  const lineStart = upperEnd + 1;
  const feed = text.indexOf("\n", lineStart);
  const lineEnd = feed < 0 ? text.length : feed;
  if (lineStart >= text.length) return undefined;
  const match = lowerLine.exec(text.slice(lineStart, Math.min(lineEnd, lineStart + longest)));
  if (match === null) return undefined;
  const prompt = promptOf(text, start, lineStart, lineEnd, { strength: "who" }, match);
  const { user, host } = upper.groups as { user: string; host: string };
  return { ...prompt, user, host, form: `${prompt.form} ${user}@${host}` };
}

function promptOf(
  text: string,
  start: number,
  lineStart: number,
  lineEnd: number,
  { strength, shell }: Pick<Shape, "strength" | "shell">,
  match: RegExpExecArray,
): Prompt {
  const {
    core = "",
    user,
    host,
    path,
    folder,
    sign = "",
  } = match.groups as Record<string, string | undefined>;
  let end = lineStart + match[0].length;
  if (end < lineEnd && text.charCodeAt(end) <= 32) end++;
  const place = path ?? folder;
  const form = place === undefined || place === "" ? core : core.replace(place, "\0");
  return {
    start,
    end,
    lineEnd,
    typed: text.slice(end, lineEnd),
    strength,
    ...(shell !== undefined && { shell }),
    ...(user !== undefined && { user }),
    ...(host !== undefined && { host }),
    ...(place !== undefined && { path: place }),
    sign,
    lead: match[0].slice(0, match[0].length - core.length),
    form: form.replace(/\s?\([^()]*\)/g, ""),
    core,
  };
}

const leadAtEnd = /(?:\([\w.+ -]{1,40}\)\s?|\[\d{1,2}:\d\d(?::\d\d)?\]\s?|\d{1,2}:\d\d(?::\d\d)?\s){1,3}$/;

/**
 * The length of what belongs to a prompt and is before it, at the end of a text; undefined if there is none.
 */
export function leadLength(text: string): number | undefined {
  return leadAtEnd.exec(text.slice(-longest))?.[0].length;
}

/** Does the prompt show that its user is root or an administrator? */
export function isOfRoot({ sign, user }: Prompt): boolean {
  return sign === "#" || user === "root";
}
