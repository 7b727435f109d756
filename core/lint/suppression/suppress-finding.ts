import type { Finding, Fix } from "../../findings/finding.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import { lineEndOf } from "../../text/lines.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import { coveredLine, coveringLeaves } from "./covered-line.ts";

/** The edit that suppresses a finding; the caller adds a title. */
type Suppression = Omit<Fix, "title">;

/** Suppresses a finding with a comment above its keyword or tag, with the same indentation. */
export function disableForLine(tree: PolicyTree, finding: Pick<Finding, "rule" | "start">): Suppression {
  return {
    safe: true,
    edits: [commentAbove(tree, finding, "")],
  };
}

/**
 * The same until a date, with a placeholder for a reason that the author replaces. @param until such as
 * 2027-01-31
 */
export function disableUntil(
  tree: PolicyTree,
  finding: Pick<Finding, "rule" | "start">,
  until: string,
): Suppression {
  return {
    safe: true,
    edits: [commentAbove(tree, finding, ` until ${until} -- reason`)],
  };
}

/** @param rest the text after the rule */
function commentAbove(
  tree: PolicyTree,
  { rule, start }: Pick<Finding, "rule" | "start">,
  rest: string,
): TextEdit {
  const line = coveredLine(tree, coveringLeaves(tree), start).start;
  const indentation = /[ \t]*/y;
  indentation.lastIndex = line;
  const blanks = indentation.exec(tree.text)![0];
  return insertLine(tree, line, `${blanks}# nessus-audit-disable-next-line ${rule}${rest}`);
}

/** Suppresses a rule in the whole file with a comment at its top, below the signature. */
export function disableForFile(tree: PolicyTree, rule: string): Suppression {
  const head = /\ufeff?(?:#TRUST[^\n]*\n)*/y;
  const at = head.exec(tree.text)![0].length;
  return {
    safe: true,
    edits: [insertLine(tree, at, `# nessus-audit-disable-file ${rule}`)],
  };
}

/** Inserts a line with the line ends of the file. */
function insertLine({ text }: PolicyTree, at: number, line: string): TextEdit {
  return { start: at, end: at, newText: line + lineEndOf(text) };
}
