import type { Place, Source, Why } from "../../observations/observation.ts";
import { leavesOut } from "../text/left-out.ts";
import { type DevicePrompt, devicePromptAt } from "./device-prompt.ts";
import { endsConnection, isShellPrompt } from "./left-session.ts";
import { endsInBanner } from "./open-banner.ts";
import { pagerMarkIn } from "./pager-marks.ts";

/** A command that was typed on a device, and what it printed. */
export interface DeviceExchange {
  host: string;
  typed: string;
  /** Where the prompt is. */
  at: Place;
  output: Place;
  /** Why it may have printed more than the output shows; undefined if the output is whole. */
  partial?: Why;
  /** A command that changes the configuration was typed. */
  changes: boolean;
}

/** What else Junos and SR OS print before a prompt: {master}, [edit], (gl)[/configure], [ro:/] */
const abovePrompt =
  /^(?:\{[\w:-]{1,40}\}(?:\[edit[^\]\n]*\])?|\[edit[^\]\n]*\]|[!*]{0,2}(?:\(\w\w\))?\[(?:\w\w:)?\/[^\]\n]*\])$/;
/**
 * The last line of a configuration, by the command that prints it. It shows that the configuration is whole
 * if no prompt follows.
 */
const lastLines: ReadonlyMap<string, RegExp> = new Map([
  ["end", /^(?:do |run )?(?:sh\w*\s+(?:run|start|conf)|wr\w*\s+t|more\s)/i],
  [": end", /^(?:do |run )?sh\w*\s+(?:run|start)/i],
  ["return", /^disp\w*\s+(?:cur|saved)/i],
  ["exit all", /^\/*admin display-config/i],
]);
const leaves = /^(?:exit|quit|logout|ssh|telnet|connect|slogin)\b/i;
/** Commands that change nothing. */
const harmless =
  /^(?:$|\?|(?:do |run )?(?:sh|show|disp|display|get|list|info|diag|ping|traceroute)\b|end$|exit|quit|abort|top$|up$|edit\b|return$|next$|logout|help)/i;

/**
 * Splits the text of a terminal session on network devices into commands and their outputs. A prompt counts
 * if it names the same device as the prompts above, or if that device was left. Takes time linear in the
 * length of the text.
 *
 * @param source its text cleaned, see `cleanText`
 * @param start of the line with the first prompt
 */
export function cutSession(source: Source, start: number): DeviceExchange[] {
  return new Session(source).cut(start);
}

interface Line {
  start: number;
  end: number;
  next: number;
  text: string;
}

class Session {
  readonly #source: Source;
  readonly #exchanges: DeviceExchange[] = [];
  #host: string | undefined;
  #open: { prompt: DevicePrompt; at: Place; from: number } | undefined;
  /** The last line that is not blank. */
  #last = "";
  /** The connection ended, or a shell prompt was seen: another device may follow. */
  #hasLeft = false;
  #lastPrompts: ReadonlyMap<string, number> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  cut(start: number): DeviceExchange[] {
    const { text } = this.#source;
    for (let at = start; at < text.length; ) {
      const line = lineAt(text, at);
      const prompt = this.#promptIn(line);
      if (prompt !== undefined) this.#begin(prompt, line);
      else if (this.#host !== undefined && (isShellPrompt(line.text) || endsConnection(line.text))) {
        this.#close(line.start, false);
        this.#hasLeft = true;
      } else if (line.text.trim() !== "") this.#last = line.text;
      at = line.next;
    }
    this.#close(text.length, false);
    return this.#exchanges;
  }

  #promptIn({ text: line, start }: Line): DevicePrompt | undefined {
    const mark = pagerMarkIn(line);
    // The pager was quit: its mark is before the prompt.
    if (mark !== undefined && this.#host !== undefined) {
      const behind = devicePromptAt(line.slice(mark.length).trimStart(), this.#host);
      if (behind !== undefined) this.#last = mark;
      return behind;
    }
    const own = devicePromptAt(line, this.#host, this.#host === undefined);
    if (own !== undefined || this.#host === undefined) return own;
    const other = devicePromptAt(line);
    if (other === undefined || !isDeviceCommand(other.typed)) return undefined;
    if (this.#mayBeOther()) return other;
    // The last prompt of the device is above, so this one is not a quote in its output, such as a banner.
    const last = this.#promptsOf().get(this.#host) ?? -1;
    if (last > start) return undefined;
    this.#close(start, false);
    return other;
  }

  #mayBeOther(): boolean {
    const typed = this.#open?.prompt.typed ?? "";
    return this.#hasLeft || typed === "" || leaves.test(typed) || this.#isLastLine();
  }

  /** Where the last prompt of each device is. */
  #promptsOf(): ReadonlyMap<string, number> {
    if (this.#lastPrompts === undefined) {
      const { text } = this.#source;
      const prompts = new Map<string, number>();
      for (let at = 0; at < text.length; ) {
        const line = lineAt(text, at);
        const prompt = devicePromptAt(line.text);
        if (prompt !== undefined) prompts.set(prompt.host, line.start);
        at = line.next;
      }
      this.#lastPrompts = prompts;
    }
    return this.#lastPrompts;
  }

  #begin(prompt: DevicePrompt, line: Line): void {
    this.#close(line.start, true);
    this.#host = prompt.host;
    this.#hasLeft = false;
    this.#last = "";
    const at = { source: this.#source, start: line.start, end: line.end };
    this.#open = { prompt, at, from: line.next };
  }

  /** @param atPrompt the next prompt follows, so the command has ended */
  #close(end: number, atPrompt: boolean): void {
    if (this.#open === undefined) return;
    const { prompt, at, from } = this.#open;
    this.#open = undefined;
    const output = trim({ source: this.#source, start: Math.min(from, end), end });
    const shown = this.#source.text.slice(output.start, output.end);
    const isWhole =
      (atPrompt && !isStopped(this.#last)) || (this.#isLastLine(prompt.typed) && !endsInBanner(shown));
    this.#exchanges.push({
      host: prompt.host,
      typed: prompt.typed,
      at,
      output,
      ...((!isWhole || damage.test(shown) || leavesOut(shown)) && { partial: "cut" as const }),
      changes: prompt.configures && !harmless.test(prompt.typed),
    });
  }

  #isLastLine(typed = this.#open?.prompt.typed ?? ""): boolean {
    return lastLines.get(this.#last.trimEnd())?.test(typed) === true;
  }
}

/** The cursor was moved or text was overwritten: the text is not what was seen. */
const damage = /[\x1b\x08]|\r[^\r\n]/;

/** What tmsh asks before it lists much. */
const question = /^Display all \d{1,9} items\? \(y\/n\) ?(?:n|$)/;

/** Was an output cut short before the prompt: at a page, by the user, or before it began? */
function isStopped(last: string): boolean {
  return pagerMarkIn(last) !== undefined || /\^C\s*$/.test(last) || question.test(last);
}

function lineAt(text: string, start: number): Line {
  const feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed;
  return { start, end, next: feed < 0 ? text.length : feed + 1, text: text.slice(start, end) };
}

/** Trims blank lines at the end, and what is printed above a prompt. */
function trim({ source, start, end }: Place): Place {
  const { text } = source;
  let at = end;
  while (at > start) {
    const lineStart = text.lastIndexOf("\n", at - 2) + 1;
    const line = text.slice(Math.max(lineStart, start), at).trim();
    if (line !== "" && !abovePrompt.test(line)) break;
    at = Math.max(lineStart, start);
  }
  return { source, start, end: at };
}

/** Commands that show something about a device, or prepare that. */
const deviceCommands =
  /^\/{0,2}(?:(?:do |run )?(?:sh|sho|show|disp|displ|display) {1,9}\S|show$|tmsh\b|list (?:all-properties|recursive|sys|auth|net|ltm|security|\/)|admin display-config|get (?:system|router|hardware|vpn|log|user)\b|options$|configshow\b|ipfilter --|userconfig --|licenseshow|switchshow|term(?:inal)? (?:len|length|width|pager)\b|no page$|set cli (?:screen|pager|config)|screen-length |environment (?:no )?more|disable clipaging|en(?:able)?$|conf(?:ig(?:ure)?)?(?: t(?:erminal)?)?$)/i;

/** Is it a command that only network devices have? Those of databases end with a semicolon. */
export function isDeviceCommand(typed: string): boolean {
  return deviceCommands.test(typed) && !typed.endsWith(";");
}

const beginning =
  /[>#\])%$] ?\/{0,2}(?:do |run )?(?:sh|sho|show|disp|displ|display|tmsh|list|admin|get|options|configshow|ipfilter|userconfig|licenseshow|switchshow|term|terminal|no page|set cli|screen-length|environment|disable|en|enable|conf|config|configure)\b/gi;
const mostLooks = 1000;

/**
 * Finds the line with the first prompt of a device at which a command is typed that only devices have;
 * undefined if there is none. Looks at every line at most once.
 */
export function sessionStart(text: string): { start: number; host: string } | undefined {
  const host = deviceIn(text);
  if (host === undefined) return undefined;
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at);
    if (devicePromptAt(line.text, host) !== undefined) return { start: at, host };
    at = line.next;
  }
  return undefined;
}

function deviceIn(text: string): string | undefined {
  beginning.lastIndex = 0;
  for (let looks = 0; looks < mostLooks; looks++) {
    const match = beginning.exec(text);
    if (match === null) return undefined;
    const line = lineAt(text, text.lastIndexOf("\n", match.index) + 1);
    const prompt = devicePromptAt(line.text, undefined, true);
    if (prompt !== undefined && isDeviceCommand(prompt.typed)) return prompt.host;
    beginning.lastIndex = Math.max(line.next, match.index + 1);
  }
  return undefined;
}

/** Can the text be from a network device? True for some that are not. */
export function mayBeSession(text: string): boolean {
  beginning.lastIndex = 0;
  return beginning.test(text);
}
