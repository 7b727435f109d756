import { resolve } from "node:path";
import { LineIndex, parseJson, type ReportedFile } from "../../core/command-line.ts";
import { pathBeside } from "../files/path-beside.ts";
import { readText } from "../files/read-text.ts";
import { isList, isObject, isText } from "../files/shape.ts";
import { writeWhole } from "../files/write/write-file.ts";

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
  if (findings instanceof Map) return findings;
  throw new Error(`${path} is not a baseline: ${findings} Write it again with --update-baseline.`);
}

/** The findings by file, or what is wrong with the text, as a sentence. */
function findingsOf(text: string): Baseline | string {
  const value = parsedText(text);
  if (value instanceof Error) return value.message;
  if (!isObject(value)) return "it is not an object in braces.";
  const { version, findings } = value;
  if (version !== 1) return `its version is ${JSON.stringify(version) ?? "missing"}, and only 1 is known.`;
  if (!isObject(findings)) return "its findings are missing.";
  const files = new Map<string, string[]>();
  for (const [file, list] of Object.entries(findings)) {
    if (!isList(isText)(list)) return `the findings of ${file} are not a list of texts.`;
    files.set(file, list);
  }
  return files;
}

function parsedText(text: string): unknown {
  if (text.trim() === "") return new Error("it is empty.");
  try {
    return JSON.parse(text);
  } catch {
    const mistake = parseJson(text).mistake;
    if (mistake === undefined) return new Error("it is JSON with comments or commas too many.");
    const { line, character } = new LineIndex(text).positionAt(mistake.start);
    return new Error(`line ${line + 1}, column ${character + 1}: ${mistake.message}`);
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
    // Which of those that are left out the baseline knows can't be told.
    return { path: file.path, findings };
  });
}
