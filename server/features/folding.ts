import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import { type Comment, forEachOperand, type TreeNode } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/** Elements, strings and lists over several lines, blocks of comments, and the parts of the metadata header. */
export function foldingRanges(document: PolicyDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  const lineOf = (offset: number) => document.positionAt(offset).line;
  foldNodes(document.tree.children, lineOf, fold);
  foldComments(document, lineOf, fold);
  return ranges;
}

type Fold = (startLine: number, endLine: number, kind?: FoldingRangeKind) => void;

function foldNodes(nodes: readonly TreeNode[], lineOf: (offset: number) => number, fold: Fold): void {
  for (const node of nodes) {
    if (node.kind === "element") {
      // The closing tag stays visible.
      fold(lineOf(node.start), node.close === undefined ? lineOf(node.end) : lineOf(node.close.start) - 1);
      foldNodes(node.children, lineOf, fold);
    } else if (node.kind === "keyword" && node.value !== undefined) {
      forEachOperand(node.value, ({ start, end }) => fold(lineOf(start), lineOf(end)));
    }
  }
}

function foldComments(document: PolicyDocument, lineOf: (offset: number) => number, fold: Fold): void {
  let block: { first: number; last: number } | undefined;
  const opened: { name: string; line: number }[] = [];
  for (const comment of document.tree.comments) {
    if (comment.afterValue) continue;
    const line = lineOf(comment.start);
    if (block !== undefined && line === block.last + 1) block.last = line;
    else {
      if (block !== undefined) fold(block.first, block.last, FoldingRangeKind.Comment);
      block = { first: line, last: line };
    }
    const tag = metadataTag(document, comment);
    if (tag?.closing === false) opened.push({ name: tag.name, line });
    else if (tag !== undefined) {
      const index = opened.findLastIndex(({ name }) => name === tag.name);
      if (index === -1) continue;
      fold(opened[index]!.line, line, FoldingRangeKind.Region);
      opened.length = index;
    }
  }
  if (block !== undefined) fold(block.first, block.last, FoldingRangeKind.Comment);
}

const metadataLine = /^#+\s*<(\/?)(ui_metadata|variables?)>\s*$/;

function metadataTag(
  document: PolicyDocument,
  comment: Comment,
): { name: string; closing: boolean } | undefined {
  if (comment.end - comment.start > 100) return undefined;
  const match = metadataLine.exec(document.textOf(comment));
  return match ? { name: match[2]!, closing: match[1] === "/" } : undefined;
}
