import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type ComparePoliciesParams,
  comparePoliciesMethod,
  type DocumentResult,
} from "../../server/protocol.ts";
import { tellProblem } from "../messages.ts";
import { findPolicies } from "../policies.ts";
import { linesOf } from "../reports/places.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import { namedPolicy } from "./named-policy.ts";
import { policyToEvaluate } from "./pick-policy.ts";

/**
 * Audit: Compare Policies…: shows what a change to a policy means for ports and checks. The explorer passes
 * the selected files; otherwise the open policy is the later version, and the user chooses the earlier one.
 */
export async function comparePolicies(
  client: BaseLanguageClient,
  reports: ReportDocuments,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
): Promise<void> {
  const two = await chosenPolicies(clicked, selected);
  if (two === undefined) return;
  const [before, after] = two;
  const params: ComparePoliciesParams = {
    before: await namedPolicy(before),
    after: await namedPolicy(after),
  };
  const result = await client.sendRequest<DocumentResult>(comparePoliciesMethod, params);
  await reports.show(`${params.before.name} → ${params.after.name}`, result, {
    before: linesOf(before),
    after: linesOf(after),
  });
}

async function chosenPolicies(
  clicked: vscode.Uri | undefined,
  selected: readonly vscode.Uri[] = [],
): Promise<[vscode.Uri, vscode.Uri] | undefined> {
  const [first, second] = selected;
  if (first && second) return [first, second];
  const after = await policyToEvaluate(clicked);
  if (after === undefined) return undefined;
  const others = (await findPolicies()).filter((uri) => uri.toString() !== after.toString());
  if (others.length === 0) {
    tellProblem(t("There is no other policy in this workspace to compare with."));
    return undefined;
  }
  const items = others.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Compare Policies"),
    placeHolder: t("The earlier version"),
  });
  return picked && [picked.uri, after];
}
