import type { CheckSource } from "../evaluate/checks/check-source.ts";
import { placesOf } from "../evaluate/checks/windows/registry-places.ts";
import { wantedOf } from "../evaluate/checks/windows/wanted.ts";
import type { Comparison } from "../evaluate/windows-values/check-types.ts";
import type { Expression } from "../evaluate/windows-values/expression.ts";
import { registryKey } from "../observations/registry-key.ts";
import { isNumber, readRange } from "../semantics/numbers.ts";
import { isPlainText } from "./plain-text.ts";
import type { NumberRanges, RegistryQuestion } from "./plan.ts";
import type { PlannedQuestion } from "./plan-ports.ts";

/**
 * REG_CHECK, and REGISTRY_SETTING of a number, as far as osquery's `registry` shows them in the way the
 * scanner reads them.
 */
export function planRegistryCheck(source: CheckSource): PlannedQuestion<RegistryQuestion> {
  return source.check.itemType === "REG_CHECK" ? planExistence(source) : planNumber(source);
}

const refuse = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

function planExistence(source: CheckSource): PlannedQuestion<RegistryQuestion> {
  const place = placeOf(source.written("value_data")?.text ?? "", source.text("key_item"));
  if (!place.ok) return place;
  const mustExist = source.word("reg_option") === "MUST_EXIST";
  const [present, missing] = mustExist ? (["PASSED", "FAILED"] as const) : (["FAILED", "PASSED"] as const);
  return { ok: true, question: { kind: "registry", ...place.question, present, missing } };
}

function planNumber(source: CheckSource): PlannedQuestion<RegistryQuestion> {
  if (source.has("reg_enum")) return refuse("Checks of the keys below a key are not exported.");
  if (source.has("reg_type")) return refuse("Checks with reg_type are not exported.");
  const place = placeOf(source.written("reg_key")?.text ?? "", source.written("reg_item")?.text ?? "");
  if (!place.ok) return place;
  const option = source.word("reg_option");
  if (option === "MUST_NOT_EXIST") {
    return {
      ok: true,
      question: { kind: "registry", ...place.question, present: "FAILED", missing: "PASSED" },
    };
  }
  const found = wantedOf(source);
  if (!found.ok) return found;
  const { valueType, expression, comparison } = found.wanted;
  if (valueType !== "POLICY_DWORD")
    return refuse(`Of REGISTRY_SETTING, POLICY_DWORD is exported, and not ${valueType}.`);
  const numbers = numbersOf(expression, comparison);
  if (numbers === undefined)
    return refuse("Of numbers, single ones and ranges are exported, with || between them.");
  const missing = option === undefined ? "UNDECIDED" : option === "CAN_BE_NULL" ? "PASSED" : "FAILED";
  return { ok: true, question: { kind: "registry", ...place.question, present: { numbers }, missing } };
}

const hives: ReadonlyMap<string, string> = new Map([
  ["hklm", "HKEY_LOCAL_MACHINE"],
  ["hkcr", "HKEY_CLASSES_ROOT"],
  ["hkcc", "HKEY_CURRENT_CONFIG"],
]);

function placeOf(
  written: string,
  name: string | undefined,
): PlannedQuestion<Pick<RegistryQuestion, "key" | "name">> {
  const places = placesOf(written.trim());
  if (!places.ok) return places;
  if (places.places.each !== "key") return refuse("Checks of every user are not exported.");
  const folded = registryKey(written);
  const root = hives.get(folded.split("\\", 1)[0]!);
  const path = folded.slice(folded.indexOf("\\"));
  if (root === undefined || !folded.includes("\\"))
    return refuse("The key is a hive, which is not exported.");
  if (name === "") return refuse("The default value of a key is not exported.");
  if (!isPlainText(path) || !isPlainText(name ?? ""))
    return refuse("The key has characters that are not exported.");
  // As written, since osquery prints the key that it was asked for.
  const own = written
    .trim()
    .replace(/\\+$/, "")
    .replace(/\\{2,}/g, "\\");
  const key = `${root}${own.slice(own.indexOf("\\"))}`;
  return { ok: true, question: { key, name: name?.toLowerCase() } };
}

const most = 0xffff_ffff;

function numbersOf(expression: Expression, comparison: Comparison): NumberRanges | undefined {
  const leaves = expression.kind === "||" ? expression.operands : [expression];
  const isEquality = comparison === "EQUAL" || comparison === "NOT_EQUAL";
  if (leaves.length > 1 && !isEquality) return undefined;
  const ranges: [number, number][] = [];
  for (const leaf of leaves) {
    const range = rangeOf(leaf, comparison);
    if (range === undefined) return undefined;
    ranges.push(range);
  }
  if (comparison !== "NOT_EQUAL") return ranges;
  ranges.sort(([one], [other]) => one - other);
  const rest: [number, number][] = [];
  let next = 0;
  for (const [low, high] of ranges) {
    if (low > next) rest.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= most) rest.push([next, most]);
  return rest;
}

/** The numbers that compare this way with a number; negative ones depend on how Windows stores them. */
function rangeOf(leaf: Expression, comparison: Comparison): [low: number, high: number] | undefined {
  if (leaf.kind !== "leaf") return undefined;
  const text = leaf.text.trim();
  if (/[+-]/.test(text)) return undefined;
  if (text.startsWith("[")) {
    const range = readRange(text);
    const isWhole = comparison === "EQUAL" && range?.from !== undefined && range.to !== undefined;
    return isWhole ? [range.from!, range.to!] : undefined;
  }
  if (!isNumber(text)) return undefined;
  const number = Number(text);
  if (number > most) return undefined;
  switch (comparison) {
    case "EQUAL":
    case "NOT_EQUAL":
      return [number, number];
    case "GREATER_THAN":
      return [number + 1, most];
    case "GREATER_THAN_OR_EQUAL":
      return [number, most];
    case "LESS_THAN":
      return [0, number - 1];
    case "LESS_THAN_OR_EQUAL":
      return [0, number];
    default:
      return undefined;
  }
}
