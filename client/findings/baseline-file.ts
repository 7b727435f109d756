import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { placeInWorkspace } from "../workspace/workspace-files.ts";

/** The name of a baseline if no setting has one; the guides use it too. */
const usualName = "audit-baseline.json";

/** The place of the baseline of a workspace folder, even if there is none yet. */
export interface BaselineFile {
  uri: vscode.Uri;
  /** As in the setting: relative to the workspace folder. */
  path: string;
  /** False: no setting names it yet. */
  isSet: boolean;
}

export function baselineFile(folder: vscode.WorkspaceFolder): BaselineFile {
  const setting: unknown = vscode.workspace.getConfiguration("nessusAudit", folder.uri).get("lint.baseline");
  const given = typeof setting === "string" ? setting.trim() : "";
  const path = given === "" ? usualName : given;
  return { uri: vscode.Uri.joinPath(folder.uri, path), path, isSet: given !== "" };
}

/**
 * Writes a baseline. The workspace, which may be untrusted, chooses the file, so files outside of it, and
 * files that are not baselines, are left alone.
 *
 * @returns why it was not written, as a sentence; undefined if it was
 * @throws the error of the file system
 */
export async function writeBaselineFile(
  { uri, path }: BaselineFile,
  text: string,
): Promise<string | undefined> {
  const place = await placeInWorkspace(uri);
  const isNew = place === "missing";
  const isInside = isNew
    ? (await placeInWorkspace(vscode.Uri.joinPath(uri, ".."))) === "inside"
    : place === "inside";
  if (!isInside)
    return t("{0} is not in the workspace, or its folder does not exist, so it was not written.", path);
  if (!isNew) {
    const present = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    if (!isLikeBaseline(present)) return t("{0} is not a baseline, so it was left unchanged.", path);
    if (present === text) return undefined;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return undefined;
}

/** Also true for one with conflict markers from a merge. */
function isLikeBaseline(text: string): boolean {
  return text.trim() === "" || (/"version"\s*:\s*1\b/.test(text) && /"findings"\s*:\s*\{/.test(text));
}
