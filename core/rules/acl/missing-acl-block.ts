import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closest, type Schema, valueTypes } from "../../schema/index.ts";
import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import { attributeText, keywordText } from "../../semantics/policy.ts";
import { typedValueOf } from "../../semantics/value-type.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import { rememberFor } from "../../text/remember.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const missingAclBlock: Rule = {
  id: "missing-acl-block",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: ["type", "name", "value_type", "value", "value_data"],
    run: findMissing,
  },
};

function findMissing({ tree, policy, checkType, itemOf, schema }: PolicyContext, report: Report): void {
  if (checkType === undefined) return;
  const types = aclTypes(schema);
  const names = policy.aclBlocks.flatMap((block) => attributeText(tree, block, "") ?? []);
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const check of policy.checks) {
    const item = itemOf(check);
    const type = item?.valueType ?? keywordText(check, "value_type");
    if (type === undefined || !types.has(type)) continue;
    const typed = item && typedValueOf(check, item, schema);
    if (typed?.type.form !== "acl-name" || typed.keyword.value === undefined) continue;
    forEachOperand(typed.keyword.value, (operand) => {
      const name = textOf(tree, operand);
      if (name === "" || known.has(name.toLowerCase()) || holdsVariable(name)) return;
      const likely = closest(name, names);
      report(operand, `There is no ACL block "${name}" in this file${didYouMean(likely && `"${likely}"`)}`, {
        fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
      });
    });
  }
}

/** The value types that are names of ACL blocks. */
const aclTypes = rememberFor(
  (schema: Schema): ReadonlySet<string> =>
    new Set(
      valueTypes(schema)
        .filter(({ form }) => form === "acl-name")
        .map(({ name }) => name),
    ),
);
