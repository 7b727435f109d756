import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { ruleFiles } from "../../rule-files/rule-files.ts";

/** The prose of the rules is in the bundle that prints it, and in no other. Needs a build. */
const prose = [...ruleFiles].filter(([name]) => name.endsWith(".md"));
const marks = new Map(prose.map(([name, text]) => [name, longestPlainPart(text)]));

describe("the prose of the rules", () => {
  test("is all in the command line", () => {
    assert.deepEqual(found("cli.cjs"), [...marks.keys()]);
  });

  for (const bundle of ["server/main.js", "client/main.js"]) {
    test(`is not in ${bundle}`, () => {
      assert.deepEqual(found(bundle), []);
    });
  }
});

function found(bundle: string): string[] {
  const text = readFileSync(new URL(`../../dist/${bundle}`, import.meta.url), "utf8");
  return [...marks].filter(([, mark]) => text.includes(mark)).map(([name]) => name);
}

/** The longest run of letters, commas and blanks: what no bundler has to write in another way. */
function longestPlainPart(text: string): string {
  return text
    .match(/[A-Za-z, ]+/g)!
    .reduce((longest, part) => (part.length > longest.length ? part : longest));
}
