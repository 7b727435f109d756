import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { ruleFiles } from "../../cli/explain/rule-files.ts";

/** What there is to read about the rules is in the bundle that prints it, and in no other. Needs a build. */
const marks = new Map([...ruleFiles].map(([name, text]) => [name, longestPlainPart(text)]));

describe("the files beside the rules", () => {
  test("are all in the command line", () => {
    const bundle = builtFile("cli.cjs");
    const missing = [...marks].filter(([, mark]) => !bundle.includes(mark)).map(([name]) => name);
    assert.deepEqual(missing, []);
  });

  for (const name of ["server/node.cjs", "server/browser.js", "client/node.cjs", "client/browser.js"]) {
    test(`of which ${name} has no prose`, () => {
      const bundle = builtFile(name);
      const prose = [...marks].filter(([file]) => file.endsWith(".md"));
      const found = prose.filter(([, mark]) => bundle.includes(mark)).map(([file]) => file);
      assert.deepEqual(found, []);
    });
  }
});

function builtFile(name: string): string {
  return readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8");
}

/** The longest run of letters, commas and blanks: what no bundler has to write in another way. */
function longestPlainPart(text: string): string {
  return text
    .match(/[A-Za-z, ]+/g)!
    .reduce((longest, part) => (part.length > longest.length ? part : longest));
}
