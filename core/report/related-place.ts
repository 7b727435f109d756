import type { ReportedFinding } from "./report.ts";

/** The second place of a finding as a sentence, `Line 4: The other one.`; undefined if it has none. */
export function relatedPlace({ related }: Pick<ReportedFinding, "related">): string | undefined {
  return related && `Line ${related.range.start.line}: ${related.message}`;
}

/** The message of a finding with its second place, for formats that have one text for each finding. */
export function messageWithPlace(finding: Pick<ReportedFinding, "message" | "related">): string {
  const place = relatedPlace(finding);
  return place === undefined ? finding.message : `${finding.message} ${place}`;
}
