import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need, Place, RegistryValue } from "../../../observations/observation.ts";
import { registryValueKey } from "../../../observations/registry-key.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import { compileRegistryTest, type RegistryTest } from "../../windows-values/registry-values.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { addOutput, regQuery } from "./commands.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { judgePlaces, placesOf } from "./registry-places.ts";
import { shownValue } from "./shown-value.ts";
import { shortPath, type Wanted, wantedOf } from "./wanted.ts";

export const registrySettingKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  reg_key: "judged",
  reg_item: "judged",
  reg_option: "judged",
  reg_type: "judged",
  reg_enum: "judged",
  reg_ignore_hku_users: "judged",
  reg_include_hku_users: "open",
});

/** Where SERVICE_POLICY looks (G 301). */
function isServiceStart(key: string, item: string): boolean {
  return (
    item.toLowerCase() === "start" && /\\(?:CurrentControlSet|ControlSet\d{3})\\Services\\[^\\]+$/i.test(key)
  );
}

/**
 * Windows REGISTRY_SETTING (G 319-324): the value of an item matches value_data. A key below HKU means every
 * user. Without reg_option, the guide does not say what a missing value means.
 */
export function compileRegistrySetting(source: CheckSource): Compiled {
  const key = source.written("reg_key")?.text.trim();
  const item = source.written("reg_item")?.text;
  if (key === undefined || key === "" || item === undefined) {
    const reason = "REGISTRY_SETTING needs reg_key and reg_item, each one string.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "registry", path: key, name: item }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = optionOf(source);
  const isEnumerated = source.has("reg_enum");
  const problem =
    keywordProblem(source, registrySettingKeywords) ??
    (option === "unclear"
      ? `Tenable does not document what reg_option : ${source.text("reg_option")} means.`
      : undefined) ??
    (isEnumerated && source.word("reg_enum") !== "ENUM_SUBKEYS"
      ? `Tenable does not document what reg_enum : ${source.text("reg_enum")} means.`
      : undefined);
  if (problem !== undefined) return never(problem);
  const places = placesOf(key, { isEnumerated, ignored: source.text("reg_ignore_hku_users") ?? "" });
  if (!places.ok) return never(places.reason);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileRegistryTest(wanted.expression, {
    ...wanted,
    regType: source.word("reg_type"),
    isServiceStart: isServiceStart(key, item),
  });
  if (!compiled.ok) return never(compiled.reason);
  const check: SettingCheck = { item, wanted, test: compiled.test, option: option as Option };
  return {
    judge: (host) => judgePlaces(places.places, host, (one) => judgeSetting(check, one, host)),
    needs,
  };
}

/** MUST_EXIST and MUST_NOT_EXIST belong to REG_CHECK (G 319); shipped policies use them here too. */
export type Option = "CAN_BE_NULL" | "CAN_NOT_BE_NULL" | "MUST_EXIST" | "MUST_NOT_EXIST" | undefined;

const options: ReadonlyMap<string, Option> = new Map(
  (["CAN_BE_NULL", "CAN_NOT_BE_NULL", "MUST_EXIST", "MUST_NOT_EXIST"] as const).map((option) => [
    option,
    option,
  ]),
);

function optionOf(source: CheckSource): Option | "unclear" {
  if (!source.has("reg_option")) return undefined;
  return options.get(source.word("reg_option") ?? "") ?? "unclear";
}

export interface SettingCheck {
  item: string;
  wanted: Wanted;
  test: RegistryTest;
  option: Option;
}

/** The verdict on one value of the registry. */
export function judgeSetting(check: SettingCheck, key: string, { observations }: Host): Outcome {
  const { item, wanted, test, option } = check;
  const name = shownName(key, item);
  const found = observations.ask("registry", registryValueKey(key, item));
  const remedy = addOutput(regQuery(key, item));
  if (found.is === "unknown") return notKnown(found, name, remedy);
  if (found.is === "absent") return judgeMissing(check, name, found.places[0]);
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, name, remedy);
  if (option === "MUST_NOT_EXIST") return judgePresent(check, name, places[0]!);
  const outcomes = values.map((value, at) =>
    judgeValue({ name, value, place: places[at], wanted, test, remedy }),
  );
  const [first] = outcomes as [Outcome];
  if (outcomes.some(({ status }) => status !== first.status)) {
    return notKnown({ why: "conflict", places }, name, undefined);
  }
  return first;
}

function judgeValue({
  name,
  value,
  place,
  wanted,
  test,
  remedy,
}: {
  name: string;
  value: RegistryValue;
  place: Place | undefined;
  wanted: Wanted;
  test: RegistryTest;
  remedy: string;
}): Outcome {
  const fact = `${name} is ${shownValue(value)}`;
  const isUntyped = value.type === "shown";
  const found = judgeAnswer(test(value), fact, wanted, { place, ...(isUntyped && { remedy }) });
  return isUntyped && found.because !== undefined ? { ...found, because: "partial" } : found;
}

function judgeMissing({ option, wanted }: SettingCheck, name: string, place: Place | undefined): Outcome {
  const message = `${name} does not exist`;
  const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
  if (option === undefined) {
    const reason = `${where}, and Tenable does not document what that means without reg_option.`;
    return undecided("undocumented", reason, "Write reg_option : CAN_NOT_BE_NULL, or CAN_BE_NULL.");
  }
  const passes = option === "CAN_BE_NULL" || option === "MUST_NOT_EXIST";
  const verb =
    option === "CAN_BE_NULL" ? "permits" : option === "MUST_NOT_EXIST" ? "asks for" : "does not permit";
  const meeting = { element: wanted.element, violation: !passes, message, ...(place && { place }) };
  return outcome(
    passes ? "PASSED" : "FAILED",
    `${where}, and reg_option : ${option} ${verb} that.`,
    seen([meeting]),
  );
}

function judgePresent({ wanted }: SettingCheck, name: string, place: Place): Outcome {
  const message = `${name} exists, and reg_option : MUST_NOT_EXIST does not permit that`;
  return outcome(
    "FAILED",
    `${message}.`,
    seen([{ element: wanted.element, violation: true, message, place }]),
  );
}

/** The key and the name of a value as written in a sentence. */
export function shownName(key: string, item: string): string {
  const path = shortPath(key.replace(/\\+$/, ""));
  return item === "" ? `the default value of ${path}` : `${path}\\${shortPath(item)}`;
}
