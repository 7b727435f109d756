import { compileRegex } from "../../../regex/compile.ts";
import { remember } from "../../../text/remember.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import type { CheckSource } from "../check-source.ts";

/** The patterns of a check by keyword, with and without case. */
export interface Patterns {
  exact: PatternSet;
  anyCase: PatternSet;
}

export interface PatternSet {
  item: WrittenPattern | undefined;
  regex: WrittenPattern | undefined;
  expect: WrittenPattern | undefined;
  not_expect: WrittenPattern | undefined;
  /** In the order of the policy. */
  contexts: readonly WrittenPattern[];
}

const names = ["item", "regex", "expect", "not_expect"] as const;

/** The patterns of a check, or why one of them can't be looked for: a sentence. */
export function devicePatterns(
  source: CheckSource,
): { ok: true; patterns: Patterns } | { ok: false; reason: string } {
  const exact: Record<string, WrittenPattern> = {};
  for (const name of names) {
    if (!source.has(name)) continue;
    const compiled = compileWritten(name, source.written(name));
    if (!compiled.ok) return compiled;
    exact[name] = compiled.pattern;
  }
  const contexts: WrittenPattern[] = [];
  for (const written of source.allWritten("context")) {
    const compiled = compileWritten("context", written);
    if (!compiled.ok) return compiled;
    contexts.push(compiled.pattern);
  }
  const { item, regex, expect, not_expect } = exact;
  const set: PatternSet = { item, regex, expect, not_expect, contexts };
  return {
    ok: true,
    patterns: {
      exact: set,
      anyCase: {
        item: item && anyCase(item),
        regex: regex && anyCase(regex),
        expect: expect && anyCase(expect),
        not_expect: not_expect && anyCase(not_expect),
        contexts: contexts.map(anyCase),
      },
    },
  };
}

const withoutCase = remember((pattern) => compileRegex(pattern, { ignoreCase: true }));

/** The case-insensitive pattern. If that would be too large, the pattern is unchanged. */
export function anyCase(pattern: WrittenPattern): WrittenPattern {
  const compiled = withoutCase(pattern.text);
  // Answers are kept by the text of a pattern.
  return compiled.ok ? { ...pattern, text: `(?i)${pattern.text}`, matcher: compiled.matcher } : pattern;
}
