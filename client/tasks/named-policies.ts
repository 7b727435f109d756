import * as vscode from "vscode";
import { isAt } from "../workspace/moved-uri.ts";
import { inWorkspace, placeInWorkspace } from "../workspace/workspace-files.ts";

/** The policies that a task is about. */
export interface NamedPolicies {
  /** Each once, in the order of their names. */
  policies: vscode.Uri[];
  /** Messages about paths that match no policy, since the user expects them to be linted. */
  problems: string[];
}

/**
 * The policies that files, folders and globs refer to. A file counts whatever its name; folders and globs
 * leave out `node_modules` and what the editor's `files.exclude` hides. Nothing outside the workspace is
 * included.
 *
 * @param folder that paths are relative to
 */
export async function namedPolicies(
  folder: vscode.Uri,
  paths: readonly string[],
  token: vscode.CancellationToken,
): Promise<NamedPolicies> {
  const found = new Map<string, vscode.Uri>();
  const problems: string[] = [];
  for (const path of paths) {
    const expanded = await expand(uriOf(folder, path), path, token);
    if (typeof expanded === "string") problems.push(expanded);
    else for (const uri of expanded) found.set(uri.toString(), uri);
  }
  return { policies: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

const wildcard = /[*?[{]/;
const absolute = /^(?:[\\/]|[a-z]:[\\/])/i;

function uriOf(folder: vscode.Uri, path: string): vscode.Uri {
  if (absolute.test(path)) return vscode.Uri.file(path);
  const uri = vscode.Uri.joinPath(folder, path);
  return uri.path.length > 1 ? uri.with({ path: uri.path.replace(/\/$/, "") }) : uri;
}

/** The policies, or why there are none. */
async function expand(
  uri: vscode.Uri,
  path: string,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[] | string> {
  const place = await placeInWorkspace(uri);
  if (place === "inside") {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) === 0) return [uri];
    const below = await search(new vscode.RelativePattern(uri, "**/*.audit"), token);
    return below.length > 0 ? below : `${path} has no policy (*.audit).`;
  }
  if (place === "missing" && !wildcard.test(path)) return `There is no ${path}.`;
  const root = vscode.workspace.workspaceFolders?.find((each) => isAt(uri, each.uri));
  if (place === "outside" || root === undefined) return `${path} is outside the workspace.`;
  const pattern = uri.path.slice(root.uri.path.length).replace(/^\//, "");
  const matching = await search(new vscode.RelativePattern(root, pattern), token).catch(() => undefined);
  if (matching === undefined) return `${path} is not a valid glob.`;
  return matching.length > 0 ? matching : `No file matches ${path}.`;
}

async function search(
  pattern: vscode.RelativePattern,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  return inWorkspace(await vscode.workspace.findFiles(pattern, "**/node_modules/**", undefined, token));
}
