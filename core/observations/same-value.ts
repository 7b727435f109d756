import type { FileStatus, Kind, Place, Values } from "./observation.ts";

/** Do two observations of one thing say the same? What one does not show, it does not contradict. */
export function isSameValue<K extends Kind>(kind: K, one: Values[K], other: Values[K]): boolean {
  return compare[kind](one, other);
}

const compare: { [K in Kind]: (one: Values[K], other: Values[K]) => boolean } = {
  command: (one, other) => textAt(one.output) === textAt(other.output),
  file: (one, other) => one.selectedBy === other.selectedBy && textAt(one.text) === textAt(other.text),
  selection: (one, other) =>
    one.files.length === other.files.length &&
    one.files.every(({ path, text }, at) => {
      const second = other.files[at]!;
      return path === second.path && textAt(text) === textAt(second.text);
    }),
  builtin: (one, other) => textAt(one.issues) === textAt(other.issues),
  status: (one, other) =>
    statusFields.every((name) => agree(one[name], other[name])) && modesAgree(one, other),
  package: (one, other) =>
    one.version === other.version && agree(one.epoch, other.epoch) && agree(one.release, other.release),
  service: (one, other) => JSON.stringify(one) === JSON.stringify(other),
};

const statusFields = ["type", "owner", "group", "uid", "gid"] as const;

function modesAgree(one: FileStatus, other: FileStatus): boolean {
  if (one.mode === undefined || other.mode === undefined) return true;
  const shown = one.hidesSpecialBits || other.hidesSpecialBits ? 0o777 : 0o7777;
  return (one.mode & shown) === (other.mode & shown);
}

function agree(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined || one === other;
}

/** May the first be a part of the second: the lines up to where a pager or a limit stopped? */
export function isPartOf<K extends Kind>(kind: K, part: Values[K], whole: Values[K]): boolean {
  if (kind === "command") return startsWith(whole as Values["command"], part as Values["command"], "output");
  if (kind === "file") return startsWith(whole as Values["file"], part as Values["file"], "text");
  return isSameValue(kind, part, whole);
}

function startsWith<Name extends string>(
  whole: Record<Name, Place>,
  part: Record<Name, Place>,
  name: Name,
): boolean {
  return textAt(whole[name]).startsWith(textAt(part[name]));
}

/** What two lists show of a file together. */
export function mergeStatus(one: FileStatus, other: FileStatus): FileStatus {
  const merged = { ...one, ...withoutUndefined(other) };
  const whole = [one, other].find(({ mode, hidesSpecialBits }) => mode !== undefined && !hidesSpecialBits);
  if (whole !== undefined) {
    merged.mode = whole.mode!;
    delete merged.hidesSpecialBits;
  }
  return merged;
}

function withoutUndefined(status: FileStatus): FileStatus {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined));
}

/** The lines of an output; a line end at its end, or a carriage return, makes no difference. */
function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end).replace(/\r\n?/g, "\n").replace(/\n+$/, "");
}
