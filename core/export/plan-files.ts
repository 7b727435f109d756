import type { CheckSource } from "../evaluate/checks/check-source.ts";
import { pathsOf } from "../evaluate/checks/content/paths.ts";
import { octalMode, readMode } from "../evaluate/checks/files/file-mode.ts";
import { hashProperty } from "../evaluate/checks/files/hash-property.ts";
import { textWithValues } from "../evaluate/values.ts";
import { isGlob } from "../observations/paths.ts";
import { readStrings } from "../syntax/grammar/values/expression.ts";
import { textOf } from "../syntax/string-value.ts";
import { isPlainText } from "./plain-text.ts";
import type { FileProperty, FileQuestion } from "./plan.ts";
import type { PlannedQuestion } from "./plan-ports.ts";

/**
 * FILE_CHECK and FILE_CHECK_NOT of one path, with the properties that osquery's `file` and `hash` show in the
 * way the scanner reads them. Checks that can't be judged at all are sorted out before.
 */
export function planFileCheck(source: CheckSource, negated: boolean): PlannedQuestion<FileQuestion> {
  const refuse = (reason: string): PlannedQuestion<FileQuestion> => ({ ok: false, reason });
  const found = pathsOf(source);
  if (!found.ok) return found;
  const [path, ...others] = found.paths.patterns;
  if (path === undefined || others.length > 0 || isGlob(path)) {
    return refuse("Checks of several files, or of those that a glob names, are not exported.");
  }
  if (!isPlainText(path)) return refuse("The path has characters that are not exported.");
  const other = ["attr", "ignore", "check_uneveness"].find((name) => source.has(name));
  if (other !== undefined) return refuse(`osquery does not show what ${other} asks for.`);
  const properties: FileProperty[] = [];
  for (const read of readers) {
    const property = read(source);
    if (typeof property === "string") return refuse(property);
    if (property !== undefined) properties.push(property);
  }
  const isExcused = ["required", "file_required"].some((name) => source.word(name) === "NO");
  const passes = isExcused || (negated && properties.length === 0);
  return {
    ok: true,
    question: { kind: "file", path, negated, missing: passes ? "PASSED" : "FAILED", properties },
  };
}

type Read = (source: CheckSource) => FileProperty | string | undefined;

const readNames =
  (name: "owner" | "group"): Read =>
  (source) => {
    const [keyword] = source.keywords(name);
    if (keyword === undefined) return undefined;
    const { value } = keyword;
    const { tree } = source.check;
    const strings = value?.kind === "word" ? [value] : value && readStrings(value);
    if (strings === undefined || source.keywords(name).length > 1)
      return `The value of ${name} is not exported.`;
    const names = strings.map((string) => textWithValues(textOf(tree, string), source.values).trim());
    const odd = names.find((one) => one === "none" || !/^[A-Za-z_][\w.$-]*$/.test(one));
    return odd === undefined
      ? { is: name, names }
      : `${name} ${JSON.stringify(odd)} is more than a name, and is not exported.`;
  };

const readNumber =
  (name: "uid" | "gid"): Read =>
  (source) => {
    const text = source.has(name) ? source.written(name)?.text.trim() : undefined;
    return text === undefined ? undefined : { is: name, number: Number(text) };
  };

const readers: readonly Read[] = [
  readNames("owner"),
  readNames("group"),
  readNumber("uid"),
  readNumber("gid"),
  (source) => {
    const text = source.written("mode")?.text.trim();
    if (text === undefined) return undefined;
    const mode = readMode(text);
    if (mode === undefined || mode.type !== undefined) return "A mode with letters is not exported.";
    // It is not documented whether a mode such as 1000 only asks for that bit.
    if (mode.bits !== 0 && (mode.bits & 0o777) === 0) return "A mode of special bits alone is not exported.";
    return { is: "mode", bits: mode.bits };
  },
  (source) => {
    const text = source.written("mask")?.text.trim();
    const bits = text === undefined ? undefined : octalMode(text);
    return bits === undefined ? undefined : { is: "mask", bits };
  },
  (source) => {
    const letters = source
      .written("file_type")
      ?.text.split("|")
      .map((letter) => letter.trim());
    if (letters === undefined) return undefined;
    if (!letters.every((letter) => letter === "f" || letter === "d"))
      return "Only file_type f and d are exported.";
    return { is: "type", types: letters.map((letter) => (letter === "f" ? "file" : "folder")) };
  },
  (source) => {
    const hash = hashProperty(source);
    return typeof hash === "object" ? { is: "md5", hash: hash.element.text.trim().toLowerCase() } : undefined;
  },
];
