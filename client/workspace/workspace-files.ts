import * as vscode from "vscode";
import { type Links, type Place, placeOf } from "./stays-inside.ts";

/** Resolves the links in the path of a `file:` URI. */
export type RealPath = (path: string) => Promise<string>;

let realPath: RealPath | undefined;

/** Sets how links are resolved, which only the Node extension host can do. */
export function resolveLinksWith(resolve: RealPath): void {
  realPath = resolve;
}

export function canResolveLinks(): boolean {
  return realPath !== undefined;
}

/**
 * Whether a file or folder is in a workspace folder, with links resolved. A workspace may be untrusted, so
 * its settings and links must not lead out of it. Also false for what does not exist.
 */
export async function isInWorkspace(uri: vscode.Uri): Promise<boolean> {
  return (await placeInWorkspace(uri)) === "inside";
}

/** Whether a file or folder is in a workspace folder, with links resolved, outside, or missing. */
export function placeInWorkspace(uri: vscode.Uri): Promise<Place> {
  return placeAmong(uri, linksOf(uri));
}

/**
 * Those of many files that are in the workspace, with links resolved; all of them if links can't be resolved.
 */
export async function inWorkspace(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const [first] = uris;
  if (first === undefined || realPath === undefined) return [...uris];
  const links = linksOf(first);
  const places = await Promise.all(
    uris.map((uri) => (uri.scheme === "file" ? placeAmong(uri, links) : "inside")),
  );
  return uris.filter((_, index) => places[index] === "inside");
}

function placeAmong(uri: vscode.Uri, links: Links): Promise<Place> {
  const roots = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === uri.scheme && folder.uri.authority === uri.authority)
    .map((folder) => folder.uri.path);
  return placeOf(uri.path, roots, links);
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
