import assert from "node:assert/strict";
import { test } from "node:test";
import { isAt, movedUri } from "../../client/workspace/moved-uri.ts";
import { uri } from "./uri.ts";

const to = "file:///w/new";
const moves: [from: string, file: string, moved: string | undefined][] = [
  ["file:///w/old.audit", "file:///w/old.audit", "file:///w/new"],
  ["file:///w/old", "file:///w/old/a.audit", "file:///w/new/a.audit"],
  ["file:///w/old", "file:///w/old/deep/old/a.audit", "file:///w/new/deep/old/a.audit"],
  ["file:///w/old", "file:///w/old", "file:///w/new"],
  // what only begins with the same name, contains it, or is above it
  ["file:///w/old", "file:///w/older/a.audit", undefined],
  ["file:///w/old", "file:///w/old.audit", undefined],
  ["file:///w/old", "file:///x/w/old/a.audit", undefined],
  ["file:///w/old/a.audit", "file:///w/old", undefined],
  // the same path in another file system
  ["file:///w/old", "vscode-vfs://github/w/old/a.audit", undefined],
  ["vscode-vfs://github/w/old", "vscode-vfs://gitlab/w/old/a.audit", undefined],
  ["vscode-vfs://github/w/old", "vscode-vfs://github/w/old/a.audit", "vscode-vfs://github/w/new/a.audit"],
];
for (const [from, file, moved] of moves) {
  test(`${from} is renamed: ${file} ${moved === undefined ? "stays" : `is ${moved}`}`, () => {
    assert.equal(movedUri(uri(file), uri(from), uri(to))?.toString(), moved);
    assert.equal(isAt(uri(file), uri(from)), moved !== undefined);
  });
}
