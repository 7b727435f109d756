import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { checkTypeSchema, schemaOfCheck } from "../../../core/schema/index.ts";
import { patternsOf } from "../../../core/semantics/patterns.ts";
import { type Check, keywordText, type Policy, policyOf } from "../../../core/semantics/policy.ts";
import { portCheckOf } from "../../../core/semantics/port-check.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { DocumentParser } from "../../../core/syntax/reparse.ts";

const samples = readdirSync("samples/policies").map((file) =>
  readFileSync(`samples/policies/${file}`, "utf8"),
);

/** Changes a digit or a letter, or the place of everything after it. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(2),
  inserted: fc.constantFrom("", "7", "x", "\n", "# a comment\n", "ports"),
});

test("after any edit each check says what is in the text of its own version", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(edit, { minLength: 1, maxLength: 10 }),
      (start, edits) => {
        const parser = new DocumentParser();
        let now = start;
        // What is remembered about the checks of one version must not be taken for what the next says.
        saidBy(policyOf(parser.parse(now)));
        for (const { at, removed, inserted } of edits) {
          const offset = Math.floor(at * now.length);
          now = now.slice(0, offset) + inserted + now.slice(offset + removed);
          assert.deepEqual(saidBy(policyOf(parser.parse(now))), saidBy(policyOf(parse(now))));
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** What the checks of a policy say, as those who ask only the check get to know it. */
function saidBy({ checks, checkType }: Policy): unknown[] {
  const known = checkType === undefined ? undefined : checkTypeSchema(checkType);
  return checks.map((check) => {
    const item = known && schemaOfCheck(known, check);
    const ports = portCheckOf(check)?.ports;
    return {
      texts: textsOf(check),
      ports: ports && [ports.text, ports.sourceOffset(0)],
      patterns:
        item && patternsOf(check, item).map(({ text, decoded }) => [text, decoded.sourceOffset(text.length)]),
    };
  });
}

function textsOf(check: Check): (string | undefined)[] {
  return check.keywords.map(({ name }) => keywordText(check, name.toLowerCase()));
}

test("checks of two policies are read alternately", () => {
  const [before, after] = ["is closed", "is shut"].map(
    (words) => policyOf(parse(`<item>\ndescription : "Telnet ${words}"\n</item>\n`)).checks[0]!,
  );
  assert.equal(keywordText(after!, "description"), "Telnet is shut");
  assert.equal(keywordText(before!, "description"), "Telnet is closed");
});
