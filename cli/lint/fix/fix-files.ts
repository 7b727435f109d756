import { setImmediate } from "node:timers/promises";
import {
  boundFurther,
  mostKept,
  mostReported,
  type ReportedFile,
  type ShownFindings,
  shownFindings,
} from "../../../core/command-line.ts";
import { readPolicy, standardInput } from "../../files/read-policy.ts";
import { type UnfinishedPolicies, unfinishedPolicies } from "../../files/write/unfinished-policies.ts";
import { writePolicy } from "../../files/write/write-policy.ts";
import type { Problems } from "../../output/problems.ts";
import { progressOn } from "../../output/progress.ts";
import type { Terminal } from "../../output/terminal.ts";
import { printDiff } from "../../output/unified-diff.ts";
import type { LintConfigurations } from "../lint-configurations.ts";
import { noteLeftOut } from "../report-findings.ts";
import { type LintConfiguration, textLinter } from "../text-linter.ts";
import { fixPolicy } from "./fix-policy.ts";

export interface FixSettings {
  /**
   * "print": a diff to standard output; "write": changes the file, or for standard input, writes the text to
   * standard output.
   */
  fix: "print" | "write";
  unsafe: boolean;
  /** The name for standard input. */
  inputName: string | undefined;
}

export interface FixRun extends FixSettings {
  configurations: LintConfigurations;
  terminal: Terminal;
  problems: Problems;
}

/**
 * Fixes policies one by one; `-` means standard input.
 *
 * @returns the findings after fixing; with "print", before
 */
export async function fixFiles(paths: readonly string[], run: FixRun): Promise<ReportedFile[]> {
  const fixed: ReportedFile[] = [];
  const progress = progressOn(run.terminal, paths.length);
  const unfinished = unfinishedPolicies(paths, run.terminal);
  for (const path of paths) {
    const configuration = await run.configurations.configurationOf(path);
    if (configuration === "ignored") continue;
    progress.step(path);
    try {
      const file = await fixFile(path, configuration, run, unfinished);
      noteLeftOut(file.path, file, run.problems);
      fixed.push(structuredClone(file));
    } catch (error) {
      run.problems.fail(path, error);
    }
    // files are read synchronously: signals wait for this
    await setImmediate();
  }
  progress.end();
  return fixed;
}

/** @throws Error with a message for the user */
async function fixFile(
  path: string,
  configuration: LintConfiguration,
  { fix, unsafe, inputName, terminal, problems }: FixRun,
  unfinished: UnfinishedPolicies,
): Promise<ReportedFile & ShownFindings> {
  unfinished.refuse(path);
  const policy = await readPolicy(path, terminal, inputName);
  const { encoding } = policy;
  const lintText = textLinter(configuration);
  const fixed = fixPolicy(policy.text, (text) => lintText(text, encoding, mostKept), { unsafe });
  const asItIs = () => ({
    path: policy.path,
    ...shownFindings(policy.text, lintText(policy.text, encoding, mostReported)),
  });
  if (fix === "print") {
    printDiff(policy.path, policy.text, fixed.text, terminal);
    return asItIs();
  }
  if (path === standardInput) {
    terminal.exact(fixed.text, policy.path);
  } else if (fixed.applied > 0) {
    try {
      writePolicy(policy, fixed.text, terminal);
    } catch (error) {
      problems.fail(path, error);
      return asItIs();
    }
  }
  return { path: policy.path, ...shownFindings(fixed.text, boundFurther(fixed.found, mostReported)) };
}
