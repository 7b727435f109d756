import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { ciServices, starterFiles } from "../../cli/commands/starter-files.ts";
import { assertAccepted } from "./accepted.ts";

describe("the CI files that init writes", () => {
  for (const service of ciServices) {
    const files = Object.entries(starterFiles(service)).filter(([path]) => path.endsWith(".yml"));
    for (const [path, text] of files) {
      it(`${path} runs commands that there are`, async () => {
        const commands = stringsIn(parse(text)).filter((line) => line.includes("nessus-audit "));
        assert.equal(commands.length, 2);
        for (const line of commands) {
          await assertAccepted(line.slice(line.indexOf("nessus-audit ")).split(" "));
        }
      });
    }
  }
});

function stringsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(stringsIn) : [];
}
