import { setImmediate } from "node:timers/promises";
import type { ReportedFile } from "../../core/report/report.ts";
import { fixPolicy } from "../fix-policy.ts";
import type { Problems } from "../problems.ts";
import { progressOn } from "../progress.ts";
import { readPolicy, standardInput } from "../read-policy.ts";
import type { Terminal } from "../terminal.ts";
import { unifiedDiff } from "../unified-diff.ts";
import { writePolicy } from "../write-policy.ts";
import type { LintConfigurations } from "./lint-configurations.ts";
import { noteLeftOut, type ShownFindings, shownFindings } from "./report-findings.ts";
import { type LintConfiguration, textLinter } from "./text-linter.ts";

export interface FixSettings {
  /** "print": a diff to standard output; "write": the file, or for standard input the text to standard output. */
  fix: "print" | "write";
  unsafe: boolean;
  /** Name for standard input. */
  inputName: string | undefined;
}

export interface FixRun extends FixSettings {
  configurations: LintConfigurations;
  terminal: Terminal;
  problems: Problems;
}

/**
 * Fixes policies, `-` for standard input, one after the other.
 *
 * @returns what is found in them afterwards; with "print", before
 */
export async function fixFiles(paths: readonly string[], run: FixRun): Promise<ReportedFile[]> {
  const fixed: ReportedFile[] = [];
  const progress = progressOn(run.terminal, paths.length);
  for (const path of paths) {
    const configuration = await run.configurations.configurationOf(path);
    if (configuration === "ignored") continue;
    progress.step(path);
    try {
      const { leftOut, ...file } = await fixFile(path, configuration, run, run.terminal);
      noteLeftOut(file.path, { ...file, ...(leftOut && { leftOut }) }, run.problems);
      fixed.push(structuredClone(file));
    } catch (error) {
      run.problems.fail(path, error);
    }
    // files are read without waiting: signals wait for this
    await setImmediate();
  }
  progress.end();
  return fixed;
}

/** @throws Error with a message for the user */
async function fixFile(
  path: string,
  configuration: LintConfiguration,
  { fix, unsafe, inputName }: FixSettings,
  terminal: Terminal,
): Promise<ReportedFile & ShownFindings> {
  const policy = await readPolicy(path, terminal, inputName);
  const { encoding } = policy;
  const lintText = textLinter(configuration);
  const fixed = fixPolicy(policy.text, (text) => lintText(text, encoding), { unsafe });
  if (fix === "print") {
    terminal.out(unifiedDiff(policy.path, policy.text, fixed.text));
    return { path: policy.path, ...shownFindings(policy.text, lintText(policy.text, encoding)) };
  }
  if (path === standardInput) {
    terminal.out(fixed.text);
  } else if (fixed.applied > 0) {
    await writePolicy(policy, fixed.text, terminal);
  }
  return { path: policy.path, ...shownFindings(fixed.text, fixed.findings) };
}
