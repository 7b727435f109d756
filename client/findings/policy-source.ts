import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { maxPolicyBytes, type PolicySource } from "../../server/protocol.ts";
import { toBase64 } from "../snapshots/base64.ts";
import { urisInEditors } from "./editors.ts";

/**
 * The text of a policy in its editor, else the bytes of its file.
 *
 * @throws Error if the file can't be read
 */
export async function policySource(uri: vscode.Uri): Promise<PolicySource> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open && urisInEditors().has(key)) return { uri: key, text: open.getText() };
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > maxPolicyBytes) throw new Error(t("it is too large for a policy"));
  return { uri: key, base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
}
