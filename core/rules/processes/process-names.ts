import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { readStrings } from "../../syntax/grammar/values/expression.ts";
import { readNames } from "../../syntax/grammar/values/lists.ts";
import { decodeString } from "../../syntax/string-value.ts";
import type { PolicyTree, Span, StringValue, Value } from "../../syntax/tree.ts";
import type { CheckContext } from "../rule.ts";

/** A process name of a check, with its place in the file. */
export interface ProcessName extends Span {
  text: string;
}

/** The names that a check compares with processes. */
export interface ProcessNames {
  /** `listed`: alternatives in one string, for AUDIT_PROCESS_ON_PORT on Unix. `single`: PROCESS_CHECK. */
  kind: "listed" | "single" | "windows";
  /** The whole value. */
  value: Value;
  names: ProcessName[];
  /** Windows: how they are compared; equality unless given (G 250). */
  operator: string;
}

/**
 * The process names of a check; undefined if it has none, if they contain a variable, or if the value is not
 * a string, which several-values and unquoted-string report.
 */
export function processNamesOf({ check }: CheckContext): ProcessNames | undefined {
  const { tree } = check;
  const portCheck = portCheckOf(check);
  const isStatus = check.itemType === "PROCESS_CHECK" && tree.checkType === "Unix";
  const value = (isStatus ? keywordOf(check, "name") : portCheck?.processKeyword)?.value;
  if (value === undefined || holdsVariable(tree.text.slice(value.start, value.end))) return undefined;
  if (portCheck?.dialect === "windows") {
    const operator = keywordText(check, "check_type") ?? "CHECK_EQUAL";
    return { kind: "windows", value, names: windowsNames(tree, value), operator };
  }
  if (value.kind !== "string") return undefined;
  const kind: ProcessNames["kind"] = isStatus ? "single" : "listed";
  return {
    kind,
    value,
    names: kind === "listed" ? alternatives(tree, value) : [nameOf(tree, value)],
    operator: "",
  };
}

/** Does a check of this kind compare its names by pattern? */
export function comparesByPattern({ operator }: ProcessNames): boolean {
  return operator === "CHECK_REGEX" || operator === "CHECK_NOT_REGEX";
}

/** Is `value_data` a name, or names with || between them? */
export function isNames(value: Value): boolean {
  return readStrings(value) !== undefined;
}

function windowsNames(tree: PolicyTree, value: Value): ProcessName[] {
  if (value.kind === "string") return [nameOf(tree, value)];
  if (value.kind === "group") return value.value === undefined ? [] : windowsNames(tree, value.value);
  return value.kind === "list" ? value.operands.flatMap((operand) => windowsNames(tree, operand)) : [];
}

function nameOf(tree: PolicyTree, value: StringValue): ProcessName {
  return { text: decodeString(tree, value, "code").text, start: value.start, end: value.end };
}

/** The parts between the bars, trimmed; empty if nothing is written. */
function alternatives(tree: PolicyTree, value: StringValue): ProcessName[] {
  const { text, sourceOffset } = decodeString(tree, value, "code");
  return readNames(text)
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      start: sourceOffset(start),
      end: sourceOffset(end),
    }));
}
