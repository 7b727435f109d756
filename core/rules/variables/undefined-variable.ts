import type { Fix } from "../../findings/finding.ts";
import { replaceWith } from "../../findings/suggestion.ts";
import { closest } from "../../schema/index.ts";
import { declaredVariables, variableReferences } from "../../semantics/variables.ts";
import { lineEndOf, startOfLine } from "../../syntax/lines.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

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
#    <default></default>
#    <description></description>
#    <value_type>STRING</value_type>
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

function findUndefined({ tree, policy }: PolicyContext, report: Report): void {
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
      fixes: [
        ...(likely === undefined ? [] : [replaceWith(`@${likely}@`, [{ start, end }])]),
        declare(name, tree.text, policy.checkTypeElement?.open.start ?? 0),
      ],
    });
  }
}

/**
 * Declares the variable behind the others, in a header that is made where there is none; its default is for the author
 * to say.
 * @param policyStart offset of the policy behind the header
 */
function declare(name: string, text: string, policyStart: number): Fix {
  const variable = [
    "#  <variable>",
    `#    <name>${name}</name>`,
    "#    <default></default>",
    "#    <description></description>",
    "#    <value_type>STRING</value_type>",
    "#  </variable>",
  ];
  const variables = ["#<variables>", ...variable, "#</variables>"];
  const header = text.slice(0, policyStart);
  const lineOf = (tag: RegExp) => {
    const at = header.search(tag);
    return at === -1 ? undefined : startOfLine(text, at);
  };
  const [endOfVariables, endOfHeader] = [lineOf(/<\/variables>/), lineOf(/<\/ui_metadata>/)];
  const at = endOfVariables ?? endOfHeader ?? startOfLine(text, policyStart);
  const whole = ["#<ui_metadata>", ...variables, "#</ui_metadata>"];
  const lines = endOfVariables !== undefined ? variable : endOfHeader !== undefined ? variables : whole;
  const lineEnd = lineEndOf(text);
  const newText = lines.map((line) => line + lineEnd).join("");
  return { title: `Declare @${name}@ in the header`, safe: false, edits: [{ start: at, end: at, newText }] };
}

/** The mark of a licence comment, no variable. */
function isMarker(name: string): boolean {
  return name === "PROFESSIONALFEED";
}
