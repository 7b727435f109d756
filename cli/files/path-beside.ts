import { dirname, relative, resolve, sep } from "node:path";

/** A path as a file that stands for itself names it: relative to the folder of that file, with `/`. */
export function pathBeside(file: string, path: string, cwd: string): string {
  return relative(dirname(resolve(cwd, file)), resolve(cwd, path))
    .split(sep)
    .join("/");
}
