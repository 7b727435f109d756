import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whether files with expectations are to be written instead of compared: `UPDATE=1 npm run test:unit`. */
const isUpdating = process.env.UPDATE === "1";

/**
 * Compares a text with a file of expectations. With `UPDATE=1` the file is written instead; git shows what changed.
 *
 * @param path a file, or a URL of one
 */
export function assertGolden(path: string | URL, actual: string): void {
  if (isUpdating) writeFileSync(path, actual);
  assert.ok(existsSync(path), `${path} is missing. Write it with UPDATE=1.`);
  assert.equal(actual, readFileSync(path, "utf8"), `${path} differs. UPDATE=1 writes it; read the diff.`);
}

/** Like `assertGolden`, for a value as JSON. */
export function assertGoldenJson(path: string | URL, actual: unknown): void {
  assertGolden(path, `${JSON.stringify(actual, null, 2)}\n`);
}

/**
 * Like `assertGolden`, for a folder that has exactly these files: its path, and the text of each file by
 * name.
 */
export function assertGoldenFolder(folder: string, files: ReadonlyMap<string, string>): void {
  if (isUpdating) for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) assertGolden(join(folder, name), text);
  assert.deepEqual(readdirSync(folder).sort(), [...files.keys()].sort());
}
