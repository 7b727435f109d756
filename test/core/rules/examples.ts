import { ruleFiles } from "../../../cli/explain/rule-files.ts";
import { rules } from "../../../core/rules/index.ts";
import { ruleTextOf } from "../../../core/rules/rule-text.ts";

/** The two example policies of every rule, from the files beside it. */
export const examples: readonly { id: string; bad: string; good: string }[] = rules.map(({ id }) => {
  const { bad, good } = ruleTextOf(id, ruleFiles);
  return { id, bad, good };
});
