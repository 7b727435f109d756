import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { systemPath } from "./file-name.ts";
import { readWhole } from "./write/overwrite.ts";

export interface RegularFile {
  bytes: Buffer;
  status: Stats;
}

/**
 * Reads a file that nobody named. Never waits, as opening a pipe would.
 *
 * @param limit bytes
 * @returns undefined for anything but a regular file, and for a larger one
 * @throws the system's error
 */
export function readRegular(path: string, limit: number): RegularFile | undefined {
  const file = openSync(systemPath(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(file);
    if (!status.isFile() || status.size > limit) return undefined;
    return { bytes: readWhole(file), status };
  } finally {
    closeSync(file);
  }
}
