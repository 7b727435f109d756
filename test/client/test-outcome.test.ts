import assert from "node:assert/strict";
import { test } from "node:test";
import { testOutcome } from "../../client/testing/test-outcome.ts";
import type { ProtocolExpectation, ProtocolStatus } from "../../server/protocol.ts";
import { verdict } from "./verdicts.ts";

const outcomes: {
  status: ProtocolStatus;
  expected?: ProtocolStatus;
  ifReached?: ProtocolStatus;
  kind: ReturnType<typeof testOutcome>["kind"];
}[] = [
  { status: "PASSED", kind: "passed" },
  { status: "FAILED", kind: "failed" },
  { status: "WARNING", kind: "failed" },
  { status: "ERROR", kind: "errored" },
  { status: "NOT_EVALUATED", kind: "skipped" },
  { status: "FAILED", expected: "FAILED", kind: "passed" },
  { status: "PASSED", expected: "FAILED", kind: "failed" },
  { status: "NOT_EVALUATED", expected: "FAILED", kind: "skipped" },
  { status: "UNDECIDED", kind: "skipped" },
  { status: "SKIPPED", kind: "skipped" },
  { status: "UNDECIDED", ifReached: "FAILED", kind: "skipped" },
  { status: "UNDECIDED", expected: "UNDECIDED", kind: "passed" },
  { status: "UNDECIDED", expected: "ERROR", kind: "passed" },
  { status: "ERROR", expected: "UNDECIDED", kind: "errored" },
  { status: "UNDECIDED", ifReached: "PASSED", expected: "PASSED", kind: "failed" },
];

for (const { status, expected, ifReached, kind } of outcomes) {
  const what = `${status}${ifReached ? `, ${ifReached} if reached` : ""}, expected ${expected ?? "by default PASSED"}`;
  test(`${what}: ${kind}`, () => {
    const expectations: ProtocolExpectation[] = expected
      ? [
          { status: "ERROR", check: "Another check", line: 1 },
          { status: expected, check: "Telnet is closed", line: 2 },
        ]
      : [{ status: "ERROR", check: "Another check", line: 1 }];
    const found = testOutcome(
      verdict({ status, ...(ifReached && { ifReached }), description: "Telnet is closed" }),
      expectations,
    );
    assert.equal(found.kind, kind);
  });
}
