import type { FileStatus } from "../../observations/observation.ts";

/**
 * What the rows that `ls -ld` and `ls -ldn` print of one file say of it; undefined where they can't be read. Names may
 * hold blanks: what both rows have in common after the owners tells where they end. The mode and the owner of a link
 * are not those of the file that it leads to.
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

/** The mode, perhaps with a sign for further rights, the number of links, and the rest. */
const row = /^([-a-zA-Z?][-rwxsStTlL]{9})[.+@*!]? *\d+ +(.*)$/s;

/** The bits of `-rwsr-x--T`; undefined where the text is no such word. */
function modeOf(word: string): number | undefined {
  if (!/^.[-r][-w][-xsSlL][-r][-w][-xsSlL][-r][-w][-xtT]$/.test(word)) return undefined;
  let mode = 0;
  for (let at = 1; at < 10; at++) mode = (mode << 1) | (/[rwxst]/.test(word[at]!) ? 1 : 0);
  if (/[sS]/.test(word[3]!)) mode |= 0o4000;
  // `l` on Solaris: locked while it is written, which is the bit without the right to execute.
  if (/[sSlL]/.test(word[6]!)) mode |= 0o2000;
  if (/[tT]/.test(word[9]!)) mode |= 0o1000;
  return mode;
}

function typeOf(letter: string): NonNullable<FileStatus["type"]> {
  return letter === "-" ? "file" : letter === "d" ? "folder" : letter === "l" ? "link" : "other";
}
