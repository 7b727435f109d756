import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const conflictingKeywords: Rule = {
  id: "conflicting-keywords",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: ({ item, name }) =>
        item?.mutuallyExclusive.some((group) => group.includes(name.toLowerCase())) ?? false,
      run({ check, item }, report) {
        for (const group of item?.mutuallyExclusive ?? []) {
          const given = group.flatMap((name) => keywordOf(check, name) ?? []);
          const [first, second] = given;
          // The two expectations have their own rule.
          if (first === undefined || second === undefined || isExpectationPair(first.name, second.name))
            continue;
          report(
            second.nameSpan,
            `${first.name} and ${second.name} can't be used together: keep one of them.`,
            {
              related: { ...first.nameSpan, message: `The keyword ${first.name}.` },
            },
          );
        }
      },
    },
  },
};

function isExpectationPair(one: string, other: string): boolean {
  return (one === "expect" && other === "not_expect") || (one === "not_expect" && other === "expect");
}
