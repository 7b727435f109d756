import * as vscode from "vscode";
import type { PolicySource } from "../../server/protocol.ts";
import { policySource } from "../findings/policy-source.ts";

/**
 * A policy with the name that the user knows.
 *
 * @throws Error if the file can't be read
 */
export async function namedPolicy(uri: vscode.Uri): Promise<PolicySource & { name: string }> {
  return { ...(await policySource(uri)), name: vscode.workspace.asRelativePath(uri) };
}
