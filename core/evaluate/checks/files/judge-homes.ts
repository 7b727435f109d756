import { isGlob } from "../../../observations/paths.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, outcome, undecided } from "../../outcome.ts";
import { findHomes } from "./home-paths.ts";
import { failedFiles, judgeFoundFiles, type StatusCheck } from "./judge-status.ts";
import { shellPath } from "./shown-path.ts";

/** How many paths a remedy names. */
const mostPaths = 20;

/**
 * A FILE_CHECK or FILE_CHECK_NOT of `~/NAME`: the file in the home directory of every account (G 167, 188).
 * Which accounts the scanner looks at is not documented, so it only fails because of a file of somebody who
 * can log in, and only passes if the files of all accounts do.
 */
export function judgeHomeFiles(check: StatusCheck, names: readonly string[]): Judge {
  return (host) => {
    const found = findHomes(host, names);
    if (!found.ok) return found.outcome;
    const { patterns, counted } = found;
    const { written } = check.paths;
    const all = patterns.map((pattern) => {
      const own: StatusCheck = { ...check, paths: { ...check.paths, patterns: [pattern] } };
      return { pattern, ...judgeFoundFiles(own, host), isCounted: counted.has(pattern) };
    });
    const failing = all.flatMap(({ results, isCounted }) =>
      isCounted ? results.filter((result) => result.is === "fails") : [],
    );
    if (failing.length > 0) return failedFiles(check, failing);
    const hidden = patterns.filter((pattern) => isHidden(host, pattern));
    if (hidden.length > 0) {
      const shown = hidden.slice(0, mostPaths).map(shellPath).join(" ");
      const rest =
        hidden.length > mostPaths ? `, and of the ${plural(hidden.length - mostPaths, "other path")},` : ",";
      const reason = `The snapshot does not show the status of ${hidden[0]}, and ${written.text} is in the home directory of every account.`;
      return undecided(
        "missing",
        reason,
        `Add the output of \`ls -ldL ${shown}\`${rest} with the command line above it.`,
      );
    }
    const open = all.flatMap(({ results }) => results.filter((result) => result.is === "undecided"))[0];
    if (open !== undefined) return open.outcome;
    const doubtful = all.flatMap(({ results }) => results.filter((result) => result.is === "fails"))[0];
    if (doubtful !== undefined) {
      const reason = `${doubtful.fact}, and Tenable does not document whether the scanner looks at that account.`;
      return undecided("undocumented", reason, undefined);
    }
    const complying = all.flatMap(({ results }) => results.filter((result) => result.is === "complies"));
    const isExistence = check.negated && check.properties.length === 0 && check.hash === undefined;
    const lacks = all.find(({ results }) => !results.some((result) => result.is === "complies"));
    if (lacks !== undefined && !isExistence && check.excuse === undefined) {
      const reason = `There is no ${lacks.pattern}, and Tenable does not document what a home directory without the file means.`;
      return undecided("undocumented", reason, "Write required : NO if the file may be missing.");
    }
    const message =
      complying.length === 0
        ? `No account has ${written.text}`
        : complying.length === 1
          ? `The file that ${written.text} names complies`
          : `All ${complying.length} files that ${written.text} names comply`;
    const evidence =
      complying.length === 0
        ? [{ element: written, violation: false, message }]
        : complying.flatMap(({ meetings }) => meetings);
    return outcome("PASSED", `${message}.`, seen(evidence));
  };
}

function isHidden({ observations }: Host, pattern: string): boolean {
  if (isGlob(pattern)) return observations.askFiles("status", [pattern]).missing !== undefined;
  const found = observations.ask("status", pattern);
  return found.is === "unknown" && found.why === "not captured";
}
