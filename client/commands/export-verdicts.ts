import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type ExportedPolicy,
  type ExportedVerdicts,
  type ExportFormat,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  exportVerdictsMethod,
  type HoldSnapshotsParams,
  holdSnapshotsMethod,
} from "../../server/protocol.ts";
import { languageId } from "../language.ts";
import { messageOf, tellBriefly, tellProblem, tellResult } from "../messages.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import type { ResultItem, ResultsView } from "../views/results-view.ts";
import type { ExportArguments } from "./export-arguments.ts";

/** What the export commands need. */
export interface ExportContext {
  client: BaseLanguageClient;
  evaluations: Evaluations;
  results: ResultsView;
}

const names: Record<ExportFormat, { label: string; ending: string }> = {
  markdown: { label: "Markdown", ending: "md" },
  text: { label: t("Text"), ending: "txt" },
  html: { label: t("HTML page"), ending: "html" },
  json: { label: "JSON", ending: "json" },
  csv: { label: t("CSV, for a spreadsheet"), ending: "csv" },
  sarif: { label: "SARIF", ending: "sarif" },
  junit: { label: "JUnit", ending: "xml" },
  tap: { label: "TAP", ending: "tap" },
  gitlab: { label: t("GitLab code quality"), ending: "json" },
  rdjson: { label: t("reviewdog diagnostics"), ending: "json" },
  checkstyle: { label: "Checkstyle", ending: "xml" },
  github: { label: t("GitHub annotations"), ending: "txt" },
  azure: { label: t("Azure Pipelines issues"), ending: "txt" },
  unix: { label: t("One line each, as compilers print them"), ending: "txt" },
};

/** Audit: Copy as …: copies the selected lines of the view, the check at the cursor, or the whole policy. */
async function copyVerdicts(
  context: ExportContext,
  format: ExportFormat,
  target?: ResultItem | ExportArguments | vscode.Uri,
  selected?: ResultItem[],
): Promise<void> {
  const what = verdictsMeant(context, target, selected);
  if (what === undefined) return tellNothing();
  try {
    await vscode.env.clipboard.writeText(await exported(context.client, what, format));
    tellBriefly(t("Copied as {0}", names[format].label));
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    tellProblem(t("The verdicts can't be copied: {0}", messageOf(error)));
  }
}

/** Audit: Save Report…: saves the verdicts shown in a policy, in any format of the command line. */
async function saveReport(context: ExportContext, target?: ResultItem | vscode.Uri): Promise<void> {
  const what = verdictsMeant(context, target);
  if (what === undefined) return tellNothing();
  const items = (Object.keys(names) as ExportFormat[]).map((format) => ({
    label: names[format].label,
    description: `.${names[format].ending}`,
    format,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Save Report"),
    placeHolder: t("In which format?"),
  });
  if (picked === undefined) return;
  const file = await vscode.window.showSaveDialog({
    title: t("Save the report"),
    ...proposedPlace(what.evaluation.policy, names[picked.format].ending),
  });
  if (file === undefined) return;
  try {
    const text = await exported(context.client, { evaluation: what.evaluation }, picked.format);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const open = { title: t("Open Report"), command: "vscode.open", argument: file };
    tellResult(t("The report is in {0}.", vscode.workspace.asRelativePath(file)), open);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    tellProblem(t("The report can't be saved: {0}", messageOf(error)));
  }
}

/** Registers the commands that export verdicts. */
export function registerExportCommands(context: ExportContext): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const copyAs = (format: ExportFormat) => (target?: ResultItem | ExportArguments, selected?: ResultItem[]) =>
    copyVerdicts(context, format, target, Array.isArray(selected) ? selected : undefined);
  return vscode.Disposable.from(
    registerCommand("nessusAudit.copyAsMarkdown", copyAs("markdown")),
    registerCommand("nessusAudit.copyAsText", copyAs("text")),
    registerCommand("nessusAudit.copyAsJson", copyAs("json")),
    registerCommand("nessusAudit.saveReport", (target?: ResultItem) => saveReport(context, target)),
  );
}

interface VerdictsMeant {
  evaluation: ShownEvaluation;
  only?: ExportedVerdicts[];
}

function verdictsMeant(
  { evaluations, results }: ExportContext,
  target: ResultItem | ExportArguments | vscode.Uri | undefined,
  selected: readonly ResultItem[] = [],
): VerdictsMeant | undefined {
  if (target !== undefined && "node" in target) {
    // Of several policies, the one that was clicked is used.
    const items = selected.filter(({ evaluation }) => evaluation.policy === target.evaluation.policy);
    const only = (items.length === 0 ? [target] : items).map(verdictOf);
    return { evaluation: target.evaluation, only };
  }
  // Editor menus pass the file: there, the check at the cursor is used.
  if (target !== undefined && "policy" in target) {
    const evaluation = evaluations.shownOn(vscode.Uri.parse(target.policy, true));
    const { check } = target;
    return evaluation && { evaluation, ...(check !== undefined && { only: [{ checks: [check] }] }) };
  }
  const editor = vscode.window.activeTextEditor;
  const inEditor =
    editor?.document.languageId === languageId ? evaluations.shownOn(editor.document.uri) : undefined;
  if (inEditor && editor) return checkAt(inEditor, editor.selection.active.line);
  const first = results.selection[0]?.evaluation ?? evaluations.shown[0];
  return first && { evaluation: first };
}

/** The check around a line, else the whole policy. */
function checkAt(evaluation: ShownEvaluation, line: number): VerdictsMeant {
  const verdicts = evaluation.shown.hosts.flatMap((host) => host.verdicts);
  const own = verdicts.find(({ range }) => range.start.line <= line && line <= range.end.line);
  return own === undefined ? { evaluation } : { evaluation, only: [{ checks: [own.id] }] };
}

/** A line below a check means the check, one above it for all checks of the host or the policy. */
function verdictOf(item: ResultItem): ExportedVerdicts {
  const line: ExportedVerdicts = {};
  for (let at: ResultItem | undefined = item; at !== undefined; at = at.parent) {
    const { check, host } = at.node;
    if (check !== undefined) line.checks ??= [check];
    if (host !== undefined) line.hosts ??= [host];
  }
  return line;
}

async function exported(
  client: BaseLanguageClient,
  { evaluation: { policy, shown }, only }: VerdictsMeant,
  format: ExportFormat,
): Promise<string> {
  const { snapshot } = shown;
  const ask = async () => {
    const exported: ExportedPolicy = {
      policy: client.code2ProtocolConverter.asUri(policy),
      hosts: [await snapshot.named()],
      policyName: vscode.workspace.asRelativePath(policy),
      ...(!snapshot.onlyTarget && { allHosts: true }),
      ...(only && { only }),
    };
    const params: ExportVerdictsParams = { policies: [exported], format };
    return client.sendRequest<ExportVerdictsResult>(exportVerdictsMethod, params);
  };
  const first = await ask();
  if (first.notHeld === undefined) return first.text;
  const held: HoldSnapshotsParams = { hosts: [await snapshot.read()] };
  await client.sendRequest(holdSnapshotsMethod, held);
  return (await ask()).text;
}

function proposedPlace(policy: vscode.Uri, ending: string): { defaultUri?: vscode.Uri } {
  const root = vscode.workspace.getWorkspaceFolder(policy) ?? vscode.workspace.workspaceFolders?.[0];
  if (root === undefined) return {};
  const name = policy.path.slice(policy.path.lastIndexOf("/") + 1).replace(/\.audit$/, "");
  return { defaultUri: vscode.Uri.joinPath(root.uri, `${name}-verdicts.${ending}`) };
}

function tellNothing(): void {
  tellProblem(t("There are no verdicts yet. Evaluate a policy first."), {
    title: t("Evaluate Policy…"),
    command: "nessusAudit.evaluate",
  });
}
