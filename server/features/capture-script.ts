import {
  type CaptureOptions,
  captureScript,
  type EvaluateOptions,
  isUnixCheckType,
  plural,
  type TypedTarget,
  typedScript,
  typedTargetOf,
  windowsCaptureScript,
} from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { CaptureScriptParams, CaptureScriptResult } from "../protocol.ts";

/** The script that prints on a host what a policy reads, with what is to be known of it. */
export function scriptFor(
  { policy }: PolicyDocument,
  { policyName, system, withoutCommands = false }: CaptureScriptParams,
  { variables, set }: EvaluateOptions,
): CaptureScriptResult {
  const { checkType } = policy;
  const target = typedTargetOf(policy);
  if (target !== undefined && target.is !== "unknown") {
    return typedFor({ name: policyName, policy, values: { ...variables, ...set } }, target);
  }
  if (!isUnixCheckType(checkType) && checkType !== "Windows") {
    const of = checkType === undefined ? "a policy without a check type" : `check type ${checkType}`;
    return {
      text: "",
      commands: 0,
      language: "shell",
      problem: `There is no capture script for ${of}. Run the commands that the verdicts ask for.`,
    };
  }
  const language = checkType === "Windows" ? "powershell" : "shell";
  const options: CaptureOptions = { withoutCommands, ...(system !== undefined && { system }) };
  const named = { name: policyName, policy, values: { ...variables, ...set } };
  const { text, reads, read, commands, leftOut } =
    language === "powershell" ? powershellFor(named, options) : shellFor(named, options);
  if (reads + commands === 0) {
    const problem = withoutCommands
      ? "The policy reads nothing but the output of its commands. Choose a script with them."
      : "The policy has no check that reads anything of a host. Add one, then try again.";
    return { text: "", commands, language, problem };
  }
  const runs =
    commands === 0
      ? ""
      : `, and runs ${plural(commands, "command")} of the policy: read ${commands === 1 ? "it" : "them"} first`;
  return { text, commands, language, summary: `The script reads ${read}${runs}.${leftOut}` };
}

/** What is typed on a device, or asked of a database; no part of it can be left out. */
function typedFor(named: NamedPolicy, target: TypedTarget): CaptureScriptResult {
  const language = target.is === "device" ? "plaintext" : "sql";
  const { text, count, leftOut } = typedScript([named], target);
  if (count === 0) {
    const problem = "The policy has no check that reads anything of a host. Add one, then try again.";
    return { text: "", commands: 0, language, problem };
  }
  const what =
    target.is === "device"
      ? `${plural(count, "command")} to type on the device`
      : `${plural(count, "query", "queries")} for ${target.client}`;
  const missing =
    leftOut.length === 0
      ? ""
      : ` Not in it, ${plural(leftOut.length, "thing")}: ${leftOut
          .slice(0, mostNamed)
          .map(({ name, why }) => `${name} (${why})`)
          .join(", ")}.`;
  return {
    text,
    commands: 0,
    language,
    summary: `${what}, which the policy chose: read ${count === 1 ? "it" : "them"} first.${missing}`,
  };
}

/** A script, how much it reads, in words too, and what is not in it. */
interface Script {
  text: string;
  reads: number;
  read: string;
  commands: number;
  leftOut: string;
}

function shellFor(named: NamedPolicy, options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = captureScript([named], options);
  return {
    text,
    reads,
    read: plural(reads, "file, glob or list", "files, globs and lists"),
    commands,
    leftOut:
      leftOut.length === 0
        ? ""
        : ` ${plural(leftOut.length, "path")} can't be asked for in a shell: ${leftOut.slice(0, mostNamed).join(", ")}.`,
  };
}

function powershellFor(named: NamedPolicy, options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = windowsCaptureScript([named], options);
  const names = leftOut.slice(0, mostNamed).map(({ name, why }) => `${name} (${why})`);
  return {
    text,
    reads,
    read: plural(reads, "key, file or list", "keys, files and lists"),
    commands,
    leftOut:
      leftOut.length === 0 ? "" : ` Not asked for, ${plural(leftOut.length, "thing")}: ${names.join(", ")}.`,
  };
}

type NamedPolicy = Parameters<typeof captureScript>[0][number];

/** Paths that are named in a message. */
const mostNamed = 3;
