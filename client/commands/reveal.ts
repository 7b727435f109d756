import * as vscode from "vscode";
import { rangeOf } from "../views/ranges.ts";
import type { ResultItem } from "../views/results-view.ts";

export interface PositionArguments {
  uri: string;
  /** From 0. */
  line: number;
  character: number;
}

/** Selects the part of the policy that a line of the results view speaks of. */
export async function revealInPolicy({ node, evaluation }: ResultItem): Promise<void> {
  if (!node.inPolicy) return;
  await show(evaluation.policy, rangeOf(node.inPolicy));
}

/** Selects the line of the snapshot that a line of the results view speaks of. */
export async function revealInSnapshot({ node, evaluation }: ResultItem): Promise<void> {
  const { documents } = evaluation.shown.snapshot;
  if (node.inSnapshot === undefined) return;
  const { file, line } = node.inSnapshot;
  await show(documents[file] ?? documents[0]!, wholeLine(line - 1));
}

/** Where the links in a hover and above a snapshot lead. */
export async function revealPosition({ uri, line, character }: PositionArguments): Promise<void> {
  const range =
    character === 0 && line > 0 ? wholeLine(line) : new vscode.Range(line, character, line, character);
  await show(vscode.Uri.parse(uri, true), range);
}

function wholeLine(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
}

async function show(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    ...(open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn }),
    selection: document.validateRange(range),
  });
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
