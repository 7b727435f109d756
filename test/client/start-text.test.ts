import assert from "node:assert/strict";
import { test } from "node:test";
import { startText } from "../../client/start-text.ts";

test("the output begins with what a bug report needs", () => {
  const about = { extension: "0.1.0", editor: "Code 1.100.3", host: "desktop", milliseconds: 41.6 };
  assert.equal(
    startText({ ...about, node: "20.19.0", trusted: true, folders: 1 }),
    "Nessus Audit Policies 0.1.0 in Code 1.100.3 (desktop), on Node.js 20.19.0\nWorkspace: 1 folder\nThe language server started in 42 ms",
  );
  assert.match(
    startText({ ...about, node: undefined, trusted: false, folders: 2 }),
    /on a browser\nWorkspace: 2 folders, not trusted\n/,
  );
});
