import { builtinKey } from "../../../observations/command-key.ts";
import { excerptOf } from "../../../observations/excerpt.ts";
import type { Found, Place } from "../../../observations/observation.ts";
import { isGlob, matchesPath } from "../../../observations/paths.ts";
import { keywordText } from "../../../semantics/policy.ts";
import type { Host } from "../../host/host.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import { shownLines } from "../shown-output.ts";

/** Keywords that don't change what is found. */
const withoutInfluence = new Set([
  "name",
  "description",
  "info",
  "solution",
  "see_also",
  "reference",
  "system",
  "severity",
  "timeout",
]);

/** Also judges a built-in check by the result that a report of the scanner has for it. */
export function withReport(source: CheckSource, name: Written, judge: Judge): Judge {
  const options = source.check.keywords
    .map((keyword) => keyword.name.toLowerCase())
    .filter((keyword) => !withoutInfluence.has(keyword))
    .map((keyword) => [keyword, source.text(keyword) ?? ""] as const);
  const description = keywordText(source.check, "description") ?? "";
  const whole = builtinKey(name.text, description, options);
  const bare = builtinKey(name.text, description);
  return (host) => {
    const own = judge(host);
    const reported =
      judgeReported(source, name, host, whole, options.length === 0) ??
      (options.length === 0 ? undefined : judgeReported(source, name, host, bare, false));
    if (own.status === "UNDECIDED") return reported ?? own;
    if (reported === undefined || reported.status === own.status) return own;
    const reason = `${own.reason} ${reported.reason} These contradict each other.`;
    return undecided("conflict", reason, "Keep the correct output.");
  };
}

/** @param isSame did the check that was run have the same options, as far as is known? */
function judgeReported(
  source: CheckSource,
  name: Written,
  { observations }: Host,
  key: string,
  isSame: boolean,
): Outcome | undefined {
  const found = observations.ask("builtin", key);
  if (found.is === "unknown") return undefined;
  const hasOptions = key.split("\n").length > 2;
  if (found.is === "absent") {
    // A report prints only a few options, so the check that was run may have had others.
    if (!isSame && !hasOptions) return undefined;
    return verdict("PASSED", "The report of the scanner shows that nothing was found", name, found.places[0]);
  }
  const place = issueOf(source, found);
  return place && verdict("FAILED", "The report of the scanner shows what was found", name, place);
}

function verdict(
  status: "PASSED" | "FAILED",
  fact: string,
  element: Written,
  place: Place | undefined,
): Outcome {
  const where = place === undefined ? fact : `${fact}, line ${excerptOf(place).line} of the snapshot`;
  const meeting = { element, violation: status === "FAILED", message: fact, ...(place && { place }) };
  return outcome(status, `${where}.`, seen([meeting]));
}

/** What is printed in place of a list: that nothing could be determined. */
const noResult =
  /not running as root|an error occur|could not|unable to|timed? ?out|permission denied|invalid line/i;

/** An issue that the check, as it is now, does not leave out; undefined if none is known to be one. */
function issueOf(
  source: CheckSource,
  found: Extract<Found<"builtin">, { is: "present" }>,
): Place | undefined {
  const lines = shownLines(found.values[0]!.issues, false);
  if (lines.some(({ text }) => noResult.test(text)) || source.has("value")) return undefined;
  const hasNarrowing = ["ignore", "ignore_user", "ignore_shell", "basedir", "mask", "mode", "file"].some(
    (name) => source.has(name),
  );
  const bits = bitsOf(source.text("find_option"));
  if (!hasNarrowing && bits === undefined)
    return /^The following/.test(lines[0]?.text ?? "") ? lines[0]!.place : undefined;
  if (!source.text("name")?.startsWith("find_") || source.has("basedir")) return undefined;
  const ignored = source.allWritten("ignore").map((one) => one?.text.trim() ?? "/");
  for (const [at, { text, place }] of lines.entries()) {
    const path = text.trim();
    if (!/^\s/.test(text) || !path.startsWith("/") || ignored.some((one) => leavesOut(one, path) !== "no"))
      continue;
    const mode = /permissions: ([0-7]{3,5})\s*$/.exec(lines[at + 1]?.text ?? "")?.[1];
    if (bits === undefined || (mode !== undefined && (Number.parseInt(mode, 8) & bits) !== 0)) return place;
  }
  return undefined;
}

/**
 * Does an `ignore` leave out the path: a file, what is in a folder, or what a glob matches (G 218)? `maybe`
 * if it depends on whether `*` matches slashes, as it does for find.
 */
export function leavesOut(ignored: string, path: string): "yes" | "maybe" | "no" {
  if (path === ignored || path.startsWith(ignored.endsWith("/") ? ignored : `${ignored}/`)) return "yes";
  if (!isGlob(ignored)) return "no";
  if (matchesPath(ignored, path)) return "yes";
  return path.startsWith(ignored.slice(0, ignored.search(/[*?[{]/))) ? "maybe" : "no";
}

function bitsOf(option: string | undefined): number | undefined {
  return option === "suid" ? 0o4000 : option === "sgid" ? 0o2000 : undefined;
}
