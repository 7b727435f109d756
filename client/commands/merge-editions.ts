import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type MergeEditionsParams,
  type MergeEditionsResult,
  mergeEditionsMethod,
} from "../../server/protocol.ts";
import { languageId } from "../language.ts";
import { messageOf, tellBriefly, tellProblem, tellResult } from "../messages.ts";
import { findPolicies } from "../policies.ts";
import { linesOf } from "../reports/places.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import { namedPolicy } from "./named-policy.ts";
import { policyToEvaluate } from "./pick-policy.ts";

/** Answers for key bindings and other extensions, in place of questions to the user. */
export interface MergeArguments {
  base: vscode.Uri;
  mine: vscode.Uri;
  next: vscode.Uri;
}

/**
 * Audit: Merge with New Edition…: opens an untitled policy with the vendor's next edition and the changes of
 * the open one, and next to it what became of each change. Writes no file.
 */
export async function mergeEditions(
  client: BaseLanguageClient,
  reports: ReportDocuments,
  target?: vscode.Uri | MergeArguments,
): Promise<void> {
  const chosen = isArguments(target) ? target : await chosenEditions(target);
  if (chosen === undefined) return;
  let params: MergeEditionsParams;
  try {
    const [base, mine, next] = [chosen.base, chosen.mine, chosen.next].map(namedPolicy);
    params = { base: await base!, mine: await mine!, next: await next! };
  } catch (error) {
    tellProblem(t("A policy can't be read: {0}.", messageOf(error)));
    return;
  }
  const result = await client.sendRequest<MergeEditionsResult>(mergeEditionsMethod, params);
  if (result.problem !== undefined) {
    tellProblem(result.problem);
    return;
  }
  const policy = await vscode.workspace.openTextDocument({ language: languageId, content: result.text });
  await vscode.window.showTextDocument(policy, { preview: false });
  await reports.show(
    t("{0} and {1}", params.mine.name, params.next.name),
    { ...result, text: result.report },
    {
      base: linesOf(chosen.base),
      mine: linesOf(chosen.mine),
      next: linesOf(chosen.next),
    },
  );
  // The report next to the policy says the same, but conflicts have to be found in the policy.
  if (result.conflicts === 0) tellBriefly(result.summary ?? "");
  else tellResult(`${result.summary ?? ""} ${t('Search for "Merge conflict" in the policy.')}`);
}

function isArguments(target: vscode.Uri | MergeArguments | undefined): target is MergeArguments {
  return target !== undefined && "mine" in target;
}

async function chosenEditions(clicked: vscode.Uri | undefined): Promise<MergeArguments | undefined> {
  const mine = await policyToEvaluate(clicked);
  if (mine === undefined) return undefined;
  const next = await pickEdition(t("The vendor's new edition"), [mine]);
  if (next === undefined) return undefined;
  const base = await pickEdition(t("The vendor's edition that yours was made from"), [mine, next]);
  return base && { base, mine, next };
}

/**
 * Lets the user pick a policy of the workspace, or a file from elsewhere, since downloads are usually outside
 * it.
 */
async function pickEdition(
  placeHolder: string,
  except: readonly vscode.Uri[],
): Promise<vscode.Uri | undefined> {
  const taken = new Set(except.map(String));
  const policies = (await findPolicies()).filter((uri) => !taken.has(uri.toString()));
  const browse = { label: t("$(folder-opened) Choose a File…"), uri: undefined };
  const items = [browse, ...policies.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))];
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Merge with New Edition"),
    placeHolder,
  });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const files = await vscode.window.showOpenDialog({
    title: t("Edition of the vendor"),
    filters: { [t("Audit policies")]: ["audit"], [t("All files")]: ["*"] },
  });
  return files?.[0];
}
