import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Words that docs/style.md rules out, as they appear in a text. */
const avoided: readonly RegExp[] = [
  /(?<!\bthere )\bis no (?:valid|port|number|policy|value|host|range|file|name|pattern|IP|MD5)\b/i,
  /\bstands? (?:before|after|behind|for|in|inside|outside|there|here|alone|beside|above|below|where|under|at)\b/i,
  /\bbehind\b/i,
  /\banew\b/i,
  /\btells? of\b/i,
  /\bbelongs? into\b/i,
  /\bis not readable\b/i,
  /\btakes? away\b/i,
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
  ...avoided,
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

/** The string literals of a TypeScript text, with the line that each begins in; comments are left out. */
function literals(code: string): { line: number; text: string }[] {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\\n]|\\.)*'/g;
  return [...code.matchAll(token)]
    .filter(([text]) => !text.startsWith("/"))
    .map((match) => ({ line: code.slice(0, match.index).split("\n").length, text: match[0] }));
}

function offences(path: string, line: number, text: string, words = avoided): string[] {
  return words.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [`${path}:${line}: ${text.slice(Math.max(0, found.index - 40), found.index + 40)}`];
  });
}

test("every word that docs/style.md rules out is one that is found", () => {
  const table = textOf("docs/style.md").split("| write | not |\n")[1]!.split("\n\n")[0]!;
  const words = [...table.matchAll(/^\| .* \| (.+) \|$/gm)].map(([, not]) => not!).slice(1);
  assert.ok(words.length > 8);
  const missed = words.filter(
    (words) =>
      !/as the list|BAD|, which selects|shows the ports only|^where the file/.test(words) &&
      offences("", 1, words, avoidedInMessages).length === 0,
  );
  assert.deepEqual(missed, []);
});

test("messages use plain words", () => {
  const found = files
    .filter((path) => /^(?:cli|client|core|live|server|webview)\/.*\.ts$/.test(path))
    .flatMap((path) =>
      literals(textOf(path))
        .filter(({ text }) => text.includes(" "))
        .flatMap(({ line, text }) => offences(path, line, text, avoidedInMessages)),
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
        .flatMap((text, at) => offences(path, at + 1, text)),
    );
  assert.deepEqual(found, []);
});
