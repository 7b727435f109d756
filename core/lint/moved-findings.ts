import type { Finding } from "../findings/finding.ts";
import type { KeywordEdit } from "../syntax/keyword-edits.ts";
import type { Span } from "../syntax/tree.ts";
import { movePlaces } from "./finding-of.ts";

/**
 * Derives what a rule finds after edits from what it found before them.
 * @param keywords the keywords that it reads in addition to tags, in lower case; undefined: it may read anything
 * @returns undefined if its findings may have changed
 */
export function movedFindings(
  findings: readonly Finding[],
  edits: readonly KeywordEdit[],
  keywords: readonly string[] | undefined,
): readonly Finding[] | undefined {
  if (keywords === undefined) return undefined;
  for (const edit of edits) {
    if (edit.keywords === undefined || edit.keywords.some((name) => keywords.includes(name)))
      return undefined;
    // A fix may be laid out by the blanks around it.
    if (edit.between && findings.length > 0) return undefined;
  }
  if (findings.length === 0) return findings;
  const moved: Finding[] = [];
  for (const finding of findings) {
    const there = moveFinding(finding, edits);
    if (there === undefined) return undefined;
    moved.push(there);
  }
  return moved;
}

function moveFinding(finding: Finding, edits: readonly KeywordEdit[]): Finding | undefined {
  let isApart = true;
  const move = <Place extends Span>(place: Place): Place => {
    let { start, end } = place;
    for (const edit of edits) {
      if (end < edit.start) continue;
      if (start <= edit.oldEnd) isApart = false;
      start += edit.newEnd - edit.oldEnd;
      end += edit.newEnd - edit.oldEnd;
    }
    return { ...place, start, end };
  };
  const moved = movePlaces(finding, move);
  return isApart ? moved : undefined;
}
