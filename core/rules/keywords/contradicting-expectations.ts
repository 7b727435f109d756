import { keywordOf } from "../../semantics/policy.ts";
import { textOf } from "../../syntax/string-value.ts";
import { named } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const contradictingExpectations: Rule = {
  id: "contradicting-expectations",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: named("not_expect"),
      run({ check }, report) {
        const { tree } = check;
        const expected = keywordOf(check, "expect");
        const unwanted = expected && keywordOf(check, "not_expect");
        if (unwanted?.value === undefined || expected?.value === undefined) return;
        const same = textOf(tree, expected.value) === textOf(tree, unwanted.value);
        const message = same
          ? "expect and not_expect are the same: the check can never pass."
          : "expect and not_expect can't be used together: split the check in two.";
        report(unwanted.nameSpan, message, {
          related: { ...expected.nameSpan, message: "The other expectation." },
        });
      },
    },
  },
};
