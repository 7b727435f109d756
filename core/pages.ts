/** What the generated pages and packages are made of: for the scripts, as their only way to core. */
export { configurationFileName } from "./config/configuration.ts";
export { defaultEvaluateOptions } from "./evaluate/options.ts";
export { describeItem, describeItemFacts } from "./explain/item.ts";
export { describeUse, describeValue } from "./explain/keyword.ts";
export { pageAsDocument } from "./explain/markdown-page.ts";
export { explainRule } from "./explain/rule.ts";
export { describeSource } from "./explain/source.ts";
export { describeCheckTypeFacts, describeParents } from "./explain/tag.ts";
export { describeValues } from "./explain/value.ts";
export { lint } from "./lint/lint.ts";
export { referencePage } from "./report/check/reference-url.ts";
export { ruleUrl } from "./report/lint/rule-url.ts";
export { rules } from "./rules/index.ts";
export type { Rule } from "./rules/rule.ts";
export { type RuleText, ruleTextOf } from "./rules/rule-text.ts";
export {
  aclSchema,
  builtinItems,
  type CheckTypeSchema,
  checkTypes,
  exampleCheck,
  frameworks,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  metadataElements,
  operators,
  type Sourced,
  type TagSchema,
  tagNames,
  tagSchema,
  type ValueSchema,
  valueFormSchema,
  valueForms,
  valueTypes,
} from "./schema/index.ts";
export { policyOf } from "./semantics/policy.ts";
export { systems } from "./snapshot/systems.ts";
export { PolicyGrammar } from "./syntax/grammar/policy-grammar.ts";
export { ExpressionGrammar } from "./syntax/grammar/values/expression.ts";
export { ListGrammar } from "./syntax/grammar/values/lists.ts";
export { RangeGrammar } from "./syntax/grammar/values/range.ts";
export { enclosingNames, isTag } from "./syntax/nesting.ts";
export { parse } from "./syntax/parse.ts";
export { codeBlock, inlineCode, proseAsMarkdown } from "./text/markdown-text.ts";
export { xmlAttributes, xmlText } from "./text/xml.ts";
