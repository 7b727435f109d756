import { lineOf } from "../../observations/excerpt.ts";
import { commandLines } from "../commands/command-line.ts";
import { listsEveryProcess } from "../commands/ps.ts";
import { type Draft, shareText } from "../draft.ts";
import { noteFormat } from "../hosts/scanned-hosts.ts";
import { type Exchange, linesOf } from "./exchange.ts";
import { simpleCommand } from "./simple-command.ts";

/** What the columns of `ps -o` are. Columns of several words are not included, unless they come last. */
const columns: ReadonlyMap<string, "kernel" | "arguments" | "user" | "pid" | "other"> = new Map([
  ["pid", "pid"] as const,
  ...["comm", "ucomm", "ucmd", "fname"].map((name) => [name, "kernel"] as const),
  ...["args", "command", "cmd"].map((name) => [name, "arguments"] as const),
  ...["user", "euser", "ruser", "uname", "uid", "euid", "ruid"].map((name) => [name, "user"] as const),
  ..."ppid pgid pgrp sess sid tty tt tpgid group egroup rgroup gid stat state s nice ni pri pcpu %cpu pmem %mem vsz rss rsz sz time cputime etime etimes nlwp thcount psr cls class policy label zone context f flags wchan"
    .split(" ")
    .map((name) => [name, "other"] as const),
]);

/**
 * The columns of `ps -o` if only the command shows what they are: there is no process id among them, no
 * heading, or the name is not last. Undefined for any other command, and for unknown columns.
 */
function columnsOf(typed: string): { kinds: string[]; hasHeading: boolean } | undefined {
  const command = simpleCommand(typed);
  if (command?.name !== "ps" || command.lines === "changed") return undefined;
  const formats: string[] = [];
  const words = command.args.map(({ text }) => text);
  for (let at = 0; at < words.length; at++) {
    const own = /^(?:-?[A-Za-z]*?[oO]|--format=?)(.*)$/.exec(words[at]!);
    if (own === null || (!words[at]!.startsWith("-") && !/^[a-z]*o$/.test(words[at]!))) continue;
    const format = own[1] === "" ? words[++at] : own[1];
    if (format === undefined) return undefined;
    formats.push(format);
  }
  if (formats.length === 0) return undefined;
  let hasHeading = false;
  const kinds: string[] = [];
  for (const format of formats) {
    for (const column of format.split(/[,\s]+/)) {
      const [, name, heading] = /^([\w%]+)(?::\d+)?(=.*)?$/.exec(column) ?? [];
      const kind = columns.get(name ?? "");
      if (kind === undefined) return undefined;
      hasHeading ||= heading !== "=";
      kinds.push(kind);
    }
  }
  const names = kinds.filter((kind) => kind === "kernel" || kind === "arguments");
  const isLast = names.length > 0 && kinds.at(-1) === names[0];
  // `comm` rarely contains blanks, so it may come earlier; a command line usually does.
  const isReadable = names.length === 1 && (isLast || names[0] === "kernel");
  const isReadByHeading = isLast && hasHeading && kinds.includes("pid");
  return isReadable && !isReadByHeading ? { kinds, hasHeading } : undefined;
}

/** Is it a list of processes whose columns are only known from the command? */
export function isListOfNames({ typed, partial, shell }: Exchange): boolean {
  return shell === undefined && partial === undefined && columnsOf(typed) !== undefined;
}

/** Adds the processes of `ps -eo comm`, `ps -e -o user=,args=`, `ps -eo comm,pid`. */
export function readProcessNames(exchange: Exchange, draft: Draft): void {
  if (exchange.shell !== undefined) return;
  const asked = columnsOf(exchange.typed);
  if (asked === undefined) return;
  const { kinds } = asked;
  const nameAt = kinds.findIndex((kind) => kind === "kernel" || kind === "arguments");
  const isLast = nameAt === kinds.length - 1;
  const isKernelName = kinds[nameAt] === "kernel";
  const [userAt, pidAt] = [kinds.indexOf("user"), kinds.indexOf("pid")];
  let isFirst = true;
  let count = 0;
  let isWhole = exchange.partial === undefined;
  for (const { text, place } of linesOf(exchange)) {
    const words = text.trim().split(/\s+/);
    const isHeading = isFirst && asked.hasHeading;
    isFirst = false;
    if (isHeading && words.length === kinds.length && words.every((word) => /^[%A-Z]+$/.test(word))) continue;
    const name = isLast ? words.slice(nameAt).join(" ") : (words[nameAt] ?? "");
    const isRow = isLast ? name !== "" : words.length === kinds.length;
    const pid = pidAt < 0 ? null : Number(words[pidAt]);
    if (!isRow || isHeading || Number.isNaN(pid) || /^(?:error|usage|ps):/i.test(text.trim())) {
      isWhole = false;
      continue;
    }
    draft.processes.push({
      pid,
      name: shareText(draft, isKernelName ? baseOf(name) : programIn(name)),
      command: name,
      ...(!isKernelName && { fromArguments: true as const }),
      ...(userAt >= 0 && { user: shareText(draft, words[userAt]!) }),
      line: lineOf(place.source, place.start),
    });
    count++;
  }
  if (count === 0) return;
  noteFormat(draft, "processes");
  const [command] = commandLines(`# ${exchange.typed}`).filter(({ name }) => name === "ps");
  draft.processLists.push(isWhole && command !== undefined && listsEveryProcess(command));
}

/** macOS and the BSDs print the path of the program where Linux prints its name. */
function baseOf(printed: string): string {
  return printed.startsWith("/") ? printed.slice(printed.lastIndexOf("/") + 1) : printed;
}

/** The name in a command line: `nginx` of `/usr/sbin/nginx -g x`, of `nginx: master process`, of `[nginx]`. */
function programIn(command: string): string {
  const title = /^([\w.+-]{1,64}):(?:\s|$)/.exec(command) ?? /^\[([^\]]{1,64})\]/.exec(command);
  if (title !== null) return title[1]!;
  const program = command.split(" ", 1)[0]!;
  return program.slice(program.lastIndexOf("/") + 1).replace(/^-/, "") || program;
}
