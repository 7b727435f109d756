import { parsePortList, portsOf } from "../ports/port-list.ts";
import { readableElementsFor } from "../ports/readable-elements.ts";
import { insideQuotes } from "../semantics/operands.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Sorts a port list in ascending order, without duplicates, and with runs of four or more ports as patterns.
 * Undefined if the list is already like that, or if the meaning of some element is not known. That both lists
 * mean the same ports is computed, not assumed.
 */
export function sortPorts({ kind, ports, portsKeyword, check }: PortCheck): Refactoring | undefined {
  const value = portsKeyword?.value;
  if (kind === "process" || ports === undefined || value?.kind !== "string" || !value.closed)
    return undefined;
  if (holdsVariable(ports.text)) return undefined;
  const list = parsePortList(ports.text);
  if (list.elements.length < 2 || list.elements.some(({ problem }) => problem !== undefined))
    return undefined;
  const set = portsOf(list);
  const elements = readableElementsFor(set);
  const newText = elements.join(/,[^\s]/.test(ports.text) ? "," : ", ");
  const written = check.tree.text.slice(insideQuotes(value).start, insideQuotes(value).end);
  if (newText === written.trim() || !portsOf(parsePortList(newText)).equals(set)) return undefined;
  const isSorted = elements.length === list.elements.length;
  return {
    name: { is: isSorted ? "sort-ports" : "sort-and-merge-ports" },
    kind: "rewrite",
    edits: [{ ...insideQuotes(value), newText }],
  };
}
