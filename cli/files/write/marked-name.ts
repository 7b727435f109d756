import { randomBytes } from "node:crypto";

/** After this time, in milliseconds, a run that was writing a file has surely ended. */
export const longestWriting = 60_000;

/**
 * The path of a file next to another one, for this run only. A process id is not unique: containers that
 * share a folder may have the same ones.
 *
 * @param ending begins with a dot
 */
export function markedName(path: string, ending: string): string {
  return `${path}.${randomBytes(markBytes).toString("hex")}${ending}`;
}

const markBytes = 6;
const mark = new RegExp(`\\.[0-9a-f]{${2 * markBytes}}$`);

/** The name of the file that a file with such a name is next to; undefined for any other name. */
export function unmarkedName(name: string, ending: string): string | undefined {
  if (!name.endsWith(ending)) return undefined;
  const marked = name.slice(0, -ending.length);
  return mark.test(marked) ? marked.replace(mark, "") : undefined;
}
