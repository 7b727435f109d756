import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need } from "../../../observations/observation.ts";
import { registryKey, registryValueKey } from "../../../observations/registry-key.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { addOutput, regQuery } from "./commands.ts";
import { judgePlaces, placesOf } from "./registry-places.ts";
import { shownName } from "./registry-setting.ts";
import { shortPath } from "./wanted.ts";

export const regCheckKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  reg_option: "judged",
  key_item: "judged",
  check_type: "open",
  // Only works with REGISTRY_SETTING (G 329).
  reg_ignore_hku_users: "open",
  reg_include_hku_users: "open",
});

/** Windows REG_CHECK (G 318-319): the key in value_data, or with key_item a value in it, exists or does not. */
export function compileRegCheck(source: CheckSource): Compiled {
  const element = source.written("value_data");
  const key = element?.text.trim();
  const item = source.has("key_item") ? source.written("key_item")?.text : undefined;
  if (
    element === undefined ||
    key === undefined ||
    key === "" ||
    (source.has("key_item") && item === undefined)
  ) {
    return {
      judge: neverDecided("undocumented", "REG_CHECK needs one key in value_data and one name in key_item."),
      needs: [],
    };
  }
  const needs: Need[] = [{ kind: "registry", path: key, ...(item !== undefined && { name: item }) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("reg_option");
  const problem =
    keywordProblem(source, regCheckKeywords) ??
    (source.word("value_type") !== "POLICY_TEXT"
      ? "REG_CHECK takes only value_type : POLICY_TEXT (guide p. 318)."
      : undefined) ??
    (option !== "MUST_EXIST" && option !== "MUST_NOT_EXIST"
      ? "REG_CHECK needs MUST_EXIST or MUST_NOT_EXIST as reg_option."
      : undefined);
  if (problem !== undefined) return never(problem);
  const places = placesOf(key);
  if (!places.ok) return never(places.reason);
  const check: ExistenceCheck = { item, element, mustExist: option === "MUST_EXIST" };
  return {
    judge: (host) => judgePlaces(places.places, host, (one) => judgeExistence(check, one, host)),
    needs,
  };
}

interface ExistenceCheck {
  /** Undefined if the check is about the key itself. */
  item: string | undefined;
  element: Written;
  mustExist: boolean;
}

function judgeExistence(
  { item, element, mustExist }: ExistenceCheck,
  key: string,
  { observations }: Host,
): Outcome {
  const name = item === undefined ? shortPath(key) : shownName(key, item);
  const found =
    item === undefined
      ? observations.ask("registryKey", registryKey(key))
      : observations.ask("registry", registryValueKey(key, item));
  if (found.is === "unknown") return notKnown(found, name, addOutput(regQuery(key, item)));
  const exists = found.is === "present";
  const passes = exists === mustExist;
  const place = found.places[0];
  const message = `${name} ${exists ? "exists" : "does not exist"}`;
  const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
  const meeting = { element, violation: !passes, message, ...(place && { place }) };
  return outcome(passes ? "PASSED" : "FAILED", `${where}.`, seen([meeting]));
}
