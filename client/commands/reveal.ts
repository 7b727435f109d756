import * as vscode from "vscode";
import { rangeOf } from "../views/ranges.ts";
import type { ResultItem } from "../views/results-view.ts";

export interface PositionArguments {
  uri: string;
  /** Line, from 0. */
  line: number;
  character: number;
  /** Whether a file that is not visible opens in the first column, and not over the editor with the link. */
  isFirstColumn?: boolean;
}

/** Selects the part of the policy that a line of the results view is about. */
export async function revealInPolicy({ node, evaluation }: ResultItem): Promise<void> {
  if (!node.inPolicy) return;
  await show(evaluation.policy, rangeOf(node.inPolicy));
}

/** Selects the line of the snapshot that a line of the results view is about. */
export async function revealInSnapshot({ node, evaluation }: ResultItem): Promise<void> {
  const { documents } = evaluation.shown.snapshot;
  if (node.inSnapshot === undefined) return;
  const { file, line } = node.inSnapshot;
  await show(documents[file] ?? documents[0]!, wholeLine(line - 1));
}

/** Opens the target of a link in a hover, above a snapshot or in a report. */
export async function revealPosition({
  uri,
  line,
  character,
  isFirstColumn,
}: PositionArguments): Promise<void> {
  const range =
    character === 0 && line > 0 ? wholeLine(line) : new vscode.Range(line, character, line, character);
  await show(vscode.Uri.parse(uri, true), range, isFirstColumn ? vscode.ViewColumn.One : undefined);
}

function wholeLine(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
}

async function show(uri: vscode.Uri, range: vscode.Range, column?: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const viewColumn = open?.viewColumn ?? column;
  const editor = await vscode.window.showTextDocument(document, {
    ...(viewColumn !== undefined && { viewColumn }),
    selection: document.validateRange(range),
  });
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
