import { keywordText } from "../../semantics/policy.ts";
import type { PortCheck } from "../../semantics/port-check.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import type { Values } from "../values.ts";
import type { ProcessMatcher } from "./process-matcher.ts";
import { unixProcessMatcher } from "./unix-process-names.ts";
import { windowsProcessMatcher } from "./windows-process-names.ts";

/** The matcher of a process check, or a sentence that says why there is none. */
export function processMatcher(
  tree: PolicyTree,
  { check, dialect, processKeyword }: PortCheck,
  values: Values,
): ProcessMatcher | string {
  const value = processKeyword?.value;
  if (value === undefined) {
    const keyword = dialect === "unix" ? "name" : "value_data";
    return `The keyword ${keyword} is missing: nothing says which process may use the port.`;
  }
  if (dialect === "unix") return unixProcessMatcher(tree, value, values);
  return windowsProcessMatcher(tree, value, values, keywordText(tree, check, "check_type") ?? "CHECK_EQUAL");
}
