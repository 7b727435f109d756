import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemsOn } from "../../../cli/output/problems.ts";
import type { Terminal } from "../../../cli/output/terminal.ts";

describe("problems", () => {
  const cases: { name: string; error: unknown; says: string }[] = [
    {
      name: "a message for the user",
      error: new Error("a.audit does not exist."),
      says: "a.audit does not exist.",
    },
    {
      name: "a mistake of the program",
      error: new RangeError("Maximum call stack size exceeded"),
      says: "a.audit: internal error: Maximum call stack size exceeded. Please report it.",
    },
    { name: "a message with control characters", error: new Error("\u001b[2J"), says: "␛[2J" },
  ];
  for (const { name, error, says } of cases) {
    it(name, () => {
      let told = "";
      const err = (text: string) => {
        told += text;
      };
      const problems = problemsOn({ err } as Terminal);
      problems.fail("a.audit", error);
      assert.equal(told, `nessus-audit: ${says}\n`);
      assert.equal(problems.count, 1);
    });
  }
});
