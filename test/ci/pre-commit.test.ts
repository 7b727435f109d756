import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../cli/command-line.ts";
import { assertAccepted } from "./accepted.ts";

interface Hook {
  id: string;
  entry: string;
  language: string;
  files: string;
}

const hooks: Hook[] = parse(readFileSync(new URL("../../.pre-commit-hooks.yaml", import.meta.url), "utf8"));

/** What each hook is there to find, by its id. */
const found: Record<string, string> = {
  "nessus-audit-lint": badPolicy,
  "nessus-audit-format": goodPolicy.replace("  ports", "ports"),
};

describe("pre-commit hooks", () => {
  for (const { id, entry, language, files } of hooks) {
    it(`${id} runs what npm installs`, async () => {
      assert.equal(language, "node");
      const words = entry.split(" ");
      assert.ok(words[0] && words[0] in packageJson.bin);
      await assertAccepted([...words, "a.audit", "b.audit"]);
    });

    it(`${id} is asked about policies only`, () => {
      const pattern = new RegExp(files);
      assert.deepEqual(
        ["policies/a.audit", "a.audit.md", "audit"].map((path) => pattern.test(path)),
        [true, false, false],
      );
    });

    it(`${id} passes a good policy and stops a commit with a bad one`, async (t) => {
      const cwd = folderOf(t, { "good.audit": goodPolicy, "bad.audit": found[id]! });
      const args = entry.split(" ").slice(1);
      const good = await nessusAudit([...args, "good.audit"], { cwd });
      assert.equal(good.code, 0, good.stderr);
      const both = await nessusAudit([...args, "bad.audit", "good.audit"], { cwd });
      assert.equal(both.code, 1, both.stderr);
      assert.match(both.stdout, /bad\.audit/);
    });
  }
});
