import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../../../core/syntax/parse.ts";
import { leavesOf, printTree } from "../../../core/syntax/print.ts";
import type { PolicyTree } from "../../../core/syntax/tree.ts";
import { LineIndex } from "../../../core/text/lines.ts";
import { text } from "./policy-text.ts";

test("the tree prints back, byte for byte, whatever the text", () => {
  fc.assert(
    fc.property(text, (source) => printTree(parse(source)) === source),
    { numRuns: 3000 },
  );
});

test("leaves are in order, with only blanks and comments between them", () => {
  fc.assert(
    fc.property(text, (source) => assertCovered(parse(source))),
    { numRuns: 3000 },
  );
});

test("errors are inside the text, in order", () => {
  fc.assert(
    fc.property(text, (source) => {
      let last = 0;
      for (const { start, end } of parse(source).errors) {
        assert.ok(
          start >= last && end >= start && end <= source.length,
          `${start}..${end} of ${source.length}`,
        );
        last = start;
      }
    }),
    { numRuns: 2000 },
  );
});

test("offsets and positions convert both ways", () => {
  fc.assert(
    fc.property(text, fc.nat(), (source, seed) => {
      const lines = new LineIndex(source);
      const offset = seed % (source.length + 1);
      const position = lines.positionAt(offset);
      assert.equal(lines.lineStart(position.line) + position.character, offset);
    }),
    { numRuns: 1000 },
  );
});

function assertCovered(tree: PolicyTree): void {
  let at = 0;
  for (const leaf of leavesOf(tree)) {
    assert.ok(leaf.start >= at && leaf.end > leaf.start, `${leaf.kind} at ${leaf.start} after ${at}`);
    assertTrivia(tree, at, leaf.start);
    at = leaf.end;
  }
  assertTrivia(tree, at, tree.text.length);
}

function assertTrivia(tree: PolicyTree, start: number, end: number): void {
  let rest = "";
  let at = start;
  for (const comment of tree.comments) {
    if (comment.start < start || comment.end > end) continue;
    rest += tree.text.slice(at, comment.start);
    at = comment.end;
  }
  rest += tree.text.slice(at, end);
  assert.match(rest, /^\s*$/u, `between ${start} and ${end}`);
}
