import type { Source } from "../../observations/observation.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { cleanText } from "../transcript/clean-text.ts";
import { cutTranscript } from "../transcript/cut-transcript.ts";
import { holdsReport } from "../transcript/holds-report.ts";
import { loneTexts } from "./index.ts";
import type { Origin } from "./lone-text.ts";

/** A part of a text, and how many lines of the host's texts are before it. */
export interface Piece {
  text: string;
  linesBefore: number;
}

const header = new RegExp(`^(?:${loneTexts.map((lone) => lone.header).join("|")})`, "gim");
/** More of them in one text are left as text, to keep the time linear. */
const mostTexts = 10_000;

/**
 * Finds the texts that show what they are, and adds what they show to their host. What is left are the parts
 * between them; the last one is what follows, perhaps nothing. Everything below a prompt is the output of
 * commands, and what a report quotes belongs to the report.
 */
export function takeLoneTexts(
  text: string,
  linesBefore: number,
  drafts: Drafts,
  origin: Origin = {},
): Piece[] {
  const pieces: Piece[] = [];
  let source: Source | undefined;
  let at = 0;
  let line = linesBefore;
  for (let count = 0; count < mostTexts; count++) {
    const start = nextStart(text, at);
    if (start === undefined || !isPlain(text.slice(at), start - at)) break;
    if (start > at) pieces.push({ text: text.slice(at, start), linesBefore: line });
    source ??= { text, firstLine: linesBefore + 1, from: "output" };
    const { observations } = drafts.first;
    observations.startOutput();
    const lone = loneTexts.find((one) => one.starts(text, start))!;
    const end = Math.max(lone.read(source, start, observations, origin), start + 1);
    line += countLines(text, at, end) + (end === text.length && !text.endsWith("\n") ? 1 : 0);
    at = end;
  }
  pieces.push({ text: text.slice(at), linesBefore: line });
  return pieces;
}

function nextStart(text: string, from: number): number | undefined {
  header.lastIndex = from;
  for (let match = header.exec(text); match !== null; match = header.exec(text)) {
    const start = match.index;
    if (loneTexts.some((lone) => lone.starts(text, start))) return start;
    header.lastIndex = start + 1;
  }
  return undefined;
}

/** Is the text before the offset free of prompts and reports? */
function isPlain(text: string, start: number): boolean {
  const before = text.slice(0, start);
  if (before.trim() === "") return true;
  if (holdsReport(text, start)) return false;
  return cutTranscript({ text: cleanText(before), firstLine: 1, from: "output" }).length === 0;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
