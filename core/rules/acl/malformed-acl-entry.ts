import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { type AclSchema, aclSchema, closest, type KeywordSchema } from "../../schema/index.ts";
import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { isDamaged } from "../../syntax/elements.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Element, Keyword, PolicyTree } from "../../syntax/tree.ts";
import { rememberFor } from "../../text/remember.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const malformedAclEntry: Rule = {
  id: "malformed-acl-entry",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", run: checkBlocks },
};

function checkBlocks({ tree, policy, schema }: PolicyContext, report: Report): void {
  for (const block of policy.aclBlocks) {
    const acl = aclSchema(block.tag, schema);
    if (acl === undefined) continue;
    for (const child of block.children) {
      if (child.kind === "element" && child.tag === "user") checkEntry(tree, acl, child, report);
    }
  }
}

function checkEntry(tree: PolicyTree, acl: AclSchema, entry: Element, report: Report): void {
  const keywords = entry.children.filter((child) => child.kind === "keyword");
  const given = new Set<string>();
  const meant = new Set<string | undefined>();
  for (const keyword of keywords) {
    const { name, nameSpan } = keyword;
    const schema = acl.userKeywords.get(name);
    if (schema === undefined) {
      const likely = closest(name, acl.userKeywords.keys());
      meant.add(likely);
      report(nameSpan, `Unknown keyword ${name}${didYouMean(likely)}`, {
        fixes: likely === undefined ? [] : [replaceWith(likely, [nameSpan])],
      });
    } else if (given.has(name)) {
      report(nameSpan, `${name} is given twice: this keyword can't be repeated.`);
    } else {
      checkTexts(tree, keyword, schema, report);
    }
    given.add(name);
  }
  if (isDamaged(tree, entry)) return;
  for (const { name, required } of acl.userKeywords.values()) {
    if (!required || meant.has(name) || given.has(name)) continue;
    report(entry.open, `This entry needs the keyword ${name}.`);
  }
}

const textsOf = rememberFor((keyword: KeywordSchema): readonly string[] =>
  keyword.values.map(({ value }) => value),
);

function checkTexts(tree: PolicyTree, { name, value }: Keyword, known: KeywordSchema, report: Report): void {
  const allowed = textsOf(known);
  if (value === undefined || allowed.length === 0) return;
  forEachOperand(value, (operand) => {
    const text = textOf(tree, operand);
    if (holdsVariable(text) || allowed.includes(text.toLowerCase())) return;
    const likely = closest(text, allowed);
    report(operand, `"${text}" is not a valid value of ${name}${didYouMean(likely && `"${likely}"`)}`, {
      severity: "warning",
      fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
    });
  });
}
