import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluationNode, type TreeNode } from "../../client/views/tree-nodes.ts";
import type { EvaluateResult, ProtocolVerdict, SnapshotSummary } from "../../server/protocol.ts";
import { gated, socket, verdict } from "./verdicts.ts";

const range = { start: { line: 20, character: 20 }, end: { line: 20, character: 22 } };

/** One line per node: indentation, icon, label, description, and where a click leads. */
function drawn(node: TreeNode, depth = 0): string[] {
  const policy = node.inPolicy ? ` [policy ${node.inPolicy.start.line + 1}]` : "";
  const snapshot = node.inSnapshot === undefined ? "" : ` [snapshot ${node.inSnapshot}]`;
  const description = node.description === undefined ? "" : ` | ${node.description}`;
  const mark = node.children.length === 0 ? " " : node.expanded ? "-" : "+";
  return [
    `${"  ".repeat(depth)}${mark} ${node.icon}: ${node.label}${description}${policy}${snapshot}`,
    ...node.children.flatMap((child) => drawn(child, depth + 1)),
  ];
}

function result(verdicts: ProtocolVerdict[], snapshot: Partial<SnapshotSummary> = {}): EvaluateResult {
  const none = { unread: [], notCounted: [], warnings: [] };
  const summary = {
    name: "web-2.txt",
    formats: ["netstat-linux"],
    sockets: 9,
    processes: 0,
    hashes: 0,
    ...none,
  };
  return { policy: "", version: 1, snapshots: [{ ...summary, ...snapshot }], verdicts, decisions: [] };
}

const names = { policyName: "web.audit", snapshotName: "web-2.txt" };

describe("results view", () => {
  it("shows a failed check with its evidence, what was left out, and notes", () => {
    const failed = verdict({
      status: "FAILED",
      reason: "23/tcp is open",
      anchor: range,
      evidence: [
        { element: { text: "23", range }, socket: socket(), violation: true, message: "23 denies 23/tcp" },
      ],
      ignored: [{ ...socket({ address: "127.0.0.1", port: 21, line: 7 }), why: "loopback only" }],
      notes: ["Undocumented"],
    });
    assert.deepEqual(drawn(evaluationNode("p", { ...names, result: result([failed]) })), [
      "- policy: web.audit | on web-2.txt: 1 failed",
      "  - FAILED: FTP and Telnet are closed | FAILED — 23/tcp is open [policy 21]",
      "    - violation: 23 denies 23/tcp [policy 21] [snapshot 5]",
      "        socket: 23/tcp on 0.0.0.0, telnetd (pid 812) | line 5 of the snapshot [snapshot 5]",
      "      left-out: Left out: 21/tcp on 127.0.0.1, telnetd (pid 812) | loopback only [snapshot 7]",
      "      note: Undocumented",
      "    snapshot: Snapshot: web-2.txt | 9 sockets · netstat-linux [snapshot 1]",
    ]);
  });

  it("leads straight to the snapshot where evidence has a socket only", () => {
    const evidence = [
      { socket: socket({ port: 9200, line: 11 }), violation: true, message: "9200/tcp is not allowed" },
    ];
    const lines = drawn(
      evaluationNode("p", { ...names, result: result([verdict({ status: "FAILED", evidence })]) }),
    );
    assert.equal(lines[2], "      violation: 9200/tcp is not allowed [snapshot 11]");
  });

  it("keeps a passed check closed and opens what could not be read of the snapshot", () => {
    const passed = verdict({ evidence: [{ violation: false, message: "no socket on 23" }] });
    const snapshot = {
      host: "web-2",
      unread: [{ line: 4, text: " tcp  0 ", reason: "no address" }],
      notCounted: [{ reason: "established connection", count: 3, firstLine: 9 }],
      warnings: [{ message: "Process names are missing" }],
    };
    assert.deepEqual(drawn(evaluationNode("p", { ...names, result: result([passed], snapshot) })), [
      "- policy: web.audit | on web-2.txt: 1 passed",
      "  + PASSED: FTP and Telnet are closed | PASSED — No denied port is open [policy 1]",
      "      evidence: no socket on 23",
      "  - snapshot: Snapshot: web-2.txt | 9 sockets · netstat-linux · host web-2 [snapshot 1]",
      "      problem: Process names are missing",
      "      problem: Not read: tcp  0 | line 4: no address [snapshot 4]",
      "      left-out: 3 × established connection | not counted, from line 9 [snapshot 9]",
    ]);
  });

  it("shows a problem instead of verdicts that no longer hold", () => {
    const stale = { ...names, result: result([verdict()]), problem: "The policy has no open-port check." };
    assert.deepEqual(drawn(evaluationNode("p", stale)), [
      "- policy: web.audit | on web-2.txt: no verdicts",
      "    problem: The policy has no open-port check.",
    ]);
  });

  it("shows what would decide a verdict", () => {
    const undecided = verdict({
      status: "UNDECIDED",
      because: "partial",
      reason: "Half of the list is missing.",
      remedy: "Take it again.",
      vouch: "tcp",
      moreIgnored: 7,
      moreEvidence: 4,
      evidence: [{ violation: true, message: "No process name is shown" }],
    });
    const node = evaluationNode("p", { ...names, result: result([undecided]) });
    assert.deepEqual(drawn(node).slice(1, 6), [
      "  - UNDECIDED: FTP and Telnet are closed | UNDECIDED — Half of the list is missing. [policy 1]",
      "      help: Take it again.",
      "      seen: No process name is shown",
      "      note: and 4 more of them",
      "      left-out: Left out: 7 more",
    ]);
    assert.equal(node.children[0]?.vouch, "tcp");
  });

  it("puts the checks below a condition that is not decided below its line", () => {
    const verdicts = [
      verdict(),
      gated("FAILED", { description: "A", reason: "23/tcp is open" }),
      gated("PASSED", { description: "B" }),
    ];
    assert.deepEqual(drawn(evaluationNode("p", { ...names, result: result(verdicts) })).slice(1, 6), [
      "    PASSED: FTP and Telnet are closed | PASSED — No denied port is open [policy 1]",
      '  - UNDECIDED: Below the condition "Debian is installed" | UNDECIDED — The snapshot holds no file /etc/debian_version. [policy 3]',
      '      help: Answer it in the first lines of the snapshot: `# condition: PASSED "Debian is installed"`.',
      "      waiting: A | FAILED if reached — 23/tcp is open [policy 1]",
      "      waiting: B | PASSED if reached — No denied port is open [policy 1]",
    ]);
  });

  it("says once that the scanner would not run the policy", () => {
    const refused = {
      status: "UNDECIDED" as const,
      because: "refused" as const,
      reason: "The scanner would not run this policy: 1 error.",
      remedy: "Correct it.",
    };
    const verdicts = [verdict({ ...refused, description: "A" }), verdict({ ...refused, description: "B" })];
    assert.deepEqual(drawn(evaluationNode("p", { ...names, result: result(verdicts) })).slice(1, 5), [
      "  - UNDECIDED: The scanner would not run this policy: 1 error.",
      "      help: Correct it.",
      "      waiting: A | UNDECIDED [policy 1]",
      "      waiting: B | UNDECIDED [policy 1]",
    ]);
  });

  it("shows each host of a snapshot that is of several", () => {
    const { snapshots } = result([]);
    const verdicts = [verdict({ host: "web01" }), verdict({ host: "db01", status: "FAILED" })];
    const several = {
      ...result(verdicts),
      snapshots: ["web01", "db01"].map((host) => ({ ...snapshots[0]!, name: `all.txt: ${host}`, host })),
    };
    assert.deepEqual(drawn(evaluationNode("p", { ...names, result: several })), [
      "- policy: web.audit | on web-2.txt: 1 failed, 1 passed",
      "  + host: web01 | 1 passed",
      "      PASSED: FTP and Telnet are closed | PASSED — No denied port is open [policy 1]",
      "      snapshot: Snapshot: all.txt: web01 | 9 sockets · netstat-linux · host web01 [snapshot 1]",
      "  - host: db01 | 1 failed",
      "      FAILED: FTP and Telnet are closed | FAILED — No denied port is open [policy 1]",
      "      snapshot: Snapshot: all.txt: db01 | 9 sockets · netstat-linux · host db01 [snapshot 1]",
    ]);
  });

  it("gives every line an id of its own, so that what is open stays open", () => {
    const twice = { violation: true, message: "m", socket: socket(), element: { text: "23", range } };
    const node = evaluationNode("p", {
      ...names,
      result: result([verdict({ evidence: [twice, twice] }), verdict()]),
    });
    const ids = (of: TreeNode): string[] => [of.id, ...of.children.flatMap(ids)];
    assert.equal(new Set(ids(node)).size, ids(node).length);
  });
});
