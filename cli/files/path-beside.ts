import { dirname, relative, resolve, sep } from "node:path";

/** Writes a path for use in a file: relative to the folder of that file, with `/`. */
export function pathBeside(file: string, path: string, cwd: string): string {
  return relative(dirname(resolve(cwd, file)), resolve(cwd, path))
    .split(sep)
    .join("/");
}
