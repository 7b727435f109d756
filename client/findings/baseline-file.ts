import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { placeInWorkspace } from "../workspace/workspace-files.ts";

/** The name of a baseline where no setting gives one; the guides use it too. */
const usualName = "audit-baseline.json";

/** Where the baseline of a folder of the workspace is, or is to be. */
export interface BaselineFile {
  uri: vscode.Uri;
  /** As the setting has it: from the folder of the workspace. */
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
 * Writes a baseline. A workspace can be anyone's, and it names the file: what is outside of it, and what is something
 * else than a baseline, is left alone.
 *
 * @returns why it is not written, as a sentence; undefined where it is
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

/** True too for one that a merge has left marks in. */
function isLikeBaseline(text: string): boolean {
  return text.trim() === "" || (/"version"\s*:\s*1\b/.test(text) && /"findings"\s*:\s*\{/.test(text));
}
