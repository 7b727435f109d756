import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, it } from "node:test";
import { pages, root, textOf } from "./pages.ts";

interface Link {
  page: string;
  line: number;
  target: string;
}

/** Links and pictures of a page that lead into the repository; those in code are none. */
function linksIn(page: string, text: string): Link[] {
  const prose = text
    .replace(/^```[\s\S]*?^```$/gm, (code) => code.replace(/[^\n]/g, ""))
    .replace(/(`+)(?!`)[^\n]*?\1/g, "");
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)]
    .map((match) => ({
      page,
      line: prose.slice(0, match.index).split("\n").length,
      target: match[1]!,
    }))
    .filter(({ target }) => !/^[a-z][a-z+.-]*:/i.test(target));
}

/** The anchors of the headings of a page, as forges make them. */
function anchorsOf(text: string): Set<string> {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, "");
  const headings = [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  const ids = [...prose.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id!);
  return new Set([...headings, ...ids]);
}

/** What is wrong with where a link leads, if anything. */
function problemOf({ page, line, target }: Link): string[] {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : posix.join(posix.dirname(page), decodeURI(path));
  const where = `${page}:${line}: ${target}`;
  if (!existsSync(join(root, file))) return [`${where}: there is no ${file}`];
  if (anchor === undefined || !file.endsWith(".md")) return [];
  return anchorsOf(textOf(file)).has(anchor) ? [] : [`${where}: ${file} has no heading #${anchor}`];
}

describe("links of the pages", () => {
  const links = pages().flatMap((page) => linksIn(page, textOf(page)));

  it("lead to files and headings that there are", () => {
    assert.ok(links.length > 300, `few links: ${links.length}`);
    assert.deepEqual(links.flatMap(problemOf), []);
  });

  it("are found to lead nowhere where they do", () => {
    const found = linksIn("docs/README.md", "[a](no.md) [b](../README.md#no-such-part) `[c](d)`\n").flatMap(
      problemOf,
    );
    assert.deepEqual(found, [
      "docs/README.md:1: no.md: there is no docs/no.md",
      "docs/README.md:1: ../README.md#no-such-part: README.md has no heading #no-such-part",
    ]);
  });

  it("show every picture of docs/images", () => {
    const shown = new Set(links.map(({ page, target }) => posix.join(posix.dirname(page), target)));
    const pictures = readdirSync(join(root, "docs/images")).filter((name) => name.endsWith(".png"));
    assert.ok(pictures.length > 5);
    assert.deepEqual(
      pictures.filter((name) => !shown.has(`docs/images/${name}`)),
      [],
    );
  });
});

describe("the book", () => {
  const contents = textOf("docs/README.md");
  const guides = readdirSync(join(root, "docs/guides"));

  it("lists every guide once, in the order in which each leads on", () => {
    const listed = [...contents.matchAll(/\]\(guides\/([\w-]+\.md)\)/g)].map(([, guide]) => guide!);
    assert.deepEqual([...listed].sort(), guides.sort());
  });

  it("lists every page of docs that is not generated one by one", () => {
    const listed = new Set(
      linksIn("docs/README.md", contents).map(({ target }) => target.replace(/#.*/, "")),
    );
    for (const page of ["manual/commands.md", "manual/settings.md", "manual/json.md", "configuration.md"])
      assert.ok(listed.has(page), page);
    for (const page of ["rules/README.md", "reference/README.md", "reference/grammar.md"])
      assert.ok(listed.has(page), page);
  });

  for (const guide of guides) {
    it(`${guide} has one title, and ends with where to go next`, () => {
      const text = textOf(`docs/guides/${guide}`).replace(/^```[\s\S]*?^```$/gm, "");
      assert.match(text, /^# .+\n/);
      assert.equal(text.match(/^# /gm)!.length, 1);
      assert.match(text.trimEnd().split("\n\n").at(-1)!, /^Next: .*\]\(/);
    });
  }
});

it("the page of the samples lists every policy of samples/policies", () => {
  const listed = [...textOf("samples/README.md").matchAll(/^\| `([\w-]+\.audit)` \|/gm)].map(
    ([, name]) => name!,
  );
  assert.deepEqual(listed.sort(), readdirSync(join(root, "samples/policies")).sort());
});
