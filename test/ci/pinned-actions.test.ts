import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ciServices, starterFiles } from "../../cli/commands/starter-files.ts";
import { root } from "../../scripts/vscode-web.ts";

/** Ours, by the tag of a release: its commit is known only when it is made. */
const own = "nessus-audit/nessus-audit@v";

const texts = new Map([
  ["action.yml", readFileSync(join(root, "action.yml"), "utf8")],
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path): [string, string] => [path, readFileSync(join(root, "docs", path), "utf8")]),
  ...readdirSync(join(root, ".github", "workflows")).map((name): [string, string] => [
    name,
    readFileSync(join(root, ".github", "workflows", name), "utf8"),
  ]),
  ...ciServices.flatMap((service) => Object.entries(starterFiles(service))),
]);

test("actions of others are named by the full commit, with the version in a comment", () => {
  const uses = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/^\s*(?:- )?uses: *(.*)$/gm)].map(([, action]) => ({ path, action: action! })),
  );
  const others = uses.filter(({ action }) => !action.startsWith(own));
  assert.ok(others.length >= 12, `few actions: ${others.length}`);
  for (const { path, action } of others) {
    assert.match(action, /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, path);
  }
});
