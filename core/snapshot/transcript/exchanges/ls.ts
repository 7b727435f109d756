import type { Place } from "../../../observations/observation.ts";
import { matchesPath, parentOf, plainPath } from "../../../observations/paths.ts";
import { type Exchange, linesOf, shownAt } from "../exchange.ts";
import { fileMessageIn } from "../file-message.ts";
import { type Operands, operandsOf, type SimpleCommand, within } from "../simple-command.ts";
import { type ListOptions, listOptions } from "./ls-options.ts";
import { type ListRow, readListRow } from "./ls-row.ts";
import type { ExchangeReader } from "./reader.ts";
import { readShortList } from "./short-list.ts";
import { StatusList } from "./status-list.ts";

/** `ls` with names, and `ls -l`, with a list for each folder in its arguments. */
export const readLs: ExchangeReader = (command, exchange, observations) => {
  const options = listOptions(command.args);
  if (options === undefined) return;
  if (!options.isLong) {
    readShortList(command, exchange, options, observations);
    return;
  }
  const list = new StatusList(observations);
  const reading = new Reading(command, exchange, options, list);
  reading.read();
  list.close();
  if (exchange.partial !== undefined || command.hidesErrors || command.isFiltered || !list.isWhole) return;
  const place = shownAt(exchange);
  for (const glob of reading.coveredGlobs()) observations.coverPaths("status", { glob }, place);
  for (const covers of reading.coveredFolders()) observations.coverPaths("status", covers, place);
};

class Reading {
  readonly #exchange: Exchange;
  readonly #command: SimpleCommand;
  readonly #options: ListOptions;
  readonly #list: StatusList;
  readonly #operands: Operands;
  readonly #paths: Set<string>;
  /** The folder whose files are being listed; undefined while rows are the arguments themselves. */
  #folder: string | undefined;
  readonly #listed = new Set<string>();
  /** Globs that match no file, and globs for which a file was seen. */
  readonly #emptyGlobs = new Set<string>();
  readonly #seenGlobs = new Set<string>();

  constructor(command: SimpleCommand, exchange: Exchange, options: ListOptions, list: StatusList) {
    this.#command = command;
    this.#exchange = exchange;
    this.#options = options;
    this.#list = list;
    this.#operands = operandsOf(options.files, exchange.folder);
    this.#paths = new Set(this.#operands.paths.map(plainPath));
  }

  read(): void {
    const { count, hasOther, paths, globs } = this.#operands;
    if (hasOther || count === 0) {
      this.#list.miss();
      return;
    }
    const [only] = paths;
    let isFirst = true;
    for (const { text, place } of linesOf(this.#exchange)) {
      if (text.trim() === "" || (this.#options.hasDetails && /^\s/.test(text))) continue;
      if (/^total \d+(?:[.,]\d+)?[KMGT]?$/.test(text.trim())) {
        // A single folder has no heading.
        if (isFirst && count === 1 && only !== undefined && !this.#options.isFolderItself) this.#enter(only);
        else if (this.#folder === undefined) this.#list.miss();
      } else if (!this.#readHeading(text)) {
        const row = readListRow(text, this.#options);
        if (row === undefined) this.#readRest(text, place, globs);
        else this.#add(row, place);
      }
      isFirst = false;
    }
  }

  /** `/etc/cron.d:` */
  #readHeading(text: string): boolean {
    if (!text.startsWith("/") || !text.endsWith(":") || this.#options.isFolderItself) return false;
    const folder = plainPath(text.slice(0, -1));
    const isOperand = this.#paths.has(folder) || this.#matches(folder);
    const isBelow = this.#options.isRecursive && this.#listed.has(parentOf(folder));
    if ((!isOperand && !isBelow) || this.#listed.has(folder)) return false;
    this.#enter(folder);
    return true;
  }

  #enter(folder: string): void {
    this.#folder = plainPath(folder);
    this.#listed.add(this.#folder);
    this.#noteGlob(this.#folder);
    this.#list.add(this.#folder, { type: "folder" }, shownAt(this.#exchange));
  }

  #add({ name, status }: ListRow, place: Place): void {
    const path = this.#pathOf(name);
    if (path === undefined) {
      this.#list.miss();
      return;
    }
    if (this.#folder === undefined) this.#noteGlob(path);
    this.#list.add(path, status, place);
  }

  /** Undefined if the name may belong to another file. */
  #pathOf(name: string): string | undefined {
    const folder = this.#folder;
    if (folder === undefined) {
      const path = plainPath(name.startsWith("/") ? name : within(this.#exchange.folder ?? "", name));
      return this.#paths.has(path) || this.#matches(path) ? path : undefined;
    }
    if (name === ".") return folder;
    if (name === "..") return parentOf(folder);
    return name.includes("/") || /[?\\"']/.test(name) ? undefined : within(folder, name);
  }

  #readRest(text: string, place: Place, globs: readonly string[]): void {
    const message = fileMessageIn(text, this.#command.name);
    const path = plainPath(message?.path ?? "");
    if (message === undefined) this.#list.miss();
    else if (!globs.includes(path)) {
      this.#list.addMessage({ ...message, path }, place, (one) => this.#paths.has(one));
    } else if (message.why === "absent") this.#emptyGlobs.add(path);
    else this.#list.miss();
  }

  #matches(path: string): boolean {
    return this.#operands.globs.some((glob) => matchesPath(glob, path));
  }

  #noteGlob(path: string): void {
    for (const glob of this.#operands.globs) if (matchesPath(glob, path)) this.#seenGlobs.add(glob);
  }

  /** A glob that matched a single folder lists it without its name. */
  coveredGlobs(): string[] {
    return [...this.#emptyGlobs, ...this.#seenGlobs];
  }

  coveredFolders(): ({ folder: string; hidden: boolean } | { below: string })[] {
    const { isRecursive, showsHidden } = this.#options;
    return [...this.#listed].map((folder) =>
      isRecursive && showsHidden && this.#paths.has(folder)
        ? { below: folder }
        : { folder, hidden: showsHidden },
    );
  }
}
