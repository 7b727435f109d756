import type { FileStatus, Place } from "../../../observations/observation.ts";
import { isSameValue, mergeStatus } from "../../../observations/same-value.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import type { Because } from "../../verdict.ts";
import type { Written } from "../check-source.ts";
import { shellPath } from "../files/shown-path.ts";
import { failedBy, type Row } from "./text-rows.ts";

/** An account of /etc/passwd. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
  home: string;
  shell: string;
  row: Row;
}

/** The accounts in the rows of /etc/passwd; undefined if a row is not one, such as a reference to NIS. */
export function accountsIn(rows: readonly Row[]): Account[] | undefined {
  const accounts: Account[] = [];
  for (const row of rows) {
    const [name, , uid, gid, , home, shell] = row.fields;
    if (row.fields.length !== 7 || !/^\d+$/.test(uid!) || !/^\d+$/.test(gid!) || /^[+-]/.test(name!))
      return undefined;
    // If no shell is given, it is /bin/sh.
    accounts.push({
      name: name!,
      uid: Number(uid),
      gid: Number(gid),
      home: home!,
      shell: shell!.trim() || "/bin/sh",
      row,
    });
  }
  return accounts;
}

/**
 * Is it certain that somebody logs in with the account? Which accounts the scanner looks at is not
 * documented.
 */
export function isPerson({ uid, shell }: Account): boolean {
  return uid >= 1000 && uid < 60000 && !/\/(?:nologin|false|true|sync|shutdown|halt|null)$/.test(shell);
}

/** What is true of one account, or of a file that it uses. */
export interface AccountResult {
  is: "right" | "wrong" | "open";
  /** Without a full stop. */
  message: string;
  place?: Place | undefined;
  /** open: the path whose status has to be shown. */
  path?: string;
  because?: Because;
  /** wrong: it is certain, whatever the scanner looks at. */
  isCertain?: boolean;
}

/** One that is certainly wrong decides; to pass, everything has to be right. */
export function judgeResults(
  results: readonly AccountResult[],
  element: Written,
  right: string,
  command = "ls -ldL",
): Outcome {
  const certain = results.filter(({ is, isCertain }) => is === "wrong" && isCertain === true);
  if (certain.length > 0) {
    return failedBy(
      certain.map(({ message, place }) => ({ element, violation: true, message, ...(place && { place }) })),
    );
  }
  const missing = [
    ...new Set(results.flatMap(({ is, path }) => (is === "open" && path !== undefined ? [path] : []))),
  ];
  const open =
    results.find(({ is, path }) => is === "open" && path !== undefined) ??
    results.find(({ is }) => is === "open");
  if (open !== undefined) {
    const shown = missing.slice(0, mostPaths).map(shellPath).join(" ");
    const rest =
      missing.length > mostPaths ? `, and of the ${plural(missing.length - mostPaths, "other path")},` : ",";
    const remedy =
      missing.length === 0
        ? undefined
        : `Add the output of \`${command} ${shown}\`${rest} with the command line above it.`;
    return undecided(open.because ?? "missing", `${open.message}.`, remedy);
  }
  const wrong = results.find(({ is }) => is === "wrong");
  if (wrong !== undefined) {
    const reason = `${wrong.message}, and Tenable does not document whether the scanner looks at that account.`;
    return undecided("undocumented", reason, undefined);
  }
  if (results.length === 0)
    return undecided("partial", "The file shows no account.", "Add the output of `cat /etc/passwd`.");
  const message = `${right}: ${results.length} looked at`;
  const [first] = results;
  return outcome(
    "PASSED",
    `${message}.`,
    seen([{ element, violation: false, message, ...(first!.place && { place: first!.place }) }]),
  );
}

/** How many paths a remedy names. */
const mostPaths = 20;

export type ShownStatus =
  | { is: "present"; status: FileStatus; place: Place }
  | { is: "absent"; place: Place | undefined }
  | { is: "unknown"; result: AccountResult };

/** What the host shows about a path, with links followed. */
export function statusAt({ observations }: Host, path: string): ShownStatus {
  const found = observations.ask("status", path);
  if (found.is === "absent") return { is: "absent", place: found.places[0] };
  if (found.is === "unknown") {
    const isConflict = found.why === "conflict";
    const message = isConflict
      ? `Two places in the snapshot contradict each other about ${path}`
      : `The snapshot does not show the status of ${path}`;
    const result: AccountResult = { is: "open", message, because: isConflict ? "conflict" : "missing" };
    return { is: "unknown", result: isConflict ? result : { ...result, path } };
  }
  let status: FileStatus = {};
  for (const value of found.values) {
    if (!isSameValue("status", status, value)) {
      return {
        is: "unknown",
        result: { is: "open", message: `Two rows contradict each other about ${path}`, because: "conflict" },
      };
    }
    status = mergeStatus(status, value);
  }
  const [place] = found.places;
  if (status.type === "link") {
    const message = `${path} is a link, and the snapshot does not show its target`;
    return { is: "unknown", result: { is: "open", message, path, place } };
  }
  return { is: "present", status, place: place! };
}
