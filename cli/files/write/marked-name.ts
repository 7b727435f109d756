import { randomBytes } from "node:crypto";

/** Milliseconds after which a run that is writing a file has surely ended. */
export const longestWriting = 60_000;

/**
 * The path of a file beside another one, for this run alone. A process number is no name: in containers that share a
 * folder they are the same.
 *
 * @param ending begins with a point
 */
export function markedName(path: string, ending: string): string {
  return `${path}.${randomBytes(markBytes).toString("hex")}${ending}`;
}

const markBytes = 6;
const mark = new RegExp(`\\.[0-9a-f]{${2 * markBytes}}$`);

/** The name of the file that one is beside which has such a name; undefined for a file that has not. */
export function unmarkedName(name: string, ending: string): string | undefined {
  if (!name.endsWith(ending)) return undefined;
  const marked = name.slice(0, -ending.length);
  return mark.test(marked) ? marked.replace(mark, "") : undefined;
}
