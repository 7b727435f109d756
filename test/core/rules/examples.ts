import { rules } from "../../../core/rules/index.ts";
import { ruleTextOf } from "../../../core/rules/rule-text.ts";
import { ruleFiles } from "../../../rule-files/rule-files.ts";

/** The two example policies of every rule, from the files next to it. */
export const examples: readonly { id: string; bad: string; good: string }[] = rules.map(({ id }) => {
  const { bad, good } = ruleTextOf(id, ruleFiles);
  return { id, bad, good };
});
