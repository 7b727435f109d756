import { statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../../options/usage-error.ts";
import type { Terminal } from "../../output/terminal.ts";
import { writeNew, writeWhole } from "./write-file.ts";
import { writeInPlace } from "./write-in-place.ts";

/**
 * Writes a policy that a command has made. An existing file is only replaced on request, and stays the same
 * file: its permissions and links may matter to others.
 *
 * @throws UsageError if the file exists and may not be replaced
 * @throws Error with a message for the user
 */
export async function writeResult(
  path: string,
  policy: string,
  { force, terminal }: { force: boolean; terminal: Terminal },
): Promise<void> {
  const target = resolve(terminal.cwd, path);
  if (!force) {
    if (await writeNew(target, policy, path)) return;
    throw new UsageError(`${path} already exists. Choose another name, or replace it with --force.`);
  }
  const isFile = statSync(target, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile) writeInPlace(target, { bytes: Buffer.from(policy), shownAs: path, env: terminal.env });
  else await writeWhole(target, policy, path);
}
