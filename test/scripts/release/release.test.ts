import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { globSync } from "tinyglobby";
import packageJson from "../../../package.json" with { type: "json" };
import { changelogProblems } from "../../../scripts/release/check-versions.ts";
import { releaseProblems } from "../../../scripts/release/checks.ts";
import type { Package, Release } from "../../../scripts/release/release.ts";
import { tarballFiles } from "../../../scripts/release/tarball.ts";
import { root } from "../../../scripts/vscode-web.ts";

const { version } = packageJson;
const bytes = (text: string) => new TextEncoder().encode(text);
const changelog = `# Changelog

## [Unreleased]

## [${version}] - 2026-12-01

### Added

- All of it.

[Unreleased]: https://example.org/compare
[0.0.9]: https://example.org/older
[${version}]: https://example.org/tag
`;

/** The texts of this project, with a changelog that is ready. */
const texts = new Map(
  [
    "package-lock.json",
    "action.yml",
    "docs/guides/ci.md",
    ...globSync(["templates/*.yml", "mega-linter-plugin-*/*.yml"], { cwd: root }),
  ].map((path) => [path, readFileSync(join(root, path), "utf8")]),
);
texts.set("CHANGELOG.md", changelog);

const repository = "https://github.com/nessus-audit/nessus-audit";
const pages = ["CHANGELOG.md", "SECURITY.md", "SUPPORT.md", "PRIVACY.md"];
const pageLinks = pages.map((page) => `[${page}](${repository}/blob/HEAD/${page})`).join(" ");
const component = { name: "saxes", version: "6.0.0" };

function packageOf(file: string, changed: Record<string, string | Uint8Array | undefined> = {}): Package {
  const files = {
    "README.md": `![A picture](${repository}/raw/HEAD/docs/images/a.png) [docs](${repository}/blob/HEAD/docs) [top](#the-top) ${pageLinks}\n\n# The *top*!\n`,
    "CHANGELOG.md": changelog,
    LICENSE: "MIT",
    "THIRD-PARTY-NOTICES.txt": "saxes 6.0.0 (ISC)",
    "sbom.cdx.json": JSON.stringify({ components: [component] }),
    "package.json": JSON.stringify(packageJson),
    [packageJson.icon]: readFileSync(join(root, packageJson.icon)),
    "dist/client/node.cjs": "a",
    "dist/client/main.js": "a",
    "dist/cli.cjs": "a",
    ...changed,
  };
  const entries = Object.entries(files).flatMap(([path, content]) =>
    content === undefined ? [] : [[path, typeof content === "string" ? bytes(content) : content] as const],
  );
  return { file, bytes: 1000, files: new Map(entries) };
}

const ready: Release = {
  manifest: packageJson,
  texts,
  paths: new Set(["docs/images/a.png", ...pages]),
  packages: [packageOf("a.vsix"), packageOf("a.tgz")],
};

/** The first bytes of a PNG of this size. */
function png(width: number, height: number): Uint8Array {
  const content = Buffer.alloc(32);
  content.writeUInt32BE(0x89504e47, 0);
  content.writeUInt32BE(width, 16);
  content.writeUInt32BE(height, 20);
  return content;
}

describe("a release", () => {
  it("is made where nothing keeps it from that", () => assert.deepEqual(releaseProblems(ready), []));

  const withText = (path: string, from: string, to: string): Partial<Release> => {
    const text = texts.get(path)!;
    assert.ok(text.includes(from), `${path} has no ${from}`);
    return { texts: new Map([...texts, [path, text.replace(from, to)]]) };
  };
  const withManifest = (changed: object): Partial<Release> => ({
    manifest: { ...packageJson, ...changed } as Release["manifest"],
  });
  const withPackage = (changed: Record<string, string | Uint8Array | undefined>): Partial<Release> => ({
    packages: [packageOf("a.vsix", changed)],
  });

  const cases: [what: string, changed: Partial<Release>, problem: RegExp][] = [
    [
      "another version in the lock file",
      withText("package-lock.json", `"version": "${version}"`, '"version": "9.9.9"'),
      /package-lock\.json names version 9\.9\.9/,
    ],
    [
      "another version in the action",
      withText("action.yml", `default: ${version}`, "default: 9.9.9"),
      /action\.yml names version 9\.9\.9/,
    ],
    [
      "another version in the guide",
      withText("docs/guides/ci.md", `nessus-audit@${version}`, "nessus-audit@9.9.9"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "another version in a component",
      withText("templates/lint.yml", `default: ${version}`, "default: 9.9.9"),
      /lint\.yml names version/,
    ],
    [
      "another version of a component in the guide",
      withText("docs/guides/ci.md", `/lint@v${version}`, "/lint@v9.9.9"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "another version of the hooks in the guide",
      withText("docs/guides/ci.md", `rev: v${version}`, "rev: v9.9.9"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "another version of the plugin in the guide",
      withText("docs/guides/ci.md", `nessus-audit/v${version}/`, "nessus-audit/v9.9.9/"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "another version of a package in the guide",
      withText("docs/guides/ci.md", `nessus-audit-${version}.tgz     #`, "nessus-audit-9.9.9.tgz     #"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "another default in the guide",
      withText("docs/guides/ci.md", `| \`${version}\` |`, "| `9.9.9` |"),
      /ci\.md names version 9\.9\.9/,
    ],
    [
      "an action without a version",
      withText("action.yml", "  version:", "  release:"),
      /action\.yml names no version/,
    ],
    [
      "a changelog without the version",
      withText("CHANGELOG.md", `## [${version}] - 2026-12-01`, "## [9.9.9] - 2026-12-01"),
      /no section \[0\.1\.0\]/,
    ],
    [
      "a package that is too large",
      { packages: [{ ...packageOf("a.vsix"), bytes: 1e7 }] },
      /more than its budget/,
    ],
    [
      "a package without notices",
      withPackage({ "THIRD-PARTY-NOTICES.txt": undefined }),
      /has no THIRD-PARTY-NOTICES/,
    ],
    ["notices that lack one", withPackage({ "THIRD-PARTY-NOTICES.txt": "x" }), /no notice of saxes 6\.0\.0/],
    ["an empty README", withPackage({ "README.md": "" }), /has no README\.md/],
    [
      "a link into the folder",
      withPackage({ "README.md": "[a](docs/a.md)" }),
      /leads to docs\/a\.md, which is no https/,
    ],
    [
      "a picture that is not there",
      withPackage({ "README.md": `![a](${repository}/raw/HEAD/docs/images/b.png)` }),
      /b\.png, which the repository does not have/,
    ],
    [
      "a picture of HTML that is not there",
      withPackage({ "README.md": `<img alt="a" src="${repository}/raw/HEAD/docs/images/b.png">` }),
      /b\.png, which the repository does not have/,
    ],
    [
      "a picture in a link that is not there",
      withPackage({
        "README.md": `[![a](${repository}/raw/HEAD/docs/images/b.png)](${repository}/blob/HEAD/docs)`,
      }),
      /b\.png, which the repository does not have/,
    ],
    [
      "an address elsewhere that leads into the folder",
      withPackage({ "README.md": "[a]\n\n[a]: docs/a.md\n" }),
      /leads to docs\/a\.md, which is no https/,
    ],
    ["a heading that is not there", withPackage({ "README.md": "# A b: c\n[a](#a-c)" }), /#a-c, and has no/],
    [
      "a link of the changelog into the folder",
      withPackage({ "CHANGELOG.md": `${changelog}[a](docs/a.md)` }),
      /CHANGELOG\.md leads to docs\/a\.md/,
    ],
    [
      "a program that is not packed",
      withPackage({ "package.json": JSON.stringify({ ...packageJson, bin: { a: "dist/a.cjs" } }) }),
      /has no dist\/a\.cjs, which its package\.json names/,
    ],
    ["an SVG", withPackage({ "README.md": "![a](https://example.org/a.svg)" }), /shows no SVG/],
    [
      "another version in a package",
      withPackage({ "package.json": '{ "version": "1" }' }),
      /version of its package\.json is 1/,
    ],
    ["a small icon", withPackage({ [packageJson.icon]: png(64, 64) }), /64 × 64 pixels/],
    ["an icon that is no square", withPackage({ [packageJson.icon]: png(256, 128) }), /256 × 128 pixels/],
    ["an icon that is no PNG", withPackage({ [packageJson.icon]: "<svg/>" }), /is no PNG/],
    [
      "an icon that is not packed",
      withPackage({ [packageJson.icon]: undefined }),
      /the icon of package\.json/,
    ],
    ["an unknown category", withManifest({ categories: ["Compliance"] }), /no category Compliance/],
    ["no categories", withManifest({ categories: [] }), /no categories/],
    ["too many keywords", withManifest({ keywords: Array.from({ length: 31 }, String) }), /30 keywords/],
    ["no banner", withManifest({ galleryBanner: undefined }), /galleryBanner needs a color/],
    [
      "a banner of an unknown theme",
      withManifest({ galleryBanner: { color: "#1f2a37", theme: "grey" } }),
      /galleryBanner needs a color/,
    ],
    ["no place for questions", withManifest({ qna: undefined }), /no qna/],
    ["a missing page", { paths: new Set(["docs/images/a.png", ...pages.slice(1)]) }, /has no CHANGELOG\.md/],
    [
      "a README that does not say where support is",
      withPackage({ "README.md": pageLinks.replace("SUPPORT.md)", "README.md)") }),
      /does not lead to SUPPORT\.md/,
    ],
    ["no licence", withManifest({ license: undefined }), /no license/],
    ["a repository over http", withManifest({ homepage: "http://example.org" }), /no https address/],
  ];
  for (const [what, changed, problem] of cases) {
    it(`is kept from that by ${what}`, () => {
      const problems = releaseProblems({ ...ready, ...changed });
      assert.ok(
        problems.some((one) => problem.test(one)),
        problems.join("\n"),
      );
    });
  }
});

describe("the changelog", () => {
  it("of this project is as Keep a Changelog has it", () => {
    const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
    const problems = changelogProblems(text, version).filter(
      (problem) => !problem.includes("has no section"),
    );
    assert.deepEqual(problems, []);
  });

  for (const [what, from, to, problem] of [
    ["a version without a date", `## [${version}] - 2026-12-01`, `## [${version}]`, /is not \[Unreleased\]/],
    ["another kind of change", "### Added", "### New", /"New" is not one of Added/],
    ["a version without an address", `\n[${version}]: https://example.org/tag`, "", /has no address/],
    ["a day that there is not", "2026-12-01", "2026-02-30", /2026-02-30 is no day/],
    ["a version without changes", "- All of it.\n", "", /says of nothing that it changed/],
    [
      "an older version before it",
      "## [Unreleased]\n",
      "## [Unreleased]\n\n## [0.0.9] - 2026-01-01\n\n### Added\n\n- A.\n",
      /\[0\.0\.9\] comes before/,
    ],
    ["what is not released yet", "## [Unreleased]\n", "## [Unreleased]\n\n- More.\n", /Move it there/],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const [found] = changelogProblems(changelog.replace(from, to), version);
      assert.match(found ?? "", problem);
    });
  }
});

describe("a tarball", () => {
  it("is read as npm writes it", () => {
    const header = (path: string, size: number, type: string) => {
      const block = Buffer.alloc(512);
      block.write(path, 0);
      block.write(size.toString(8).padStart(11, "0"), 124);
      block.write(type, 156);
      return block;
    };
    const content = Buffer.alloc(1024, "a");
    const tar = Buffer.concat([
      header("package/", 0, "5"),
      header("package/a.txt", 600, "0"),
      content,
      header("package/b", 0, "0"),
      Buffer.alloc(1024),
    ]);
    const files = tarballFiles(gzipSync(tar));
    assert.deepEqual(
      [...files].map(([path, file]) => [path, file.length]),
      [
        ["a.txt", 600],
        ["b", 0],
      ],
    );
  });
});
