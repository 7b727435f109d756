import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withWebLinks } from "../../../scripts/packaging/web-links.ts";

const repository = "https://forge.example/o/n";

const cases: { does: string; markdown: string; expected: string }[] = [
  {
    does: "leads a link into the repository",
    markdown: "see [rules](docs/rules/README.md), [more](A.md)",
    expected: `see [rules](${repository}/blob/HEAD/docs/rules/README.md), [more](${repository}/blob/HEAD/A.md)`,
  },
  {
    does: "takes the bytes of a picture",
    markdown: "![a: picture](docs/a.png)",
    expected: `![a: picture](${repository}/raw/HEAD/docs/a.png)`,
  },
  {
    does: "leaves links to elsewhere and within the page",
    markdown: "[a](https://b.example/c) [b](mailto:a@b.example) [c](#part) [d](command:x)",
    expected: "[a](https://b.example/c) [b](mailto:a@b.example) [c](#part) [d](command:x)",
  },
  {
    does: "leaves what is no link",
    markdown: "a [b] (c.md) `808[0-9]`",
    expected: "a [b] (c.md) `808[0-9]`",
  },
];

describe("links of packed pages", () => {
  for (const { does, markdown, expected } of cases) {
    it(does, () => assert.equal(withWebLinks(markdown, repository), expected));
  }
});
