import type { Member, Need } from "../../../observations/observation.ts";
import { settingKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { neverDecided, type Outcome } from "../../outcome.ts";
import { type AccountsTest, compileAccounts } from "../../windows-values/accounts.ts";
import { isSid, nameOfSid } from "../../windows-values/well-known-sids.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { accountHost } from "./known-accounts.ts";
import { shortText, type Wanted, wantedOf } from "./wanted.ts";

export const userRightsKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  right_type: "judged",
  use_domain: "judged",
});

/**
 * Windows USER_RIGHTS_POLICY (G 304-308): who has a right, by names without their domain unless use_domain is
 * YES.
 */
export function compileUserRights(source: CheckSource): Compiled {
  const right = source.text("right_type")?.trim();
  if (right === undefined || !/^Se[A-Za-z]+(?:Privilege|Right)$/i.test(right)) {
    const reason = "The value of right_type is not the name of a right.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "setting", key: settingKey("Privilege Rights", right) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem =
    keywordProblem(source, userRightsKeywords) ??
    (source.word("value_type") !== "USER_RIGHT"
      ? "USER_RIGHTS_POLICY takes only value_type : USER_RIGHT (guide p. 307)."
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const rule = source.word("use_domain") === "YES" ? "qualified" : "plain";
  const compiled = compileAccounts(wanted.expression, wanted.comparison, rule);
  if (!compiled.ok) return never(compiled.reason);
  return { judge: (host) => judgeRight(right, wanted, compiled.test, host), needs };
}

function judgeRight(right: string, wanted: Wanted, test: AccountsTest, host: Host): Outcome {
  const subject = `who holds ${right}`;
  const remedy = "Add the file that `secedit /export /cfg policy.inf` writes.";
  const found = host.observations.ask("setting", settingKey("Privilege Rights", right));
  if (found.is === "unknown") return notKnown(found, subject, remedy);
  const values = found.is === "present" ? found.values.map(({ value }) => value) : [""];
  if (found.is === "present" && found.partial !== undefined) {
    return notKnown({ why: found.partial, places: found.places }, subject, remedy);
  }
  if (new Set(values.map((value) => value.trim().toLowerCase())).size > 1) {
    return notKnown({ why: "conflict", places: found.places }, subject, remedy);
  }
  const members = membersOf(values[0]!);
  const shown = members.length === 0 ? "nobody" : shortText(members.map(shownMember).join(", "));
  const known = accountHost(host);
  return judgeAnswer(test(members, known), `${right} is held by ${shown}`, wanted, {
    place: found.places[0],
    remedy: "Add the output of `Get-LocalUser | Format-List Name, SID` if these are accounts of the host.",
  });
}

/** Accounts as a security template lists them: a SID after an asterisk, or a name. */
function membersOf(value: string): Member[] {
  return value
    .split(",")
    .map((text) => text.trim().replace(/^"(.*)"$/, "$1"))
    .filter((text) => text !== "")
    .map((text) => {
      const plain = text.replace(/^\*/, "");
      return isSid(plain) ? { sid: plain } : { name: plain };
    });
}

export function shownMember({ name, sid }: Member): string {
  return name ?? (sid === undefined ? "" : (nameOfSid(sid)?.name ?? sid));
}
