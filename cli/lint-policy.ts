import { resolve } from "node:path";
import type { Finding } from "../core/index.ts";
import { locateFindings } from "../core/report/locate.ts";
import type { ReportedFile } from "../core/report/report.ts";
import { fixPolicy } from "./fix-policy.ts";
import { type PolicyFile, readPolicy, standardInput } from "./read-policy.ts";
import type { Terminal } from "./terminal.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { writeWhole } from "./write-file.ts";

export interface LintSettings {
  lintText(text: string): Finding[];
  /** "print": a diff to standard output; "write": the file, or for standard input the text to standard output. */
  fix: "none" | "print" | "write";
  unsafe: boolean;
  /** Name for standard input. */
  inputName: string | undefined;
}

/**
 * Lints one policy, `-` for standard input, and fixes it where that is asked for.
 *
 * @throws Error with a message for the user
 */
export async function lintPolicy(
  path: string,
  settings: LintSettings,
  terminal: Terminal,
): Promise<ReportedFile> {
  const policy = await readPolicy(path, terminal, settings.inputName);
  const { text, findings } =
    settings.fix === "none"
      ? { text: policy.text, findings: settings.lintText(policy.text) }
      : await fix(path, policy, settings, terminal);
  return { path: policy.path, findings: locateFindings(text, findings) };
}

async function fix(path: string, policy: PolicyFile, settings: LintSettings, terminal: Terminal) {
  const fixed = fixPolicy(policy.text, settings.lintText, settings);
  if (settings.fix === "print") {
    terminal.out(unifiedDiff(policy.path, policy.text, fixed.text));
    return { text: policy.text, findings: settings.lintText(policy.text) };
  }
  if (path === standardInput) {
    terminal.out(fixed.text);
  } else if (fixed.applied > 0) {
    if (!policy.utf8)
      throw new Error(`${path} is not UTF-8, so it was not repaired. Save it as UTF-8 first.`);
    const mark = policy.byteOrderMark ? "\ufeff" : "";
    await writeWhole(resolve(terminal.cwd, path), mark + fixed.text, path);
  }
  return fixed;
}
