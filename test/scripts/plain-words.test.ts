import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { type SourceText, sourceWords } from "./source-words.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Words that docs/style.md rules out, as they appear in a text. */
const avoided: readonly RegExp[] = [
  /(?<!\bthere )\bis no (?:valid|port|number|policy|value|host|range|file|name|pattern|IP|MD5)\b/i,
  /\bstands? (?:before|after|behind|for|in|inside|outside|there|here|alone|beside|above|below|where|under|at)\b/i,
  /(?<!\bnothing )\bbehind\b/i,
  /\banew\b/i,
  /\btells? of\b/i,
  /\bbelongs? into\b/i,
  /\bis not readable\b/i,
  /\btakes? away\b/i,
];

/** Words that are avoided where users read, in messages and pages; comments may have them. */
const avoidedForUsers: readonly RegExp[] = [
  ...avoided,
  /\b(?:whether|what|how|which|where)\b[^.;:"`]{0,120}\b(?:is|are) not documented\b/i,
  /\bbreaks off\b/i,
  /\bcloses nothing\b/i,
  /\banother (?:one )?than\b/i,
  /\bdoes nothing with\b/i,
  /\bexcludes? each other\b/i,
  /\blacks the\b/i,
  /\bleft as it is\b/i,
  /\bleads? out of the (?:folder|workspace)\b/i,
  /\bsilence[sd]? a (?:finding|rule)\b/i,
  /\bthis is a mistake (?:of|in)\b/i,
];

/** Words that are avoided in messages alone: in prose, some of them have their place. */
const avoidedInMessages: readonly RegExp[] = [
  ...avoidedForUsers,
  /\b(?:whether|what|how|which|where) [^.;:,"`]{1,100} (?:is not known|can't be told)\b/i,
  /\b(?:has|have) to be (?:one|a|an)\b/i,
  /\bholds? (?:an?|no|one|several) (?!wait)/i,
  /\bin line (?:\$|\d)/i,
  /\bconditions? that (?:is|are) not decided\b/i,
  /\bWrite [\w :]+ where (?:the|there)\b/,
];

const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "");
const textOf = (path: string) => readFileSync(`${root}${path}`, "utf8");

/** The modules of the project, without the examples of bad words. */
const modules = files.filter(
  (path) => /\.(?:ts|mjs)$/.test(path) && !/^test\/(?:fixtures\/|scripts\/plain-words)/.test(path),
);

/** A comment on one line, without its marks. */
function onOneLine({ line, text }: SourceText): SourceText {
  return { line, text: text.replace(/\n\s*(?:\*|\/\/)?\s*/g, " ") };
}

/** Words that are avoided in comments and names of tests; messages and pages may have them. */
const avoidedInCode: readonly RegExp[] = [
  ...avoided,
  /(?<!\b(?:there|this|that) )\bis no (?!longer\b|more\b|less\b|such\b|doubt\b|faster\b|better\b)[a-z]/i,
  /\b(?:undefined|null|true|false|empty|none) where\b/i,
  /\bbeside\b/i,
  /\bgoes on\b/i,
  /\b(?:says?|said|shows?|tells?|known) (?:nothing |anything |something )?of\b/i,
  /\bmay hold\b/i,
  /\bbut for\b/i,
];

function offences(path: string, { line, text }: SourceText, words = avoidedForUsers): string[] {
  return words.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [`${path}:${line}: ${text.slice(Math.max(0, found.index - 40), found.index + 40)}`];
  });
}

test("every word that docs/style.md rules out is one that is found", () => {
  const tables = textOf("docs/style.md").split("| write | not |\n").slice(1);
  assert.equal(tables.length, 2);
  const words = tables.flatMap((table) =>
    [...table.split("\n\n")[0]!.matchAll(/^\| .* \| (.+) \|$/gm)].map(([, not]) => not!).slice(1),
  );
  assert.ok(words.length > 15);
  const missed = words.filter(
    (text) =>
      !/as the list|BAD|, which selects|shows the ports only|^where the file/.test(text) &&
      offences("", { line: 1, text }, [...avoidedInCode, ...avoidedInMessages]).length === 0,
  );
  assert.deepEqual(missed, []);
});

test("messages use plain words", () => {
  const found = files
    .filter((path) => /^(?:cli|client|core|live|server|webview)\/.*\.ts$/.test(path))
    .flatMap((path) =>
      sourceWords(textOf(path))
        .literals.filter(({ text }) => text.includes(" "))
        .flatMap((literal) => offences(path, literal, avoidedInMessages)),
    );
  assert.deepEqual(found, []);
});

test("comments use plain words", () => {
  const found = modules.flatMap((path) =>
    sourceWords(textOf(path)).comments.flatMap((comment) =>
      offences(path, onOneLine(comment), avoidedInCode),
    ),
  );
  assert.deepEqual(found, []);
});

test("names of tests use plain words", () => {
  const found = modules
    .filter((path) => path.startsWith("test/"))
    .flatMap((path) =>
      sourceWords(textOf(path)).titles.flatMap((title) => offences(path, title, avoidedInCode)),
    );
  assert.deepEqual(found, []);
});

test("documentation, schemas and the manifest use plain words", () => {
  const found = files
    .filter(
      (path) =>
        /\.(?:md|json)$/.test(path) &&
        !/^(?:CHANGELOG\.md|docs\/style\.md|package-lock\.json|test\/)/.test(path),
    )
    .flatMap((path) =>
      textOf(path)
        .split("\n")
        .flatMap((text, at) => offences(path, { line: at + 1, text })),
    );
  assert.deepEqual(found, []);
});
