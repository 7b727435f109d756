import type { Place } from "./observation.ts";
import { isGlob, matchesPath, parentOf } from "./paths.ts";

/**
 * The paths for which everything is listed, so that what is not listed does not exist. `glob`: a shell
 * expanded it, so every file that it matches is listed; `folder`: the content of the folder itself; `below`:
 * everything under it.
 */
export type PathCoverage = { glob: string } | { folder: string; hidden: boolean } | { below: string };

export interface CoveredPaths {
  covers: PathCoverage;
  place: Place;
}

/** The place that shows all files that a glob matches; undefined if none does. */
export function coverageOfGlob(covered: readonly CoveredPaths[], glob: string): Place | undefined {
  return covered.find(({ covers }) => coversGlob(covers, glob))?.place;
}

/** The place that shows that an unlisted path does not exist; undefined if none does. */
export function coverageOfPath(covered: readonly CoveredPaths[], path: string): Place | undefined {
  return covered.find(({ covers }) => coversPath(covers, path))?.place;
}

function coversPath(covers: PathCoverage, path: string): boolean {
  if ("glob" in covers) return matchesPath(covers.glob, path);
  if ("below" in covers) return isBelow(path, covers.below);
  return parentOf(path) === covers.folder && (covers.hidden || !/\/\.[^/]*$/.test(path));
}

function coversGlob(covers: PathCoverage, glob: string): boolean {
  if ("glob" in covers) return covers.glob === glob;
  const parent = parentOf(glob);
  if (isGlob(parent)) return "below" in covers && isBelow(fixedPart(glob), covers.below);
  if ("below" in covers) return isBelow(glob, covers.below);
  // A glob that begins with a dot matches hidden files, which a plain list leaves out.
  return parent === covers.folder && (covers.hidden || !/\/\.[^/]*$/.test(glob));
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** The folder above the first part that is a pattern, with a name under it. */
function fixedPart(glob: string): string {
  const parts = glob.split("/");
  const first = parts.findIndex(isGlob);
  return [...parts.slice(0, first), "x"].join("/");
}
