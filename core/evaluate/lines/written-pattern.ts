import type { CheckSource, Written } from "../checks/check-source.ts";
import type { TestPattern } from "./examine.ts";
import { compilePattern } from "./pattern.ts";

/** A pattern of a check, ready to be searched for, and its place in the policy. */
export interface WrittenPattern extends TestPattern {
  /** The keyword. */
  name: string;
  element: Written;
}

export type FoundPatterns<Name extends string> =
  | { ok: true; patterns: Record<Name, WrittenPattern | undefined> }
  | { ok: false; reason: string };

/**
 * The patterns of these keywords, or why one of them can't be searched for: a sentence. Missing keywords are
 * undefined.
 */
export function patternsOf<Name extends string>(
  source: CheckSource,
  names: readonly Name[],
): FoundPatterns<Name> {
  const patterns = {} as Record<Name, WrittenPattern | undefined>;
  for (const name of names) {
    patterns[name] = undefined;
    if (!source.has(name)) continue;
    const compiled = compileWritten(name, source.written(name));
    if (!compiled.ok) return compiled;
    patterns[name] = compiled.pattern;
  }
  return { ok: true, patterns };
}

type FoundPattern = { ok: true; pattern: WrittenPattern } | { ok: false; reason: string };

/** Compiles the value of a keyword as a pattern. */
export function compileWritten(name: string, written: Written | undefined): FoundPattern {
  if (written === undefined)
    return { ok: false, reason: `The value of ${name} is not a single quoted string.` };
  const { text } = written;
  const compiled = compilePattern(text);
  if (!compiled.ok)
    return { ok: false, reason: `The pattern of ${name} ${compiled.reason.replace(/\.?$/, ".")}` };
  return { ok: true, pattern: { name, text, element: written, matcher: compiled.matcher } };
}
