import { isGlob } from "../../../observations/paths.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, outcome, undecided } from "../../outcome.ts";
import { findHomes } from "../files/home-paths.ts";
import { type FileCheck, judgeFiles } from "./judge-files.ts";

/**
 * A check of the text of `~/NAME`, the file in the home directory of every account (G 188). Which accounts
 * the scanner looks at is not documented, so it only fails because of a file of somebody who can log in, and
 * only passes if the files of all accounts do.
 */
export function judgeHomeTexts(check: FileCheck, names: readonly string[]): Judge {
  const { written } = check.paths;
  return (host) => {
    const found = findHomes(host, names);
    if (!found.ok) return found.outcome;
    const all = found.patterns.map((pattern) => {
      const paths = { ...check.paths, patterns: [pattern] };
      const isMissing = isKnownMissing(host, pattern);
      return { pattern, isMissing, outcome: isMissing ? undefined : judgeFiles({ ...check, paths }, host) };
    });
    const failing = all.filter((one) => one.outcome?.status === "FAILED");
    const counted = failing.find(({ pattern }) => found.counted.has(pattern));
    if (counted !== undefined) return counted.outcome!;
    const open = all.find((one) => one.outcome?.status === "UNDECIDED");
    if (open !== undefined) return open.outcome!;
    if (failing[0] !== undefined) {
      const reason = `${failing[0].outcome!.reason.replace(/\.$/, "")}, and Tenable does not document whether the scanner looks at that account.`;
      return undecided("undocumented", reason, undefined);
    }
    const lacks = all.find(({ isMissing }) => isMissing);
    if (lacks !== undefined && check.missing.is !== "yes") {
      const reason = `There is no ${lacks.pattern}, and Tenable does not document what a home directory without the file means.`;
      return undecided("undocumented", reason, "Write file_required : NO if the file may be missing.");
    }
    const complying = all.flatMap((one) => (one.outcome === undefined ? [] : [one.outcome]));
    const message =
      complying.length === 0
        ? `No account has ${written.text}`
        : `${plural(complying.length, "home directory", "home directories")} with ${written.text} ${complying.length === 1 ? "complies" : "comply"}`;
    const notes = [...new Set(complying.flatMap((one) => one.notes))];
    const details = seen([{ element: written, violation: false, message }]);
    return outcome("PASSED", `${message}.`, { ...details, notes });
  };
}

/** Is it certain that the file does not exist, or that the glob matches none? */
function isKnownMissing({ observations }: Host, pattern: string): boolean {
  if (!isGlob(pattern)) return observations.ask("file", pattern).is === "absent";
  const { files, missing } = observations.askFiles("file", [pattern]);
  return missing === undefined && files.every(({ found }) => found.is === "absent");
}
