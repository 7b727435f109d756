import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { billOfMaterials } from "../../../scripts/packaging/bill-of-materials.ts";
import { bundledPackages } from "../../../scripts/packaging/bundled-packages.ts";
import { thirdPartyNotices } from "../../../scripts/packaging/third-party-notices.ts";

let root = "";
before(() => {
  root = mkdtempSync(join(tmpdir(), "nessus-audit-notices-"));
  const digest = Buffer.alloc(64, 1).toString("base64");
  const files = {
    "package-lock.json": { packages: { "node_modules/@a/b": { integrity: `sha512-${digest}` } } },
    "node_modules/@a/b/package.json": {
      name: "@a/b",
      version: "1.2.3",
      license: "MIT",
      repository: { url: "git+https://example.org/a/b.git" },
    },
    "node_modules/@a/b/License.txt": "\ufeffCopyright of b\r\nFree.\r\n",
    "node_modules/@a/b/ThirdPartyNotices.txt": "b contains c.",
    "node_modules/@a/b/licenses.js": "no licence",
    "node_modules/@a/b/node_modules/d/package.json": { name: "d", version: "2.0.0", license: "(MIT OR ISC)" },
    "node_modules/@a/b/node_modules/d/COPYING": "Copyright of d",
    "node_modules/e/package.json": { name: "e", version: "3.0.0", license: "MIT" },
    "node_modules/g/package.json": { name: "g", version: "4.0.0", license: "MIT" },
    "node_modules/g/LICENSE": "Copyright of b\nFree.",
    "node_modules/f/package.json": { name: "f", version: "3.0.0" },
    "node_modules/f/LICENSE": "Copyright of f",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  }
});
after(() => rmSync(root, { recursive: true }));

/** The packages of a bundle of these files. */
function packagesOf(...paths: string[]) {
  const inputs = Object.fromEntries(paths.map((path) => [path, { bytesInOutput: path.length }]));
  inputs["node_modules/e/unused.js"] = { bytesInOutput: 0 };
  const outputs = {
    "cli.cjs": { inputs },
    "other.js": { inputs: { "node_modules/e/x.js": { bytesInOutput: 1 } } },
  };
  return bundledPackages(root, { outputs }, (bundle) => bundle === "cli.cjs");
}

test("packages are found by the files of a bundle, even those inside of others, and unused ones are not", () => {
  const found = packagesOf(
    "cli/main.ts",
    "node_modules/@a/b/x.js",
    "node_modules/@a/b/y/z.js",
    "node_modules/@a/b/node_modules/d/i.js",
  );
  assert.deepEqual(
    found.map(({ name, version }) => `${name} ${version}`),
    ["@a/b 1.2.3", "d 2.0.0"],
  );
  assert.deepEqual(found[0]!.notices, ["\ufeffCopyright of b\r\nFree.\r\n", "b contains c."]);
  const notices = thirdPartyNotices("Product", found);
  assert.match(
    notices,
    /^Product contains[^\n]*\n\n-{80}\n@a\/b 1\.2\.3 \(MIT\), https:\/\/example\.org\/a\/b\n\nCopyright of b\nFree\.\n\n-{80}\n@a\/b 1\.2\.3 \(MIT\)[^\n]*\n\nb contains c\.\n\n-{80}\nd 2\.0\.0/,
  );
});

test("a licence is printed once, after all packages that come with it", () => {
  const notices = thirdPartyNotices("Product", packagesOf("node_modules/@a/b/x.js", "node_modules/g/x.js"));
  assert.match(notices, /-\n@a\/b 1\.2\.3 [^\n]*\ng 4\.0\.0 \(MIT\)\n\nCopyright of b\n/);
  assert.equal(notices.split("Copyright of b").length, 2);
});

test("a package without a licence, or without its text, is not packed", () => {
  assert.throws(() => packagesOf("node_modules/e/x.js"), /e 3\.0\.0 has no licence/);
  assert.throws(() => packagesOf("node_modules/f/x.js"), /f 3\.0\.0 has no licence/);
});

test("the bill of materials has URLs and digests as specified", () => {
  const product = { name: "product", version: "0.1.0", description: "A product.", license: "MIT" };
  const found = packagesOf("node_modules/@a/b/x.js", "node_modules/@a/b/node_modules/d/i.js");
  const { components, dependencies } = JSON.parse(billOfMaterials(product, found));
  assert.equal(components[0].purl, "pkg:npm/%40a/b@1.2.3");
  assert.deepEqual(components[0].hashes, [{ alg: "SHA-512", content: "01".repeat(64) }]);
  assert.deepEqual(components[1].licenses, [{ expression: "(MIT OR ISC)" }]);
  assert.deepEqual(dependencies[0], {
    ref: "pkg:npm/product@0.1.0",
    dependsOn: ["pkg:npm/%40a/b@1.2.3", "pkg:npm/d@2.0.0"],
  });
});
