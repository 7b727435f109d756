import { replaceWith } from "../../findings/suggestion.ts";
import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Rule } from "../rule.ts";

export const unusualValueType: Rule = {
  id: "unusual-value-type",
  severity: "hint",
  summary: "A policy is compared as another value type than the guide says.",
  why: `The guide gives each setting of the password, lockout, Kerberos and audit policy its value type (G 268-273). Published
files sometimes use another one, and it works; the documented one says better what is meant.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : TIME_DAY
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  good: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword }) => keyword?.valueTypeBy !== undefined,
    run({ check, item, tree }, report) {
      if (item === undefined || !item.keywords.has("value_type")) return;
      for (const { name } of check.keywords) {
        const wanted = item.keywords.get(name)?.valueTypeBy;
        if (wanted === undefined) continue;
        const setting = keywordText(tree, check, name);
        const value = keywordOf(check, "value_type")?.value;
        const right = setting !== undefined && Object.hasOwn(wanted, setting) ? wanted[setting] : undefined;
        if (value === undefined || right === undefined || textOf(tree, value) === right) continue;
        report(value, `${setting} is documented as ${right}.`, { fixes: [replaceWith(right, [value])] });
      }
    },
  },
};
