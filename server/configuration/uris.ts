import { remember } from "../../core/editor.ts";

/** Files by their URIs, of any scheme: a policy may be on a disk, in a virtual workspace, or in no file at all. */

/**
 * The folder that a file is in, with a trailing slash; undefined for a file in no folder, such as an untitled
 * editor. Asked for several times per keystroke.
 */
export const folderOf: (file: string) => string | undefined = remember((file) => resolveUri(file, "."), {
  most: 1000,
});

/** The folder around a folder; undefined at the top. */
export function parentOf(folder: string): string | undefined {
  const parent = resolveUri(folder, "..");
  return parent === folder ? undefined : parent;
}

/** The file that a relative path in another file refers to. */
export function fileNamedIn(file: string, path: string): string {
  const segments = path.split(/[\\/]/).map(encodeURIComponent);
  return resolveUri(file, segments.join("/")) ?? path;
}

/** Path of a file relative to a folder that contains it, with `/`. */
export function pathInside(folder: string, file: string): string {
  return decoded(file).slice(decoded(folder).length);
}

/** Like `pathInside`, but the full path for a file outside the folder. */
export function pathFrom(folder: string, file: string): string {
  if (decoded(file).startsWith(decoded(folder))) return pathInside(folder, file);
  return decoded(file).replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*(?:\/(?=[a-z]:))?/i, "");
}

/** Whether a file is below a folder, whose URI has a trailing slash. */
export function isBelow(folder: string, file: string): boolean {
  return file.startsWith(folder) || decoded(file).startsWith(decoded(folder));
}

/** The path from a folder to a file, decoded, with `/`; `..` leads out of a folder. Both are of one scheme and host. */
export function pathBetween(folder: string, file: string): string {
  const from = decoded(folder).split("/").slice(0, -1);
  const to = decoded(file).split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** The name of a file, without its folders. */
export function nameOf(file: string): string {
  return decoded(file.slice(file.lastIndexOf("/") + 1));
}

/** Compares decoded URIs, since editors encode different characters of the same URI. */
export function isSameFile(left: string, right: string): boolean {
  return decoded(left) === decoded(right);
}

function resolveUri(base: string, path: string): string | undefined {
  try {
    return new URL(path, base).href;
  } catch {
    return undefined;
  }
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
