import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { LineIndex } from "../../../core/text/lines.ts";
import { applyFix } from "./apply-fix.ts";

/** A mistake in a policy, and what an author should be told about it. */
export interface Slip {
  name: string;
  text: string;
  /** The one finding above a hint: `line severity[rule] message`. */
  finding: string;
  /** The text after the first fix; undefined if there is none. */
  fixed?: string;
}

/** One mistake is one finding, which names it; its fix corrects the policy. */
export function checkSlip({ name, text, finding, fixed }: Slip): void {
  test(name, () => {
    const found = findingsOf(text);
    const lines = new LineIndex(text);
    assert.deepEqual(
      found.map(
        ({ start, severity, rule, message }) =>
          `${lines.positionAt(start).line + 1} ${severity}[${rule}] ${message}`,
      ),
      [finding],
    );
    const fix = found[0]!.fixes?.[0];
    assert.equal(fix && applyFix(text, fix), fixed);
    if (fixed !== undefined) assert.deepEqual(findingsOf(fixed), []);
  });
}

function findingsOf(text: string) {
  return lint(policyOf(parse(text))).filter(
    ({ severity, rule }) => severity !== "hint" || rule === "range-outside-brackets",
  );
}
