import type { CommandLine } from "../../commands/command-line.ts";
import { listsEveryProcess, showsKernelName } from "../../commands/ps.ts";
import { type Draft, shareText, skip } from "../../draft.ts";
import type { Process } from "../../snapshot.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/** `ps` of any Unix: `ps aux`, `ps -ef`, `ps -eo pid,comm,args`; the last column is the command. */
export const ps: LineReader = {
  format: "processes",
  view: "none",
  commands: ["ps"],
  recognises: (fields) => headerOf(fields) !== null,
  open: (draft, command) => section(draft, command),
};

const COMMAND = /^(?:COMMAND|CMD|COMM|ARGS|UCOMM|UCMD)$/;

interface Header {
  names: string[];
  /** Where the columns start in the line. */
  starts: number[];
  pid: number;
  parent: number;
  user: number;
  /** First column with a command. */
  name: number;
}

function section(draft: Draft, command: CommandLine | null): Section {
  let header: Header | null = null;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = headerOf(fields);
      if (found) header = found;
      return found !== null && skip(draft, "header", line);
    },
    claims(fields, line) {
      if (header === null) return false;
      const cells = fieldFinder(fields, header);
      const pid = fields.text(cells(header.pid));
      if (!/^\d{1,10}$/.test(pid)) return false;
      const last = header.names.length - 1;
      const commandLine = fields.rest(cells(last));
      const isOnlyCommand = header.name === last;
      const printed = isOnlyCommand ? commandLine : nameCell(fields, header, cells);
      if (printed === "") return false;
      const user = header.user < 0 ? "" : fields.text(cells(header.user));
      const process: Process = {
        pid: Number(pid),
        name: shareText(draft, isOnlyCommand ? nameIn(printed) : kernelName(printed)),
        command: commandLine,
        ...(isOnlyCommand && !isKernelName(header, command) && { fromArguments: true as const }),
        ...(user === "" ? {} : { user: shareText(draft, user) }),
        line,
      };
      draft.processes.push(process);
      const parent = header.parent < 0 ? "" : fields.text(cells(header.parent));
      if (/^\d{1,10}$/.test(parent)) draft.parents.set(process, Number(parent));
      // A row may end anywhere, so one that is cut off looks like any other.
      draft.openAt = "owner";
      return true;
    },
    // A selection has the same header: only the command line shows that every process is listed.
    listsEveryProcess: () => command !== null && listsEveryProcess(command),
  };
}

/** `comm` is not the command line: `ps -e` prints it under CMD, next to the terminal and the time. */
function isKernelName({ names }: Header, command: CommandLine | null): boolean {
  if (/^U?COMM$/.test(names.at(-1)!) || names.join(" ") === "PID TTY TIME CMD") return true;
  return command !== null && showsKernelName(command);
}

/** The name in the column before the command line, which may contain blanks. */
function nameCell(fields: Fields, header: Header, cells: (column: number) => number): string {
  const [start, end] = [header.starts[header.name]!, header.starts[header.name + 1]!];
  const { line } = fields;
  const isAligned = line.charCodeAt(end - 1) === 32 && (start === 0 || line.charCodeAt(start - 1) === 32);
  return isAligned ? line.slice(start, end).trim() : fields.text(cells(header.name));
}

/** macOS and the BSDs print the path of the program where Linux prints its name. */
function kernelName(printed: string): string {
  return printed.startsWith("/") ? printed.slice(printed.lastIndexOf("/") + 1) : printed;
}

function headerOf(fields: Fields): Header | null {
  if (fields.count < 2 || fields.count > 24) return null;
  const names: string[] = [];
  const starts: number[] = [];
  let pid = -1;
  for (let at = 0; at < fields.count; at++) {
    const name = fields.text(at);
    if (!/^[%A-Z][A-Z%:_]*$/.test(name) && !/^[FSC]$/.test(name)) return null;
    if (name === "PID") pid = at;
    names.push(name);
    starts.push(fields.start(at));
  }
  const name = names.findIndex((each) => COMMAND.test(each));
  if (pid < 0 || name < 0 || !COMMAND.test(names.at(-1)!)) return null;
  return {
    names,
    starts,
    pid,
    parent: names.indexOf("PPID"),
    user: names.findIndex((each) => /^(?:USER|UID|EUSER|RUSER)$/.test(each)),
    name,
  };
}

/**
 * Start times take several words, `Nov 23` in STIME and `Sun Jul 4 18:12:31 2021` in STARTED: returns the
 * field of a column, counted past those words.
 */
function fieldFinder(fields: Fields, header: Header): (column: number) => number {
  const time = header.names.findIndex((name) => /^(?:STIME|STARTED|START|LSTART)$/.test(name));
  if (time < 0) return (column) => column;
  const word = fields.text(time);
  const full = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/.test(word);
  const dated =
    /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/.test(word) && fields.isNumber(time + 1);
  const extra = full ? 4 : dated ? 1 : 0;
  return (column) => (column > time ? column + extra : column);
}

/** The name in a command line: `nginx` of `/usr/sbin/nginx -g x`, of `nginx: master process`, of `[nginx]`. */
function nameIn(command: string): string {
  const title = /^([\w.+-]{1,64}):(?:\s|$)/.exec(command);
  if (title) return title[1]!;
  const kernel = /^\[([^\]]{1,64})\]/.exec(command);
  if (kernel) return kernel[1]!;
  const program = command.split(" ", 1)[0]!;
  return program.slice(program.lastIndexOf("/") + 1).replace(/^-/, "") || program;
}
