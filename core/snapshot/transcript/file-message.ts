/** What a program says about a file that it could not read. */
export interface FileMessage {
  path: string;
  /** other: in unknown words, which may mean anything. */
  why: "absent" | "denied" | "folder" | "other";
}

const absent = /^(?:No such file or directory|Not a directory|not found|cannot be found|does not exist\.?)$/;
const denied = /^(?:Permission denied|Operation not permitted|The file access permissions do not allow.*)$/;
const folder = /^(?:Is a directory|is a directory)$/;
const longest = 5000;

/**
 * Reads a message of a program about a file, as GNU (`ls: cannot access '/x': No such file or directory`), the BSDs and
 * busybox (`ls: /x: No such file or directory`), Solaris (`/x: No such file or directory`, `cat: cannot open /x`), AIX
 * (`ls: 0653-341 The file /x does not exist.`) and HP-UX (`/x not found`) print it. Other languages are "other".
 *
 * @param program its name
 */
export function fileMessageIn(line: string, program: string): FileMessage | undefined {
  if (line.length > longest) return undefined;
  const aix = /^(?:\w+: )?\d{4}-\d{3} (?:The file |Cannot open )?(\S+?)\.? (does not exist\.?)$/.exec(line);
  if (aix !== null) return { path: aix[1]!, why: "absent" };
  const isOwn = line.startsWith(`${program}: `) || line.startsWith(`/usr/bin/${program}: `);
  const said = isOwn ? line.slice(line.indexOf(": ") + 2) : line;
  const solaris = /^cannot open (?:'([^']+)'|(\/\S+))$/.exec(said);
  if (isOwn && solaris !== null) return { path: solaris[1] ?? solaris[2]!, why: "other" };
  const hp = /^(\/\S+) (not found)$/.exec(said);
  if (hp !== null) return { path: hp[1]!, why: "absent" };
  const end = said.lastIndexOf(": ");
  if (end < 0) return isOwn ? { path: "", why: "other" } : undefined;
  const words = said.slice(end + 2).trim();
  const why = absent.test(words)
    ? "absent"
    : denied.test(words)
      ? "denied"
      : folder.test(words)
        ? "folder"
        : "other";
  if (!isOwn && why === "other") return undefined;
  const path = pathIn(said.slice(0, end));
  if (!isOwn && path === undefined) return undefined;
  return { path: path ?? "", why };
}

/** `cannot statx '/x'`, `can't open '/x'`, `cannot access /x`, `error reading '/x'`, `/x: stat`, `/x` */
function pathIn(text: string): string | undefined {
  const quoted = /^(?:[a-z][a-z']{0,12} ){0,4}(?:'([^']*)'|‘([^’]*)’|"([^"]*)")(?: for reading)?$/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? quoted[3];
  const plain =
    /^(?:(?:cannot|can't|could not|error) (?:access|open|stat|statx|read|reading) (?:file |directory )?)?(\S.*?)(?:: (?:l?stat|open))?$/.exec(
      text,
    );
  return plain?.[1];
}
