import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DocumentDiagnosticReport,
  Range,
} from "vscode-languageserver";
import type { Touched } from "../documents/touched-lines.ts";

/** The diagnostics of a document that a client received last. */
export interface SentReport {
  resultId: string;
  items: readonly Diagnostic[];
}

/**
 * Reports diagnostics as unchanged if the client already has them. An editor moves its marks with the text, so a mark on
 * a line that was edited may have moved or disappeared: then all are sent again.
 *
 * @param sent the diagnostics that the client has
 * @param touched the lines that were edited since it received them
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
