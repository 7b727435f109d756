import { type Dirent, readdirSync } from "node:fs";
import { nameOfBytes, systemPath } from "../file-name.ts";

export type FolderEntry = Pick<
  Dirent,
  "name" | "isDirectory" | "isFile" | "isSymbolicLink" | "isFIFO" | "isSocket"
>;

/** Lists a folder, with names of any bytes. */
export function folderEntries(folder: string): FolderEntry[] {
  const path = systemPath(folder);
  const entries = readdirSync(path, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes(damage))) return entries;
  return readdirSync(path, { withFileTypes: true, encoding: "buffer" }).map(nameEntry);
}

/** Node puts this in place of bytes that are not UTF-8. */
const damage = "\ufffd";

function nameEntry(entry: Dirent<Buffer>): FolderEntry {
  return Object.assign(entry as Omit<Dirent<Buffer>, "name">, { name: nameOfBytes(entry.name) });
}
