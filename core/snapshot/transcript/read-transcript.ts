import type { Source } from "../../observations/observation.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { cleanText } from "./clean-text.ts";
import { cutTranscript } from "./cut-transcript.ts";
import { enteredHost, looksElsewhere } from "./entered-host.ts";
import type { Exchange } from "./exchange.ts";
import { readHeadedOutputs } from "./headed-outputs.ts";
import { holdsReport } from "./holds-report.ts";
import { withoutMargin } from "./margin.ts";
import { isListOfNames, readProcessNames } from "./process-names.ts";
import { readExchange } from "./read-exchange.ts";
import { ShellState } from "./shell-state.ts";
import { printsNoSockets } from "./socket-free.ts";

/** What commands at prompts printed. */
export interface Transcript {
  source: Source;
  exchanges: readonly Exchange[];
  /** The text with the lines of outputs blanked that have no sockets, whatever they look like. */
  socketText: string;
}

/**
 * Splits a text into the commands at its prompts and their outputs.
 *
 * @param linesBefore lines of the host's texts before this one
 */
export function readTranscript(text: string, linesBefore: number): Transcript {
  const { source, exchanges } = cutText(cleanText(text), linesBefore + 1);
  const [first] = exchanges;
  if (first !== undefined && holdsReport(source.text, first.at.start)) {
    return { source: { ...source, text: "" }, exchanges: [], socketText: text };
  }
  return {
    source,
    exchanges,
    socketText: withoutOutputs(
      text,
      source.text,
      exchanges.filter((one) => printsNoSockets(one) || isListOfNames(one)),
    ),
  };
}

function cutText(text: string, firstLine: number): Pick<Transcript, "source" | "exchanges"> {
  const source: Source = { text, firstLine, from: "output" };
  const exchanges = cutTranscript(source);
  const inner = exchanges.length === 0 ? withoutMargin(text) : text;
  if (inner === text) return { source, exchanges };
  const moved: Source = { ...source, text: inner };
  return { source: moved, exchanges: cutTranscript(moved) };
}

/**
 * Adds the outputs to the observations of the hosts that the commands ran on. What a command says about other
 * hosts is not about the host at whose prompt it was typed. If a text is about one host and has no prompts,
 * outputs that name what they list are read.
 */
export function addExchanges({ source, exchanges }: Transcript, drafts: Drafts): void {
  let draft = drafts.first;
  if (exchanges.length === 0 && drafts.all.length === 1) readHeadedOutputs(source, draft.observations);
  const shell = new ShellState();
  for (const exchange of exchanges) {
    if (!shell.isTrusted(exchange.typed)) continue;
    const elsewhere = enteredHost(exchange.typed);
    if (elsewhere?.command !== undefined) {
      const { host, command } = elsewhere;
      readExchange({ ...exchange, typed: command, host }, drafts.named(host).observations);
      readProcessNames({ ...exchange, typed: command }, drafts.named(host));
    } else if (!looksElsewhere(exchange.typed)) {
      if (exchange.host !== undefined) draft = drafts.atPrompt(exchange.host);
      readExchange(exchange, draft.observations);
      readProcessNames(exchange, draft);
    }
  }
}

/** Blanks whole lines of outputs. Both texts have the same lines. */
function withoutOutputs(text: string, clean: string, exchanges: readonly Exchange[]): string {
  if (exchanges.length === 0) return text;
  const pieces: string[] = [];
  let kept = 0;
  let at = 0;
  let cleanAt = 0;
  for (const { output } of exchanges) {
    const end = clean.lastIndexOf("\n", output.end - 1) + 1;
    if (end <= output.start) continue;
    at = sameLine(text, at, clean, cleanAt, output.start);
    const lines = countLines(clean, output.start, end);
    pieces.push(text.slice(kept, at), "\n".repeat(lines));
    at = skipLines(text, at, lines);
    cleanAt = end;
    kept = at;
  }
  return pieces.join("") + text.slice(kept);
}

/** The offset in one text of the line that starts at an offset of the other. */
function sameLine(text: string, at: number, clean: string, cleanAt: number, wanted: number): number {
  return skipLines(text, at, countLines(clean, cleanAt, wanted));
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function skipLines(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; left--) {
    const feed = text.indexOf("\n", at);
    if (feed < 0) return text.length;
    at = feed + 1;
  }
  return at;
}
