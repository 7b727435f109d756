import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import type { EvaluateOptions } from "../../../core/evaluate/options.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";

const samples = join(import.meta.dirname, "../../../samples");
/** The texts in a folder; the folder of a host has several. */
const textsIn = (folder: string) =>
  readdirSync(join(samples, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** Text of the samples, cut and joined anywhere, with noise between the pieces. */
function damaged(texts: string[], noise: string[]): fc.Arbitrary<string> {
  const piece = fc.record({
    text: fc.constantFrom(...texts),
    from: fc.nat(1500),
    length: fc.nat(1500),
    noise: fc.oneof(fc.constantFrom(...noise), fc.string({ maxLength: 8 })),
  });
  return fc
    .array(piece, { minLength: 1, maxLength: 4 })
    .map((pieces) =>
      pieces
        .map(({ text, from, length, noise: between }) => between + text.slice(from, from + length))
        .join(""),
    );
}

const policies = damaged(textsIn("policies"), [
  "",
  '<check_type:"Unix">\n',
  '<check_type:"Windows">\n',
  "</custom_item>",
  "<if><condition>",
  "<else>",
  '"',
  'ports : "(((" ',
  "name : 'a||b'",
  'value_data : ("a" || ',
]);
const hosts = damaged(textsIn("hosts"), ["", "\n", "tcp LISTEN 0 0 [::]:", "0.0.0.0:99999", "\0"]);
const options: fc.Arbitrary<EvaluateOptions> = fc.record({
  loopback: fc.constantFrom("ignore", "count"),
  closedPort: fc.constantFrom("undecided", "error", "passed", "failed"),
  unknownPorts: fc.constantFrom("undecided", "closed"),
  processName: fc.constantFrom("name", "pattern-in-path"),
  selectedLines: fc.constantFrom("all", "any"),
  set: fc.constant({}),
  variables: fc.constant({}),
});

test("any policy on any host gives verdicts, the same each time, with a reason and within the policy", () => {
  fc.assert(
    fc.property(policies, hosts, options, (policyText, hostText, chosen) => {
      const policy = policyOf(parse(policyText));
      const snapshot = readSnapshot(hostText);
      const verdicts = evaluate(policy, snapshot, chosen);
      assert.deepEqual(evaluate(policy, snapshot, chosen), verdicts);
      for (const { reason, check, evidence, status, because } of verdicts) {
        assert.match(reason, /\.$|…$|:.*$/s);
        assert.ok(
          check.start <= check.anchor.start && check.anchor.end <= Math.max(check.end, check.anchor.end),
        );
        for (const { element } of evidence) {
          if (element) assert.ok(element.start <= element.end && element.end <= policyText.length);
        }
        if (status === "FAILED") assert.notEqual(reason, "");
        assert.equal(because !== undefined, status === "UNDECIDED");
      }
    }),
    { numRuns: 400 },
  );
});
