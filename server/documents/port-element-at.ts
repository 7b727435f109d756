import { type PortCheck, type PortElement, parsePortList, type Span } from "../../core/editor.ts";
import { touches } from "./syntax-at.ts";

/** The element of a port list that the offset touches, with its place in the file. */
export function portElementAt(
  { ports }: PortCheck,
  offset: number,
): { element: PortElement; span: Span } | undefined {
  if (ports === undefined) return undefined;
  for (const element of parsePortList(ports.text).elements) {
    const span = { start: ports.sourceOffset(element.start), end: ports.sourceOffset(element.end) };
    if (touches(span, offset)) return { element, span };
  }
  return undefined;
}
