import { type Draft, shareText, skip } from "../../draft.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * The owners of sockets, for the tables of /proc/net, which show only inodes: `/proc/812/fd/3 ->
 * socket:[4711]`, as `find` prints links with `-printf '%p -> %l\n'`, and `/proc/812/comm:telnetd`, as `grep
 * -H .` does.
 */
export const procOwners: LineReader = {
  format: "processes",
  view: "none",
  commands: [],
  recognises: (fields) => HOLDER.test(fields.line) || NAME.test(fields.line),
  open: (draft) => section(draft),
};

const HOLDER = /^\s*\/proc\/(\d{1,10})\/fd\/\d{1,10} -> socket:\[(\d{1,20})\]\s*$/;
const NAME = /^\s*\/proc\/(\d{1,10})\/comm:\s*(\S.{0,255})$/;

function section(draft: Draft): Section {
  return {
    endsRowAtLine: true,
    read(fields: Fields, line: number) {
      const holder = HOLDER.exec(fields.line);
      if (holder) {
        const [, pid, inode] = holder;
        const owners = draft.inodeOwners.get(inode!);
        if (owners === undefined) draft.inodeOwners.set(inode!, [Number(pid)]);
        else if (!owners.includes(Number(pid))) owners.push(Number(pid));
        return skip(draft, "open file of a process", line);
      }
      const named = NAME.exec(fields.line);
      if (!named) return false;
      draft.processes.push({ pid: Number(named[1]), name: shareText(draft, named[2]!.trim()), line });
      return true;
    },
  };
}
