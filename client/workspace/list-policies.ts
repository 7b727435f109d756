import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ListPoliciesResult,
  listPoliciesMethod,
  type PolicySource,
  type ReadPoliciesParams,
  type ReadPoliciesResult,
  readPoliciesMethod,
} from "../../server/protocol.ts";
import { policySource } from "../findings/policy-source.ts";
import { findListedPolicies } from "../policies.ts";
import { isInWorkspace } from "./workspace-files.ts";

/** Lists and reads the policies of the workspace for the server, which has no access to files. */
export function answerPolicyRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(listPoliciesMethod, listPolicies),
    client.onRequest(readPoliciesMethod, readPolicies),
  );
}

async function listPolicies(): Promise<ListPoliciesResult> {
  const found = await findListedPolicies();
  const listed = await Promise.all(found.map(versionOf));
  return { policies: listed.filter((policy) => policy !== undefined) };
}

async function versionOf(uri: vscode.Uri): Promise<ListPoliciesResult["policies"][number] | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return { uri: uri.toString(), version: `${mtime} ${size}` };
  } catch {
    return undefined;
  }
}

async function readPolicies({ uris }: ReadPoliciesParams): Promise<ReadPoliciesResult> {
  const read = await Promise.all(uris.map(readPolicy));
  return { policies: read.filter((policy) => policy !== undefined) };
}

/** Undefined for a file that is gone, too large or outside the workspace. */
async function readPolicy(key: string): Promise<PolicySource | undefined> {
  try {
    const uri = vscode.Uri.parse(key, true);
    return (await isInWorkspace(uri)) ? await policySource(uri) : undefined;
  } catch {
    return undefined;
  }
}
