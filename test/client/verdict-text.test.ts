import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  countsText,
  decidedText,
  failureText,
  hostsText,
  lineText,
  needsText,
  shortened,
  shortReason,
} from "../../client/verdicts/verdict-text.ts";
import type {
  ProtocolDecided,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { socket, verdict } from "./verdicts.ts";

const breach = (port: number, values: Partial<ProtocolSocket> = {}) => ({
  socket: socket({ port, ...values }),
  violation: true,
  message: "",
});
const line = (text: string, start = 0) => ({
  excerpt: { line: 3, text, column: 0, start, end: text.length },
  violation: true,
  message: "",
});
const owners = (...names: (string | null)[]) => names.map((process, at) => ({ process, pid: at }));

const reasons: {
  name: string;
  values: Partial<ProtocolVerdict>;
  short: string;
  failure: string;
}[] = [
  {
    name: "a verdict that passed needs no reason",
    values: {},
    short: "",
    failure: "PASSED",
  },
  {
    name: "a denied port is named",
    values: { status: "FAILED", evidence: [breach(23)] },
    short: "23",
    failure: "23 denied",
  },
  {
    name: "a port that is not allowed is named; UDP is said",
    values: {
      type: "AUDIT_ALLOWED_OPEN_PORTS",
      status: "FAILED",
      evidence: [breach(9200), breach(161, { proto: "udp" })],
    },
    short: "161/udp, 9200",
    failure: "161/udp, 9200 not allowed",
  },
  {
    name: "a port is named once, on however many addresses it is open",
    values: { status: "FAILED", evidence: [breach(23), breach(23, { address: "::" })] },
    short: "23",
    failure: "23 denied",
  },
  {
    name: "the line that breaks a check is shown",
    values: { type: "CMD_EXEC", status: "FAILED", evidence: [line("PermitRootLogin  yes")] },
    short: "PermitRootLogin yes",
    failure: "PermitRootLogin yes",
  },
  {
    name: "of many lines the first is shown, around the part that matters",
    values: {
      type: "FILE_CONTENT_CHECK",
      status: "FAILED",
      evidence: [line(`${"#".repeat(70)} NOPASSWD`, 71), line("b")],
      moreEvidence: 40,
    },
    short: `…${"#".repeat(29)} NOPASSWD and 41 more`,
    failure: `…${"#".repeat(29)} NOPASSWD and 41 more`,
  },
  {
    name: "of the status of a file, what it is",
    values: {
      type: "FILE_CHECK",
      status: "FAILED",
      evidence: [
        {
          ...line("644 root root /etc/shadow"),
          message: "/etc/shadow: its mode is 0644, not 0600, line 7 of the snapshot",
        },
      ],
    },
    short: "mode is 0644, not 0600",
    failure: "mode is 0644, not 0600",
  },
  {
    name: "many ports are counted",
    values: { status: "FAILED", evidence: [21, 22, 23, 24, 25, 26].map((port) => breach(port)) },
    short: "21, 22, 23, 24 and 2 more",
    failure: "21, 22, 23, 24 and 2 more denied",
  },
  {
    name: "what is not sent is not counted: it can be on the same ports",
    values: { status: "FAILED", evidence: [breach(23), breach(24)], moreEvidence: 999 },
    short: "23, 24 and more",
    failure: "23, 24 and more denied",
  },
  {
    name: "the process on a port is named where the check is about it",
    values: {
      type: "AUDIT_PROCESS_ON_PORT",
      status: "FAILED",
      evidence: [breach(22, { process: "dropbear" })],
    },
    short: "22 (dropbear)",
    failure: "another process on 22 (dropbear)",
  },
  {
    name: "all processes that hold a port are named: which of them is another one, only the check knows",
    values: {
      type: "AUDIT_PROCESS_ON_PORT",
      status: "FAILED",
      evidence: [breach(22, { process: "sshd", owners: owners("sshd", null, "dropbear", "sshd") })],
    },
    short: "22 (sshd, dropbear)",
    failure: "another process on 22 (sshd, dropbear)",
  },
  {
    name: "without the name of a process there is the port",
    values: { type: "AUDIT_PROCESS_ON_PORT", status: "FAILED", evidence: [breach(22, { process: null })] },
    short: "22",
    failure: "another process on 22",
  },
  {
    name: "a warning names the ports too",
    values: { status: "WARNING", evidence: [breach(23)] },
    short: "23",
    failure: "23 denied",
  },
  {
    name: "a check of another kind has no verb",
    values: { type: "SITE_CHECK", status: "FAILED", evidence: [breach(23)] },
    short: "23",
    failure: "23",
  },
  {
    name: "evidence that breaks nothing is no culprit",
    values: { status: "FAILED", reason: "r", evidence: [{ ...breach(23), violation: false }] },
    short: "r",
    failure: "r",
  },
  {
    name: "evidence without a socket has the reason say it",
    values: { status: "FAILED", reason: "r", evidence: [{ violation: true, message: "m" }] },
    short: "r",
    failure: "r",
  },
  {
    name: "an error gives its reason",
    values: { status: "ERROR", reason: "The port is closed", evidence: [breach(23)] },
    short: "The port is closed",
    failure: "The port is closed",
  },
  {
    name: "a verdict that is not decided gives its reason: what it has seen breaks nothing",
    values: { status: "UNDECIDED", reason: "The list was cut.", evidence: [breach(23)] },
    short: "The list was cut.",
    failure: "The list was cut.",
  },
  {
    name: "below a condition it says what it would be",
    values: { status: "UNDECIDED", because: "gate", ifReached: "FAILED", evidence: [breach(23)] },
    short: "FAILED if reached",
    failure: "FAILED if reached",
  },
  {
    name: "what is never evaluated says that",
    values: { status: "NOT_EVALUATED", reason: "CMD_EXEC runs a command." },
    short: "not evaluated",
    failure: "not evaluated",
  },
];

for (const { name, values, short, failure } of reasons) {
  it(name, () => {
    assert.equal(shortReason(verdict(values)), short);
    assert.equal(failureText(verdict(values)), failure);
  });
}

describe("shortened", () => {
  const cases: [text: string, most: number, expected: string][] = [
    ["", 5, ""],
    ["12345", 5, "12345"],
    ["123456", 5, "1234…"],
    [" one\r\n\ttwo\u2028three ", 20, "one two three"],
    ["The list was cut here", 16, "The list was…"],
    ["A verylongwordthatgoeson", 12, "A verylongw…"],
    ["1234😀678", 6, "1234…"],
    ["123😀5678", 6, "123😀…"],
  ];
  for (const [text, most, expected] of cases) {
    it(`${JSON.stringify(text)} to ${most}`, () => assert.equal(shortened(text, most), expected));
  }
});

describe("hostsText", () => {
  const long = "h".repeat(60);
  const cases: [names: string[], expected: string][] = [
    [[], ""],
    [["web-2"], "web-2"],
    [["web-2", "web-3", "db"], "web-2 and 2 more"],
    [[long], `${"h".repeat(39)}…`],
    [[long, "b"], `${"h".repeat(39)}… and 1 more`],
    [["web\n2"], "web 2"],
  ];
  for (const [names, expected] of cases) {
    it(expected || "no host", () => assert.equal(hostsText(names), expected));
  }
});

describe("lineText", () => {
  const cases: [status: ProtocolStatus, who: string, says: string, expected: string][] = [
    ["FAILED", "web-2", "23, 9200", "✗ web-2: 23, 9200"],
    ["PASSED", "web-1", "", "✓ web-1"],
    ["FAILED", "web\u0007-\u202e2", "2\u001b[31m3", "✗ web\ufffd-\ufffd2: 2\ufffd[31m3"],
    ["FAILED", "web\n2", "23\n24\u2029", "✗ web 2: 23 24"],
  ];
  for (const [status, who, says, expected] of cases) {
    it(expected, () => assert.equal(lineText(status, who, says), expected));
  }

  it("is one line that commands nothing and is bounded, whatever a host and its processes are called", () => {
    const named = (prefix: string) =>
      fc.string({ unit: "binary", maxLength: 300 }).map((name) => prefix + name);
    const types = fc.constantFrom("AUDIT_PROCESS_ON_PORT", "AUDIT_DENIED_OPEN_PORTS");
    const texts = fc.record({ name: named(""), process: named("p"), reason: named(""), type: types });
    fc.assert(
      fc.property(texts, fc.boolean(), ({ name, process, reason, type }, hasEvidence) => {
        const evidence = hasEvidence
          ? Array.from({ length: 9 }, (_, at) => breach(60_000 + at, { proto: "udp", process }))
          : [];
        const said = verdict({ type, status: "FAILED", reason, evidence });
        const text = lineText("FAILED", hostsText([name, name]), shortReason(said));
        assert.ok(text.length <= 260, `${text.length} characters`);
        assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
        if (hasEvidence) assert.match(text, / and 1 more: .*60000\/udp.* and 5 more$/u);
      }),
    );
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
  it("takes errors and warnings in the plural", () => {
    const statuses = ["ERROR", "WARNING", "ERROR", "WARNING", "FAILED", "FAILED"] as const;
    assert.equal(countsText(statuses.map((status) => ({ status }))), "2 failed, 2 warnings, 2 errors");
  });
  it("says so when there is none", () => assert.equal(countsText([]), "no verdicts"));
});

const decided = { judged: 40, decided: 31, unjudged: 0, waiting: 9, commands: 6, files: 2, answers: 1 };
const needs: { name: string; values: Partial<ProtocolDecided>; text: string | undefined }[] = [
  { name: "all kinds", values: {}, text: "9 need: output of 6 commands, 2 files, 1 answer" },
  {
    name: "one of each, and lists",
    values: { waiting: 1, commands: 1, files: 1, answers: 0, lists: ["open ports", "packages"] },
    text: "1 needs: output of 1 command, 1 file, the list of open ports, the list of packages",
  },
  { name: "nothing", values: { waiting: 0, commands: 0, files: 0, answers: 0 }, text: undefined },
];

describe("how far a host decides a policy", () => {
  it("says how many checks are decided", () => {
    assert.equal(decidedText({ ...decided, lists: [] }), "31 of 40 checks decided");
    assert.equal(decidedText({ ...decided, lists: [], judged: 1, decided: 0 }), "0 of 1 check decided");
  });
  for (const { name, values, text } of needs) {
    it(`says what would decide the rest: ${name}`, () => {
      assert.equal(needsText({ ...decided, lists: [], ...values }), text);
    });
  }
});
