import {
  type EditionMerge,
  mergeAsHtml,
  mergeAsJson,
  mergeAsMarkdown,
  mergeAsText,
  mergeEditions,
  parse,
  policyOf,
  type ReportedMerge,
  type ReportedMergeItem,
  reportedMerge,
} from "../../core/command-line.ts";
import { type PolicyFile, readPolicy, standardInput } from "../files/read-policy.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Terminal } from "../output/terminal.ts";

export type MergeFormat = "text" | "json" | "markdown" | "html";

/**
 * Reads the vendor's edition, mine that was made from it, and the vendor's next one, and determines what
 * becomes of my changes.
 *
 * @throws Error with a message for the user
 */
export async function readMerge(
  [base, mine, next]: readonly [base: string, mine: string, next: string],
  terminal: Terminal,
): Promise<{ merge: EditionMerge; report: ReportedMerge; next: PolicyFile }> {
  if ([base, mine, next].filter((path) => path === standardInput).length > 1)
    throw new UsageError("Only one of the three policies can come from standard input.");
  const read = async (path: string) => {
    const file = await readPolicy(path, terminal);
    const { path: name, text } = file;
    return { name, text, policy: policyOf(parse(text)), file };
  };
  const files = { base: await read(base), mine: await read(mine), next: await read(next) };
  const answer = mergeEditions(files.base, files.mine, files.next);
  if (!answer.ok) throw new Error(answer.reason);
  return { merge: answer.merge, report: reportedMerge(files, answer.merge), next: files.next.file };
}

/** Prints what becomes of my changes. @param stream the one on which the result itself is not printed */
export function printMerge(
  report: ReportedMerge,
  format: MergeFormat,
  terminal: Terminal,
  stream: "out" | "err",
): void {
  const color = stream === "out" ? terminal.colorOut : terminal.colorErr;
  if (format === "json") terminal[stream](mergeAsJson(report), "json");
  else if (format === "markdown") terminal[stream](mergeAsMarkdown(report));
  else if (format === "html") terminal[stream](mergeAsHtml(report), "xml");
  else terminal[stream](mergeAsText(report, { color }));
}

export function isConflict({ outcome }: ReportedMergeItem): boolean {
  return outcome === "conflict";
}
