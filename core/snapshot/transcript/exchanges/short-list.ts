import type { Place } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { matchesPath, plainPath } from "../../../observations/paths.ts";
import { type Exchange, linesOf, shownAt } from "../exchange.ts";
import { fileMessageIn } from "../file-message.ts";
import { operandsOf, type SimpleCommand, within } from "../simple-command.ts";
import type { ListOptions } from "./ls-options.ts";

/**
 * Reads `ls` without -l: names, in columns on a wide terminal. It shows which files don't exist, that a
 * folder is empty, the paths that globs expanded to, and with -1 the names in a folder.
 */
export function readShortList(
  command: SimpleCommand,
  exchange: Exchange,
  options: ListOptions,
  observations: Observations,
): void {
  const { paths, globs, hasOther, count } = operandsOf(options.files, exchange.folder);
  const given = new Set(paths.map(plainPath));
  const names: { text: string; place: Place }[] = [];
  const emptyGlobs = new Set<string>();
  let isWhole = exchange.partial === undefined && !command.hidesErrors && !command.isFiltered && !hasOther;
  for (const line of linesOf(exchange)) {
    const message = fileMessageIn(line.text, command.name);
    if (message === undefined) {
      if (line.text.trim() !== "") names.push(line);
      continue;
    }
    const path = plainPath(message.path);
    const isGiven = given.has(path);
    if (message.why === "absent" && isGiven) observations.addAbsent("status", path, line.place);
    else if (message.why === "absent" && globs.includes(path)) emptyGlobs.add(path);
    else {
      if (message.why === "denied" && isGiven) observations.addUnknown("status", path, "denied", line.place);
      isWhole = false;
    }
  }
  if (!isWhole || options.isRecursive || !options.isPlain) return;
  const place = shownAt(exchange);
  for (const glob of emptyGlobs) observations.coverPaths("status", { glob }, place);
  const [folder] = given;
  if (count === 1 && folder !== undefined && !options.isFolderItself) {
    if (names.length > 0 || exchange.output.start === exchange.output.end)
      readFolder(folder, names, options, observations, place);
  } else if (names.length > 0) readPaths(names, given, globs, options, observations, place);
}

/** Reads the names in a single folder; a file prints its own name. */
function readFolder(
  folder: string,
  names: readonly { text: string; place: Place }[],
  { isOneEach, showsHidden }: ListOptions,
  observations: Observations,
  place: Place,
): void {
  const own = names.filter(({ text }) => !/^\.{1,2}(?:\s+\.{1,2})?\s*$/.test(text));
  if (own.length > 0 && (!isOneEach || own.some(({ text }) => !isName(text)))) return;
  if (names.length === 0 && showsHidden) return;
  observations.add("status", folder, { type: "folder" }, place);
  for (const { text, place: line } of own) observations.add("status", within(folder, text), {}, line);
  observations.coverPaths("status", { folder, hidden: showsHidden }, place);
}

/** Is it free of characters that a shell or `ls` quotes, or that a terminal can't show? */
function isName(text: string): boolean {
  return /^[^\s/?'"\\]+$/.test(text);
}

/** Reads the paths of files and of globs; a folder among them would be listed under a heading. */
function readPaths(
  names: readonly { text: string; place: Place }[],
  given: ReadonlySet<string>,
  globs: readonly string[],
  { isFolderItself }: ListOptions,
  observations: Observations,
  place: Place,
): void {
  const seen = new Map<string, Place>();
  const seenGlobs = new Set<string>();
  for (const { text, place: line } of names) {
    if (!isFolderItself && text.endsWith(":")) return;
    for (const word of text.trim().split(/\s+/)) {
      const path = plainPath(word);
      const matching = globs.filter((glob) => matchesPath(glob, path));
      if (!/^\/[^?'"\\]+$/.test(word) || (matching.length === 0 && !given.has(path))) return;
      seen.set(path, line);
      for (const glob of matching) seenGlobs.add(glob);
    }
  }
  for (const [path, line] of seen) observations.add("status", path, {}, line);
  for (const glob of seenGlobs) observations.coverPaths("status", { glob }, place);
}
