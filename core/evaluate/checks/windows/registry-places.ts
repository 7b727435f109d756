import type { Place, Why } from "../../../observations/observation.ts";
import { registryKey } from "../../../observations/registry-key.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import { addOutput, regQuery } from "./commands.ts";
import { shortPath } from "./wanted.ts";

/**
 * Where a check looks in the registry. Below HKU, it looks into the hive of every user except .DEFAULT (G
 * 319-320, 328-329); with ENUM_SUBKEYS, into every key directly below (G 320).
 */
export interface RegistryPlaces {
  /** The key as the policy writes it. */
  key: string;
  each: "key" | "user" | "subkey";
  /** Users that are left out, by SID; a `*` at the end matches more. */
  ignored: readonly string[];
}

export type FoundPlaces = { ok: true; places: RegistryPlaces } | { ok: false; reason: string };

export function placesOf(key: string, { isEnumerated = false, ignored = "" } = {}): FoundPlaces {
  const folded = registryKey(key);
  const [root, first = ""] = folded.split("\\");
  if (!/^(?:hklm|hku|hkcr|hkcu|hkcc)$/.test(root!)) {
    return { ok: false, reason: `${shortPath(key)} is not a key of the registry.` };
  }
  if (root === "hkcu") {
    const reason = "HKCU is the hive of the scanning user, which a snapshot does not show.";
    return { ok: false, reason };
  }
  if (root === "hku") {
    if (first === "") return { ok: false, reason: "The check names no key below HKU." };
    if (/^s-1-|^\.default$/.test(first)) {
      return { ok: false, reason: "A key below HKU must not name a user (guide p. 319)." };
    }
    if (isEnumerated)
      return { ok: false, reason: "Tenable does not document what ENUM_SUBKEYS means below HKU." };
    const users = ignored.split(",").map((sid) => sid.trim().toLowerCase());
    return { ok: true, places: { key, each: "user", ignored: users.filter((sid) => sid !== "") } };
  }
  return { ok: true, places: { key, each: isEnumerated ? "subkey" : "key", ignored: [] } };
}

/** A key in which a check looks. */
interface PlaceToLook {
  key: string;
  /** The user is only left out if reg_ignore_hku_users takes patterns, which is not documented. */
  isDoubtful: boolean;
}

/** Judges one key, with the fact that decides. */
export type JudgeKey = (key: string) => Outcome;

/** Every key has to comply: one that does not decides, whatever is unknown about the others. */
export function judgePlaces(places: RegistryPlaces, host: Host, judgeKey: JudgeKey): Outcome {
  if (places.each === "key") return judgeKey(places.key);
  const forUsers = places.each === "user" ? keyForUsers(places.key, host) : undefined;
  if (forUsers !== undefined) {
    const found = judgeKey(forUsers);
    const note = "A group policy object sets it for the users that it applies to.";
    return { ...found, reason: `${found.reason} ${note}` };
  }
  const { keys, missing, places: shown } = keysToLookIn(places, host);
  const outcomes = keys.map(({ key, isDoubtful }) => withDoubt(judgeKey(key), isDoubtful));
  const failing = outcomes.filter(({ status }) => status === "FAILED");
  if (failing.length > 0) return joinOutcomes("FAILED", failing, outcomes.length, places);
  const open = outcomes.find(({ status }) => status !== "PASSED");
  if (open !== undefined) return open;
  if (missing !== undefined) {
    const subject =
      places.each === "user" ? "the list of users below HKU" : `the keys below ${shortPath(places.key)}`;
    const command = places.each === "user" ? "`reg query HKU`" : regQuery(places.key);
    return notKnown({ why: missing, places: shown }, subject, addOutput(command));
  }
  if (outcomes.length === 0) {
    const what = places.each === "user" ? "user below HKU" : `key below ${shortPath(places.key)}`;
    return undecided(
      "undocumented",
      `There is no ${what} to look at, and Tenable does not document what that means.`,
      undefined,
    );
  }
  return joinOutcomes("PASSED", outcomes, outcomes.length, places);
}

/**
 * The key in the user part of a group policy object: if no hive is shown, the object is taken for the host,
 * and what it sets for users applies to each of their hives.
 */
function keyForUsers(key: string, { observations }: Host): string | undefined {
  if (observations.askKeysBelow("HKU").keys.length > 0) return undefined;
  const own = `HKCU${key.slice(key.indexOf("\\")).replace(/\\+$/, "")}`;
  const found = observations.ask("registryKey", registryKey(own));
  return found.is === "present" && found.places[0]?.source.from === "policy" ? own : undefined;
}

function keysToLookIn(
  { key, each, ignored }: RegistryPlaces,
  { observations }: Host,
): { keys: PlaceToLook[]; missing: Why | undefined; places: readonly Place[] } {
  if (each === "subkey") {
    const found = observations.askKeysBelow(key);
    return {
      keys: found.keys.map((one) => ({ key: one.key, isDoubtful: false })),
      missing: found.missing,
      places: found.places,
    };
  }
  const rest = key.slice(key.indexOf("\\")).replace(/\\+$/, "");
  const found = observations.askKeysBelow("HKU");
  const keys: PlaceToLook[] = [];
  for (const one of found.keys) {
    const sid = one.key.slice("hku\\".length);
    // `_Classes` next to a hive is a part of it, not a user.
    if (sid === ".default" || sid.endsWith("_classes") || ignored.includes(sid)) continue;
    const isDoubtful = ignored.some((pattern) => matchesStart(pattern, sid));
    keys.push({ key: `HKU\\${sid.toUpperCase()}${rest}`, isDoubtful });
  }
  return { keys, missing: found.missing, places: found.places };
}

function matchesStart(pattern: string, sid: string): boolean {
  return pattern.endsWith("*") && sid.startsWith(pattern.slice(0, -1));
}

function withDoubt(found: Outcome, isDoubtful: boolean): Outcome {
  if (!isDoubtful || found.status !== "FAILED") return found;
  const reason = `${found.reason} Tenable does not document whether a pattern in reg_ignore_hku_users excludes this user.`;
  return undecided("undocumented", reason, "Name the user in reg_ignore_hku_users.");
}

function joinOutcomes(
  status: "PASSED" | "FAILED",
  decisive: readonly Outcome[],
  count: number,
  { each }: RegistryPlaces,
): Outcome {
  const [first] = decisive as [Outcome, ...Outcome[]];
  const noun = each === "user" ? "user" : "key";
  const evidence = decisive.slice(0, 20).flatMap((one) => one.evidence);
  const rest = decisive.length - 20;
  const reason =
    status === "PASSED"
      ? count === 1
        ? first.reason
        : `All ${count} ${noun}s comply. ${first.reason}`
      : decisive.length === 1
        ? first.reason
        : `${decisive.length} of ${count} ${noun}s do not comply. ${first.reason}`;
  return outcome(status, reason, { evidence, ...(rest > 0 && { moreEvidence: rest }) });
}
