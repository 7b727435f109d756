import type { CheckContext, PolicyContext } from "../rules/rule.ts";
import { checkTypeSchema, schemaOfCheck, standardSchema } from "../schema/index.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { LintOptions } from "./options.ts";

/** A policy with what the schema says of it. */
export function policyContext(
  policy: Policy,
  { schema = standardSchema, encoding }: LintOptions,
): PolicyContext {
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType, schema);
  return {
    schema,
    tree: policy.tree,
    policy,
    encoding,
    checkType,
    itemOf: (check) => checkType && schemaOfCheck(checkType, check, schema),
  };
}

/** One of its checks likewise. */
export function checkContext({ schema, checkType, itemOf }: PolicyContext, check: Check): CheckContext {
  return { schema, check, checkType, item: itemOf(check) };
}
