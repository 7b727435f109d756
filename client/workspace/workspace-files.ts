import * as vscode from "vscode";
import { type Links, staysInside } from "./stays-inside.ts";

/** A path of a `file:` URI with its links resolved. */
export type RealPath = (path: string) => Promise<string>;

let realPath: RealPath | undefined;

/** Tells how links are resolved; only the Node extension host can do that. */
export function resolveLinksWith(resolve: RealPath): void {
  realPath = resolve;
}

/**
 * Is a file or folder in a folder of the workspace, links resolved? A workspace can be anyone's, so that what it names,
 * or what is found in it, must not lead out of it. False too for what does not exist.
 */
export function isInWorkspace(uri: vscode.Uri): Promise<boolean> {
  return isIn(uri, linksOf(uri));
}

/** Those of many files that are in the workspace, links resolved; all of them where links can't be resolved. */
export async function inWorkspace(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const [first] = uris;
  if (first === undefined || realPath === undefined) return [...uris];
  const links = linksOf(first);
  const flags = await Promise.all(uris.map((uri) => uri.scheme !== "file" || isIn(uri, links)));
  return uris.filter((_, index) => flags[index]);
}

async function isIn(uri: vscode.Uri, links: Links): Promise<boolean> {
  const roots = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === uri.scheme && folder.uri.authority === uri.authority)
    .map((folder) => folder.uri.path);
  try {
    return await staysInside(uri.path, roots, links);
  } catch {
    return false;
  }
}

/** Each path is looked up once. */
function linksOf(uri: vscode.Uri): Links {
  const resolve = uri.scheme === "file" ? realPath : undefined;
  const known = new Map<string, Promise<string>>();
  const resolveOnce = (path: string): Promise<string> => {
    const real = known.get(path) ?? resolve!(path);
    known.set(path, real);
    return real;
  };
  return {
    realPath: resolve && resolveOnce,
    isLink: async (path) => {
      const { type } = await vscode.workspace.fs.stat(uri.with({ path }));
      return (type & vscode.FileType.SymbolicLink) !== 0;
    },
  };
}
