import assert from "node:assert/strict";
import { test } from "node:test";
import type { PinnedSnapshot } from "../../client/snapshots/pinned-snapshot.ts";
import { snapshotPlace } from "../../client/verdicts/snapshot-place.ts";
import { uri } from "./uri.ts";

const one = ["file:///hosts/web-2.txt"];
const three = ["ss", "ps", "md5"].map((name) => `file:///hosts/web-2/${name}.txt`);

const cases: [line: number, documents: string[], firstLines: number[], place: string][] = [
  [7, one, [1], `${one[0]} 7`],
  [1, three, [1, 5, 9], `${three[0]} 1`],
  [4, three, [1, 5, 9], `${three[0]} 4`],
  [5, three, [1, 5, 9], `${three[1]} 1`],
  [11, three, [1, 5, 9], `${three[2]} 3`],
  // an empty file has no line: it is of the one after it
  [5, three, [1, 5, 5], `${three[2]} 1`],
  // a host that could not be read
  [3, one, [], `${one[0]} 3`],
];
for (const [line, documents, firstLines, place] of cases) {
  test(`line ${line} of files that begin at ${firstLines.join(", ") || "no line"} is ${place}`, () => {
    const snapshot = { documents: documents.map(uri) } as unknown as PinnedSnapshot;
    const found = snapshotPlace(snapshot, { firstLines }, line);
    assert.equal(`${found.uri} ${found.line}`, place);
  });
}
