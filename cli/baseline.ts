import { resolve } from "node:path";
import type { ReportedFile } from "../core/report/report.ts";
import { pathBeside } from "./path-beside.ts";
import { readText } from "./read-text.ts";
import { writeWhole } from "./write-file.ts";

/**
 * Findings that are known and not to be reported: their fingerprints by file. Paths are relative to the folder of
 * the baseline, so that it holds wherever the command is started.
 */
export type Baseline = ReadonlyMap<string, readonly string[]>;

/** @throws Error with a message for the user */
export async function readBaseline(path: string, cwd: string): Promise<Baseline> {
  const { text } = await readText(resolve(cwd, path), path).catch(({ message }: Error) => {
    throw new Error(`${message} Write it with --update-baseline.`);
  });
  const findings = findingsOf(text);
  if (!findings) throw new Error(`${path} is not a baseline. Write it anew with --update-baseline.`);
  return new Map(Object.entries(findings));
}

function findingsOf(text: string): Record<string, string[]> | undefined {
  try {
    const { version, findings } = JSON.parse(text);
    const lists: unknown[] = Object.values(findings);
    const valid = lists.every(
      (list) => Array.isArray(list) && list.every((entry) => typeof entry === "string"),
    );
    return version === 1 && valid ? findings : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the findings of these files as the baseline. @throws Error with a message for the user */
export async function writeBaseline(
  path: string,
  files: readonly ReportedFile[],
  cwd: string,
): Promise<void> {
  const findings = files
    .filter((file) => file.findings.length > 0)
    .map(
      (file) =>
        [
          pathBeside(path, file.path, cwd),
          file.findings.map(({ fingerprint }) => fingerprint).sort(),
        ] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ version: 1, findings: Object.fromEntries(findings) }, null, 2)}\n`;
  await writeWhole(resolve(cwd, path), text, path);
}

/** The files without the findings that the baseline knows; each entry of it covers one finding. */
export function withoutBaseline(
  files: readonly ReportedFile[],
  baseline: Baseline,
  path: string,
  cwd: string,
): ReportedFile[] {
  return files.map((file) => {
    const known = [...(baseline.get(pathBeside(path, file.path, cwd)) ?? [])];
    const findings = file.findings.filter(({ fingerprint }) => {
      const at = known.indexOf(fingerprint);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
    return { ...file, findings };
  });
}
