import { parsePortList, portsOf } from "../ports/port-list.ts";
import { forEachOperand } from "../semantics/operands.ts";
import { type Check, type Policy, policyOf } from "../semantics/policy.ts";
import {
  type Dialect,
  isOtherDialect,
  isPortItemType,
  type PortCheck,
  portCheckOf,
  portDialectOf,
} from "../semantics/port-check.ts";
import { parse } from "../syntax/parse.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Keyword } from "../syntax/tree.ts";
import { lineEndOf, startOfLine } from "../text/lines.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import type { Refactoring, RefactoringName } from "./refactoring.ts";

/** More checks than this are not converted at a click, because each is read twice. */
const mostChecks = 500;

/**
 * Converts a policy of open-port checks to the other dialect: Unix to Windows, or the other way round.
 * Undefined if it has other checks, or one that the other dialect can't express: patterns as names of
 * processes, `port_option`. The result is read again, and must mean the same ports.
 */
export function convertDialect(policy: Policy): Refactoring | undefined {
  const from = policy.checkType === "Unix" ? "unix" : policy.checkType === "Windows" ? "windows" : undefined;
  if (from === undefined || policy.checks.length > mostChecks || policy.aclBlocks.length > 0)
    return undefined;
  const ports = policy.checks.filter(({ itemType }) => itemType !== undefined && isPortItemType(itemType));
  const others = policy.checks.some((check) => !ports.includes(check) && check.tag !== "report");
  if (others || ports.length === 0 || policy.tree.errors.length > 0) return undefined;
  const edits = frameEdits(policy, from);
  if (edits === undefined) return undefined;
  for (const check of ports) {
    const own = checkEdits(portCheckOf(check));
    if (own === undefined) return undefined;
    for (const edit of own) edits.push(edit);
  }
  edits.sort((left, right) => left.start - right.start);
  const { text } = policy.tree;
  if (!meansTheSame(ports, policyOf(parse(applyEdits(text, edits))).checks)) return undefined;
  const name: RefactoringName = { is: from === "unix" ? "convert-to-windows" : "convert-to-unix" };
  return { name, kind: "rewrite", edits };
}

/**
 * Converts one open-port check to the other dialect: in its own policy if it was written for the other kind
 * of policy, else to be moved into one. Undefined if the other dialect can't express it. As for a policy, the
 * result is read again.
 */
export function convertCheck(check: Check): Refactoring | undefined {
  const own = portDialectOf(check);
  if (own === undefined || check.element.close === undefined) return undefined;
  const isForeign = check.keywords.some(({ name }) => isOtherDialect(own, name.toLowerCase()));
  const from = isForeign ? otherDialect(own) : own;
  const to = otherDialect(from);
  const { start, end } = check.element;
  const text = check.tree.text.slice(start, end);
  const before = checkAlone(text, from);
  const edits = before && checkEdits(portCheckOf(before));
  if (before === undefined || edits === undefined) return undefined;
  edits.sort((left, right) => left.start - right.start);
  const moved = edits.map((edit) => moveBy(edit, -before.element.start));
  const after = checkAlone(applyEdits(text, moved), to);
  if (after === undefined || !meansTheSame([before], [after])) return undefined;
  if (after.keywords.some(({ name }) => isOtherDialect(to, name.toLowerCase()))) return undefined;
  return {
    name: { is: isForeign ? `convert-check-to-${to}` : `convert-check-for-${to}` },
    kind: "rewrite",
    edits: moved.map((edit) => moveBy(edit, start)),
  };
}

/** A check as the only one of a policy. */
function checkAlone(text: string, dialect: Dialect): Check | undefined {
  const open =
    dialect === "unix" ? '<check_type:"Unix">' : '<check_type:"Windows" version:"2">\n<group_policy:"g">';
  const close = dialect === "unix" ? "</check_type>" : "</group_policy>\n</check_type>";
  const policy = policyOf(parse(`${open}\n${text}\n${close}\n`));
  const [check, ...others] = policy.checks;
  return others.length === 0 && policy.tree.errors.length === 0 ? check : undefined;
}

function otherDialect(dialect: Dialect): Dialect {
  return dialect === "unix" ? "windows" : "unix";
}

function moveBy({ start, end, newText }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, newText };
}

/** The tags around the checks. */
function frameEdits({ tree, checkTypeElement, groupPolicy }: Policy, from: Dialect): TextEdit[] | undefined {
  const { open, close } = checkTypeElement ?? {};
  if (open === undefined || close === undefined) return undefined;
  const lineEnd = lineEndOf(tree.text);
  if (from === "unix") {
    if (groupPolicy !== undefined) return undefined;
    const group = `<check_type:"Windows" version:"2">${lineEnd}<group_policy:"Open ports">`;
    return [
      { start: open.start, end: open.end, newText: group },
      { start: close.start, end: close.start, newText: `</group_policy>${lineEnd}` },
    ];
  }
  if (groupPolicy?.close === undefined) return undefined;
  return [
    { start: open.start, end: open.end, newText: '<check_type:"Unix">' },
    wholeLine(tree.text, groupPolicy.open),
    wholeLine(tree.text, groupPolicy.close),
  ];
}

/** Removes a tag, and its line if it is alone on it. */
function wholeLine(text: string, { start, end }: { start: number; end: number }): TextEdit {
  const from = startOfLine(text, start);
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next + 1;
  const isAlone = text.slice(from, start).trim() === "" && text.slice(end, to).trim() === "";
  return isAlone ? { start: from, end: to, newText: "" } : { start, end, newText: "" };
}

/** Keywords that have no counterpart, and mean nothing in the other dialect. */
const dropped = new Set(["system", "value_type"]);
const untranslatable = new Set(["port_option", "check_type"]);

function checkEdits(portCheck: PortCheck | undefined): TextEdit[] | undefined {
  if (portCheck?.ports === undefined || portCheck.portsKeyword?.value === undefined) return undefined;
  const { check, dialect, kind, ports, portsKeyword, processKeyword } = portCheck;
  if (kind === "process" && processKeyword === undefined) return undefined;
  if (check.keywords.some(({ name }) => untranslatable.has(name.toLowerCase()))) return undefined;
  const list = stringIn(otherDialect(dialect), ports.text);
  const names = processKeyword && convertedNames(check, processKeyword, dialect);
  if (list === undefined || (processKeyword !== undefined && names === undefined)) return undefined;
  const edits: TextEdit[] = [];
  for (const keyword of check.keywords) {
    if (dropped.has(keyword.name.toLowerCase())) edits.push(wholeLine(check.tree.text, keyword));
  }
  const isWindows = dialect === "unix";
  if (kind === "process") {
    edits.push(rewrite(check, portsKeyword, isWindows ? "port_no" : "ports", list, ""));
    const type = isWindows ? "POLICY_TEXT" : "";
    edits.push(rewrite(check, processKeyword!, isWindows ? "value_data" : "name", names!, type));
  } else {
    const type = isWindows ? "POLICY_PORTS" : "";
    edits.push(rewrite(check, portsKeyword, isWindows ? "value_data" : "ports", list, type));
  }
  return edits;
}

/**
 * A keyword under its other name, its colon where it was. @param valueType its line is inserted before;
 * empty: there is none
 */
function rewrite(
  { tree }: Check,
  keyword: Keyword,
  name: string,
  value: string,
  valueType: string,
): TextEdit {
  const { text } = tree;
  const line = text.slice(startOfLine(text, keyword.start), keyword.start);
  const width = keyword.colon - keyword.start - 1;
  const written = (word: string, of: string) => `${word.padEnd(width)} : ${of}`;
  const before = valueType === "" ? "" : `${written("value_type", valueType)}${lineEndOf(text)}${line}`;
  return { start: keyword.start, end: keyword.value!.end, newText: before + written(name, value) };
}

/**
 * A text in double quotes: Windows has no escapes in them; in Unix policies, a backslash is written as two.
 */
function stringIn(dialect: Dialect, text: string): string | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  if (dialect === "windows") return text.includes('"') ? undefined : `"${text}"`;
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Only names can be converted: a pattern means different things in the two dialects. */
function convertedNames(check: Check, { value }: Keyword, from: Dialect): string | undefined {
  if (value === undefined) return undefined;
  const names: string[] = [];
  forEachOperand(value, (operand) => {
    const text = textOf(check.tree, operand);
    for (const name of from === "unix" ? text.split("|") : [text]) names.push(name);
  });
  if (value.kind === "list" && (from === "unix" || value.operator !== "||")) return undefined;
  if (names.length === 0 || names.some((name) => !/^[A-Za-z0-9_-][A-Za-z0-9_. -]*$/.test(name)))
    return undefined;
  return from === "unix" ? names.map((name) => `"${name}"`).join(" || ") : `"${names.join("|")}"`;
}

function meansTheSame(before: readonly Check[], all: readonly Check[]): boolean {
  const after = all.filter(({ itemType }) => itemType !== undefined && isPortItemType(itemType));
  return (
    before.length === after.length &&
    before.every((check, index) => {
      const [old, converted] = [portCheckOf(check), portCheckOf(after[index]!)];
      if (old?.ports === undefined || converted?.ports === undefined) return false;
      const isSame = portsOf(parsePortList(old.ports.text)).equals(
        portsOf(parsePortList(converted.ports.text)),
      );
      return isSame && old.kind === converted.kind && old.protocol === converted.protocol;
    })
  );
}
