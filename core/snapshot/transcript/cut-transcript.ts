import type { Source, Why } from "../../observations/observation.ts";
import { isFence } from "../text/row-marks.ts";
import { enteredHost } from "./entered-host.ts";
import type { Exchange } from "./exchange.ts";
import { changesFolder, changesShell, judgeTyped, mayShowText, readsAsComment } from "./known-programs.ts";
import { lineMark, outputExtent } from "./output-marks.ts";
import { isOfRoot, leadLength, type Prompt, promptAt, type Strength } from "./prompt-line.ts";
import { leaveOutPromptLines } from "./prompt-lines.ts";
import { expandsHistory, readTyped, runsInBackground } from "./read-typed.ts";
import {
  changesWindowsFolder,
  changesWindowsShell,
  judgeTypedInWindows,
  mayShowWindowsText,
} from "./windows/known-commands.ts";
import { readTypedInWindows } from "./windows/read-typed.ts";

/**
 * Splits the text of a terminal into commands and their outputs. A line only counts as a prompt if the
 * prompts around it confirm it, because files have lines that look like one. If that is uncertain, what
 * follows neither belongs to the command above nor counts as run. Takes time linear in the length of the
 * text.
 *
 * @param source with its text cleaned; see `cleanText`
 */
export function cutTranscript(source: Source): Exchange[] {
  return new Cutter(source).cut();
}

const ranks: Record<Strength, number> = { sign: 1, where: 2, who: 3 };
/** The longest part of a command that is checked for its effect on the shell. */
const longestLook = 2000;

/** A command whose output has not ended. */
interface Open {
  prompt: Prompt;
  typed: string;
  /** Where its output begins. */
  start: number;
  /** The host or the container that it ran in, if its prompt does not say so. */
  entered?: string;
  /** The offset from which it is not certain that the command printed the text. */
  doubtful?: number;
}

class Cutter {
  readonly #source: Source;
  readonly #text: string;
  readonly #exchanges: Exchange[] = [];
  /** The exchanges whose output extends to the next prompt. */
  readonly #ended: Exchange[] = [];
  #first: { above: string; strength: Strength; isWindows: boolean } | undefined;
  /** The last prompt that certainly is one. */
  #current: Prompt | undefined;
  #open: Open | undefined;
  /** Something typed since that prompt may change how the next one looks. */
  #mayBeOtherShell = false;
  #mayBeOtherFolder = false;
  /** A shell that was started elsewhere, and the prompt at which it was started. */
  #entered: { host: string; from: string } | undefined;
  /** A job in the background may print anywhere. */
  #hasJobs = false;
  /** The text before the first prompt opened a code fence. */
  #isFenced = false;
  #isInFence = false;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
  }

  cut(): Exchange[] {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const feed = text.indexOf("\n", at);
      const end = feed < 0 ? text.length : feed;
      at = this.#readLine(at, end) ?? end + 1;
    }
    // cmd and PowerShell print a blank line before a prompt: if the text ends with one, the prompt was left
    // out.
    const isEnded = this.#open?.prompt.shell !== undefined && text.endsWith("\n\n");
    this.#close(text.length, isEnded ? undefined : "cut");
    if (this.#first !== undefined) leaveOutPromptLines(this.#first, this.#ended);
    return this.#exchanges;
  }

  /** Returns the start of the next line to read, if that is not the one below. */
  #readLine(start: number, end: number): number | undefined {
    if (this.#readFence(start, end)) return undefined;
    const own = promptAt(this.#text, start, end);
    // `saturnroot@n1:~#` looks like the prompt of another user.
    const isOwn = own !== undefined && own.form === this.#current?.form;
    const prompt = isOwn ? own : (this.#gluedPrompt(start, end) ?? own);
    if (prompt === undefined) return undefined;
    const is = this.#judge(prompt);
    if (is === "text") return undefined;
    if (is === "doubtful") {
      if (this.#open !== undefined) this.#open.doubtful ??= prompt.start;
      return undefined;
    }
    this.#close(prompt.start, is === "certain" ? undefined : "cut");
    return this.#begin(prompt);
  }

  #readFence(start: number, end: number): boolean {
    const code = this.#text.charCodeAt(start);
    if (code !== 96 && code !== 126 && code !== 32) return false;
    if (!isFence(this.#text.slice(start, Math.min(end, start + 100)))) return false;
    if (this.#current === undefined) this.#isFenced = true;
    if (!this.#isFenced) return false;
    this.#isInFence = !this.#isInFence;
    this.#close(start, "cut");
    return true;
  }

  /**
   * Is it a prompt, or the text of a file? "apart": it is a prompt, but the output above may not extend to
   * it.
   */
  #judge(prompt: Prompt): "certain" | "apart" | "doubtful" | "text" {
    const current = this.#current;
    const typed = prompt.shell === undefined ? judgeTyped(prompt.typed) : judgeTypedInWindows(prompt.typed);
    const isSign = prompt.strength === "sign";
    if (current === undefined) {
      return !isSign || typed === "known" ? "certain" : "text";
    }
    if (prompt.form === current.form) {
      if (isSign) return this.#judgeSign(prompt, typed);
      if (prompt.path === current.path || this.#mayBeOtherFolder || this.#mayBeOtherShell) return "certain";
      if (prompt.shell !== undefined) return this.#judgeOtherWindows();
      return this.#judgeOtherPlace();
    }
    if (this.#mayBeOtherShell) return this.#judgeOtherShell(prompt, typed);
    if (prompt.shell !== undefined && current.shell !== undefined) return this.#judgeOtherWindows();
    const rank = ranks[prompt.strength] - ranks[current.strength];
    if (rank < 0) return "text";
    if (isSign) return typed === "known" ? "doubtful" : "text";
    if (rank > 0) return "doubtful";
    return isSameHost(prompt, current) ? this.#judgeOtherPlace() : "apart";
  }

  /** Many lines of files begin with a single prompt sign, mostly comments. */
  #judgeSign(prompt: Prompt, typed: ReturnType<typeof judgeTyped>): "certain" | "doubtful" | "text" {
    const isComment = prompt.core === "#" || prompt.sign.startsWith("+");
    if (typed === "nothing") {
      if (!isComment || this.#isLastLine(prompt)) return "certain";
      return "doubtful";
    }
    if (typed === "possible") return isComment ? "doubtful" : "certain";
    if (typed === "known" && isComment && readsAsComment(prompt.typed)) return this.#judgeComment();
    return typed === "known" ? "certain" : "text";
  }

  /** Judges a word that is also a command, in a place where the text of a file may be. */
  #judgeComment(): "certain" | "doubtful" {
    return this.#open !== undefined && mayShowText(this.#open.typed.slice(0, longestLook))
      ? "doubtful"
      : "certain";
  }

  #judgeOtherShell(prompt: Prompt, typed: ReturnType<typeof judgeTyped>): "certain" | "doubtful" | "text" {
    if (prompt.strength !== "sign") return "certain";
    if (typed === "known") return "certain";
    if (typed === "nothing") return prompt.core === "#" && !this.#isLastLine(prompt) ? "doubtful" : "certain";
    return typed === "possible" ? "doubtful" : "text";
  }

  /**
   * Judges a prompt of the same host with another user or folder, when nothing that was typed explains it.
   */
  #judgeOtherPlace(): "apart" | "doubtful" {
    return this.#open !== undefined && mayShowText(this.#open.typed.slice(0, longestLook))
      ? "doubtful"
      : "apart";
  }

  /**
   * Windows shells begin a prompt on a line of its own, and people paste the texts of two shells together.
   */
  #judgeOtherWindows(): "certain" | "doubtful" {
    return this.#open !== undefined && mayShowWindowsText(this.#open.typed.slice(0, longestLook))
      ? "doubtful"
      : "certain";
  }

  #isLastLine(prompt: Prompt): boolean {
    return (
      this.#text.slice(prompt.end, prompt.end + 200).trim() === "" && this.#text.length <= prompt.end + 200
    );
  }

  /**
   * If an output has no final line end, the next prompt of this text is in its last line. A single prompt
   * sign can be in any line, so there the end of the output is not known.
   */
  #gluedPrompt(start: number, end: number): Prompt | undefined {
    const current = this.#current;
    if (current === undefined || this.#open === undefined || end <= start) return undefined;
    if (current.shell !== undefined) return undefined;
    const at = this.#text.slice(start, end).indexOf(current.core.slice(0, longestGlue));
    if (at <= 0) return this.#looksGlued(start, end, current);
    const prompt = promptAt(this.#text, start + at, end);
    if (prompt === undefined) return undefined;
    if (current.strength === "sign" || prompt.form !== current.form || prompt.path !== current.path) {
      return this.#doubtGlue(start, prompt);
    }
    if (current.lead === "") return prompt;
    const lead = leadLength(this.#text.slice(start, prompt.start));
    if (lead !== undefined) return { ...prompt, start: prompt.start - lead };
    this.#open.doubtful ??= start;
    return undefined;
  }

  /** The same user and host further along the line, in another folder. */
  #looksGlued(start: number, end: number, { strength, user, host }: Prompt): undefined {
    if (strength === "sign" || user === undefined) return undefined;
    const at = this.#text.slice(start, end).indexOf(`${user}@${host}`);
    if (at > 0 && promptAt(this.#text, start + at, end) !== undefined) this.#open!.doubtful ??= start;
    return undefined;
  }

  #doubtGlue(start: number, prompt: Prompt): undefined {
    const before = this.#text.charCodeAt(prompt.start - 1);
    if (before > 32 && judgeTyped(prompt.typed) === "known") this.#open!.doubtful ??= start;
    return undefined;
  }

  /** Starts the command at a prompt. Returns where its output begins. */
  #begin(prompt: Prompt): number {
    this.#current = prompt;
    this.#first ??= {
      above: lineAbove(this.#text, prompt.start),
      strength: prompt.strength,
      isWindows: prompt.shell !== undefined,
    };
    if (this.#entered?.from === prompt.form) this.#entered = undefined;
    const read = prompt.shell === undefined ? readTyped : readTypedInWindows;
    const { text: typed, end, isWhole } = read(this.#text, prompt.end);
    const look = typed.slice(0, longestLook);
    this.#mayBeOtherShell = prompt.shell === undefined ? changesShell(look) : changesWindowsShell(look);
    this.#mayBeOtherFolder = prompt.shell === undefined ? changesFolder(look) : changesWindowsFolder(look);
    if (
      !isWhole ||
      typed.trim() === "" ||
      /\^[CD]\s*$/.test(typed.slice(-10)) ||
      (prompt.shell === undefined && expandsHistory(look))
    )
      return end;
    const within = prompt.host === undefined ? this.#entered?.host : undefined;
    this.#open = { prompt, typed, start: end, ...(within !== undefined && { entered: within }) };
    const entered = prompt.shell === undefined ? enteredHost(typed) : undefined;
    if (entered !== undefined && entered.command === undefined) {
      this.#entered = { host: entered.host, from: prompt.form };
    }
    return end;
  }

  #close(end: number, why: Why | undefined): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    if (this.#hasJobs || (open.prompt.shell === undefined && runsInBackground(open.typed))) {
      const output = this.#text.slice(open.start, end);
      this.#hasJobs = !/^\[\d+\][+-]?\s+(?:Done|Exit|Fertig)\b/m.test(output);
      return;
    }
    const to = Math.min(open.doubtful ?? end, end);
    const extent = outputExtent(this.#text, Math.min(open.start, to), to, open.typed.slice(0, longestLook));
    const isEnded = to === end && why === undefined && extent.end === end;
    const mark = isEnded && open.prompt.sign === "%" ? lineMark(this.#text, extent.start, end) : undefined;
    const partial =
      extent.partial ?? (to < end ? "cut" : (why ?? (mark?.isOpen === true ? "cut" : undefined)));
    const exchange = exchangeOf(this.#source, open, extent.start, mark?.start ?? extent.end, partial);
    if (isEnded && mark === undefined) this.#ended.push(exchange);
    this.#exchanges.push(exchange);
  }
}

const longestGlue = 200;

function exchangeOf(
  source: Source,
  { prompt, typed, entered }: Open,
  start: number,
  end: number,
  partial: Why | undefined,
): Exchange {
  const { path, shell } = prompt;
  const host = prompt.host ?? entered;
  return {
    typed,
    at: { source, start: prompt.start, end: prompt.lineEnd },
    output: { source, start, end },
    isRoot: isOfRoot(prompt),
    ...(host !== undefined && { host }),
    ...((path?.startsWith("/") || (shell !== undefined && path !== undefined)) && { folder: path }),
    ...(shell !== undefined && { shell }),
    ...(partial !== undefined && { partial }),
  };
}

/** The line before an offset that is the start of a line; "" if there is none. */
function lineAbove(text: string, start: number): string {
  if (start < 2) return "";
  const from = text.lastIndexOf("\n", start - 2) + 1;
  return text.slice(from, Math.min(start - 1, from + longestGlue));
}

function isSameHost(one: Prompt, other: Prompt): boolean {
  const label = (name: string | undefined) => name?.toLowerCase().split(".")[0];
  return label(one.host) === label(other.host);
}
