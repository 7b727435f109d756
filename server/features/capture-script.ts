import {
  type CaptureOptions,
  captureScript,
  type EvaluateOptions,
  isUnixCheckType,
  type TypedTarget,
  typedScript,
  typedTargetOf,
  windowsCaptureScript,
} from "../../core/editor.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { CaptureScriptParams, CaptureScriptResult } from "../protocol.ts";

/** The script that prints what a policy reads on a host, with notes about it. */
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
    const problem =
      checkType === undefined
        ? t(
            "There is no capture script for a policy without a check type. Run the commands that the verdicts ask for.",
          )
        : t(
            "There is no capture script for check type {0}. Run the commands that the verdicts ask for.",
            checkType,
          );
    return { text: "", commands: 0, language: "shell", problem };
  }
  const language = checkType === "Windows" ? "powershell" : "shell";
  const options: CaptureOptions = { withoutCommands, ...(system !== undefined && { system }) };
  const named = { name: policyName, policy, values: { ...variables, ...set } };
  const { text, reads, read, commands, leftOut } =
    language === "powershell" ? powershellFor(named, options) : shellFor(named, options);
  if (reads + commands === 0) {
    const problem = withoutCommands
      ? t("The policy reads only the output of its commands. Choose a script with them.")
      : readsNothing();
    return { text: "", commands, language, problem };
  }
  const does =
    commands === 0
      ? t("The script reads {0}.", read)
      : tCount(
          commands,
          "The script reads {1}, and runs {0} command of the policy: read it first.",
          "The script reads {1}, and runs {0} commands of the policy: read them first.",
          read,
        );
  return { text, commands, language, summary: [does, ...leftOut].join(" ") };
}

/** The commands for a device, or the queries for a database; no part of them can be left out. */
function typedFor(named: NamedPolicy, target: TypedTarget): CaptureScriptResult {
  const language = target.is === "device" ? "plaintext" : "sql";
  const { text, count, leftOut } = typedScript([named], target);
  if (count === 0) {
    return { text: "", commands: 0, language, problem: readsNothing() };
  }
  const what =
    target.is === "device"
      ? tCount(
          count,
          "{0} command to type on the device, which the policy chose: read it first.",
          "{0} commands to type on the device, which the policy chose: read them first.",
        )
      : tCount(
          count,
          "{0} query for {1}, which the policy chose: read it first.",
          "{0} queries for {1}, which the policy chose: read them first.",
          target.client,
        );
  const missing =
    leftOut.length === 0
      ? []
      : [
          tCount(
            leftOut.length,
            "{0} thing is not in it: {1}.",
            "{0} things are not in it: {1}.",
            namesOf(leftOut),
          ),
        ];
  return { text, commands: 0, language, summary: [what, ...missing].join(" ") };
}

/** A script, how much it reads (also in words), and what is not in it. */
interface Script {
  text: string;
  reads: number;
  read: string;
  commands: number;
  leftOut: string[];
}

function readsNothing(): string {
  return t("No check of the policy reads anything on a host. Add one that does, then try again.");
}

function namesOf(leftOut: readonly { name: string; why: string }[]): string {
  return leftOut
    .slice(0, mostNamed)
    .map(({ name, why }) => `${name} (${why})`)
    .join(", ");
}

function shellFor(named: NamedPolicy, options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = captureScript([named], options);
  return {
    text,
    reads,
    read: tCount(reads, "{0} file, glob or list", "{0} files, globs and lists"),
    commands,
    leftOut:
      leftOut.length === 0
        ? []
        : [
            tCount(
              leftOut.length,
              "{0} path can't be asked for in a shell: {1}.",
              "{0} paths can't be asked for in a shell: {1}.",
              leftOut.slice(0, mostNamed).join(", "),
            ),
          ],
  };
}

function powershellFor(named: NamedPolicy, options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = windowsCaptureScript([named], options);
  return {
    text,
    reads,
    read: tCount(reads, "{0} key, file or list", "{0} keys, files and lists"),
    commands,
    leftOut:
      leftOut.length === 0
        ? []
        : [
            tCount(
              leftOut.length,
              "{0} thing is not asked for: {1}.",
              "{0} things are not asked for: {1}.",
              namesOf(leftOut),
            ),
          ],
  };
}

type NamedPolicy = Parameters<typeof captureScript>[0][number];

/** How many paths a message names at most. */
const mostNamed = 3;
