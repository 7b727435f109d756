import type { Position, SelectionRange } from "vscode-languageserver";
import { insideQuotes, portCheckOf, type Span } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { portElementAt } from "../documents/port-element-at.ts";
import { attributeAt, checkOf, elementsAt, keywordAt, operandAt, touches } from "../documents/syntax-at.ts";

/** The spans that a selection at each position grows through: word, value, keyword, element, file. */
export function selectionRanges(document: PolicyDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const spans = spansAt(document, document.offsetAt(position));
    let range: SelectionRange | undefined;
    for (const span of spans.reverse()) {
      range = { range: document.rangeOf(span), ...(range && { parent: range }) };
    }
    return range ?? { range: { start: position, end: position } };
  });
}

/** From the innermost outwards; each contains the one before and is larger. */
function spansAt(document: PolicyDocument, offset: number): Span[] {
  const { tree, text } = document;
  const elements = elementsAt(tree, offset);
  const candidates: (Span | undefined)[] = [wordAt(text, offset), ...keywordSpans(document, offset)];
  for (const element of elements.reverse()) {
    const { open, close } = element;
    if (touches(open, offset)) candidates.push(attributeAt(element, offset), open);
    if (close !== undefined && touches(close, offset)) candidates.push(close);
    if (close !== undefined) candidates.push({ start: open.end, end: close.start });
    candidates.push(element);
  }
  candidates.push(tree);
  const spans: Span[] = [];
  for (const span of candidates) {
    const inner = spans.at(-1) ?? { start: offset, end: offset };
    if (span === undefined || span.start > inner.start || span.end < inner.end) continue;
    if (span.end - span.start > inner.end - inner.start) spans.push({ start: span.start, end: span.end });
  }
  return spans;
}

function keywordSpans(document: PolicyDocument, offset: number): (Span | undefined)[] {
  const { tree, policy } = document;
  const keyword = keywordAt(tree, offset);
  if (keyword === undefined) return [];
  const { value } = keyword;
  const operand = value && touches(value, offset) ? operandAt(value, offset) : undefined;
  if (operand === undefined) return [keyword.nameSpan, keyword];
  const check = checkOf(policy, keyword.parent);
  const portCheck = check && portCheckOf(check);
  const element = portCheck?.portsKeyword === keyword ? portElementAt(portCheck, offset)?.span : undefined;
  return [element, insideQuotes(operand), operand, value, keyword];
}

function wordAt(text: string, offset: number): Span | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  return start === end ? undefined : { start, end };
}
