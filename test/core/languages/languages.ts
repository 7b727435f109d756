import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FindProblem } from "../../../core/languages/language-problem.ts";

/**
 * Tests a reader of a language.
 * @param sound texts in which it finds nothing
 * @param broken texts with what it finds: the part that is marked, and the beginning of the message
 */
export function checkLanguage(
  name: string,
  find: FindProblem,
  sound: readonly string[],
  broken: readonly (readonly [text: string, start: number, part: string, message: string])[],
): void {
  describe(name, () => {
    for (const text of sound) {
      it(`finds nothing in ${JSON.stringify(text)}`, () => assert.equal(find(text), undefined));
    }
    for (const [text, start, part, message] of broken) {
      it(`finds ${message} in ${JSON.stringify(text)}`, () => {
        const problem = find(text);
        assert.ok(problem, "nothing was found");
        assert.deepEqual([problem.start, text.slice(problem.start, problem.end)], [start, part]);
        assert.equal(problem.message.slice(0, message.length), message);
      });
    }
    it("takes time in proportion to the text", () => {
      for (const [text] of [...broken, ...sound.map((text) => [text] as const)]) {
        const started = performance.now();
        find(text.repeat(20_000));
        const taken = performance.now() - started;
        assert.ok(taken < 2_000, `${taken} ms for 20,000 times ${text}`);
      }
    });
  });
}
