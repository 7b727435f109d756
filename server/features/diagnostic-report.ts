import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DocumentDiagnosticReport,
  Range,
} from "vscode-languageserver";
import type { Touched } from "../documents/touched-lines.ts";

/** The diagnostics of a document as a client got them last. */
export interface SentReport {
  resultId: string;
  items: readonly Diagnostic[];
}

/**
 * What is told of diagnostics to a client that knows earlier ones: nothing but that they are the same, where they are.
 * An editor moves its marks with the text, so that one in a line in which something was written may be elsewhere by now,
 * or gone: then they are told again.
 *
 * @param sent the ones that it knows
 * @param touched where something was written since it got them
 */
export function reportOf(
  { resultId, items }: { resultId: string; items: Diagnostic[] },
  sent: SentReport | undefined,
  touched: Touched,
): DocumentDiagnosticReport {
  const isKnown =
    sent !== undefined && touched !== "all" && !items.some(isIn(touched)) && isSame(sent.items, items);
  return isKnown ? { kind: "unchanged", resultId: sent.resultId } : { kind: "full", resultId, items };
}

function isIn(lines: ReadonlySet<number>): (diagnostic: Diagnostic) => boolean {
  const each = [...lines];
  return ({ range: { start, end } }) => each.some((line) => start.line <= line && line <= end.line);
}

function isSame(one: readonly Diagnostic[], other: readonly Diagnostic[]): boolean {
  return (
    one.length === other.length && one.every((diagnostic, index) => isSameOne(diagnostic, other[index]!))
  );
}

/** The page and the tags follow from the rule. */
function isSameOne(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.code === other.code &&
    one.severity === other.severity &&
    one.message === other.message &&
    isSameRange(one.range, other.range) &&
    isSameRelated(one.relatedInformation ?? [], other.relatedInformation ?? [])
  );
}

type Related = readonly DiagnosticRelatedInformation[];

function isSameRelated(one: Related, other: Related): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ message, location }, index) =>
        message === other[index]!.message && isSameRange(location.range, other[index]!.location.range),
    )
  );
}

function isSameRange({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}
