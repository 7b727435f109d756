import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { copiedText } from "../views/filter-nodes.ts";
import type { ResultItem, ResultsView } from "../views/results-view.ts";

/** Audit: Filter Verdicts…: filters by a part of a line, such as the name of a host. */
export async function filterVerdicts(results: ResultsView): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: t("Filter Verdicts"),
    prompt: t("Part of a host, a check or a reason. Leave it empty to see everything."),
    value: results.filter.text,
  });
  if (text !== undefined) results.show({ ...results.filter, text });
}

/** Ctrl+C in the view of verdicts: copies the selected lines with those below them. */
export async function copySelectedVerdicts(results: ResultsView, item?: ResultItem): Promise<void> {
  const selected = results.selection.length > 0 ? results.selection : item ? [item] : [];
  if (selected.length === 0) return;
  await vscode.env.clipboard.writeText(copiedText(selected.map(({ node }) => node)));
}
