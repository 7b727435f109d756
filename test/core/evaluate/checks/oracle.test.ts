import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import type { Status } from "../../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, unix } from "../fixture.ts";
import { shownHost } from "../shown-host.ts";

/*
 * A second evaluator, as slow and as simple as possible: lines are strings, and patterns are those of
 * JavaScript, of which only what means the same in Perl is used. It must agree with ours on every check and
 * every text.
 */

/** A text of the host: its lines, that there is none, or that nothing shows it. */
type Shown = { lines: string[]; isPart: boolean } | "absent" | "unknown";

interface RandomCheck {
  type: "CMD_EXEC" | "FILE_CONTENT_CHECK" | "FILE_CONTENT_CHECK_NOT" | "GRAMMAR_CHECK";
  regex: string | undefined;
  look: string;
  lookName: "expect" | "not_expect";
  minimum: number | undefined;
  excuses: string[];
  selectedLines: "all" | "any";
}

function oracle(check: RandomCheck, shown: Shown): Status {
  if (check.type === "CMD_EXEC") return commandStatus(check, shown);
  if (check.type === "GRAMMAR_CHECK") return grammarStatus(check, shown);
  return contentStatus(check, shown);
}

const has = (line: string, pattern: string) => new RegExp(pattern).test(line);

function commandStatus({ regex, look, lookName }: RandomCheck, shown: Shown): Status {
  if (typeof shown === "string") return "UNDECIDED";
  const looked = shown.lines.filter((line) => regex === undefined || has(line, regex));
  if (lookName === "expect" && look === "") {
    if (looked.length > 0) return "FAILED";
    return shown.isPart || shown.lines.length > 0 ? "UNDECIDED" : "PASSED";
  }
  const isFound = looked.some((line) => has(line, look));
  if (isFound) return lookName === "expect" ? "PASSED" : "FAILED";
  if (shown.isPart) return "UNDECIDED";
  if (lookName === "expect") return "FAILED";
  return looked.length === 0 ? "UNDECIDED" : "PASSED";
}

function contentStatus(check: RandomCheck, shown: Shown): Status {
  const { excuses, minimum } = check;
  const isExcused = (own: string) => excuses.includes(own) || excuses.includes("required");
  if (shown === "unknown") return "UNDECIDED";
  if (shown === "absent") return isExcused("file_required") ? "PASSED" : "FAILED";
  const selected = shown.lines.filter((line) => has(line, check.regex!));
  const matching = selected.filter((line) => has(line, check.look));
  const negated = check.type === "FILE_CONTENT_CHECK_NOT";
  const isForbidden = negated || check.lookName === "not_expect";
  const bad = isForbidden ? matching.length : selected.length - matching.length;
  const isOneEnough = !isForbidden && check.selectedLines === "any";
  if (!isOneEnough && bad > 0) return "FAILED";
  if (shown.isPart && !(isOneEnough && matching.length > 0)) return "UNDECIDED";
  if (selected.length === 0) return negated || isExcused("string_required") ? "PASSED" : "FAILED";
  if (isOneEnough && matching.length === 0) return "FAILED";
  return minimum !== undefined && matching.length < minimum ? "FAILED" : "PASSED";
}

function grammarStatus({ regex, look }: RandomCheck, shown: Shown): Status {
  if (shown === "unknown") return "UNDECIDED";
  if (shown === "absent") return "FAILED";
  const patterns = regex === undefined ? [look] : [regex, look];
  if (shown.lines.some((line) => !patterns.some((pattern) => has(line, pattern)))) return "FAILED";
  return shown.isPart || shown.lines.length === 0 ? "UNDECIDED" : "PASSED";
}

const atom = fc.constantFrom(
  "a",
  "b",
  "1",
  ".",
  "[ab]",
  "[^a]",
  "\\d",
  "a*",
  "b+",
  "1?",
  "(a|b)",
  "(?:1b)",
  "a{2}",
  "\\b",
);
const pattern = fc
  .record({
    start: fc.constantFrom("", "", "^"),
    atoms: fc.array(atom, { minLength: 1, maxLength: 4 }),
    end: fc.constantFrom("", "", "$"),
    other: fc.option(fc.constantFrom("a", "^b", "1$"), { nil: undefined }),
  })
  .map(
    ({ start, atoms, end, other }) =>
      `${start}${atoms.join("")}${end}${other === undefined ? "" : `|${other}`}`,
  );

const randomCheck: fc.Arbitrary<RandomCheck> = fc
  .record({
    type: fc.constantFrom(
      "CMD_EXEC" as const,
      "FILE_CONTENT_CHECK" as const,
      "FILE_CONTENT_CHECK_NOT" as const,
      "GRAMMAR_CHECK" as const,
    ),
    regex: fc.option(pattern, { nil: undefined }),
    look: fc.oneof({ arbitrary: pattern, weight: 9 }, fc.constant("")),
    lookName: fc.constantFrom("expect" as const, "expect" as const, "not_expect" as const),
    minimum: fc.option(fc.nat(3), { nil: undefined }),
    excuses: fc.subarray(["required", "file_required", "string_required"]),
    selectedLines: fc.constantFrom("all" as const, "any" as const),
  })
  .map((check) => {
    const isContent = check.type.startsWith("FILE_CONTENT");
    return {
      ...check,
      regex: isContent ? (check.regex ?? "a") : check.regex,
      lookName: check.type === "FILE_CONTENT_CHECK_NOT" ? "expect" : check.lookName,
      minimum: check.type === "FILE_CONTENT_CHECK" && check.lookName === "expect" ? check.minimum : undefined,
      excuses: isContent ? check.excuses : [],
    };
  });

const line = fc.string({ unit: fc.constantFrom("a", "b", "1"), minLength: 1, maxLength: 6 });
const shown: fc.Arbitrary<Shown> = fc.oneof(
  { arbitrary: fc.record({ lines: fc.array(line, { maxLength: 5 }), isPart: fc.boolean() }), weight: 8 },
  fc.constantFrom("absent" as const, "unknown" as const),
);

function keywordsOf({ type, regex, look, lookName, minimum, excuses }: RandomCheck): string[] {
  const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\")}"`;
  const what = type === "CMD_EXEC" ? 'cmd : "x"' : 'file : "/x"';
  const patterns = regex === undefined ? [] : [`regex : ${quoted(regex)}`];
  const last = type === "GRAMMAR_CHECK" ? "regex" : lookName;
  return [
    'description : "c"',
    what,
    ...patterns,
    `${last} : ${quoted(look)}`,
    ...(minimum === undefined ? [] : [`min_occurrences : ${minimum}`]),
    ...excuses.map((name) => `${name} : NO`),
  ];
}

function hostOf({ type }: RandomCheck, text: Shown): string {
  const isCommand = type === "CMD_EXEC";
  if (text === "unknown" || (isCommand && text === "absent")) return "@cmd other\n";
  if (text === "absent") return "@absent /x\nno such file\n";
  const lines = text.lines.map((one) => `${one}\n`).join("");
  return `@${isCommand ? "cmd x" : "file /x"}${text.isPart ? " [filtered]" : ""}\n${lines}`;
}

test("a simple, slow evaluator agrees on every check and every text", () => {
  const seen = new Map<Status, number>();
  fc.assert(
    fc.property(randomCheck, shown, (check, text) => {
      const policy = unix(item(check.type, ...keywordsOf(check)));
      const options = { ...defaultEvaluateOptions, selectedLines: check.selectedLines };
      const [verdict] = evaluate(policyOf(parse(policy)), shownHost(hostOf(check, text)), options);
      seen.set(verdict!.status, (seen.get(verdict!.status) ?? 0) + 1);
      assert.equal(verdict!.status, oracle(check, text), verdict!.reason);
    }),
    { numRuns: 10_000 },
  );
  // Enough of each, so that agreement means something.
  for (const status of ["PASSED", "FAILED", "UNDECIDED"] as const) assert.ok((seen.get(status) ?? 0) > 1000);
});
