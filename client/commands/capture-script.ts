import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t, tCount } from "../../l10n/translate.ts";
import {
  type CaptureScriptParams,
  type CaptureScriptResult,
  captureScriptMethod,
} from "../../server/protocol.ts";
import { type MessageAction, tellProblem, tellResult } from "../messages.ts";
import type { ResultItem } from "../views/results-view.ts";
import { policyToEvaluate } from "./pick-policy.ts";

/** Answers for key bindings and other extensions, in place of questions to the user. */
export interface CaptureArguments extends Pick<CaptureScriptParams, "system" | "withoutCommands"> {
  policy?: vscode.Uri;
}

/** A policy from a menu, a line of the view, or answers in place of questions to the user. */
export type CaptureTarget =
  | vscode.Uri
  | Pick<ResultItem, "node" | "evaluation">
  | CaptureArguments
  | undefined;

/** The names of systems for people, and those that `uname` prints. */
const systems = [
  { label: t("Any Unix"), detail: t("The script asks the host which system it is."), system: undefined },
  { label: "Linux", detail: t("Leaves out what is read only on other systems."), system: "Linux" },
  { label: "macOS", detail: t("Likewise."), system: "Darwin" },
  { label: "Solaris", detail: t("Likewise."), system: "SunOS" },
  { label: "AIX", detail: t("Likewise."), system: "AIX" },
  { label: "FreeBSD", detail: t("Likewise."), system: "FreeBSD" },
];

/**
 * Audit: Copy Capture Script for This Policy…, and Save: shows a script that prints everything on a host that
 * the policy reads. It runs commands from the policy, so it is shown in an editor for review, and copied or
 * saved from there.
 */
export async function showCaptureScript(
  client: BaseLanguageClient,
  target: CaptureTarget,
  first: "copy" | "save",
): Promise<void> {
  const given = isArguments(target) ? target : undefined;
  const policy = await policyToEvaluate(policyOf(target));
  if (policy === undefined) return;
  const isAsked = given?.system === undefined && given?.withoutCommands === undefined;
  const params: CaptureScriptParams = {
    policy: client.code2ProtocolConverter.asUri(policy),
    policyName: vscode.workspace.asRelativePath(policy),
    ...(given?.system !== undefined && { system: given.system }),
  };
  const ask = (withoutCommands: boolean) =>
    client.sendRequest<CaptureScriptResult>(captureScriptMethod, { ...params, withoutCommands });
  let script = await ask(given?.withoutCommands ?? false);
  if (isAsked && script.problem === undefined && script.language === "shell") {
    const chosen = await pickSystem();
    if (chosen === undefined) return;
    if (chosen.system !== undefined) params.system = chosen.system;
    script = await ask(false);
  }
  if (isAsked && script.commands > 0) {
    const withoutCommands = await pickCommands(script.commands);
    if (withoutCommands === undefined) return;
    if (withoutCommands) script = await ask(true);
  }
  if (script.problem !== undefined) {
    tellProblem(script.problem);
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    language: script.language === "shell" ? "shellscript" : script.language,
    content: script.text,
  });
  await vscode.window.showTextDocument(document);
  const copy: MessageAction = {
    title: t("Copy"),
    command: "nessusAudit.copyShownScript",
    argument: document.uri,
  };
  const save: MessageAction = {
    title: t("Save…"),
    command: "nessusAudit.saveShownScript",
    argument: document.uri,
  };
  const [one, other] = first === "copy" ? [copy, save] : [save, copy];
  tellResult(script.summary ?? "", one, other);
}

/** Copies the current text of a script editor to the clipboard. */
export async function copyShownScript(uri: vscode.Uri): Promise<void> {
  await vscode.env.clipboard.writeText(await scriptIn(uri));
}

/** The name and the file extensions of a kind of script. */
interface ScriptFile {
  name: string;
  filters: Record<string, string[]>;
}

const shellFile: ScriptFile = { name: "capture.sh", filters: { [t("Shell Script")]: ["sh"] } };
/** Script files by the language of the editor. */
const files: ReadonlyMap<string, ScriptFile> = new Map([
  ["powershell", { name: "capture.ps1", filters: { PowerShell: ["ps1"] } }],
  ["sql", { name: "queries.sql", filters: { SQL: ["sql"] } }],
  ["plaintext", { name: "commands.txt", filters: { [t("Text")]: ["txt"] } }],
]);

/** Saves the current text of a script editor to a file that the user chooses. */
export async function saveShownScript(uri: vscode.Uri): Promise<void> {
  const root = vscode.workspace.workspaceFolders?.[0];
  const { languageId } = await vscode.workspace.openTextDocument(uri);
  const { name, filters } = files.get(languageId) ?? shellFile;
  const target = await vscode.window.showSaveDialog({
    title: t("Save the capture script"),
    filters,
    ...(root && { defaultUri: vscode.Uri.joinPath(root.uri, name) }),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(await scriptIn(uri)));
}

/** Returns the script without carriage returns, which a shell does not accept. */
async function scriptIn(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText().replaceAll("\r\n", "\n");
}

function isArguments(target: CaptureTarget): target is CaptureArguments {
  return typeof target === "object" && !(target instanceof vscode.Uri) && !("evaluation" in target);
}

function policyOf(target: CaptureTarget): vscode.Uri | undefined {
  if (target === undefined || target instanceof vscode.Uri) return target;
  return isArguments(target) ? target.policy : target.evaluation.policy;
}

async function pickSystem(): Promise<{ system: string | undefined } | undefined> {
  const placeHolder = t("Which system do the hosts run?");
  return vscode.window.showQuickPick(systems, { title: t("Capture Script"), placeHolder });
}

async function pickCommands(count: number): Promise<boolean | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: tCount(count, "With the command of the policy", "With the {0} commands of the policy"),
        detail: t("They run exactly as written: read the script before you run it."),
        withoutCommands: false,
      },
      {
        label: t("Without commands"),
        detail: t("The script only reads files and lists. Checks of commands stay undecided."),
        withoutCommands: true,
      },
    ],
    { title: t("Capture Script"), placeHolder: t("What may the script run?") },
  );
  return picked?.withoutCommands;
}
