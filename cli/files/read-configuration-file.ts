import { existsSync } from "node:fs";
import type { ConfigurationText } from "../../core/command-line.ts";
import { type Boundary, isInside, pathProblem } from "./boundary.ts";
import { systemPath } from "./file-name.ts";
import { readText } from "./read-text.ts";

/**
 * Reads a configuration that nobody named: one that was found in a folder, or that another one extends. It is
 * untrusted, so it must not lead outside.
 *
 * @returns undefined if there is none
 */
export async function readConfigurationFile(
  path: string,
  boundary: Boundary,
  shownAs: string,
): Promise<ConfigurationText> {
  // cheap, for the many folders that have none
  if (isInside(boundary.folder, path) && !existsSync(systemPath(path))) return undefined;
  const problem = pathProblem(path, boundary, shownAs);
  if (problem !== undefined) return { problem };
  try {
    return (await readText(path, shownAs)).text;
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
