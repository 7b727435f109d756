import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { anonymise, StandIns } from "../core/index.ts";
import { decodeText } from "../core/snapshot/decode.ts";
import { findFiles } from "./find-files.ts";
import type { Problems } from "./problems.ts";
import { standardInput } from "./read-policy.ts";
import { readBytes } from "./read-text.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { writeNew } from "./write-file.ts";

/**
 * Replaces addresses and host names in snapshots, always by the same ones: in one file for standard output, in several
 * for a folder, under the names that they have.
 *
 * @throws UsageError for several files without a folder
 */
export async function anonymiseFiles(
  names: readonly string[],
  folder: string | undefined,
  terminal: Terminal,
  problems: Problems,
): Promise<void> {
  const paths = names.includes(standardInput)
    ? [standardInput]
    : await findFiles(names, { cwd: terminal.cwd, wants: () => true, sought: "file", problems });
  if (paths.length > 1 && folder === undefined) {
    throw new UsageError("Several snapshots need a folder to be written to: --output-dir DIR.");
  }
  const standIns = new StandIns();
  for (const path of paths) {
    try {
      const bytes =
        path === standardInput
          ? await terminal.readInput()
          : await readBytes(resolve(terminal.cwd, path), path);
      const text = anonymise(decodeText(bytes).text, standIns);
      if (folder === undefined) terminal.exact(text, path);
      else await writeBelow(folder, path === standardInput ? "stdin.txt" : basename(path), text, terminal);
    } catch (error) {
      problems.fail(path, error);
    }
  }
}

async function writeBelow(folder: string, name: string, text: string, terminal: Terminal): Promise<void> {
  const shown = join(folder, name);
  await mkdir(resolve(terminal.cwd, folder), { recursive: true });
  if (!(await writeNew(resolve(terminal.cwd, shown), text))) {
    throw new Error(`${shown} exists already, so it was not written. Choose another folder.`);
  }
}
