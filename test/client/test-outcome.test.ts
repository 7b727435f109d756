import assert from "node:assert/strict";
import { test } from "node:test";
import { testOutcome } from "../../client/testing/test-outcome.ts";
import type { ProtocolExpectation, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { gate, gated, socket, verdict } from "./verdicts.ts";

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
      { name: "web-2", expectations },
    );
    assert.equal(found.kind, kind);
  });
}

const evidence = [{ violation: true, message: "23 denies 23/tcp", socket: socket() }];
const failed = { status: "FAILED", reason: "TCP denies 23/tcp.", evidence } as const;

const messages: [
  what: string,
  values: Partial<ProtocolVerdict>,
  expected: ProtocolStatus | undefined,
  message: string,
  why: string,
][] = [
  [
    "a port that is open",
    failed,
    undefined,
    "web-2: 23 denied",
    "Expected PASSED, but it is FAILED: TCP denies 23/tcp.",
  ],
  [
    "a port that is expected to be closed by name",
    failed,
    "PASSED",
    "web-2: 23 denied, expected PASSED",
    "Expected PASSED (line 7 of the snapshot expects it), but it is FAILED: TCP denies 23/tcp.",
  ],
  [
    "a check that passes where it should not",
    {},
    "FAILED",
    "web-2: PASSED, expected FAILED",
    "Expected FAILED (line 7 of the snapshot expects it), but it is PASSED: No denied port is open",
  ],
  [
    "an error",
    { status: "ERROR", reason: "22/tcp is closed." },
    undefined,
    "web-2: 22/tcp is closed.",
    "Expected PASSED, but it is ERROR: 22/tcp is closed.",
  ],
  [
    "what waits for a condition and is expected by name",
    gated("FAILED", { reason: "23/tcp is open" }),
    "PASSED",
    "web-2: FAILED if reached, expected PASSED",
    "Expected PASSED (line 7 of the snapshot expects it), but it is UNDECIDED, FAILED if reached: 23/tcp is open",
  ],
];

for (const [what, values, expected, message, why] of messages) {
  test(`the message of ${what} begins with the host and what was found`, () => {
    const expectations = expected ? [{ status: expected, check: "Telnet is closed", line: 7 }] : [];
    const found = testOutcome(verdict({ ...values, description: "Telnet is closed" }), {
      name: "web-2",
      expectations,
    });
    assert.deepEqual("message" in found && [found.message, found.why], [message, why]);
  });
}

test("a host with any name has its name in the first line of the message", () => {
  const found = testOutcome(verdict(failed), { name: `web\n${"2".repeat(100)}`, expectations: [] });
  assert.match("message" in found ? found.message : "", /^web 2{35}…: 23 denied$/);
});

const skipped: [what: string, values: Partial<ProtocolVerdict>, why: string][] = [
  [
    "is not decided",
    { status: "UNDECIDED", because: "partial", reason: "It was cut.", remedy: "Take it again." },
    "UNDECIDED: It was cut. Take it again.",
  ],
  [
    "is not evaluated",
    { status: "NOT_EVALUATED", reason: "It runs a command." },
    "not evaluated: It runs a command.",
  ],
  [
    "waits for a condition",
    gated("FAILED", { reason: "23/tcp is open." }),
    `FAILED if reached: 23/tcp is open. ${gate.remedy}`,
  ],
];
for (const [what, values, why] of skipped) {
  test(`a check that ${what} is skipped, and the output says why`, () => {
    const found = testOutcome(verdict(values), { name: "web-2", expectations: [] });
    assert.deepEqual(found, { kind: "skipped", why });
  });
}
