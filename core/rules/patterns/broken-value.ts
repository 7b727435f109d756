import type { Fix } from "../../findings/finding.ts";
import { joinLines, type PortElementProblem, separateLines } from "../../ports/port-element.ts";
import { type PortElement, parsePortList } from "../../ports/port-list.ts";
import { insideQuotes } from "../../semantics/operands.ts";
import { type Pattern, parsePattern } from "../../semantics/patterns.ts";
import { type PortCheck, portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { PolicyTree, Span, StringValue } from "../../syntax/tree.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import { openPortConcern } from "../concern.ts";
import { sourceSpan } from "../ports/port-list-rule.ts";
import type { Report, Rule } from "../rule.ts";

export const brokenValue: Rule = {
  id: "broken-value",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, { check: { tree } }, report) {
      if (isBrokenPattern(tree, pattern)) reportPattern(tree, pattern, report);
    },
    check: {
      concern: openPortConcern,
      run({ check }, report) {
        const portCheck = portCheckOf(check);
        if (portCheck !== undefined) checkPorts(portCheck, report);
      },
    },
  },
};

const anyLineBreak = /[\r\n]/;

function checkPorts({ check, kind, ports, portsKeyword }: PortCheck, report: Report): void {
  const value = portsKeyword?.value;
  if (value?.kind !== "string" || ports === undefined || kind === "process") return;
  if (!anyLineBreak.test(ports.text) || holdsVariable(ports.text)) return;
  const broken = parsePortList(ports.text).elements.filter(isBrokenElement);
  const [first] = broken;
  if (first === undefined) {
    report(value, "The port list spans several lines. Join them: it is not known whether the scanner does.", {
      severity: "hint",
      fixes: [joinFix(check.tree, value)],
    });
    return;
  }
  const separate = separateFix(check.tree, ports.sourceOffset, broken);
  const join = joinFix(check.tree, value);
  // If the lines before have no comma, each line is probably an element.
  const listed = ports.text.slice(0, first.end).split(anyLineBreak)[0]!.includes(",");
  const fixes = separate === undefined ? [join] : listed ? [join, separate] : [separate, join];
  report(sourceSpan(ports, first), messageFor(first, fixes[0] === separate), { fixes });
}

type BrokenElement = PortElement & { problem: PortElementProblem };

function isBrokenElement(element: PortElement): element is BrokenElement {
  return element.problem?.kind === "broken-element";
}

function messageFor({ text }: BrokenElement, separate: boolean): string {
  return separate
    ? `The port list is broken across lines, and no comma separates them: write ${separateLines(text)}.`
    : `The port list is broken across lines, inside ${joinLines(text)}: join them.`;
}

/** A line break after a comma becomes a blank, any other nothing. */
function joinFix({ text }: PolicyTree, value: StringValue): Fix {
  return { title: "Join the lines", safe: false, edits: joinEdits(text, insideQuotes(value)) };
}

function joinEdits(text: string, { start, end }: Span): TextEdit[] {
  return [...text.slice(start, end).matchAll(/(?<![ \t])[ \t]*[\r\n]\s*/g)].map(({ 0: gap, index }) => {
    const at = start + index;
    const closing = at + gap.length === end;
    return { start: at, end: at + gap.length, newText: text[at - 1] === "," && !closing ? " " : "" };
  });
}

/** Commas instead of the line breaks; undefined if the lines are not separate elements. */
function separateFix(
  { text }: PolicyTree,
  sourceOffset: (index: number) => number,
  broken: readonly BrokenElement[],
): Fix | undefined {
  if (broken.some((element) => separateLines(element.text) === undefined)) return undefined;
  const edits = broken.flatMap(({ start, end }) =>
    joinEdits(text, { start: sourceOffset(start), end: sourceOffset(end) }).map((edit) => ({
      ...edit,
      newText: ", ",
    })),
  );
  return { title: "Separate the lines with commas", safe: false, edits };
}

/**
 * Does a line break invalidate the pattern? It does if the pattern compiles only without it; others may be
 * meant for a text of several lines.
 */
export function isBrokenPattern(tree: PolicyTree, { value, text }: Pattern): boolean {
  if (!text.includes("\n")) return false;
  const { start, end } = insideQuotes(value);
  if (!anyLineBreak.test(tree.text.slice(start, end))) return false;
  return parsePattern(text).errors.length > 0 && parsePattern(joinLines(text)).errors.length === 0;
}

function reportPattern(tree: PolicyTree, { value }: Pattern, report: Report): void {
  report(value, "The regular expression is broken across lines: join them.", {
    fixes: [{ title: "Join the lines", safe: false, edits: joinEdits(tree.text, insideQuotes(value)) }],
  });
}
