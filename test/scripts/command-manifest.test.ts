import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { commandManifest } from "../../scripts/packaging/command-manifest.ts";

test("the package of the command line names the optional package, and needs none", () => {
  const own = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const manifest = commandManifest(own) as Record<string, unknown>;
  assert.deepEqual(Object.keys(manifest.peerDependencies as object), ["@duckdb/node-api"]);
  assert.deepEqual(manifest.peerDependenciesMeta, { "@duckdb/node-api": { optional: true } });
  assert.equal("dependencies" in manifest, false);
});
