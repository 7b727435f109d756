import { lineReaders } from "../readers/index.ts";
import { Fields } from "../text/fields.ts";
import type { HostsOfText } from "./hosts-of-text.ts";
import type { TypedLines } from "./typed-lines.ts";

/** What takers of lines work with. */
export interface LineContext {
  readonly hosts: HostsOfText;
  readonly typed: TypedLines;
}

/** A taker of lines, after prefixes that other tools put before them were removed. */
export interface LineTaker {
  /** What the lines are that it takes. */
  readonly name: string;
  /** Why it is asked at this point. */
  readonly why: string;
  /** Accounts for the line. False, without any change, if it isn't one of these. */
  takes(text: string, line: number, context: LineContext): boolean;
}

/**
 * The takers of lines, in the order in which they are asked. A line that none takes is left to
 * `HostReading.accountForRest`.
 */
export const lineTakers: readonly LineTaker[] = [
  {
    name: "blank line",
    why: "Nobody below has to ask whether there is anything in the line.",
    takes: (text, _line, { hosts }) => hosts.current.readBlank(text),
  },
  {
    name: "front comment",
    why: "`# groups: web` has the sign of a prompt. Only above the first output is a comment taken for one.",
    takes: (text, line, { hosts }) => hosts.current.readFrontComment(text, line),
  },
  {
    name: "row",
    why: "`#masscan` is how a file of masscan starts, and not the command; a process may be called like one.",
    takes: (text, line, { hosts }) => hosts.current.takesRow(text, line),
  },
  {
    name: "row by its columns",
    why: "Such a row has no shape of its own: every output is asked before whether it starts here.",
    takes: (text, line, { hosts }) => hosts.current.claimsRow(text, line),
  },
  {
    name: "name of a host",
    why: "`ok: [web01] => ss -tln` mentions a command: it is the host's, and none that was typed here.",
    takes: unlessMarkedRow((text, line, { typed }) => typed.readHeading(text, line)),
  },
  {
    name: "command line",
    why: "`# ss -tln` has a prompt as well, but its command says what the output lists.",
    takes: unlessMarkedRow((text, line, { typed }) => typed.readCommands(text, line)),
  },
  {
    name: "prompt",
    why: "It ends the output above: no row of that goes on in this line.",
    takes: unlessMarkedRow((text, line, { typed }) => typed.readPrompt(text, line)),
  },
  {
    name: "rest of the row above",
    why: "The line is certainly no row, no command and no prompt of its own.",
    takes: (text, line, { hosts }) => hosts.current.continuesRow(text, line),
  },
];

/** Offers the line to each taker. Returns the one that took it; undefined if none did. */
export function takeLine(text: string, line: number, context: LineContext): LineTaker | undefined {
  return lineTakers.find((taker) => taker.takes(text, line, context));
}

/** Would an output of any kind start with this line? */
export function isRowOfAnyOutput(text: string): boolean {
  const fields = fieldsOfAny.split(text);
  return fields.count > 0 && lineReaders.some((reader) => reader.recognises(fields));
}

const fieldsOfAny = new Fields();

/** A row after what may be a prompt sign may also be a row that somebody commented out: it was not typed. */
function unlessMarkedRow(takes: LineTaker["takes"]): LineTaker["takes"] {
  return (text, line, context) => !isMarkedRow(text) && takes(text, line, context);
}

function isMarkedRow(text: string): boolean {
  const sign = /^\s{0,8}[#$%>❯➜»]{1,3}\s*(?=\S)/.exec(text);
  return sign !== null && isRowOfAnyOutput(text.slice(sign[0].length));
}
