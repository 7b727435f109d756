import { closestCheckType, knownMistake } from "../schema/index.ts";
import type { PolicyContext, Report, Rule } from "./rule.ts";
import { didYouMean, replaceWith } from "./suggestion.ts";

export const unknownCheckType: Rule = {
  id: "unknown-check-type",
  severity: "error",
  summary: "No plugin of the scanner has this check type.",
  why: `The value of <check_type> chooses the plugin that reads the file. With a name that no plugin has, the file can't be
uploaded, and nothing in it can be validated here.`,
  bad: `<check_type:"Linux">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: checkName },
};

function checkName({ policy, checkType, schema }: PolicyContext, report: Report): void {
  const name = policy.checkType;
  const value = policy.checkTypeElement?.open.value;
  if (name === undefined || value === undefined || checkType !== undefined) return;
  const likely = closestCheckType(name, schema);
  const reason = knownMistake("check-type", name, undefined, schema)?.reason;
  const inside = value.kind === "string" ? { start: value.start + 1, end: value.end - 1 } : value;
  report(
    value,
    `Unknown check type ${name}${didYouMean(likely)}${reason === undefined ? "" : ` ${reason}`}`,
    {
      fixes: likely === undefined ? [] : [replaceWith(likely, [inside])],
    },
  );
}
