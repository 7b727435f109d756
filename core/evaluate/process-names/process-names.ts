import type { PortCheck } from "../../semantics/port-check.ts";
import type { Values } from "../values.ts";
import type { ProcessMatcher } from "./process-matcher.ts";
import { unixProcessMatcher } from "./unix-process-names.ts";
import { windowsProcessMatcher } from "./windows-process-names.ts";

/** The matcher of a process check, or a sentence that says why there is none. */
export function processMatcher(
  { check, dialect, processKeyword }: PortCheck,
  values: Values,
): ProcessMatcher | string {
  const value = processKeyword?.value;
  if (value === undefined) {
    const keyword = dialect === "unix" ? "name" : "value_data";
    return `The keyword ${keyword} is missing, so the check does not say which process may use the port.`;
  }
  const matcher = dialect === "unix" ? unixProcessMatcher : windowsProcessMatcher;
  return matcher(check, value, values);
}
