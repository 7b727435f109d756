import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partOfLine } from "../../client/views/snapshot-parts.ts";

/** The excerpt of a line with the part in brackets; `from`: where its text begins in the line. */
function excerpt(marked: string, from = 0) {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { line: 1, text: marked.replace(/[[\]]/g, ""), column: from, start, end };
}

const cases: { name: string; line: string; marked: string; from?: number; part: string | undefined }[] = [
  { name: "the part is where it was", line: "Port 22 22", marked: "Port 22 [22]", part: "Port 22 [22]" },
  {
    name: "the excerpt begins later in the line",
    line: "0123 Port 22",
    marked: "Port [22]",
    from: 5,
    part: "0123 Port [22]",
  },
  { name: "the line was changed since", line: "#Port 22", marked: "Port [22]", part: "#Port [22]" },
  {
    name: "a capture writes a sign before the line",
    line: "|Port 22",
    marked: "Port [22]",
    part: "|Port [22]",
  },
  { name: "the part is gone", line: "Port 2222", marked: "Listen[Address]", part: undefined },
  { name: "the part is the line", line: "  Port 22", marked: "  [Port 22]", part: undefined },
  { name: "the part is nothing", line: "Port 22", marked: "Port[] 22", part: undefined },
];

describe("the part of a line that a check is about", () => {
  for (const { name, line, marked, from, part } of cases) {
    it(name, () => {
      const found = partOfLine(line, excerpt(marked, from));
      const shown =
        found &&
        `${line.slice(0, found.start)}[${line.slice(found.start, found.end)}]${line.slice(found.end)}`;
      assert.equal(shown, part);
    });
  }
});
