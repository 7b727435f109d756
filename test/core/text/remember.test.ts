import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { remember, rememberFor } from "../../../core/text/remember.ts";

/** A function that counts how often it is asked for each text. */
function counting() {
  const asked: string[] = [];
  const lengthOf = (text: string) => {
    asked.push(text);
    return text.length || undefined;
  };
  return { asked, lengthOf };
}

describe("remember", () => {
  it("computes an answer once, also one that is undefined", () => {
    const { asked, lengthOf } = counting();
    const remembered = remember(lengthOf);
    for (const text of ["ab", "", "ab", "", "c"]) assert.equal(remembered(text), text.length || undefined);
    assert.deepEqual(asked, ["ab", "", "c"]);
  });

  it("keeps no more answers than it may, and still answers", () => {
    const { asked, lengthOf } = counting();
    const remembered = remember(lengthOf, { most: 2 });
    for (const text of ["a", "bb", "ccc", "ccc", "a"]) assert.equal(remembered(text), text.length);
    assert.deepEqual(asked, ["a", "bb", "ccc", "a"]);
  });

  it("keeps no long text", () => {
    const { asked, lengthOf } = counting();
    const remembered = remember(lengthOf);
    const long = "x".repeat(501);
    for (const text of [long, long]) assert.equal(remembered(text), 501);
    assert.equal(asked.length, 2);
  });
});

describe("rememberFor", () => {
  it("computes an answer once for each object, also one that is undefined", () => {
    const asked: object[] = [];
    const remembered = rememberFor((about: { size?: number }) => {
      asked.push(about);
      return about.size;
    });
    const [one, alike, none]: { size?: number }[] = [{ size: 1 }, { size: 1 }, {}];
    for (const about of [one!, alike!, none!, one!, alike!, none!])
      assert.equal(remembered(about), about.size);
    assert.deepEqual(asked, [one, alike, none]);
  });
});
