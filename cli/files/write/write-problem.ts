import { type Stats, statSync } from "node:fs";
import { fileProblem } from "../read-text.ts";

/** Is nobody allowed to write to it? Root could, but whoever made it read-only did not want that. */
export function isReadOnly({ mode }: Pick<Stats, "mode">): boolean {
  return (mode & 0o222) === 0;
}

export function readOnlyProblem(shownAs: string): Error {
  return new Error(`${shownAs} is read-only, so it was left unchanged. Make it writable first.`);
}

/**
 * The message for a file that could not be written.
 *
 * @param path where it is, to find out its owner
 */
export function writeProblem(error: NodeJS.ErrnoException, shownAs: string, path?: string): Error {
  return error.code === undefined ? error : new Error(text(error, shownAs, path), { cause: error });
}

function text(error: NodeJS.ErrnoException, shownAs: string, path: string | undefined): string {
  switch (error.code) {
    case "EEXIST":
    case "ENOTDIR":
      return `${shownAs} could not be written: its folder is a file.`;
    case "ENOENT":
      return `${shownAs} could not be written: its folder does not exist.`;
    case "EINVAL":
      return `${shownAs} is not a regular file, so it can't be written in place.`;
    case "EPIPE":
      return `${shownAs} could not be written: the reader has closed it.`;
    case "EROFS":
      return `${shownAs} could not be written: its file system is read-only.`;
    case "EACCES":
    case "EPERM":
      return path !== undefined && isForeign(path)
        ? `${shownAs} belongs to another user and you are not allowed to write to it, so it was left unchanged.`
        : `${shownAs} could not be written: permission denied.`;
    default:
      return noSpaceProblem(error, shownAs) ?? fileProblem(error, shownAs);
  }
}

/** The message if there is no space for what is written to `target`; undefined for other errors. */
export function noSpaceProblem({ code }: NodeJS.ErrnoException, target: string): string | undefined {
  if (code === "ENOSPC") return `${target} could not be written: the disk is full.`;
  if (code === "EDQUOT" || code === "EFBIG")
    return `${target} could not be written: it is larger than you are allowed to write.`;
  return undefined;
}

function isForeign(path: string): boolean {
  try {
    return process.geteuid !== undefined && statSync(path).uid !== process.geteuid();
  } catch {
    return false;
  }
}
