import { parsePortList } from "../ports/port-list.ts";
import { insideQuotes } from "../semantics/operands.ts";
import { keywordOf } from "../semantics/policy.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { lineEndOf, startOfLine } from "../text/lines.ts";
import { applyEdits } from "../text/text-edit.ts";
import type { Refactoring } from "./refactoring.ts";

/** More checks than anyone wants at once. */
const mostChecks = 50;

/**
 * Splits a list of denied ports into a check for each element, so that each has its own verdict. Together
 * they mean the same. A list of allowed ports can't be split: each check would deny what the others allow.
 */
export function splitPortList({ kind, ports, portsKeyword, check }: PortCheck): Refactoring | undefined {
  const value = portsKeyword?.value;
  if (kind !== "denied" || check.inCondition || ports === undefined) return undefined;
  if (value?.kind !== "string" || !value.closed || check.element.close === undefined) return undefined;
  const { text } = check.tree;
  const { elements } = parsePortList(ports.text);
  if (elements.length < 2 || elements.length > mostChecks) return undefined;
  if (elements.some(({ problem }) => problem !== undefined)) return undefined;
  const { start, end } = check.element;
  const description = keywordOf(check, "description")?.value;
  const copies = elements.map((element, index) => {
    const from = ports.sourceOffset(element.start);
    const written = text.slice(from, ports.sourceOffset(element.end));
    const edits = [{ ...insideQuotes(value), newText: written }];
    if (description?.kind === "string" && description.closed) {
      const at = insideQuotes(description).end;
      const named = /^[\w[\]-]+$/.test(written) ? written : String(index + 1);
      edits.push({ start: at, end: at, newText: ` (${named})` });
    }
    edits.sort((left, right) => left.start - right.start);
    return applyEdits(
      text.slice(start, end),
      edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );
  });
  const line = text.slice(startOfLine(text, start), start);
  const lineEnd = lineEndOf(text);
  const indentation = line.trim() === "" ? line : "";
  const newText = copies.join(`${lineEnd}${lineEnd}${indentation}`);
  return {
    name: { is: "split-list", checks: copies.length },
    kind: "rewrite",
    edits: [{ start, end, newText }],
  };
}
