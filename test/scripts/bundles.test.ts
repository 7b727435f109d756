import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

/**
 * Needs a build. Whatever `import()` reaches is in a bundle as a function of its own, which says for each of its imports that
 * it is needed first: for all of core 4 % of a package. So what is loaded by `import()` is what one host alone can load.
 */
describe("modules that are loaded when they are asked for", () => {
  for (const bundle of ["server/main.js", "cli.cjs"]) {
    test(`are few in ${bundle}`, () => {
      const text = readFileSync(new URL(`../../dist/${bundle}`, import.meta.url), "utf8");
      const files = [...text.matchAll(/__esm\(\{\n *"(.*)"\(\) \{/g)].map((match) => match[1] ?? "");
      assert.ok(files.includes("server/node.ts"), "no names of files");
      const own = files.filter((file) => !/^(?:node_modules\/|one-door:)/.test(file));
      assert.deepEqual(
        own.filter((file) => !/^(?:core\/snapshot\/|core\/\w+\.ts$|live\/|l10n\/|server\/)/.test(file)),
        [],
      );
      assert.ok(own.length < 50, `${own.length} modules: ${own.join(", ")}`);
    });
  }
});

test("the exports of a package are copied once, and not for each module that imports one", () => {
  const text = readFileSync(new URL("../../dist/cli.cjs", import.meta.url), "utf8");
  const copied = new Map<string, number>();
  for (const [, name] of text.matchAll(/__toESM\((require_\w+)\(/g))
    copied.set(name!, (copied.get(name!) ?? 0) + 1);
  assert.ok(copied.size > 0);
  assert.deepEqual(
    [...copied].filter(([, times]) => times > 3),
    [],
  );
});
