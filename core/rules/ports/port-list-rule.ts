import type { Fix } from "../../findings/finding.ts";
import type { PortElementProblem, PortElementProblemKind } from "../../ports/port-element.ts";
import { type PortElement, type PortList, parsePortList } from "../../ports/port-list.ts";
import { type PortOverlap, portListOverlaps } from "../../ports/port-overlaps.ts";
import { type PortCheck, portCheckOf } from "../../semantics/port-check.ts";
import { messageAsTyped } from "../../semantics/spelling.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { DecodedString } from "../../syntax/string-value.ts";
import type { Span } from "../../syntax/tree.ts";
import { firstAt } from "../../text/first-at.ts";
import { rememberFor } from "../../text/remember.ts";
import { openPortConcern } from "../concern.ts";
import type { RuleSource } from "../rule.ts";

/** The check of the rules that report one kind of problem of a port element, with its suggestion as a fix. */
export function reportsPortElements(kind: PortElementProblemKind): RuleSource {
  return {
    kind: "check",
    check: {
      concern: openPortConcern,
      run({ check }, report) {
        const portCheck = portCheckOf(check);
        if (portCheck?.ports === undefined || portCheck.kind === "process") return;
        const { dropped } = portCheck.ports;
        let next = 0;
        const list = parsePortList(portCheck.ports.text);
        for (const [index, { problem, start, end }] of list.elements.entries()) {
          while (next < dropped.length && dropped[next]! < start) next++;
          // Problems that are caused by a dropped backslash are reported by wrong-backslashes.
          if (next < dropped.length && dropped[next]! < end) continue;
          if (problem?.kind !== kind || holdsVariable(portCheck.ports.text.slice(problem.start, problem.end)))
            continue;
          const span = sourceSpan(portCheck.ports, problem);
          const fixes = suggestedFix(problem, span) ?? removalOfNoPort(problem, portCheck.ports, list, index);
          report(span, messageInFile(portCheck, problem, span), fixes && { fixes });
        }
      },
    },
  };
}

/** The pattern parser only knows the decoded text. */
function messageInFile(
  { check, ports, portsKeyword }: PortCheck,
  { message, start, end }: PortElementProblem,
  place: Span,
): string {
  const value = portsKeyword?.value;
  if (value?.kind !== "string" || ports === undefined) return message;
  return messageAsTyped(
    value,
    message,
    ports.text.slice(start, end),
    check.tree.text.slice(place.start, place.end),
  );
}

function suggestedFix({ suggestion }: PortElementProblem, span: Span): Fix[] | undefined {
  if (suggestion === undefined) return undefined;
  const title = suggestion === "" ? "Remove the comma" : `Write ${suggestion}`;
  return [{ title, safe: false, edits: [{ ...span, newText: suggestion }] }];
}

/**
 * An element without ports can be removed, unless the list has no other: an empty list means something else.
 */
function removalOfNoPort(
  { kind }: PortElementProblem,
  decoded: DecodedString,
  list: PortList,
  index: number,
): Fix[] | undefined {
  const meansNone = kind === "port-out-of-range" || kind === "matches-no-port";
  if (!meansNone || list.elements.length < 2) return undefined;
  return [{ ...removal(decoded, list, index), safe: false }];
}

/** Converts offsets in a decoded string to offsets in the file. */
export function sourceSpan(decoded: DecodedString, { start, end }: Span): Span {
  return { start: decoded.sourceOffset(start), end: decoded.sourceOffset(end) };
}

/** The check of the rules that report elements without which the list would mean the same. */
export function reportsPortOverlaps(
  kind: PortOverlap["kind"],
  message: (element: PortElement, others: string) => string,
): RuleSource {
  return {
    kind: "check",
    check: {
      concern: openPortConcern,
      run({ check }, report) {
        const portCheck = portCheckOf(check);
        if (portCheck?.ports === undefined || portCheck.kind === "process") return;
        const list = parsePortList(portCheck.ports.text);
        for (const overlap of overlapsOf(list)) {
          if (overlap.kind !== kind) continue;
          const { element, coveredBy } = overlap;
          const { span, related, fix } = removeElement(
            portCheck.ports,
            list,
            firstAt(list.elements, element.start),
            coveredBy,
          );
          const others = coveredBy.map(({ text }) => text).join(", ");
          report(span, message(element, others), { related, fixes: [fix] });
        }
      },
    },
  };
}

/** Duplicates and covered elements are different rules. */
const overlapsOf = rememberFor(portListOverlaps);

/**
 * The place of a superfluous element, the element that makes it so, and the fix that removes it with its
 * comma.
 */
function removeElement(
  decoded: DecodedString,
  list: PortList,
  index: number,
  coveredBy: readonly PortElement[],
): { span: Span; related: Span & { message: string }; fix: Fix } {
  const element = list.elements[index]!;
  const span = sourceSpan(decoded, element);
  const first = coveredBy[0] ?? element;
  return {
    span,
    related: { ...sourceSpan(decoded, first), message: `${first.text} is here.` },
    fix: { ...removal(decoded, list, index), safe: true },
  };
}

/** Removes an element with its comma. */
function removal(
  decoded: DecodedString,
  { elements }: PortList,
  index: number,
): Pick<Fix, "title" | "edits"> {
  const element = elements[index]!;
  const removed =
    index > 0
      ? { start: elements[index - 1]!.end, end: element.end }
      : { start: element.start, end: elements[1]?.start ?? element.end };
  return { title: `Remove ${element.text}`, edits: [{ ...sourceSpan(decoded, removed), newText: "" }] };
}
