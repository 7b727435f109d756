import type { Found, Need, Place } from "../../../observations/observation.ts";
import { settingKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { neverDecided, type Outcome } from "../../outcome.ts";
import type { Answer } from "../../windows-values/answer.ts";
import { compileSettingTest } from "../../windows-values/settings.ts";
import { compileTexts } from "../../windows-values/texts.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { accountWithRid } from "./known-accounts.ts";
import { shownText } from "./shown-value.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

export const checkAccountKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  account_type: "judged",
});

/** One of the two accounts that every host has, by the last number of its SID. */
export interface KnownAccount {
  what: string;
  rid: string;
  /** Its setting in the section `System Access` of a security template. */
  nameSetting: string;
  enabledSetting: string;
}

export const knownAccounts: Readonly<Record<string, KnownAccount>> = {
  ADMINISTRATOR_ACCOUNT: {
    what: "the administrator account",
    rid: "500",
    nameSetting: "NewAdministratorName",
    enabledSetting: "EnableAdminAccount",
  },
  GUEST_ACCOUNT: {
    what: "the guest account",
    rid: "501",
    nameSetting: "NewGuestName",
    enabledSetting: "EnableGuestAccount",
  },
};

/** Windows CHECK_ACCOUNT (G 296-298): the name of the administrator or guest account, or whether it is enabled. */
export function compileCheckAccount(source: CheckSource): Compiled {
  const word = source.word("account_type") ?? "";
  const account = Object.hasOwn(knownAccounts, word) ? knownAccounts[word] : undefined;
  if (account === undefined) {
    const reason = "CHECK_ACCOUNT needs ADMINISTRATOR_ACCOUNT or GUEST_ACCOUNT as account_type.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  return compileAccount(source, account, keywordProblem(source, checkAccountKeywords));
}

/** @param fixed of a predefined policy */
export function compileAccount(
  source: CheckSource,
  account: KnownAccount,
  problem: string | undefined,
  fixed?: { valueType: string },
): Compiled {
  const isName = (fixed?.valueType ?? source.word("value_type")) === "POLICY_TEXT";
  const setting = isName ? account.nameSetting : account.enabledSetting;
  const needs: Need[] = [{ kind: "setting", key: settingKey("System Access", setting) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source, fixed);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = isName
    ? compileTexts(wanted.expression, wanted.comparison)
    : compileSettingTest("switch", wanted.expression, wanted);
  if (!compiled.ok) return never(compiled.reason);
  const check: AccountCheck = { account, setting, isName, wanted, test: compiled.test };
  return { judge: (host) => judgeAccount(check, host), needs };
}

interface AccountCheck {
  account: KnownAccount;
  setting: string;
  isName: boolean;
  wanted: Wanted;
  test(actual: string): Answer;
}

function judgeAccount(check: AccountCheck, host: Host): Outcome {
  const { account, isName, wanted, test } = check;
  const subject = isName ? `the name of ${account.what}` : `whether ${account.what} is enabled`;
  const remedy = "Add the file that `secedit /export /cfg policy.inf` writes.";
  const set = host.observations.ask("setting", settingKey("System Access", check.setting));
  if (set.is === "present" && set.partial !== undefined) {
    return notKnown({ why: set.partial, places: set.places }, subject, remedy);
  }
  const told = [...toldBySetting(set), ...toldByList(check, host)];
  const [first] = told;
  if (first === undefined) {
    return notKnown(set.is === "unknown" ? set : { why: "not captured", places: [] }, subject, remedy);
  }
  const other = told.find(({ value }) => value.toLowerCase() !== first.value.toLowerCase());
  if (other !== undefined) {
    const places = [first.place, other.place].filter((place) => place !== undefined);
    return notKnown({ why: "conflict", places }, subject, undefined);
  }
  const capital = account.what.replace("the", "The");
  const fact = isName
    ? `The name of ${account.what} is ${shownText(first.value)}`
    : `${capital} is ${first.value === "1" ? "enabled" : first.value === "0" ? "disabled" : shownText(first.value)}`;
  return judgeAnswer(test(first.value), fact, wanted, { place: first.place });
}

interface Told {
  value: string;
  place: Place | undefined;
}

/** Names are in quotes in a security template. */
function toldBySetting(found: Found<"setting">): Told[] {
  if (found.is !== "present") return [];
  return found.values.map(({ value }, at) => ({
    value: value.trim().replace(/^"(.*)"$/, "$1"),
    place: found.places[at],
  }));
}

function toldByList({ account, isName }: AccountCheck, host: Host): Told[] {
  const found = accountWithRid(host, account.rid);
  if (found?.is !== "present") return [];
  return found.values.flatMap(({ name, enabled }, at): Told[] => {
    const place = found.places[at];
    if (isName) return [{ value: name.slice(name.lastIndexOf("\\") + 1), place }];
    return enabled === undefined ? [] : [{ value: enabled ? "1" : "0", place }];
  });
}
