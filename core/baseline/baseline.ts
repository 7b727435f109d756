import { parseJson } from "../config/json-mistakes.ts";
import { LineIndex } from "../text/lines.ts";

/**
 * Findings that are known and not to be reported: their fingerprints by file. Paths are relative to the
 * folder of the baseline, with `/`, so that it is valid wherever the repository is.
 */
export type Baseline = ReadonlyMap<string, readonly string[]>;

export type ParsedBaseline = { ok: true; baseline: Baseline } | { ok: false; reason: string };

/**
 * Reads the text of a baseline. @returns why it isn't one, as the rest of a sentence after "is not a
 * baseline:"
 */
export function parseBaseline(text: string): ParsedBaseline {
  if (text.trim() === "") return refuse("it is empty.");
  const value = parsedJson(text);
  if (value instanceof Error) return refuse(value.message);
  if (!isObject(value)) return refuse("it is not an object in braces.");
  const { version, findings } = value;
  if (version !== 1)
    return refuse(`its version is ${JSON.stringify(version) ?? "missing"}, and only 1 is known.`);
  if (!isObject(findings)) return refuse("its findings are missing.");
  const files = new Map<string, string[]>();
  for (const [file, list] of Object.entries(findings)) {
    if (!isListOfTexts(list)) return refuse(`the findings of ${file} are not a list of strings.`);
    files.set(file, list);
  }
  return { ok: true, baseline: files };
}

/** The text of a baseline: the same for the same findings, in any order. */
export function baselineText(files: readonly { path: string; fingerprints: readonly string[] }[]): string {
  const findings = files
    .filter(({ fingerprints }) => fingerprints.length > 0)
    .map(({ path, fingerprints }) => [path, [...fingerprints].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, findings: Object.fromEntries(findings) }, null, 2)}\n`;
}

/** Which findings of a file are in a baseline, by their fingerprints; each entry covers one finding. */
export function areKnown(fingerprints: readonly string[], known: readonly string[]): boolean[] {
  const left = new Map<string, number>();
  for (const fingerprint of known) left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  return fingerprints.map((fingerprint) => {
    const count = left.get(fingerprint) ?? 0;
    if (count > 0) left.set(fingerprint, count - 1);
    return count > 0;
  });
}

function refuse(reason: string): ParsedBaseline {
  return { ok: false, reason };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    const mistake = parseJson(text).mistake;
    if (mistake === undefined)
      return new Error("it has comments or trailing commas, which JSON does not allow.");
    const { line, character } = new LineIndex(text).positionAt(mistake.start);
    return new Error(`line ${line + 1}, column ${character + 1}: ${mistake.message}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
