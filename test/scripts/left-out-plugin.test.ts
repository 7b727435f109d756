import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { PluginBuild } from "esbuild";
import packageJson from "../../package.json" with { type: "json" };
import { leftOutPlugin } from "../../scripts/left-out-plugin.mjs";
import { languageCapabilities } from "../../server/requests/serve-language-features.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Needs a build. That everything runs without these parts is tested by all other tests of the bundles. */
describe("what is left out of the bundles", () => {
  for (const bundle of ["server/main.js", "cli.cjs"]) {
    test(`is not in ${bundle}`, () => {
      const files = new Set(read(`dist/${bundle}`).match(/(?<=^ *\/\/ )node_modules\/.*$/gm));
      assert.ok(files.has("node_modules/chevrotain/lib/src/parse/parser/parser.js"), "no names of files");
      assert.deepEqual(
        [...files].filter((file) =>
          /regexp-to-ast|scan\/(?:lexer|reg_exp)(?:_parser)?\.js|lodash-es\/_(?:base(?:Clone|IsEqual)|Hash|stringToPath)\.js/.test(
            file,
          ),
        ),
        [],
      );
    });
  }

  test("is not in client/main.js", () => {
    assert.doesNotMatch(
      read("dist/client/main.js"),
      /node_modules\/(?:brace-expansion|balanced-match|minimatch|semver)\//,
    );
  });

  test("is not a feature that the server offers", () => {
    const client = read("dist/client/main.js");
    const left = [...client.matchAll(/^ *\/\/ left-out:vscode-languageclient\/lib\/common\/(\w+)\.js$/gm)];
    assert.equal(left.length, 10);
    const offered = Object.keys(languageCapabilities);
    const names = left.map(([, name]) => name!.replace(/Provider$/, ""));
    assert.deepEqual(
      offered.filter((capability) => names.some((name) => capability.startsWith(name))),
      [],
    );
    assert.doesNotMatch(read("server/server.ts"), new RegExp(`\\b(?:${names.join("|")})\\w*\\??:`));
  });

  test("is a test of the editor's version that the manifest makes too", () => {
    const client = read("node_modules/vscode-languageclient/lib/node/main.js");
    assert.equal(/REQUIRED_VSCODE_VERSION = '(.*?)'/.exec(client)?.[1], packageJson.engines.vscode);
    assert.equal(client.match(/\bsemver\w+\(/g)?.length, 2);
  });

  test("is missed if a package no longer has it", () => {
    const setup = () => leftOutPlugin("/nowhere").setup({} as PluginBuild);
    assert.throws(setup, /lexer_public\.js is gone/);
  });
});
