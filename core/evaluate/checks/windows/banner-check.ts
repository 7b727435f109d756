import type { Need, RegistryValue } from "../../../observations/observation.ts";
import { registryValueKey } from "../../../observations/registry-key.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { neverDecided, type Outcome, undecided } from "../../outcome.ts";
import { type Answer, answerOf, unclear } from "../../windows-values/answer.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { addOutput, regQuery } from "./commands.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { placesOf } from "./registry-places.ts";
import { shownName } from "./registry-setting.ts";
import { shownValue } from "./shown-value.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

export const windowsBannerKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  reg_key: "judged",
  reg_item: "judged",
  is_substring: "judged",
  check_type: "open",
  reg_option: "open",
  file: "open",
});

/**
 * Windows BANNER_CHECK (G 295-296): the text in the registry is value_data, or contains it, regardless of
 * case, line ends and surrounding blanks.
 */
export function compileWindowsBanner(source: CheckSource): Compiled {
  const key = source.written("reg_key")?.text.trim();
  const item = source.written("reg_item")?.text;
  if (key === undefined || key === "" || item === undefined) {
    const reason = "BANNER_CHECK is judged only if reg_key and reg_item name a value of the registry.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "registry", path: key, name: item }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, windowsBannerKeywords);
  if (problem !== undefined) return never(problem);
  const places = placesOf(key);
  if (!places.ok) return never(places.reason);
  if (places.places.each !== "key")
    return never("Tenable does not document what BANNER_CHECK means below HKU.");
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const { expression, valueType } = wanted;
  if (expression.kind !== "leaf" || (valueType !== "POLICY_TEXT" && valueType !== "POLICY_MULTI_TEXT")) {
    return never("BANNER_CHECK takes a single text of type POLICY_TEXT (guide p. 295).");
  }
  if (expression.text.trim() === "")
    return never("value_data is empty, and Tenable does not document what that means.");
  const banner: Banner = { text: expression.text, isSubstring: source.word("is_substring") === "YES" };
  return { judge: (host) => judgeBanner({ key, item, wanted, banner }, host), needs };
}

interface Banner {
  text: string;
  isSubstring: boolean;
}

interface BannerCheck {
  key: string;
  item: string;
  wanted: Wanted;
  banner: Banner;
}

function judgeBanner({ key, item, wanted, banner }: BannerCheck, { observations }: Host): Outcome {
  const name = shownName(key, item);
  const remedy = addOutput(regQuery(key, item));
  const found = observations.ask("registry", registryValueKey(key, item));
  if (found.is === "unknown") return notKnown(found, name, remedy);
  if (found.is === "absent") {
    const reason = `${name} does not exist, and Tenable does not document what that means.`;
    return undecided("undocumented", reason, "Add a REG_CHECK for the existence of the value.");
  }
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, name, remedy);
  if (values.length > 1) return notKnown({ why: "conflict", places }, name, undefined);
  const [value] = values as [RegistryValue];
  return judgeAnswer(compareBanner(value, banner), `${name} is ${shownValue(value)}`, wanted, {
    place: places[0],
  });
}

function compareBanner(value: RegistryValue, { text, isSubstring }: Banner): Answer {
  const actual = textOfValue(value);
  if (actual === undefined)
    return unclear(`Tenable does not document how it compares with a value of type ${value.type}`);
  // Line breaks are written `\n` (G 295).
  const banner = text.replace(/\\r\\n|\\n/g, "\n");
  const compare = isSubstring
    ? (one: string, other: string) => one.includes(other)
    : (one: string, other: string) => one === other;
  const isSame = compare(normal(actual), normal(banner));
  if (isSame || compare(foldBanner(actual), foldBanner(banner)) === isSame) return answerOf(isSame);
  return unclear(
    "it differs only in blanks, commas or backslashes, and Tenable does not document whether they matter",
  );
}

function textOfValue(value: RegistryValue): string | undefined {
  if (value.type === "REG_MULTI_SZ") return value.data.join("\n");
  return value.type === "REG_SZ" || value.type === "REG_EXPAND_SZ" || value.type === "shown"
    ? value.data
    : undefined;
}

function normal(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim().toLowerCase();
}

/** Removes what may be normalised, and the commas of a list in a security template. */
function foldBanner(text: string): string {
  return text
    .toLowerCase()
    .replace(/\\[nrt]/g, "")
    .replace(/[\\,\s]+/g, "");
}
