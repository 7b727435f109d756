import { plural } from "../../core/views.ts";
import type {
  ProtocolMarkGroup,
  ProtocolMarks,
  ProtocolVerdict,
  TextToTryResult,
  TryCheckResult,
} from "../../server/protocol.ts";
import { shownText } from "../shown-text.ts";
import { lineText, shortened, shortReason, statusText } from "../verdicts/verdict-text.ts";

/** What is said of a trial, wherever it is shown. */

/** Characters of a command in a title, and of a verdict above the text. */
const longestTitle = 60;
const longestVerdict = 180;

type Reads = NonNullable<TextToTryResult["reads"]>;

/**
 * The path of a text, whose last part is the title of its editor. That of a command has no slash and no ending that an
 * editor takes for a language.
 */
export function trialPath({ kind, name }: Reads): string {
  if (kind === "file") return name;
  const title = shownText(shortened(name, longestTitle)).replaceAll("/", "\u2215");
  return kind === "command" ? `${title} · output` : title;
}

/** What to do with an empty text. */
export function invitation({ kind, name }: Reads): string {
  const what = shownText(shortened(name, longestTitle));
  if (kind === "command") return `Paste what ${what} prints`;
  return kind === "file" ? `Paste the text of ${what}` : `Paste a list of ${what}, as a command prints it`;
}

/** "✗ FAILED: No line matches …" above the text. */
export function trialHeadline({ verdict, problem }: TryCheckResult): string {
  if (verdict === undefined) return shownText(problem ?? "");
  return lineText(verdict.status, statusText(verdict), shortened(verdict.reason, longestVerdict));
}

/** All that is to be said of the verdict, for a tooltip. */
export function trialDetails({ verdict, problem }: TryCheckResult): string {
  if (verdict === undefined) return problem ?? "";
  const { reason, remedy, notes } = verdict;
  return [
    reason,
    ...(remedy === undefined ? [] : [`Help: ${remedy}`]),
    ...notes.map((note) => `Note: ${note}`),
  ]
    .map(shownText)
    .join("\n\n");
}

/** "✗ tried: PermitRootLogin yes" at the end of the line of the check. */
export function triedText(verdict: ProtocolVerdict): string {
  return lineText(verdict.status, "tried", shortReason(verdict));
}

/** "3 lines selected, 2 match, 1 breaks the check"; undefined where nothing is marked. */
export function marksText({ selected, matched, violating }: ProtocolMarks): string | undefined {
  const parts = [
    ...(selected.count === 0 ? [] : [`${plural(selected.count, "line")} selected`]),
    ...(matched.count === 0 ? [] : [`${matched.count} ${matched.count === 1 ? "matches" : "match"}`]),
    ...(violating.count === 0
      ? []
      : [`${violating.count} ${violating.count === 1 ? "breaks" : "break"} the check`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** Where to look first: at what breaks the check, else at what matches, else at what is selected. */
export function firstPlace(marks: ProtocolMarks): number | undefined {
  const groups: ProtocolMarkGroup[] = [marks.violating, marks.matched, marks.selected];
  return groups.find(({ places }) => places.length > 0)?.places[0];
}
