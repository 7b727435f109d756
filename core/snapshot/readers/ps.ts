import { type Draft, shared, skip } from "../draft.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";

/** `ps` of any Unix: `ps aux`, `ps -ef`, `ps -eo pid,comm,args`; the last column is the command. */
export const ps: LineReader = {
  id: "processes",
  view: "none",
  commands: ["ps"],
  recognises: (fields) => headerOf(fields) !== null,
  open: (draft) => section(draft),
};

const COMMAND = /^(?:COMMAND|CMD|COMM|ARGS|UCOMM|UCMD)$/;

interface Header {
  names: string[];
  pid: number;
  user: number;
  /** First column with a command. */
  name: number;
}

function section(draft: Draft): Section {
  let header: Header | null = null;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = headerOf(fields);
      if (found) header = found;
      return found !== null && skip(draft, "header", line);
    },
    continues(fields, line) {
      if (header === null) return false;
      const cells = shifted(fields, header);
      const pid = fields.text(cells(header.pid));
      if (!/^\d{1,10}$/.test(pid)) return false;
      const last = header.names.length - 1;
      const command = fields.rest(cells(last));
      const printed = header.name < last ? fields.text(cells(header.name)) : command;
      if (printed === "") return false;
      const user = header.user < 0 ? "" : fields.text(cells(header.user));
      draft.processes.push({
        pid: Number(pid),
        name: shared(draft, nameIn(printed)),
        command,
        ...(user === "" ? {} : { user: shared(draft, user) }),
        line,
      });
      return true;
    },
    endsAtBlank: true,
  };
}

function headerOf(fields: Fields): Header | null {
  if (fields.count < 2 || fields.count > 24) return null;
  const names: string[] = [];
  let pid = -1;
  for (let at = 0; at < fields.count; at++) {
    const name = fields.text(at);
    if (!/^[%A-Z][A-Z%:_]*$/.test(name) && !/^[FSC]$/.test(name)) return null;
    if (name === "PID") pid = at;
    names.push(name);
  }
  const name = names.findIndex((each) => COMMAND.test(each));
  if (pid < 0 || name < 0 || !COMMAND.test(names.at(-1)!)) return null;
  return { names, pid, user: names.findIndex((each) => /^(?:USER|UID|EUSER|RUSER)$/.test(each)), name };
}

/**
 * Start times take several words, `Nov 23` in STIME and `Sun Jul 4 18:12:31 2021` in STARTED: gives the field of a
 * column, counted past those words.
 */
function shifted(fields: Fields, header: Header): (column: number) => number {
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
