import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need } from "../../../observations/observation.ts";
import { registryValueKey } from "../../../observations/registry-key.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { addOutput, regQuery } from "./commands.ts";
import { judgePlaces, placesOf } from "./registry-places.ts";
import { shownName } from "./registry-setting.ts";

export const registryTypeKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  reg_key: "judged",
  reg_item: "judged",
  reg_option: "judged",
  check_type: "open",
  // Only works with REGISTRY_SETTING (G 329).
  reg_ignore_hku_users: "open",
  reg_include_hku_users: "open",
});

/** Windows REGISTRY_TYPE (G 328-329): the type of a value is the one in value_data, such as `reg_sz`. */
export function compileRegistryType(source: CheckSource): Compiled {
  const wanted = source.written("value_data");
  const key = source.text("reg_key")?.trim();
  const item = source.text("reg_item");
  if (wanted === undefined || key === undefined || key === "" || item === undefined) {
    const reason = "REGISTRY_TYPE needs a key, the name of a value, and one type in value_data.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "registry", path: key, name: item }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("reg_option");
  const problem =
    keywordProblem(source, registryTypeKeywords) ??
    (source.word("value_type") === "POLICY_TEXT"
      ? undefined
      : "REGISTRY_TYPE takes only value_type : POLICY_TEXT (guide p. 329).") ??
    (option === undefined || option === "CAN_BE_NULL" || option === "CAN_NOT_BE_NULL"
      ? undefined
      : `Tenable does not document what reg_option : ${option} does in REGISTRY_TYPE.`);
  if (problem !== undefined) return never(problem);
  const places = placesOf(key);
  if (!places.ok) return never(places.reason);
  const judgeOne = (one: string, host: Host) => judgeType({ wanted, item, option }, one, host);
  return { judge: (host) => judgePlaces(places.places, host, (one) => judgeOne(one, host)), needs };
}

interface TypeCheck {
  wanted: Written;
  item: string;
  option: string | undefined;
}

function judgeType({ wanted, item, option }: TypeCheck, key: string, { observations }: Host): Outcome {
  const name = shownName(key, item);
  const found = observations.ask("registry", registryValueKey(key, item));
  const remedy = addOutput(regQuery(key, item));
  if (found.is === "unknown") return notKnown(found, name, remedy);
  const place = found.places[0];
  const where = place === undefined ? "" : `, line ${excerptOf(place).line} of the snapshot`;
  if (found.is === "absent") return judgeAbsence(`${name} does not exist${where}`, wanted, option);
  const { type } = found.values[0]!;
  if (type === "shown" || type === "REG_OTHER") {
    return undecided("partial", `The snapshot does not show the type of ${name}.`, remedy);
  }
  const text = wanted.text.trim();
  const passes = text === type.toLowerCase();
  if (!passes && text.toLowerCase() === type.toLowerCase()) {
    const reason = `${name} has the type ${type}, and Tenable does not document whether value_data may write it in capitals.`;
    return undecided("undocumented", reason, `Write value_data : "${type.toLowerCase()}".`);
  }
  const message = `${name} has the type ${type}`;
  const meeting = { element: wanted, violation: !passes, message, ...(place && { place }) };
  return outcome(passes ? "PASSED" : "FAILED", `${message}${where}.`, seen([meeting]));
}

/**
 * CAN_BE_NULL lets a value be missing, CAN_NOT_BE_NULL does not (G 329); without either, it is not
 * documented.
 */
function judgeAbsence(fact: string, element: Written, option: string | undefined): Outcome {
  if (option === undefined) {
    const reason = `${fact}, and Tenable does not document what that means without reg_option.`;
    return undecided("undocumented", reason, "Write reg_option : CAN_NOT_BE_NULL, or CAN_BE_NULL.");
  }
  const passes = option === "CAN_BE_NULL";
  const message = `${fact}, and reg_option : ${option} ${passes ? "permits" : "does not permit"} that`;
  return outcome(
    passes ? "PASSED" : "FAILED",
    `${message}.`,
    seen([{ element, violation: !passes, message }]),
  );
}
