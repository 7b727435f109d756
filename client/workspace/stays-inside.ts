/** Resolves links in the file system. Paths are those of URIs, with `/` on every system. */
export interface Links {
  /** Returns a path with its links resolved; undefined if the file system does not support this. */
  realPath: ((path: string) => Promise<string>) | undefined;
  /** Whether this is itself a link. */
  isLink(path: string): Promise<boolean>;
}

/**
 * False for a path that leads out of all these folders, by `..` or by a link. If links can't be resolved,
 * none below the folders is followed.
 *
 * @throws the error of the file system, for a path inside that does not exist
 */
export async function staysInside(path: string, roots: readonly string[], links: Links): Promise<boolean> {
  const root = roots.find((folder) => isIn(folder, path));
  if (root === undefined) return false;
  const { realPath } = links;
  if (realPath === undefined) return !(await hasLink(root, path, links));
  const real = await realPath(path);
  const realRoots = await Promise.all(roots.map((folder) => realPath(folder)));
  return realRoots.some((folder) => isIn(folder, real));
}

/** Where a path is, with links resolved; also "missing" if that is unknown. */
export type Place = "inside" | "outside" | "missing";

/** Like `staysInside`, for a path that may not exist. */
export async function placeOf(path: string, roots: readonly string[], links: Links): Promise<Place> {
  try {
    return (await staysInside(path, roots, links)) ? "inside" : "outside";
  } catch {
    return "missing";
  }
}

/** Compares only the paths; a folder is in itself. */
function isIn(folder: string, path: string): boolean {
  if (path.split("/").includes("..")) return false;
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

async function hasLink(root: string, path: string, links: Links): Promise<boolean> {
  for (let at = path; at !== root && isIn(root, at); at = at.slice(0, at.lastIndexOf("/"))) {
    if (await links.isLink(at)) return true;
  }
  return false;
}
