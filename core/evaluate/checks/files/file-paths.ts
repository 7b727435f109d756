import { isGlob, matchesPath, plainPath } from "../../../observations/paths.ts";
import type { CheckSource, Written } from "../check-source.ts";

/** The files that a check looks at. */
export interface CheckedPaths {
  /** The value of `file`. */
  written: Written;
  /** Absolute paths and globs. */
  patterns: readonly string[];
  /** Paths and globs that are left out (G 168-169). */
  ignored: readonly string[];
}

export type FoundPaths = { ok: true; paths: CheckedPaths } | { ok: false; reason: string };

/** The paths and globs in `file`, several with blanks between them, or why they can't be read: a sentence. */
export function pathsOf(source: CheckSource): FoundPaths {
  const written = source.written("file");
  if (written === undefined) {
    return { ok: false, reason: "The check names no file: file has to be one quoted string." };
  }
  const patterns = written.text.split(/\s+/).filter((name) => name !== "");
  if (patterns.length === 0) return { ok: false, reason: "The value of file is empty: no file is named." };
  const home = patterns.find((name) => name.startsWith("~"));
  if (home !== undefined) {
    const reason = `${home} is in the home directory of every account, and which accounts count is not documented.`;
    return { ok: false, reason };
  }
  // A variable without a value may hold an absolute path.
  const relative = patterns.find((name) => !/^(?:\/|@[A-Z])/.test(name));
  if (relative !== undefined) {
    const reason = `${relative} is not an absolute path, and where the scanner looks for it is not documented.`;
    return { ok: false, reason };
  }
  const ignored = source.allWritten("ignore").map((one) => plainPath(one?.text.trim() ?? ""));
  return { ok: true, paths: { written, patterns: patterns.map(plainPath), ignored } };
}

/** Is a file left out? `open`: a folder above it is, and whether that counts is not documented. */
export function isIgnored({ ignored }: CheckedPaths, path: string): boolean | "open" {
  if (ignored.some((one) => one === path || (isGlob(one) && matchesPath(one, path)))) return true;
  return ignored.some((one) => one !== "" && path.startsWith(one.endsWith("/") ? one : `${one}/`))
    ? "open"
    : false;
}
