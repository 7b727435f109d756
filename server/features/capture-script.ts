import { type CaptureOptions, captureScript, type EvaluateOptions, plural } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { CaptureScriptParams, CaptureScriptResult } from "../protocol.ts";

/** The script that prints on a host what a policy reads, with what is to be known of it. */
export function scriptFor(
  { policy }: PolicyDocument,
  { policyName, system, withoutCommands = false }: CaptureScriptParams,
  { variables, set }: EvaluateOptions,
): CaptureScriptResult {
  if (policy.checkType !== "Unix") {
    const of =
      policy.checkType === undefined ? "a policy without a check type" : `check type ${policy.checkType}`;
    return {
      text: "",
      commands: 0,
      problem: `There is no capture script for ${of}. Run the commands that the verdicts ask for.`,
    };
  }
  const options: CaptureOptions = { withoutCommands, ...(system !== undefined && { system }) };
  const named = { name: policyName, policy, values: { ...variables, ...set } };
  const { text, reads, commands, leftOut } = captureScript([named], options);
  if (reads + commands === 0) {
    const problem = withoutCommands
      ? "The policy reads nothing but the output of its commands. Choose a script with them."
      : "The policy has no check that reads anything of a host. Add one, then try again.";
    return { text: "", commands, problem };
  }
  const runs =
    commands === 0
      ? ""
      : `, and runs ${plural(commands, "command")} of the policy: read ${commands === 1 ? "it" : "them"} first`;
  const missing =
    leftOut.length === 0
      ? ""
      : ` ${plural(leftOut.length, "path")} can't be asked for in a shell: ${leftOut.slice(0, mostNamed).join(", ")}.`;
  const read = plural(reads, "file, glob or list", "files, globs and lists");
  return { text, commands, summary: `The script reads ${read}${runs}.${missing}` };
}

/** Paths that are named in a message. */
const mostNamed = 3;
