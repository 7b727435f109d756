import type { Need } from "../../../observations/observation.ts";
import { builtinItem } from "../../../schema/index.ts";
import { neverDecided } from "../../outcome.ts";
import { compileRegistryTest } from "../../windows-values/registry-values.ts";
import type { CheckSource } from "../check-source.ts";
import { type Compiled, unjudged } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { compileAccount } from "./check-account.ts";
import { predefinedPlace } from "./predefined-names.ts";
import { judgeSetting } from "./registry-setting.ts";
import { compileSetting } from "./setting-check.ts";
import { wantedOf } from "./wanted.ts";

export const predefinedKeywords = keywordRoles({ name: "judged", value: "judged" });

/** A predefined policy of Windows (G 335-351): a name says what to look at, and the type of `value`. */
export function compilePredefined(source: CheckSource): Compiled {
  const name = source.check.builtin ?? "";
  const written = builtinItem("Windows", name)?.valueType;
  if (written === undefined) return unjudged(`${name} is not evaluated: no predefined policy has that name.`);
  const place = predefinedPlace(name);
  if (place === undefined)
    return unjudged(`${name} is not evaluated: Windows keeps it in different places in different versions.`);
  const problem = keywordProblem(source, predefinedKeywords);
  const fixed = { valueType: written };
  if (place.is === "setting") return compileSetting(source, place.setting, problem, fixed);
  if (place.is === "account") return compileAccount(source, place.account, problem, fixed);
  const { key, item, isKeptOtherwise } = place;
  const needs: Need[] = [{ kind: "registry", path: key, name: item }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source, fixed);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  // The age of the computer's password is the only number of days that is stored in days.
  const valueType = written === "POLICY_DAY" ? "POLICY_DWORD" : written;
  const compiled = compileRegistryTest(wanted.expression, { ...wanted, valueType, isKeptOtherwise });
  if (!compiled.ok) return never(compiled.reason);
  const check = { item, wanted, test: compiled.test, option: undefined };
  return { judge: (host) => judgeSetting(check, key, host), needs };
}
