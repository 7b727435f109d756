import { closest } from "../schema/index.ts";
import { declaredVariables, variableReferences } from "../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "./rule.ts";
import { replaceWith } from "./suggestion.ts";

export const undefinedVariable: Rule = {
  id: "undefined-variable",
  severity: "warning",
  summary: "A variable is used that the header does not declare.",
  why: `A variable @NAME@ is declared in the <variables> of the commented <ui_metadata> header. The scanner gives it a value only
when the file comes with the product; in an uploaded file the author has to write the value, and an @NAME@ that is left
is compared as it stands.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : @MIN_LENGTH@
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  good: `#<ui_metadata>
#<variables>
#  <variable>
#    <name>MIN_LENGTH</name>
#    <default>14</default>
#    <description>Shortest password</description>
#    <value_type>INTEGER</value_type>
#  </variable>
#</variables>
#</ui_metadata>
<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : @MIN_LENGTH@
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findUndefined },
};

function findUndefined({ tree }: PolicyContext, report: Report): void {
  const references = variableReferences(tree);
  if (references.length === 0) return;
  const declared = new Set(declaredVariables(tree).map(({ name }) => name));
  const likelyByName = new Map<string, string | undefined>();
  for (const { name, start, end } of references) {
    if (declared.has(name) || isMarker(name)) continue;
    if (!likelyByName.has(name)) likelyByName.set(name, closest(name, declared));
    const likely = likelyByName.get(name);
    const rest =
      likely === undefined ? "the scanner takes the text as it stands." : `did you mean @${likely}@?`;
    report({ start, end }, `The variable @${name}@ is not declared in the header: ${rest}`, {
      fixes: likely === undefined ? [] : [replaceWith(`@${likely}@`, [{ start, end }])],
    });
  }
}

/** The mark of a licence comment, no variable. */
function isMarker(name: string): boolean {
  return name === "PROFESSIONALFEED";
}
