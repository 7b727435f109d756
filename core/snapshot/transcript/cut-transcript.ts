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
 * Cuts the text of a terminal into commands and what they printed. A line is a prompt only where the prompts around it say
 * so: files hold lines that look like one. Where that is open, what comes after is not known to belong to the command
 * above, and not known to have been run either. Takes time linear in the length of the text.
 *
 * @param source its text cleaned, see `cleanText`
 */
export function cutTranscript(source: Source): Exchange[] {
  return new Cutter(source).cut();
}

const ranks: Record<Strength, number> = { sign: 1, where: 2, who: 3 };
/** Longest part of a command that is looked at for what it does to the shell. */
const longestLook = 2000;

/** A command whose output has not ended. */
interface Open {
  prompt: Prompt;
  typed: string;
  /** Where its output begins. */
  start: number;
  /** The host or the container that it ran in, where its prompt does not say so. */
  entered?: string;
  /** From here on it is not certain that the command printed the text. */
  doubtful?: number;
}

class Cutter {
  readonly #source: Source;
  readonly #text: string;
  readonly #exchanges: Exchange[] = [];
  /** Those whose output goes on to the next prompt. */
  readonly #ended: Exchange[] = [];
  #first: { above: string; strength: Strength; isWindows: boolean } | undefined;
  /** The last prompt that certainly is one. */
  #current: Prompt | undefined;
  #open: Open | undefined;
  /** What was typed since that prompt may change how the next looks. */
  #mayBeOtherShell = false;
  #mayBeOtherFolder = false;
  /** A shell elsewhere that was started, and the prompt in front of that. */
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
    // cmd and PowerShell print a blank line in front of a prompt: where the text ends in one, the prompt was left out.
    const isEnded = this.#open?.prompt.shell !== undefined && text.endsWith("\n\n");
    this.#close(text.length, isEnded ? undefined : "cut");
    if (this.#first !== undefined) leaveOutPromptLines(this.#first, this.#ended);
    return this.#exchanges;
  }

  /** Returns where the next line to read begins, where that is not the one below. */
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

  /** Is a prompt one, or the text of a file? "apart": it is, but the output above need not have ended at it. */
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

  /** A sign alone begins many lines of files, and a comment that of most. */
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

  /** A word that is a command as well, where the text of a file may stand. */
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

  /** A prompt of the same host, but of another user or in another folder, and nothing typed says why. */
  #judgeOtherPlace(): "apart" | "doubtful" {
    return this.#open !== undefined && mayShowText(this.#open.typed.slice(0, longestLook))
      ? "doubtful"
      : "apart";
  }

  /** The shells of Windows begin a prompt in a line of its own, and people paste the texts of two of them into one. */
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
   * An output without a line end has the prompt of this text in its last line. A sign may be in any line: there it is
   * not known where the output ends.
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

  /** The same user and host further on in the line, in another folder. */
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

  /** Starts on the command at a prompt. Returns where its output begins. */
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

/** The line in front of an offset that begins one; "" where there is none. */
function lineAbove(text: string, start: number): string {
  if (start < 2) return "";
  const from = text.lastIndexOf("\n", start - 2) + 1;
  return text.slice(from, Math.min(start - 1, from + longestGlue));
}

function isSameHost(one: Prompt, other: Prompt): boolean {
  const label = (name: string | undefined) => name?.toLowerCase().split(".")[0];
  return label(one.host) === label(other.host);
}
