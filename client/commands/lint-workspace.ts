import * as vscode from "vscode";
import { t, tCount } from "../../l10n/translate.ts";
import { type HintList, listHintsCommand } from "../findings/hint-list.ts";
import type { FindingCounts, WorkspaceFindings } from "../findings/workspace-findings.ts";
import { tellBriefly, tellProblem, tellResult } from "../messages.ts";
import { findPolicies } from "../policies.ts";

/**
 * Audit: Lint Workspace: shows the findings of every policy of the workspace in the Problems view.
 *
 * @returns undefined if there is nothing to lint, or the user stopped it
 */
export async function lintWorkspace(
  findings: WorkspaceFindings,
  hints: HintList,
): Promise<FindingCounts | undefined> {
  try {
    const counts = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t("Linting audit policies"),
        cancellable: true,
      },
      (progress, token) => lintAll(findings, progress, token),
    );
    if (counts === undefined) return undefined;
    hints.set(counts.hints);
    tellCounts(counts);
    return counts;
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) throw error;
    tellBriefly(t("Linting was stopped. What was found so far is in the Problems view."));
    return undefined;
  }
}

async function lintAll(
  findings: WorkspaceFindings,
  progress: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
): Promise<FindingCounts | undefined> {
  const policies = await findPolicies(undefined, token);
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  findings.keepOnly(policies);
  if (policies.length === 0) {
    tellProblem(noPolicies);
    return undefined;
  }
  let shown = 0;
  return findings.lint(policies, token, (done) => {
    const increment = ((done - shown) / policies.length) * 100;
    progress.report({ message: t("{0} of {1}", done, policies.length), increment });
    shown = done;
  });
}

const noPolicies = t(
  "This workspace has no .audit files. Open the folder that holds the policies, then lint again.",
);

function tellCounts({ policies, error, warning, hint, unread }: FindingCounts): void {
  const showProblems = { title: t("Show Problems"), command: "workbench.actions.view.problems" };
  const counts = [
    tCount(error, "{0} error", "{0} errors"),
    tCount(warning, "{0} warning", "{0} warnings"),
    tCount(hint, "{0} hint", "{0} hints"),
  ];
  const where = tCount(policies, "{0} policy", "{0} policies");
  const listHints = hint > 0 ? { title: t("List Hints"), command: listHintsCommand } : undefined;
  tellResult(t("{0} in {1}.", counts.join(", "), where), showProblems, listHints);
  const [first] = unread;
  if (first === undefined) return;
  const named = unread.length > 1 ? t("{0} and {1} more", first, unread.length - 1) : first;
  tellProblem(t("Not linted because it can't be read: {0}. Check your permissions, then lint again.", named));
}
