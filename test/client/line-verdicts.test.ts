import assert from "node:assert/strict";
import { test } from "node:test";
import { lineVerdicts } from "../../client/verdicts/line-verdicts.ts";
import type { ProtocolRange, ProtocolVerdict } from "../../server/protocol.ts";
import { gate, gated, verdict } from "./verdicts.ts";

const at = (line: number): { range: ProtocolRange; anchor: ProtocolRange } => {
  const range = { start: { line, character: 0 }, end: { line: line + 5, character: 0 } };
  return { range, anchor: { start: { line: line + 1, character: 2 }, end: range.end } };
};

/** `line: text`, with a blank before what is dimmed. */
const shown = (verdicts: ProtocolVerdict[]) =>
  lineVerdicts(verdicts).map((line) => `${line.at.line}:${line.isDimmed ? " " : ""} ${line.text}`);

test("a condition that is not decided has a line, and the checks below it say what they would be", () => {
  assert.deepEqual(
    shown([
      verdict({ ...at(1) }),
      gated("FAILED", { ...at(10), reason: "23/tcp is open" }),
      gated("PASSED", { ...at(20) }),
    ]),
    [
      `${gate.range.start.line}: ? The condition "Debian is installed" is not decided — ${gate.why}`,
      "2: ✓ PASSED — No denied port is open",
      "11:  ? FAILED if reached",
      "21:  ? PASSED if reached",
    ],
  );
});

test("of several hosts a check shows the worst verdict, and how many hosts have it", () => {
  const on = (host: string, values: Partial<ProtocolVerdict>) => verdict({ ...at(1), host, ...values });
  assert.deepEqual(
    shown([
      on("web01", {}),
      on("web02", { status: "UNDECIDED", reason: "cut" }),
      on("web03", { status: "FAILED", reason: "23/tcp is open" }),
      on("web04", { status: "FAILED", reason: "21/tcp is open" }),
    ]),
    ["2: ✗ FAILED on web03 and 1 more — 23/tcp is open"],
  );
});

test("that the scanner would not run the policy is said once", () => {
  const refused: Partial<ProtocolVerdict> = {
    status: "UNDECIDED",
    because: "refused",
    reason: "The scanner would not run this policy: 2 errors.",
  };
  assert.deepEqual(shown([verdict({ ...at(1), ...refused }), verdict({ ...at(10), ...refused })]), [
    "2: ? UNDECIDED — The scanner would not run this policy: 2 errors.",
    "11:  ? UNDECIDED",
  ]);
});
