import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { editsSince, markOf } from "../../../core/syntax/keyword-edits.ts";
import { DocumentParser } from "../../../core/syntax/reparse.ts";

const source = `<check_type:"Unix">
# a note
<report type:"FAILED">
  description : "Telnet is on"
</report>
<custom_item>
  type : CMD_EXEC
  Cmd  : "uptime"

  # another
  expect : "up"
  debug
</custom_item>
<item>
  name : "no_telnet"
  info : "It is old"
  surplus text here
  solution : "none"
</item>
</check_type>
`;

type Expected = { keywords: string[] | undefined; between: boolean } | undefined;

/** The edit that a change makes; undefined: the tags may have changed. */
const changes: readonly [what: string, from: string, to: string, Expected][] = [
  ["a value", "uptime", "who", { keywords: ["cmd"], between: false }],
  ["a value of another kind", '"up"', "up", { keywords: ["expect"], between: false }],
  ["a value after what is wrong", "none", "Use SSH", { keywords: undefined, between: false }],
  [
    "two values",
    'CMD_EXEC\n  Cmd  : "uptime"',
    'X\n  Cmd  : "who"',
    { keywords: ["type", "cmd"], between: true },
  ],
  ["a comment", "# another", "# one more", { keywords: [], between: true }],
  ["a blank line", '"uptime"\n\n', '"uptime"\n', { keywords: [], between: true }],
  ["the name of a keyword", "expect", "regex", { keywords: undefined, between: false }],
  ["the value of a tag", '"FAILED"', '"PASSED"', { keywords: undefined, between: false }],
  ["the name of a tag", "<report", "<rapport", undefined],
  ["a keyword that is gone", "  debug\n", "", undefined],
  ["a quote that is gone", 'uptime"', "uptime", { keywords: undefined, between: false }],
  ["the check type", '"Unix"', "'Unix'", { keywords: undefined, between: false }],
];

describe("a change is known by the keywords whose values it changes:", () => {
  for (const [what, from, to, expected] of changes) {
    test(what, () => {
      const parser = new DocumentParser();
      const before = markOf(parser.parse(source));
      const text = source.replace(from, to);
      const edits = editsSince(before, parser.parse(text));
      assert.deepEqual(
        edits?.map(({ keywords, between }) => ({ keywords, between })),
        expected && [expected],
      );
      for (const { start, oldEnd, newEnd } of edits ?? [])
        assert.equal(source.slice(0, start) + text.slice(start, newEnd) + source.slice(oldEnd), text);
    });
  }
});

test("changes add up, in order", () => {
  const parser = new DocumentParser();
  const first = markOf(parser.parse(source));
  parser.parse(source.replace("uptime", "who"));
  const second = markOf(parser.parse(source.replace("uptime", "who").replace('"up"', '"root"')));
  const tree = parser.parse(source.replace("uptime", "who"));
  const keywords = (mark: typeof first) => editsSince(mark, tree)?.map((edit) => edit.keywords);
  assert.deepEqual(keywords(first), [["cmd"], ["expect"], ["expect"]]);
  assert.deepEqual(keywords(second), [["expect"]]);
  assert.deepEqual(keywords(markOf(tree)), []);
  assert.equal(keywords(markOf(new DocumentParser().parse(source))), undefined, "of another document");
});

test("changes of long ago are forgotten", () => {
  const parser = new DocumentParser();
  const first = markOf(parser.parse(source));
  const kept = Array.from({ length: 250 }, (_, index) => {
    const tree = parser.parse(source.replace("uptime", "x".repeat(index)));
    return editsSince(first, tree)?.length;
  });
  assert.equal(kept[99], 100);
  assert.equal(kept.at(-1), undefined);
});
