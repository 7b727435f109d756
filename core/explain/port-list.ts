import { describePorts } from "../ports/describe-ports.ts";
import { type PortElement, parsePortList, portsOf } from "../ports/port-list.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import { escapeMarkdown, inlineCode } from "../text/markdown-text.ts";
import { paragraphs } from "./paragraphs.ts";

/** Which ports a list means, and what is wrong with it, as Markdown. */
export function explainPortList({ kind, ports, protocol }: PortCheck): string | undefined {
  if (ports === undefined) return undefined;
  if (holdsVariable(ports.text))
    return "The list has a variable, so its ports are known only when a scan starts.";
  const list = parsePortList(ports.text);
  const of = protocol === undefined ? "" : ` (${protocol.toUpperCase()})`;
  const faulty = list.elements.flatMap((element) => problemLine(element) ?? []);
  return paragraphs(
    list.elements.length === 0
      ? kind === "allowed"
        ? `The list is empty${of}: no port may be open.`
        : `The list is empty${of}: it names no port.`
      : `The list${of}: **${describePorts(portsOf(list))}**`,
    faulty.join("\n"),
  );
}

/** Which ports one element means, and its problem, as Markdown. */
export function explainPortElement({ text, ports, problem }: PortElement): string {
  if (holdsVariable(text)) return `${inlineCode(text)}: a variable, set when a scan starts.`;
  return paragraphs(
    text !== "" &&
      problem?.kind !== "undecidable-element" &&
      `${inlineCode(text)} means **${describePorts(ports)}**`,
    problem && escapeMarkdown(problem.message),
  );
}

function problemLine({ problem }: PortElement): string | undefined {
  return problem && `- ${escapeMarkdown(problem.message)}`;
}
