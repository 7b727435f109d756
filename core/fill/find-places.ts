import { type CheckTypeSchema, checkTypeSchema, type Schema, schemaOfCheck } from "../schema/index.ts";
import { forEachOperand, type Operand } from "../semantics/operands.ts";
import { patternsOf } from "../semantics/patterns.ts";
import { policyOf } from "../semantics/policy.ts";
import { holdsVariable } from "../semantics/variables.ts";
import { elementsOf } from "../syntax/elements.ts";
import { parse } from "../syntax/parse.ts";
import type { Element, PolicyTree, Value } from "../syntax/tree.ts";

/** A part of a value that contains variables. */
export interface Place {
  operand: Operand;
  /** The keyword, or the tag if it is in one. */
  field: string;
  /** The check, ACL entry or tag that it is in. */
  element: Element;
  /** The scanner reads it as a regular expression. */
  isPattern: boolean;
}

export const variableReference = /@([A-Z][A-Z0-9_]*)@/g;

/** Every part of a value in which a variable is named, in the order of the file. */
export function findPlaces(tree: PolicyTree, schema: Schema): Place[] {
  const places: Place[] = [];
  if (!tree.text.includes("@")) return places;
  const patterns = patternStarts(tree, schema);
  const add = (value: Value | undefined, field: string, element: Element): void => {
    if (value === undefined || !holdsVariable(tree.text.slice(value.start, value.end))) return;
    forEachOperand(value, (operand) => {
      if (!holdsVariable(tree.text.slice(operand.start, operand.end))) return;
      places.push({ operand, field, element, isPattern: patterns.has(operand.start) });
    });
  };
  for (const element of elementsOf(tree)) {
    const { open, children } = element;
    add(open.value, open.name, element);
    for (const { name, value } of open.attributes) add(value, name, element);
    for (const child of children) if (child.kind === "keyword") add(child.value, child.name, element);
  }
  return places.sort((one, other) => one.operand.start - other.operand.start);
}

/**
 * Where the regular expressions with variables begin. Whether a text is a pattern is only known without
 * variables, so each is replaced by a word of the same length.
 */
function patternStarts(tree: PolicyTree, schema: Schema): Set<number> {
  const starts = new Set<number>();
  const type: CheckTypeSchema | undefined =
    tree.checkType === undefined ? undefined : checkTypeSchema(tree.checkType, schema);
  if (type === undefined) return starts;
  const policy = policyOf(parse(tree.text.replace(variableReference, "x$1x"), schema));
  for (const check of policy.checks) {
    const item = schemaOfCheck(type, check, schema);
    if (item === undefined) continue;
    for (const { value } of patternsOf(check, item)) starts.add(value.start);
  }
  return starts;
}
