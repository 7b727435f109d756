import { keywordText } from "../semantics/policy.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import type { SnapshotFormat } from "../snapshot/snapshot.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { unixProcessMatcher } from "./unix-process-names.ts";
import type { Evidence } from "./verdict.ts";
import { windowsProcessMatcher } from "./windows-process-names.ts";

/** Compares the name of a process with those that a check permits. */
export interface ProcessMatcher {
  match(process: ShownProcess): ProcessMatch;
  /** Completes "The process …" where it is permitted: `is sshd or launchd`. */
  permits: string;
  /** And where it is not: `is not sshd or launchd`. */
  forbids: string;
}

/** The owner of a socket as a snapshot shows it. */
export interface ShownProcess {
  name: string;
  pid: number | null;
  /** What the snapshot was read from; outputs cut names at different lengths. */
  formats: readonly SnapshotFormat[];
}

export interface ProcessMatch {
  result: "permitted" | "foreign" | "undecided";
  /** The pattern that matched, or the one that keeps it from being decided. */
  element?: NamePattern;
  /** Why it can't be decided, or what the vendor does not document of it. */
  note?: string;
}

export type NamePattern = NonNullable<Evidence["element"]>;

/** The matcher of a process check, or a sentence that says why there is none. */
export function processMatcher(
  tree: PolicyTree,
  { check, dialect, processKeyword }: PortCheck,
): ProcessMatcher | string {
  const value = processKeyword?.value;
  if (value === undefined) {
    const keyword = dialect === "unix" ? "name" : "value_data";
    return `The keyword ${keyword} is missing: nothing says which process may use the port.`;
  }
  if (holdsVariable(tree.text.slice(value.start, value.end))) {
    return "The process name holds a variable, whose value is not known here. Write the name to preview the check.";
  }
  if (dialect === "unix") return unixProcessMatcher(tree, value);
  return windowsProcessMatcher(tree, value, keywordText(tree, check, "check_type") ?? "CHECK_EQUAL");
}
