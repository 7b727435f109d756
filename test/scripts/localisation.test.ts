import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import {
  asTheCommandLine,
  bypassingTexts,
  isForPeople,
  sameEverywhere,
} from "../../scripts/localisation/bypassing-texts.ts";
import { readTexts } from "../../scripts/localisation/read-texts.ts";
import { textBundle, userInterface } from "../../scripts/localisation/text-bundle.ts";
import { keyIn, withTexts } from "../../scripts/packaging/manifest-texts.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
type Texts = Record<string, string>;

const manifest = read("package.json");
const inManifest: Texts = read("package.nls.json");
const inModules: Texts = JSON.parse(textBundle(root));
const languages = ["de"];

/** Every string of a part of package.json, with the names that lead to it. */
function strings(part: unknown, path: readonly string[] = []): { path: string; text: string }[] {
  if (typeof part === "string") return [{ path: path.join("."), text: part }];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, member]) => strings(member, [...path, name]));
}

describe("the texts of package.json", () => {
  /** Members that people read. */
  const shown =
    /\.(?:title|shortTitle|category|label|name|contextualTitle|contents|description|markdownDescription|deprecationMessage|markdownDeprecationMessage|(?:markdownE|e)numDescriptions\.\d+|enumItemLabels\.\d+)$/;
  const names = new Set(["contributes.problemPatterns.0.name", "contributes.problemMatchers.0.name"]);
  /** What is typed in a terminal. */
  const asTyped = new Set(["nessus-audit lint --format unix"]);

  it("are named by keys, all of them", () => {
    const found = strings(manifest.contributes, ["contributes"])
      .concat(strings(manifest.capabilities, ["capabilities"]))
      .filter(({ path, text }) => shown.test(path) && !names.has(path) && !asTyped.has(text));
    assert.ok(found.length > 100, String(found.length));
    assert.deepEqual(
      found.filter(({ text }) => keyIn(text) === undefined),
      [],
    );
  });

  it("have their keys in package.nls.json, which has no others", () => {
    const used = new Set(strings(manifest).flatMap(({ text }) => keyIn(text) ?? []));
    assert.deepEqual(Object.keys(inManifest).sort(), [...used].sort());
    assert.throws(
      () => withTexts({ title: "%command.unknown%" }, inManifest),
      /no text for %command.unknown%/,
    );
  });
});

describe("the texts of modules", () => {
  const { unreadable, others } = readTexts(root, userInterface);

  it("are in l10n/bundle.l10n.json (npm run docs)", () => {
    assert.equal(readFileSync(join(root, "l10n/bundle.l10n.json"), "utf8"), textBundle(root));
  });

  it("can be read: what is translated is a literal", () => assert.deepEqual(unreadable, []));

  it("are all translated, but for what is no text for people", () => {
    // most of what the server says is about policies and hosts
    assert.deepEqual(bypassingTexts(others.filter(({ file }) => !file.startsWith("server/"))), []);
  });

  it("are told apart from what no text for people is, in both directions", () => {
    const planted = [
      'export const a = "No host is here.";',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a module
      "export const b = `${a} hosts`;",
      'export const c = "Refresh";',
      'export const d = "data-host";',
      'export const e = t("Taken");',
      "export const f = t(a);",
      'export const g = { kind: "open", tooltip: a ? "opened" : b };',
    ].join("\n");
    const file = "client/language.ts";
    const found = readTexts(root, [file], new Map([[file, planted]]));
    assert.deepEqual(
      found.others.filter(isForPeople).map(({ line }) => line),
      [1, 2, 3, 7],
    );
    assert.deepEqual([found.translated.map(({ key }) => key), found.unreadable.length], [["Taken"], 1]);
  });

  it("leave out nothing that is not there any more", () => {
    const all = others.filter(isForPeople);
    assert.deepEqual(
      sameEverywhere.filter((one) => !all.some(({ text }) => one.test(text))),
      [],
    );
    assert.deepEqual(
      asTheCommandLine.filter((module) => !all.some(({ file }) => file === module)),
      [],
    );
  });
});

for (const language of languages) {
  describe(`the translations of ${language}`, () => {
    const both: [what: string, english: Texts, translated: Texts][] = [
      ["package.json", inManifest, read(`package.nls.${language}.json`)],
      ["modules", inModules, read(`l10n/bundle.l10n.${language}.json`)],
    ];
    for (const [what, english, translated] of both) {
      const pairs = Object.entries(english).map(([key, text]) => ({ key, text, own: translated[key] ?? "" }));

      it(`have every text of ${what} in the same order, and no other`, () => {
        assert.deepEqual(Object.keys(translated), Object.keys(english));
        assert.deepEqual(
          pairs.filter(({ own }) => own.trim() === ""),
          [],
        );
      });

      it(`keep what is no word in texts of ${what}: places, code, icons, links`, () => {
        const fixed = (text: string) =>
          (
            text.match(/\{\d+\}|`[^`]*`|\$\([\w-]+\)|\(command:[^)]*\)|\n|#\w+(?=:)|nessusAudit[\w.]+/g) ?? []
          ).sort();
        assert.deepEqual(
          pairs.filter(({ text, own }) => fixed(text).join() !== fixed(own).join()),
          [],
        );
      });

      it(`end as the texts of ${what} do`, () => {
        const end = (text: string) => /[.:…?]?(?:\n|$)/.exec(text)![0];
        assert.deepEqual(
          pairs.filter(({ text, own }) => end(text) !== end(own)),
          [],
        );
      });
    }

    it("exist for the pages of the walkthrough", () => {
      const folder = join(root, "media/walkthrough");
      const pages = readdirSync(folder).filter((name) => /^[\w-]+\.md$/.test(name));
      assert.ok(pages.length >= 3);
      for (const page of pages)
        assert.ok(existsSync(join(folder, page.replace(/\.md$/, `.nls.${language}.md`))), page);
    });
  });
}

describe("German", () => {
  const texts = Object.entries({
    ...read("package.nls.de.json"),
    ...read("l10n/bundle.l10n.de.json"),
  } as Texts);
  const without = (pattern: RegExp) =>
    assert.deepEqual(
      texts.filter(([, text]) => pattern.test(text.replace(/`[^`]*`|\{ "name.*\] \}/g, ""))),
      [],
    );

  it("says Sie", () => without(/\b(?:du|dich|dir|dein\w*|euch|eur\w*|bitte)\b/i));
  it("has its own quotation marks", () => without(/["“](?=\w)/));

  const glossary = readFileSync(join(root, "docs/style.md"), "utf8").split("| English | German | not |")[1]!;
  const table = glossary.split("\n\n")[0]!;
  const others = [...table.matchAll(/^\|[^|]+\|[^|]+\| ([^|-]+) \|$/gm)].map(([, not]) => not!);
  it("has a glossary", () => assert.ok(others.length > 15, table));
  for (const other of others) {
    it(`says ${other} nowhere: the glossary of docs/style.md has another name for it`, () =>
      without(new RegExp(`(?<!\\p{L})${other}`, "iu")));
  }
});
