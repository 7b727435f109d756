import type { CheckContext, PolicyContext } from "../rules/rule.ts";
import { checkTypeSchema, type ItemSchema, schemaOfCheck, standardSchema } from "../schema/index.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { LintOptions } from "./options.ts";

/** A policy with what the schema says about it. */
export function policyContext(
  policy: Policy,
  { schema = standardSchema, encoding }: LintOptions,
): PolicyContext {
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType, schema);
  /** Cached by item type: a policy has few of them, and every rule needs them. */
  const items = new Map<string, ItemSchema | undefined>();
  return {
    schema,
    tree: policy.tree,
    policy,
    encoding,
    checkType,
    textsOf: (read) => policy.checks.map(read),
    itemOf(check) {
      const { itemType, tag } = check;
      if (checkType === undefined) return undefined;
      if (itemType === undefined || tag === "report") return schemaOfCheck(checkType, check, schema);
      const known = items.get(itemType);
      if (known !== undefined || items.has(itemType)) return known;
      const item = schemaOfCheck(checkType, check, schema);
      items.set(itemType, item);
      return item;
    },
  };
}

/** The contexts of its checks: one object, which is valid for the last requested check. */
export function checkContexts({
  schema,
  checkType,
  itemOf,
  policy,
}: PolicyContext): (check: Check) => CheckContext {
  const first = policy.checks[0];
  if (first === undefined) return (check) => ({ schema, check, checkType, item: itemOf(check) });
  const context: CheckContext = { schema, check: first, checkType, item: undefined };
  return (check) => {
    context.check = check;
    context.item = itemOf(check);
    return context;
  };
}
