import assert from "node:assert/strict";
import { test } from "node:test";
import { branchesNotTaken, type LineVerdict, lineVerdicts } from "../../client/verdicts/line-verdicts.ts";
import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { checkAt, decision, gate, gated, host, lines, socket, verdict } from "./verdicts.ts";

/** `line look: text`, with `+` where the gutter has an icon. */
const drawn = ({ at, look, text, hasIcon }: LineVerdict) =>
  `${at.line} ${look}${hasIcon ? "+" : ""}: ${text}`;
const shown = (...hosts: HostVerdicts[]) => lineVerdicts(hosts).map(drawn);

const onPort = (port: number) => ({ violation: true, message: "", socket: socket({ port }) });
const failed = (ports: number[], values: Partial<ProtocolVerdict> = {}) =>
  verdict({ ...checkAt(1), status: "FAILED", evidence: ports.map(onPort), ...values });

test("a check that fails names the host and the ports, and one that passes the host", () => {
  assert.deepEqual(
    shown(host("web-2", [failed([23, 9200]), verdict({ ...checkAt(10), id: "a", status: "PASSED" })])),
    ["2 FAILED+: ✗ web-2: 23, 9200", "11 PASSED+: ✓ web-2"],
  );
});

test("an undecided check, or one that is not evaluated, says so", () => {
  const reason = "The list was cut: it may not show every open port.";
  assert.deepEqual(
    shown(
      host("web-1", [
        verdict({ ...checkAt(1), status: "UNDECIDED", because: "partial", reason }),
        verdict({ ...checkAt(10), id: "a", status: "NOT_EVALUATED", reason: "CMD_EXEC runs a command." }),
        verdict({ ...checkAt(20), id: "b", status: "WARNING", evidence: [onPort(8080)] }),
        verdict({ ...checkAt(30), id: "c", status: "SKIPPED", reason: "It is not for Unix." }),
        verdict({ ...checkAt(40), id: "d", status: "ERROR", reason: "The port is closed." }),
      ]),
    ),
    [
      `2 UNDECIDED+: ? web-1: ${reason}`,
      "11 NOT_EVALUATED+: – web-1: not evaluated",
      "21 WARNING+: ⚠ web-1: 8080",
      "31 SKIPPED+: ○ web-1: It is not for Unix.",
      "41 ERROR+: ! web-1: The port is closed.",
    ],
  );
});

test("for several hosts, a check shows the worst verdict, and how many hosts have it", () => {
  const hosts = [
    host("web01", [verdict(checkAt(1))]),
    host("web02", [verdict({ ...checkAt(1), status: "UNDECIDED", reason: "cut" })]),
    host("web03", [failed([23])]),
    host("web04", [failed([21])]),
  ];
  assert.deepEqual(shown(...hosts), ["2 FAILED+: ✗ web03 and 1 more: 23"]);
  const [{ about }] = lineVerdicts(hosts) as [LineVerdict];
  assert.deepEqual("verdicts" in about && about.verdicts.map((each) => [each.host.name, each.said.status]), [
    ["web01", "PASSED"],
    ["web02", "UNDECIDED"],
    ["web03", "FAILED"],
    ["web04", "FAILED"],
  ]);
});

test("checks are distinguished by what they say, even if an edit put two of them on one line", () => {
  const values = { ...checkAt(1), status: "PASSED" as const };
  assert.deepEqual(shown(host("a", [verdict({ ...values, id: "1" }), verdict({ ...values, id: "2" })])), [
    "2 PASSED+: ✓ a",
    "2 PASSED+: ✓ a",
  ]);
});

test("if the type is on the line of the tag, the gutter is left to the Test Explorer", () => {
  const range = lines(1, 6);
  const anchor = { start: { line: 1, character: 15 }, end: { line: 1, character: 40 } };
  assert.deepEqual(shown(host("web-1", [verdict({ range, anchor })])), ["1 PASSED: ✓ web-1"]);
});

test("an undecided condition has a line, and the checks below it say what they would be", () => {
  assert.deepEqual(
    shown(
      host("web-1", [
        verdict({ ...checkAt(1), id: "a" }),
        gated("FAILED", { ...checkAt(10), id: "b", reason: "23/tcp is open", evidence: [onPort(23)] }),
        gated("PASSED", { ...checkAt(20), id: "c" }),
      ]),
    ),
    [
      `${gate.range.start.line} UNDECIDED+: ? web-1: condition is not decided, 2 checks wait`,
      "2 PASSED+: ✓ web-1",
      "11 dimmed+: ? web-1: FAILED if reached",
      "21 dimmed+: ? web-1: PASSED if reached",
    ],
  );
});

test("a check that waits on several hosts is one check, and says what it would be on the worst of them", () => {
  const waits = (name: string, ifReached: "PASSED" | "FAILED") => host(name, [gated(ifReached, checkAt(10))]);
  assert.deepEqual(shown(waits("a", "PASSED"), waits("b", "FAILED"), waits("c", "PASSED")), [
    "2 UNDECIDED+: ? a and 2 more: condition is not decided, 1 check waits",
    "11 dimmed+: ? b: FAILED if reached",
  ]);
});

test("a host on which the check itself is not decided comes before those on which it waits", () => {
  const cut = verdict({ ...checkAt(10), status: "UNDECIDED", because: "partial", reason: "It was cut." });
  assert.deepEqual(shown(host("a", [gated("FAILED", checkAt(10))]), host("b", [cut])), [
    "2 UNDECIDED+: ? a: condition is not decided, 1 check waits",
    "11 UNDECIDED+: ? b: It was cut.",
  ]);
});

test("it is reported once that the scanner would not run the policy", () => {
  const refused: Partial<ProtocolVerdict> = {
    status: "UNDECIDED",
    because: "refused",
    reason: "The scanner would not run this policy: 2 errors.",
  };
  const verdicts = [
    verdict({ ...checkAt(1), id: "a", ...refused }),
    verdict({ ...checkAt(10), id: "b", ...refused }),
  ];
  assert.deepEqual(shown(host("web-1", verdicts), host("web-2", verdicts)), [
    "2 UNDECIDED+: ? web-1 and 1 more: The scanner would not run this policy: 2 errors.",
    "11 dimmed+: ? web-1 and 1 more",
  ]);
});

test("a condition that one check decides is shown at that check", () => {
  const decisions = [decision()];
  assert.deepEqual(shown(host("jump-1", [], { decisions })), [
    "5 condition: ✗ jump-1: condition does not pass, <else> reports",
  ]);
});

test("a condition that several checks decide, or none, is shown at its tag", () => {
  const [check] = decision().checks;
  const both = decision({ holds: true, reports: "then", checks: [check!, check!] });
  const { reports: _, ...none } = decision({ range: lines(30, 30), checks: [] });
  assert.deepEqual(shown(host("web-1", [], { decisions: [both, none] })), [
    "3 condition: ✓ web-1: condition passes, <then> reports",
    "30 condition: ✗ web-1: condition does not pass, nothing reports",
  ]);
});

test("a condition with different results says on how many hosts", () => {
  const passes = decision({ holds: true, reports: "then" });
  const on = (name: string, ...decisions: (typeof passes)[]) => host(name, [], { decisions });
  assert.deepEqual(shown(on("a", decision()), on("b", passes), on("c", decision())), [
    "5 condition: ✗ a and 1 more: condition does not pass, <else> reports; it passes on 1 more",
  ]);
  assert.deepEqual(shown(on("a", passes), on("b", decision()), on("c", decision())), [
    "5 condition: ✓ a: condition passes, <then> reports; it does not pass on 2 more",
  ]);
});

test("a condition can be decided on one host and not on another", () => {
  const here = decision({ range: gate.range });
  assert.deepEqual(shown(host("a", [], { decisions: [here] }), host("b", [gated("FAILED", checkAt(10))])), [
    "2 UNDECIDED+: ? b: condition is not decided, 1 check waits",
    "5 condition: ✗ a: condition does not pass, <else> reports",
    "11 dimmed+: ? b: FAILED if reached",
  ]);
});

test("without hosts there are no lines, and no branches", () => {
  assert.deepEqual([lineVerdicts([]), branchesNotTaken([])], [[], []]);
});

test("a branch is not taken if it reports on none of the hosts", () => {
  const [then, other] = [lines(10, 14), lines(15, 19)];
  const on = (name: string, ...notTaken: (typeof then)[]) =>
    host(name, [], { decisions: [decision({ notTaken })] });
  assert.deepEqual(branchesNotTaken([on("a", then), on("b", then)]), [then]);
  assert.deepEqual(branchesNotTaken([on("a", then), on("b", other)]), []);
  assert.deepEqual(branchesNotTaken([on("a", then), host("b", [])]), []);
  assert.deepEqual(branchesNotTaken([on("a", then, other)]), [then, other]);
});
