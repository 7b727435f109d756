import { selectionKey } from "../../../observations/command-key.ts";
import { isGlob } from "../../../observations/paths.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import { type Complying, type FileCheck, failedFiles } from "./judge-files.ts";
import type { ContentCheck } from "./judge-lines.ts";

/**
 * Judges by the lines of files in a report of the scanner, which are those that the same pattern selected;
 * undefined if there is no such report.
 */
export function judgeSelection(check: FileCheck, content: ContentCheck, host: Host): Outcome | undefined {
  const { paths, missing } = check;
  const found = host.observations.ask("selection", selectionKey(paths.written.text, content.regex.text));
  if (found.is !== "present") return undefined;
  const subject = `the lines that regex selects in ${paths.written.text}`;
  const remedy = `Add the output of \`cat\` for ${paths.written.text}.`;
  const [only] = paths.patterns;
  const isWhole = paths.patterns.length === 1 && !isGlob(only!);
  const files = [...found.values[0]!.files];
  if (files.length === 0 && isWhole && host.observations.ask("status", only!).is === "present") {
    // The file exists, so it is the line that is missing.
    files.push({ path: only!, text: { source: found.places[0]!.source, start: 0, end: 0 } });
  }
  const results = files.map(({ path, text }) =>
    check.judgeText(path, { text, selectedBy: content.regex.text, partial: found.partial }),
  );
  const failing = results.filter((result) => result.is === "fails");
  if (failing.length > 0) return failedFiles(failing);
  const open = results.find((result) => result.is === "undecided");
  if (open !== undefined) return open.outcome;
  if (found.partial !== undefined)
    return notKnown({ why: found.partial, places: found.places }, subject, remedy);
  if (files.length === 0) return judgeNone();
  const complying = results.filter((result): result is Complying => result.is === "complies");
  const showsLines = complying.every(({ selected }) => selected > 0);
  // Such a list omits files without a selected line, or shows only the first of them.
  if (!isWhole && !(showsLines && content.missingString.is === "yes")) {
    return notKnown({ why: "filtered", places: found.places }, subject, remedy);
  }
  return check.finish(complying);

  /** No file, or no file with a line that `regex` selects: the report does not say which. */
  function judgeNone(): Outcome {
    const { missingString } = content;
    const fact = `The report shows no file of ${paths.written.text} with a line that regex selects`;
    if (missing.is === "yes" && missingString.is === "yes") {
      return outcome("PASSED", `${fact}, and the check permits that.`);
    }
    if (missing.is === "no" && missingString.is === "no") return outcome("FAILED", `${fact}.`);
    return undecided("partial", `${fact}, but not whether there is such a file.`, remedy);
  }
}
