import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { assertAccepted } from "./accepted.ts";

const guide = readFileSync(new URL("../../docs/guides/ci.md", import.meta.url), "utf8");
const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text: text!,
}));
const actionInputs = Object.entries<{ default: unknown }>(
  parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")).inputs,
);

describe("the guide to CI", () => {
  it("has configurations that can be read", () => {
    const readers: Record<string, (text: string) => unknown> = { yaml: parse, json: JSON.parse };
    const read = blocks
      .map(({ language, text }) => readers[language!]?.(text))
      .filter((data) => data !== undefined);
    assert.ok(read.length >= 6);
    for (const data of read) assert.equal(typeof data, "object");
  });

  it("has commands that there are", async () => {
    const lines = [...blocks.flatMap(({ text }) => text.split("\n")), ...inlineCode()];
    const found = lines.flatMap(
      (line) => /(?:^|[\s:])(nessus-audit(?:@[\d.]+)? (?:[a-z]+)\b.*)/.exec(line)?.[1] ?? [],
    );
    assert.ok(found.length >= 10, `few commands: ${found}`);
    for (const line of found) await assertAccepted(wordsOf(line));
  });

  it("has the present version", () => {
    const versions = [...guide.matchAll(/nessus-audit(?:@v?|-)(\d+\.\d+\.\d+)|rev: v(\S+)/g)];
    assert.ok(versions.length >= 8);
    for (const [, version, revision] of versions) assert.equal(version ?? revision, packageJson.version);
  });

  it("lists the inputs of the action with their defaults", () => {
    const listed = [...guide.matchAll(/^\| `([\w-]+)` \| (?:`([^`]*)` )?\|/gm)];
    assert.deepEqual(
      listed.map(([, name, value = ""]) => [name, value]),
      actionInputs.map(([name, input]) => [name, String(input.default)]),
    );
  });
});

/** Removes the version after the name, and a comment at the end. */
function wordsOf(line: string): string[] {
  const [program = "", ...words] = line
    .replace(/\s#.*$/, "")
    .trim()
    .split(/\s+/);
  return [program.replace(/@.*/, ""), ...words];
}

function inlineCode(): string[] {
  return [...guide.matchAll(/(?<!`)`([^`\n]+)`/g)].map(([, code]) => code!);
}
