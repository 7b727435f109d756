import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countsText, endOfLineText, socketText } from "../../client/verdicts/verdict-text.ts";
import { socket, verdict } from "./verdicts.ts";

describe("socketText", () => {
  const cases: [Parameters<typeof socket>[0], string][] = [
    [{}, "23/tcp on 0.0.0.0, telnetd (pid 812)"],
    [{ pid: null }, "23/tcp on 0.0.0.0, telnetd"],
    [{ process: null }, "23/tcp on 0.0.0.0 (pid 812)"],
    [
      {
        owners: [
          { process: "nginx", pid: 4 },
          { process: null, pid: 9 },
        ],
      },
      "23/tcp on 0.0.0.0, nginx (pid 4), (pid 9)",
    ],
    [{ process: null, pid: null, proto: "udp", address: "::" }, "23/udp on ::"],
  ];
  for (const [values, expected] of cases) {
    it(expected, () => assert.equal(socketText(socket(values)), expected));
  }
});

describe("endOfLineText", () => {
  const breach = (port: number) => ({ socket: socket({ port }), violation: true, message: "" });
  const cases: [string, Parameters<typeof verdict>[0], string][] = [
    ["a verdict that passed says why", {}, "✓ PASSED — No denied port is open"],
    [
      "a failed one names the socket",
      { status: "FAILED", evidence: [breach(23)] },
      "✗ FAILED — 23/tcp on 0.0.0.0, telnetd (pid 812)",
    ],
    [
      "many sockets are counted",
      { status: "FAILED", evidence: [breach(21), breach(22), breach(23), breach(24)] },
      "✗ FAILED — 21/tcp on 0.0.0.0, telnetd (pid 812); 22/tcp on 0.0.0.0, telnetd (pid 812); and 2 more",
    ],
    [
      "evidence that explains a pass is no culprit",
      { status: "FAILED", reason: "r", evidence: [{ ...breach(23), violation: false }] },
      "✗ FAILED — r",
    ],
    [
      "an error gives its reason",
      { status: "ERROR", reason: "The port is closed", evidence: [breach(23)] },
      "! ERROR — The port is closed",
    ],
    [
      "a verdict that is not decided gives its reason",
      { status: "UNDECIDED", reason: "Half of the list is missing" },
      "? UNDECIDED — Half of the list is missing",
    ],
    [
      "sockets that are not sent count",
      { status: "FAILED", evidence: [breach(23)], moreEvidence: 999 },
      "✗ FAILED — 23/tcp on 0.0.0.0, telnetd (pid 812); and 999 more",
    ],
    ["line breaks become blanks", { reason: "one\n  two" }, "✓ PASSED — one two"],
  ];
  for (const [name, values, expected] of cases)
    it(name, () => assert.equal(endOfLineText(verdict(values)), expected));

  it("is bounded", () => {
    const text = endOfLineText(verdict({ reason: "x".repeat(5000) }));
    assert.equal(text.length, 140);
    assert.ok(text.endsWith("x…"));
  });
});

describe("countsText", () => {
  it("counts the worst first", () => {
    const statuses = [
      "PASSED",
      "FAILED",
      "NOT_EVALUATED",
      "PASSED",
      "ERROR",
      "SKIPPED",
      "UNDECIDED",
    ] as const;
    assert.equal(
      countsText(statuses.map((status) => ({ status }))),
      "1 failed, 1 error, 1 undecided, 2 passed, 1 skipped, 1 not evaluated",
    );
  });
  it("says so when there is none", () => assert.equal(countsText([]), "no verdicts"));
});
