import type { Need } from "../../../observations/observation.ts";
import { holdsHashes } from "../../../observations/password-files.ts";
import { isGlob, matchesPath, plainPath } from "../../../observations/paths.ts";
import { forEachOperand } from "../../../semantics/operands.ts";
import { keywordOf } from "../../../semantics/policy.ts";
import { textOf } from "../../../syntax/string-value.ts";
import { mayReadHash } from "../../lines/hidden-lines.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import { textWithValues } from "../../values.ts";
import type { CheckSource, Written } from "../check-source.ts";

/** The files that a check looks at. */
export interface CheckedPaths {
  /** The value of `file`. */
  written: Written;
  /** Absolute paths and globs. */
  patterns: readonly string[];
  /** The names are looked for in the folders of search_locations: the file need not be in all of them. */
  isSearched: boolean;
  /** Paths and globs that are left out (G 168-169). */
  ignored: readonly string[];
}

export type FoundPaths = { ok: true; paths: CheckedPaths } | { ok: false; reason: string };

/**
 * The paths and globs in `file`, separated by blanks as in shipped policies; with `search_locations`, they
 * are names that are looked for in each of these folders (G 187).
 */
export function pathsOf(source: CheckSource): FoundPaths {
  const written = source.written("file");
  if (written === undefined) {
    return { ok: false, reason: "The check names no file: file must be a single quoted string." };
  }
  const names = written.text.split(/\s+/).filter((name) => name !== "");
  if (names.length === 0)
    return { ok: false, reason: "The value of file is empty, so the check names no file." };
  const home = names.find((name) => name.startsWith("~"));
  if (home !== undefined) {
    return {
      ok: false,
      reason: `${home} is in the home directory of every account. Only FILE_CHECK and FILE_CONTENT_CHECK can read home directories, and only without other paths.`,
    };
  }
  const ignored = source.allWritten("ignore").map((one) => plainPath(one?.text.trim() ?? ""));
  const folders = foldersOf(source);
  if (folders === undefined) {
    const relative = names.find((name) => !name.startsWith("/"));
    if (relative === undefined)
      return { ok: true, paths: { written, patterns: names, isSearched: false, ignored } };
    return {
      ok: false,
      reason: `${relative} is not an absolute path, and Tenable does not document where the scanner looks for it.`,
    };
  }
  const other =
    names.find((name) => name.startsWith("/")) ?? folders.find((folder) => !folder.startsWith("/"));
  if (other !== undefined || folders.length === 0) {
    return {
      ok: false,
      reason:
        "search_locations must name folders by absolute path, and file must be a name without a folder.",
    };
  }
  const patterns = folders.flatMap((folder) => names.map((name) => plainPath(`${folder}/${name}`)));
  return { ok: true, paths: { written, patterns, isSearched: true, ignored } };
}

/** Reads one string with `:` between the folders (G 187), or several with `|` (G 173-174). */
function foldersOf({ check, values }: CheckSource): string[] | undefined {
  const value = keywordOf(check, "search_locations")?.value;
  if (value === undefined) return undefined;
  const folders: string[] = [];
  forEachOperand(value, (operand) => {
    for (const folder of textWithValues(textOf(check.tree, operand), values).split(":")) folders.push(folder);
  });
  return folders.map((folder) => folder.trim()).filter((folder) => folder !== "");
}

/**
 * What has to be shown for a check that looks at these files.
 *
 * @param searched the patterns that it searches for in their lines
 */
export function fileNeeds(
  { patterns }: CheckedPaths,
  searched: readonly (WrittenPattern | undefined)[] = [],
): Need[] {
  return patterns.map((path) => {
    const readsHashes =
      holdsHashes(path) && searched.some((one) => one !== undefined && mayReadHash(one.matcher));
    return readsHashes ? { kind: "file", path, readsHashes } : { kind: "file", path };
  });
}

/** Is a file left out? `open`: a folder above it is, and whether that counts is not documented. */
export function isIgnored({ ignored }: CheckedPaths, path: string): boolean | "open" {
  if (ignored.some((one) => one === path || (isGlob(one) && matchesPath(one, path)))) return true;
  return ignored.some((one) => one !== "" && path.startsWith(one.endsWith("/") ? one : `${one}/`))
    ? "open"
    : false;
}
