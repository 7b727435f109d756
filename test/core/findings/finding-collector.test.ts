import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boundedFindings } from "../../../core/findings/bounded.ts";
import type { Finding } from "../../../core/findings/finding.ts";
import { FindingCollector } from "../../../core/findings/finding-collector.ts";

/** As rules make them: some at the same place, in any order. */
const anyFinding = fc.record({
  finding: fc.record({
    rule: fc.constantFrom("a", "b", "c"),
    severity: fc.constantFrom("error", "warning", "hint"),
    start: fc.nat(6),
    length: fc.nat(2),
    message: fc.string({ maxLength: 3 }),
  }),
  group: fc.nat(3),
  order: fc.nat(3),
});

test("what is kept, and what is left out, is the same as if all had been kept and sorted", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (made, ofRule) => {
      const entries = made.map(({ finding: { length, ...rest }, ...place }) => ({
        finding: { ...rest, end: rest.start + length } as Finding,
        ...place,
      }));
      const collector = new FindingCollector(ofRule);
      for (const { finding, group, order } of entries) collector.add(finding, group, order);
      // those of two rules with one order come as their rules were found first
      const rules = [...new Set(entries.map(({ finding }) => finding.rule))];
      const sorted = entries
        .toSorted((left, right) => rules.indexOf(left.finding.rule) - rules.indexOf(right.finding.rule))
        .sort(
          (left, right) =>
            left.finding.start - right.finding.start ||
            left.finding.end - right.finding.end ||
            left.group - right.group ||
            left.order - right.order,
        )
        .map(({ finding }) => finding);
      const { findings, more, leftOut } = collector.result();
      const expected = boundedFindings(sorted, { ofRule, inAll: Number.POSITIVE_INFINITY });
      assert.deepEqual(findings, expected.findings);
      assert.deepEqual(new Map(more), new Map(expected.more));
      assert.deepEqual(leftOut, expected.leftOut);
    }),
  );
});
