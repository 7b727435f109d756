import type { Need } from "../../../observations/observation.ts";
import { queryKey } from "../../../observations/query-key.ts";
import { systemValueKey, systemValueQuery } from "../../../observations/system-value-key.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Judge, neverDecided, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import { type Compiled, unjudged } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAnswer } from "../windows/judge-answer.ts";
import { shortText, type Wanted, wantedOf } from "../windows/wanted.ts";
import { compileValueTest, type ValueTest } from "./compare-value.ts";

export const systemValueKeywords = keywordRoles({
  systemvalue: "judged",
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
});

const needs: readonly Need[] = [{ kind: "answer", key: queryKey(systemValueQuery), text: systemValueQuery }];
const remedy = `Add the answer to \`${systemValueQuery}\` as CSV with its header, or what WRKSYSVAL OUTPUT(*PRINT) prints.`;

/** AS/400 AUDIT_SYSTEMVAL: the current value of a system value matches `value_data` (G 100-104). */
export function compileSystemValueCheck(source: CheckSource): Compiled {
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, systemValueKeywords);
  if (problem !== undefined) return never(problem);
  const name = source.text("systemvalue")?.trim().toUpperCase();
  if (name === undefined || !/^[A-Z][A-Z0-9]*$/.test(name))
    return never("The value of systemvalue is not the name of one system value.");
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { expression, valueType, comparison } = found.wanted;
  const compiled = compileValueTest(expression, valueType, comparison);
  if (!compiled.ok) return never(compiled.reason);
  return { judge: judgeSystemValue(name, found.wanted, compiled.test), needs };
}

function judgeSystemValue(name: string, wanted: Wanted, test: ValueTest): Judge {
  return ({ observations }) => {
    const found = observations.ask("setting", systemValueKey(name));
    if (found.is === "unknown" && found.why === "denied") {
      const reason = `${name} is *NOTAVL, which is what a user without authority is shown.`;
      return undecided("missing", reason, "Ask as a user with *ALLOBJ or *AUDIT authority.");
    }
    if (found.is !== "present")
      return notKnown(found.is === "unknown" ? found : { why: "not captured", places: [] }, name, remedy);
    const { values, places } = found;
    const { value } = values[0]!;
    return judgeAnswer(test(value), `${name} is ${shortText(value)}`, wanted, { place: places[0] });
  };
}

/** AS/400 SHOW_SYSTEMVAL (G 103). */
export function compileShownSystemValue(): Compiled {
  return unjudged("SHOW_SYSTEMVAL only reports a system value and judges nothing.");
}
