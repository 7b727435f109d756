import type { FileStatus } from "../../../observations/observation.ts";

/** A mode as a policy writes it: the twelve bits, and what it says about the type of the file. */
export interface WrittenMode {
  bits: number;
  /** The type in `-rw-r--r--`; undefined if there is none. */
  type?: NonNullable<FileStatus["type"]>;
}

/** The bits of `644`, `0644` or `7644` (G 171); undefined if the text is not such a number. */
export function octalMode(text: string): number | undefined {
  return /^0?[0-7]{3,4}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** Reads `644` or `-rw-r--r--` (G 171); undefined if the text is neither. */
export function readMode(text: string): WrittenMode | undefined {
  const bits = octalMode(text);
  if (bits !== undefined) return { bits };
  const match = /^([-dlbcps]?)([-r][-w][-xsS][-r][-w][-xsS][-r][-w][-xtT])$/.exec(text);
  if (match === null) return undefined;
  const [, letter, word] = match as unknown as [string, string, string];
  const written = { bits: bitsOf(word) };
  return letter === "" ? written : { ...written, type: typeOf(letter) };
}

function bitsOf(word: string): number {
  let bits = 0;
  for (const character of word) bits = (bits << 1) | (/[rwxst]/.test(character) ? 1 : 0);
  const special = [word[2]!, word[5]!, word[8]!].map((character) => (/[sStT]/.test(character) ? 1 : 0));
  return bits | (special[0]! << 11) | (special[1]! << 10) | (special[2]! << 9);
}

function typeOf(letter: string): NonNullable<FileStatus["type"]> {
  if (letter === "-") return "file";
  return letter === "d" ? "folder" : letter === "l" ? "link" : "other";
}

/** Do group or others have a permission that the owner lacks, or others one that the group lacks (G 166, 183)? */
export function isUneven(mode: number): boolean {
  const [owner, group, others] = [(mode >> 6) & 7, (mode >> 3) & 7, mode & 7];
  return ((group | others) & ~owner) !== 0 || (others & ~group) !== 0;
}

/** `0644`, with four digits. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}
