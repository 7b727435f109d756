import type { Need } from "../../../observations/observation.ts";
import { groupKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { neverDecided, type Outcome, undecided } from "../../outcome.ts";
import { type AccountsTest, compileAccounts } from "../../windows-values/accounts.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { quoteForPrompt } from "./commands.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { accountHost } from "./known-accounts.ts";
import { shownMember } from "./user-rights.ts";
import { shortText, type Wanted, wantedOf } from "./wanted.ts";

export const groupMembersKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  group_name: "judged",
});

/** Windows GROUP_MEMBERS_POLICY (G 302-303): who is in a group. */
export function compileGroupMembers(source: CheckSource): Compiled {
  const group = source.written("group_name")?.text.trim();
  if (group === undefined || group === "" || group.includes("\\")) {
    const reason = "The value of group_name is not the name of a group of the host.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "group", key: groupKey(group) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const valueType = source.word("value_type");
  const problem =
    keywordProblem(source, groupMembersKeywords) ??
    (valueType !== "POLICY_TEXT" && valueType !== "POLICY_MULTI_TEXT"
      ? "GROUP_MEMBERS_POLICY takes only POLICY_TEXT or POLICY_MULTI_TEXT (guide p. 303)."
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileAccounts(wanted.expression, wanted.comparison, "either");
  if (!compiled.ok) return never(compiled.reason);
  return { judge: (host) => judgeMembers(group, wanted, compiled.test, host), needs };
}

function judgeMembers(group: string, wanted: Wanted, test: AccountsTest, host: Host): Outcome {
  const name = shortText(group);
  const quoted = quoteForPrompt(group);
  const command = quoted === undefined ? "net localgroup" : `net localgroup ${quoted}`;
  const remedy = `Add the output of \`${command}\`, with the command line above it.`;
  const found = host.observations.ask("group", groupKey(group));
  if (found.is === "unknown") return notKnown(found, `the members of ${name}`, remedy);
  if (found.is === "absent") {
    const reason = `There is no group ${name}, and Tenable does not document what that means.`;
    return undecided("undocumented", reason, undefined);
  }
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, `the members of ${name}`, remedy);
  if (values.length > 1) return notKnown({ why: "conflict", places }, `the members of ${name}`, remedy);
  const { members } = values[0]!;
  const shown = members.length === 0 ? "nobody" : shortText(members.map(shownMember).join(", "));
  const answer = test(members, accountHost(host));
  return judgeAnswer(answer, `In the group ${name} is ${shown}`, wanted, { place: places[0] });
}
