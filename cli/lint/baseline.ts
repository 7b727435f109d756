import { resolve } from "node:path";
import {
  areKnown,
  type Baseline,
  baselineText,
  parseBaseline,
  type ReportedFile,
} from "../../core/command-line.ts";
import { pathBeside } from "../files/path-beside.ts";
import { readText } from "../files/read-text.ts";
import { writeWhole } from "../files/write/write-file.ts";

/** @throws Error with a message for the user */
export async function readBaseline(path: string, cwd: string): Promise<Baseline> {
  const { text } = await readText(resolve(cwd, path), path).catch(({ message }: Error) => {
    throw new Error(`${message} Write it with --update-baseline.`);
  });
  const parsed = parseBaseline(text);
  if (parsed.ok) return parsed.baseline;
  throw new Error(`${path} is not a baseline: ${parsed.reason} Write it again with --update-baseline.`);
}

/** Writes the findings of these files as the baseline. @throws Error with a message for the user */
export async function writeBaseline(
  path: string,
  files: readonly ReportedFile[],
  cwd: string,
): Promise<void> {
  const entries = files.map((file) => ({
    path: pathBeside(path, file.path, cwd),
    fingerprints: file.findings.map(({ fingerprint }) => fingerprint),
  }));
  await writeWhole(resolve(cwd, path), baselineText(entries), path);
}

/** The files without the findings that the baseline knows. */
export function withoutBaseline(
  files: readonly ReportedFile[],
  baseline: Baseline,
  path: string,
  cwd: string,
): ReportedFile[] {
  return files.map((file) => {
    const known = baseline.get(pathBeside(path, file.path, cwd)) ?? [];
    const isKnown = areKnown(
      file.findings.map(({ fingerprint }) => fingerprint),
      known,
    );
    // It can't be known which of those that are left out are in the baseline.
    return { path: file.path, findings: file.findings.filter((_, index) => !isKnown[index]) };
  });
}
