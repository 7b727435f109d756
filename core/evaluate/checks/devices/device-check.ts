import { deviceCommandKey } from "../../../observations/device-key.ts";
import type { Found, Need, Place, Values } from "../../../observations/observation.ts";
import { deviceCommand } from "../../../snapshot/devices/device-command.ts";
import type { Host } from "../../host/host.ts";
import { withoutLastLine } from "../../lines/line-matcher.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import type { EvaluateOptions } from "../../options.ts";
import { type Judge, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Family } from "./families.ts";
import type { Decided, Finding } from "./finding.ts";
import { withoutLogs } from "./log-lines.ts";
import { mayBeMessage } from "./message.ts";
import type { PatternSet, Patterns } from "./patterns.ts";
import { joinWrappedLines, withoutProse } from "./readings.ts";

/** A check of what a device prints. */
export interface DeviceCheck {
  family: Family;
  /** The commands whose output it looks at, written out; the first one that the host shows counts. */
  commands: readonly string[];
  /** Returns the key of a command's output; by default, that of a device. */
  keyOf?: (command: string) => string;
  /** Is it the output of a command that did what it was asked? Undefined: yes, unless it may be a message. */
  isWhole?: (value: Values["command"]) => boolean;
  /** What helps if it is not: a sentence. */
  ifNotWhole?: string;
  patterns: Patterns;
  /** Whether case is ignored, counts, or is not documented. */
  letterCase: "ignored" | "counts" | "open";
  /** Does it look at banners? Then they can't be left out. */
  readsProse: boolean;
  /** Judges a text. */
  look: Look;
}

export type Look = (text: Place, patterns: PatternSet, options: EvaluateOptions) => Finding;

/** The commands that a check looks at: that of `cmd`, or those that show the configuration. */
export function commandsOf(source: CheckSource, { texts }: Family): readonly string[] {
  const cmd = source.written("cmd");
  const command = cmd === undefined ? undefined : deviceCommand(cmd.text);
  return command === undefined ? texts : [command.full];
}

/** A person is asked for the first; the others count as well if they are shown. */
export function deviceNeeds(commands: readonly string[]): Need[] {
  return commands.slice(0, 1).map((text) => ({ kind: "command", key: deviceCommandKey(text), text }));
}

/** `match_case : YES` makes case count if it is otherwise ignored (G 25, 35, 78). */
export function letterCaseOf(source: CheckSource, { ignoresCase }: Family): DeviceCheck["letterCase"] {
  const word = source.word("match_case");
  if (word === "YES") return "counts";
  return ignoresCase || word === "NO" ? "ignored" : "open";
}

/** Judges a check in every reading of the text that no page excludes; if they differ, it is not decided. */
export function judgeDevice(check: DeviceCheck): Judge {
  const { commands, family, keyOf = deviceCommandKey } = check;
  const [wanted = ""] = commands;
  const subject = `the output of ${wanted}`;
  const remedy = `Add the output of \`${wanted}\`, with the prompts above and below it.`;
  return (host) => {
    const found = shownText(host, commands, keyOf);
    if (found.is === "present") return judgeText(readingOf(check, host), found, subject, remedy);
    const all = family.withDefaults;
    if (all !== undefined && commands === family.texts) {
      const withDefaults = host.observations.ask("command", deviceCommandKey(all));
      if (withDefaults.is === "present")
        return judgeWithDefaults(readingOf(check, host), withDefaults, all, remedy);
    }
    return notKnown(found.is === "unknown" ? found : { why: "not captured", places: [] }, subject, remedy);
  };
}

/** The first text that is shown whole, else the first that is shown at all. */
function shownText(
  { observations }: Host,
  commands: readonly string[],
  keyOf: (command: string) => string,
): Found<"command"> {
  const found = commands.map((command) => observations.ask("command", keyOf(command)));
  const present = found.filter(({ is }) => is === "present");
  return (
    present.find((one) => one.is === "present" && one.partial === undefined) ??
    present[0] ??
    found.find((one) => one.is === "unknown" && one.why !== "not captured") ??
    found[0]!
  );
}

type Shown = Extract<Found<"command">, { is: "present" }>;

/** A check as it looks at the texts of one host. */
interface OnHost extends Omit<DeviceCheck, "look"> {
  look: (text: Place, patterns: PatternSet) => Finding;
}

function readingOf(check: DeviceCheck, { options }: Host): OnHost {
  return { ...check, look: (text, patterns) => check.look(text, patterns, options) };
}

function judgeText(
  check: OnHost,
  { values, places, partial }: Shown,
  subject: string,
  remedy: string,
): Outcome {
  const { output } = values[0]!;
  const text = partial === "cut" ? withoutLastLine(output) : output;
  const { patterns, letterCase, look } = check;
  const own = letterCase === "ignored" ? patterns.anyCase : patterns.exact;
  const first = look(text, own);
  if (first.is === "open") return undecided(first.because, first.reason, first.remedy);
  if (partial !== undefined && first.needsWhole) return notKnown({ why: partial, places }, subject, remedy);
  const { isWhole = ({ output: shown }: Values["command"]) => !mayBeMessage(shown) } = check;
  if (first.needsWhole && !isWhole(values[0]!)) {
    const reason = `Whether ${subject} is complete is not certain: it may be an error.`;
    return undecided(
      "partial",
      reason,
      check.ifNotWhole ?? "Capture the output again as a user who is allowed to see it.",
    );
  }
  for (const { finding, because, reason, remedy: advice } of otherReadings(check, text, own)) {
    const other = finding();
    if (other.is === first.is && !(partial !== undefined && other.needsWhole)) continue;
    return undecided(because, reason, advice);
  }
  const judged = outcomeOf(first, partial !== undefined);
  return first.needsWhole && values[0]!.mayGoOn ? { ...judged, notes: [...judged.notes, openEnd] } : judged;
}

const openEnd = "The configuration has no last line and no prompt after it, so it may be cut off.";

interface Reading {
  finding: () => Finding;
  /** Is the text incomplete, or the rule undocumented? */
  because: "partial" | "undocumented";
  reason: string;
  remedy: string;
}

function otherReadings(
  { family, commands, patterns, letterCase, readsProse, look }: OnHost,
  text: Place,
  own: PatternSet,
): Reading[] {
  const readings: Reading[] = [];
  if (letterCase === "open") {
    readings.push({
      finding: () => look(text, patterns.anyCase),
      because: "undocumented",
      reason: "It depends on whether case matters, which Tenable does not document.",
      remedy: "Write the pattern for both cases, such as `[Rr][Oo]`.",
    });
  }
  const joined = joinWrappedLines(text);
  if (joined !== undefined) {
    readings.push({
      finding: () => look(joined.text, own),
      because: "partial",
      reason: `It depends on whether the terminal wrapped lines at ${joined.columns} columns.`,
      remedy: "Capture the output again with a wider terminal, such as `terminal width 0`.",
    });
  }
  // The outputs of other commands may themselves be a log.
  const quiet = commands === family.texts ? withoutLogs(text) : undefined;
  for (const silent of quiet === undefined ? [] : [quiet.apart, quiet.joined]) {
    readings.push({
      finding: () => look(silent, own),
      because: "partial",
      reason: "It depends on messages that the device logged into the output.",
      remedy: "Capture the output again with `terminal no monitor` and without messages on the console.",
    });
  }
  const plain = readsProse ? undefined : withoutProse(text);
  if (plain !== undefined) {
    readings.push({
      finding: () => look(plain, own),
      because: "undocumented",
      reason:
        "It depends on text in a banner or in a comment, and Tenable does not document whether that counts.",
      remedy: "Write the pattern so that it matches only the configuration, such as with a leading `^`.",
    });
  }
  return readings;
}

/** Defaults are not known: a line that is shown may be one, but a line that is missing is not set. */
function judgeWithDefaults(
  check: OnHost,
  { values, places, partial }: Shown,
  command: string,
  remedy: string,
): Outcome {
  const { patterns, letterCase, look } = check;
  const text = values[0]!.output;
  const own = letterCase === "ignored" ? patterns.anyCase : patterns.exact;
  const finding = look(text, own);
  if (finding.is !== "open" && finding.needsWhole && partial === undefined) {
    const agree = otherReadings(check, text, own)
      .map((reading) => reading.finding())
      .every((other) => other.is === finding.is && other.needsWhole);
    if (agree) return outcomeOf(finding, false);
  }
  const line = places[0] === undefined ? "" : ` of ${command}`;
  const reason = `The output${line} also shows defaults, so it does not show which lines were set.`;
  return undecided("partial", reason, remedy);
}

function outcomeOf(
  { is, fact, meetings, count, notes = [], notesIfCut = [] }: Decided,
  isCut: boolean,
): Outcome {
  return outcome(is, `${fact}.`, {
    ...seen(meetings, count),
    notes: isCut ? [...notes, ...notesIfCut] : notes,
  });
}
