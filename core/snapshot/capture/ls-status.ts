import type { FileStatus } from "../../observations/observation.ts";

/**
 * Reads the status of a file from the rows that `ls -ld` and `ls -ldn` print; undefined if they can't be
 * read. Names may contain blanks: what both rows have in common after the owners shows where the names end.
 * The mode and the owner of a link are not those of its target.
 */
export function statusIn(names: string, numbers: string): FileStatus | undefined {
  const named = row.exec(names);
  const numbered = row.exec(numbers);
  const ids = /^(\d+) +(\d+) +(?=\S)/.exec(numbered?.[2] ?? "");
  if (named === null || numbered === null || ids === null || named[1] !== numbered[1]) return undefined;
  const mode = modeOf(named[1]!);
  const type = typeOf(named[1]![0]!);
  if (mode === undefined) return undefined;
  if (type === "link") return { type };
  const rest = numbered[2]!.slice(ids[0].length).replace(/\s+/g, " ");
  const all = named[2]!.replace(/\s+/g, " ");
  const owners = all.endsWith(` ${rest}`) ? all.slice(0, -rest.length - 1).split(" ") : [];
  const [owner, group] = owners;
  return {
    type,
    mode,
    ...(owners.length === 2 && owner !== undefined && group !== undefined ? { owner, group } : {}),
    uid: Number(ids[1]),
    gid: Number(ids[2]),
  };
}

/** The mode, perhaps followed by a sign for further rights, then the number of links, then the rest. */
const row = /^([-a-zA-Z?][-rwxsStTlL]{9})[.+@*!]? *\d+ +(.*)$/s;

/** The bits of `-rwsr-x--T`; undefined if the text isn't a mode. */
function modeOf(word: string): number | undefined {
  if (!/^.[-r][-w][-xsSlL][-r][-w][-xsSlL][-r][-w][-xtT]$/.test(word)) return undefined;
  let mode = 0;
  for (let at = 1; at < 10; at++) mode = (mode << 1) | (/[rwxst]/.test(word[at]!) ? 1 : 0);
  if (/[sS]/.test(word[3]!)) mode |= 0o4000;
  // `l` on Solaris: mandatory locking, which is this bit without the right to execute.
  if (/[sSlL]/.test(word[6]!)) mode |= 0o2000;
  if (/[tT]/.test(word[9]!)) mode |= 0o1000;
  return mode;
}

function typeOf(letter: string): NonNullable<FileStatus["type"]> {
  return letter === "-" ? "file" : letter === "d" ? "folder" : letter === "l" ? "link" : "other";
}
