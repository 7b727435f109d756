import { t, tCount } from "../../l10n/translate.ts";
import type {
  ProtocolMarkGroup,
  ProtocolMarks,
  ProtocolVerdict,
  TextToTryResult,
  TryCheckResult,
} from "../../server/protocol.ts";
import { shownText } from "../shown-text.ts";
import { lineText, shortened, shortReason, statusText } from "../verdicts/verdict-text.ts";

/** The texts about a trial, wherever it is shown. */

/** The most characters of a command or path in a title, and of a reason above the text. */
const longestTitle = 60;
const longestPath = 200;
const longestReason = 180;

type Reads = NonNullable<TextToTryResult["reads"]>;

/**
 * The path of a text, whose last part is the title of its editor. That of a command has no slash and no
 * extension that an editor would map to a language.
 */
export function trialPath({ kind, name }: Reads): string {
  if (kind === "file") return shownText(shortened(name, longestPath));
  const title = shownText(shortened(name, longestTitle)).replaceAll("/", "\u2215");
  return kind === "command" ? t("{0} · output", title) : title;
}

/** Says what to do with an empty text. */
export function invitation({ kind, name }: Reads): string {
  const what = shownText(shortened(name, longestTitle));
  if (kind === "command") return t("Paste the output of {0}", what);
  return kind === "file"
    ? t("Paste the text of {0}", what)
    : t("Paste a list of {0}, as a command prints it", what);
}

/** "✗ FAILED" above the text. */
export function trialHeadline({ verdict, problem }: TryCheckResult): string {
  return verdict === undefined ? shownText(problem ?? "") : lineText(verdict.status, statusText(verdict), "");
}

/** The reason, in a sentence, next to the headline; undefined if there is no verdict. */
export function trialReason({ verdict }: TryCheckResult): string | undefined {
  return verdict && shownText(shortened(verdict.reason, longestReason));
}

/** All details of the verdict, for a tooltip. */
export function trialDetails({ verdict, problem }: TryCheckResult): string {
  if (verdict === undefined) return problem ?? "";
  const { reason, remedy, notes } = verdict;
  return [
    reason,
    ...(remedy === undefined ? [] : [t("Help: {0}", remedy)]),
    ...notes.map((note) => t("Note: {0}", note)),
  ]
    .map(shownText)
    .join("\n\n");
}

/** "✗ tried: PermitRootLogin yes" at the end of the line of the check. */
export function triedText(verdict: ProtocolVerdict): string {
  return lineText(verdict.status, t("tried"), shortReason(verdict));
}

/** "3 lines selected, 2 match, 1 breaks the check"; undefined if nothing is marked. */
export function marksText({ selected, matched, violating }: ProtocolMarks): string | undefined {
  const parts = [
    ...(selected.count === 0 ? [] : [tCount(selected.count, "{0} line selected", "{0} lines selected")]),
    ...(matched.count === 0 ? [] : [tCount(matched.count, "{0} matches", "{0} match")]),
    ...(violating.count === 0
      ? []
      : [tCount(violating.count, "{0} breaks the check", "{0} break the check")]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** The line to look at first: one that breaks the check, else one that matches, else one that is selected. */
export function firstPlace(marks: ProtocolMarks): number | undefined {
  const groups: ProtocolMarkGroup[] = [marks.violating, marks.matched, marks.selected];
  return groups.find(({ places }) => places.length > 0)?.places[0];
}
