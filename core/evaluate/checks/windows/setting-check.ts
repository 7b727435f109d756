import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need } from "../../../observations/observation.ts";
import { settingKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { neverDecided, type Outcome, undecided } from "../../outcome.ts";
import { compileSettingTest, type SettingTest } from "../../windows-values/settings.ts";
import type { CheckSource } from "../check-source.ts";
import type { CompileCheck, Compiled } from "../compiled.ts";
import { type KeywordRoles, keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { anonymousNames, type Setting, settingNames, subcategory } from "./setting-names.ts";
import { shortText, type Wanted, wantedOf } from "./wanted.ts";

const valueKeywords = { value_type: "judged", value_data: "judged", check_type: "judged" } as const;

export const passwordKeywords = keywordRoles({ ...valueKeywords, password_policy: "judged" });
export const lockoutKeywords = keywordRoles({ ...valueKeywords, lockout_policy: "judged" });
export const kerberosKeywords = keywordRoles({ ...valueKeywords, kerberos_policy: "judged" });
export const auditKeywords = keywordRoles({ ...valueKeywords, audit_policy: "judged" });
export const subcategoryKeywords = keywordRoles({ ...valueKeywords, audit_policy_subcategory: "judged" });
export const anonymousKeywords = keywordRoles(valueKeywords);

/** Windows PASSWORD_POLICY (G 268-270), LOCKOUT_POLICY (G 270-271), KERBEROS_POLICY (G 271-272), AUDIT_POLICY (G 273). */
export const compilePasswordPolicy: CompileCheck = (source) =>
  compileNamed(source, "password_policy", passwordKeywords);
export const compileLockoutPolicy: CompileCheck = (source) =>
  compileNamed(source, "lockout_policy", lockoutKeywords);
export const compileKerberosPolicy: CompileCheck = (source) =>
  compileNamed(source, "kerberos_policy", kerberosKeywords);
export const compileAuditPolicy: CompileCheck = (source) =>
  compileNamed(source, "audit_policy", auditKeywords);

/** Windows ANONYMOUS_SID_SETTING (G 300-301). */
export const compileAnonymousSid: CompileCheck = (source) =>
  compileSetting(source, anonymousNames, keywordProblem(source, anonymousKeywords));

/**
 * Windows AUDIT_POLICY_SUBCATEGORY (G 274-277): what `auditpol` shows for a subcategory, by its English name.
 */
export const compileAuditSubcategory: CompileCheck = (source) => {
  const name = source.written("audit_policy_subcategory")?.text.trim();
  if (name === undefined || name === "") {
    const reason = "The value of audit_policy_subcategory is not the name of a subcategory.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  return compileSetting(source, subcategory(name), keywordProblem(source, subcategoryKeywords));
};

function compileNamed(source: CheckSource, keyword: string, roles: KeywordRoles): Compiled {
  const word = source.word(keyword) ?? "";
  const names = settingNames[keyword]!;
  const setting = Object.hasOwn(names, word) ? names[word] : undefined;
  if (setting === undefined) {
    return {
      judge: neverDecided("undocumented", `The value of ${keyword} is not a known setting.`),
      needs: [],
    };
  }
  return compileSetting(source, setting, keywordProblem(source, roles));
}

/**
 * The check of one setting.
 *
 * @param fixed of a predefined policy
 */
export function compileSetting(
  source: CheckSource,
  setting: Setting,
  problem: string | undefined,
  fixed?: { valueType: string },
): Compiled {
  const { section, name, measure } = setting;
  const needs: Need[] = [{ kind: "setting", key: settingKey(section, name) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source, fixed);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  // The scanner reads it as a flag, which is the same number (G 269).
  const isFlag = name === "PasswordComplexity" && wanted.valueType === "POLICY_DWORD";
  const compiled = compileSettingTest(isFlag ? "number" : measure, wanted.expression, wanted);
  if (!compiled.ok) return never(compiled.reason);
  return { judge: (host) => judgeSettingValue(setting, wanted, compiled.test, host), needs };
}

function judgeSettingValue(
  { section, name, command }: Setting,
  wanted: Wanted,
  test: SettingTest,
  { observations }: Host,
): Outcome {
  const remedy = settingRemedy(section, command);
  const found = observations.ask("setting", settingKey(section, name));
  if (found.is === "unknown") return notKnown(found, `the setting ${shortText(name)}`, remedy);
  if (found.is === "absent") {
    const line =
      found.places[0] === undefined ? "" : `, line ${excerptOf(found.places[0]).line} of the snapshot`;
    const reason = `The policy does not set ${shortText(name)}${line}, and the snapshot does not show what applies then.`;
    return undecided("partial", reason, remedy);
  }
  const { values, places, partial } = found;
  if (partial !== undefined)
    return notKnown({ why: partial, places }, `the setting ${shortText(name)}`, remedy);
  const [first] = values as [{ value: string }];
  if (values.some(({ value }) => value.trim() !== first.value.trim())) {
    return notKnown({ why: "conflict", places }, `the setting ${shortText(name)}`, remedy);
  }
  const fact = `${shortText(name)} is ${shortText(first.value)}`;
  return judgeAnswer(test(first.value), fact, wanted, { place: places[0] });
}

export function settingRemedy(section: string, command: string): string {
  return section === "auditpol"
    ? `Add the output of \`${command}\`, with the command line above it.`
    : `Add the file that \`${command}\` writes.`;
}
