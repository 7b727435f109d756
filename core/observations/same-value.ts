import type {
  Account,
  FileStatus,
  Kind,
  Member,
  Place,
  QueryAnswer,
  RegistryValue,
  Rows,
  Values,
} from "./observation.ts";
import { onlyColumns, whereKey } from "./rows.ts";

/** Do two observations of one thing agree? What one does not show, it does not contradict. */
export function isSameValue<K extends Kind>(kind: K, one: Values[K], other: Values[K]): boolean {
  return compare[kind](one, other);
}

const compare: { [K in Kind]: (one: Values[K], other: Values[K]) => boolean } = {
  command: (one, other) => textAt(one.output) === textAt(other.output),
  file: (one, other) => one.selectedBy === other.selectedBy && isSameText(one.text, other.text),
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
  registry: isSameRegistryValue,
  registryKey: () => true,
  setting: (one, other) => one.value.toLowerCase() === other.value.toLowerCase(),
  rows: isSameRows,
  answer: (one, other) => textsOf(one) === textsOf(other),
  account: (one, other) =>
    agree(one.sid, other.sid) &&
    agree(one.enabled, other.enabled) &&
    agree(one.groups && sort(one.groups), other.groups && sort(other.groups)),
  group: (one, other) => isSameMembers(one.members, other.members),
  acl: (one, other) =>
    agree(one.owner?.toLowerCase(), other.owner?.toLowerCase()) &&
    agree(one.isProtected, other.isProtected) &&
    JSON.stringify(one.entries) === JSON.stringify(other.entries),
};

/** If one does not show the type, the texts decide; a list in braces may be any data. */
function isSameRegistryValue(one: RegistryValue, other: RegistryValue): boolean {
  if (one.type === "shown" || other.type === "shown") {
    const [shown, known] = one.type === "shown" ? [one, other] : [other, one];
    if (Array.isArray(known.data) || typeof known.data === "object") return true;
    if (shown.data.toString().startsWith("{") && known.type !== "REG_SZ") return true;
    // Variables are printed expanded, and 32-bit numbers with a sign.
    if (known.type === "REG_EXPAND_SZ" && known.data.includes("%")) return true;
    if (known.type === "REG_DWORD" && shown.data === String(known.data | 0)) return true;
    return shown.data === known.data.toString();
  }
  if (one.type !== other.type) return false;
  if (Array.isArray(one.data) || Array.isArray(other.data)) {
    return JSON.stringify(one.data) === JSON.stringify(other.data);
  }
  return one.data === other.data;
}

/** Rows of outputs with different columns or conditions do not contradict each other. */
function isSameRows(one: Rows, other: Rows): boolean {
  if (whereKey(one.where) !== whereKey(other.where)) return true;
  const names = other.columns.map((name) => name.toLowerCase());
  const common = one.columns.filter((name) => names.includes(name.toLowerCase()));
  if (common.length === 0) return true;
  const [mine, theirs] = [onlyColumns(one, common)!, onlyColumns(other, common)!];
  const texts = ({ rows }: Rows) => rows.map((row) => JSON.stringify(row).toLowerCase());
  return sort(texts(mine)) === sort(texts(theirs));
}

/** The columns and the rows, regardless of their order. */
function textsOf({ columns, rows }: QueryAnswer): string {
  return JSON.stringify([columns, rows.map(({ cells }) => JSON.stringify(cells)).sort()]);
}

/** If one output shows names and the other SIDs, their number. */
function isSameMembers(one: readonly Member[], other: readonly Member[]): boolean {
  if (one.length !== other.length) return false;
  const names = (members: readonly Member[]) =>
    members.map(({ name }) => name?.toLowerCase().replace(/^.*\\/, ""));
  const [mine, theirs] = [names(one), names(other)];
  if (mine.includes(undefined) || theirs.includes(undefined)) return true;
  return sort(mine as string[]) === sort(theirs as string[]);
}

function sort(texts: readonly string[]): string {
  return JSON.stringify([...texts].sort());
}

/** A note that something was left out equals whatever the other text has there. */
function isSameText(one: Place, other: Place): boolean {
  const [hidden, whole] = one.source.hidden === undefined ? [other, one] : [one, other];
  const notes = hidden.source.hidden;
  if (notes === undefined || whole.source.hidden !== undefined) return textAt(one) === textAt(other);
  const [mine, theirs] = [textAt(hidden), textAt(whole)];
  let at = 0;
  let mineAt = 0;
  for (const { start, end, of } of notes) {
    const before = mine.slice(mineAt, start - hidden.start);
    if (!theirs.startsWith(before, at)) return false;
    at += before.length;
    const from = at;
    while (at < theirs.length && theirs[at] !== "\n" && (of === "line" || theirs[at] !== ":")) at++;
    if (at === from) return false;
    mineAt = end - hidden.start;
  }
  return theirs.slice(at) === mine.slice(mineAt);
}

/** Of two values that agree, does the first show more? */
export function tellsMore<K extends Kind>(kind: K, one: Values[K], than: Values[K]): boolean {
  if (kind === "registry") {
    return (than as RegistryValue).type === "shown" && (one as RegistryValue).type !== "shown";
  }
  if (kind === "file") {
    const [mine, theirs] = [one, than] as [Values["file"], Values["file"]];
    return mine.text.source.hidden === undefined && theirs.text.source.hidden !== undefined;
  }
  if (kind === "answer") {
    const [mine, theirs] = [one, than] as [QueryAnswer, QueryAnswer];
    return mine.mayGoOn === undefined && theirs.mayGoOn === true;
  }
  return false;
}

/** What two outputs show about an account together. */
export function mergeAccount(one: Account, other: Account): Account {
  return { ...other, ...withoutUndefined(one) };
}

const statusFields = ["type", "owner", "group", "uid", "gid"] as const;

function modesAgree(one: FileStatus, other: FileStatus): boolean {
  if (one.mode === undefined || other.mode === undefined) return true;
  const shown = one.hidesSpecialBits || other.hidesSpecialBits ? 0o777 : 0o7777;
  return (one.mode & shown) === (other.mode & shown);
}

function agree(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Can the first be a part of the second: its lines up to where a pager or a limit stopped? */
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

/** What two lists show about a file together. */
export function mergeStatus(one: FileStatus, other: FileStatus): FileStatus {
  const merged = { ...one, ...withoutUndefined(other) };
  const whole = [one, other].find(({ mode, hidesSpecialBits }) => mode !== undefined && !hidesSpecialBits);
  if (whole !== undefined) {
    merged.mode = whole.mode!;
    delete merged.hidesSpecialBits;
  }
  return merged;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value;
}

/** The lines of an output; a line end at its end, or a carriage return, makes no difference. */
function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end).replace(/\r\n?/g, "\n").replace(/\n+$/, "");
}
