import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluationNode, type TreeNode } from "../../client/views/tree-nodes.ts";
import type { HostVerdicts, ProtocolVerdict, SnapshotSummary } from "../../server/protocol.ts";
import { checkAt, decision, gated, host, socket, verdict } from "./verdicts.ts";

const range = { start: { line: 20, character: 20 }, end: { line: 20, character: 22 } };

/** One line per node: indentation, icon, label, description, and where a click leads. */
function drawn(node: TreeNode, depth = 0): string[] {
  const policy = node.inPolicy ? ` [policy ${node.inPolicy.start.line + 1}]` : "";
  const place = node.inSnapshot;
  const snapshot =
    place === undefined ? "" : ` [snapshot ${place.file === 0 ? "" : `file ${place.file}: `}${place.line}]`;
  const description = node.description === undefined ? "" : ` | ${node.description}`;
  const mark = node.children.length === 0 ? " " : node.expanded ? "-" : "+";
  return [
    `${"  ".repeat(depth)}${mark} ${node.icon}: ${node.label}${description}${policy}${snapshot}`,
    ...node.children.flatMap((child) => drawn(child, depth + 1)),
  ];
}

const now = Date.parse("2026-03-04T06:00:00Z");

/** The nodes of a policy that was evaluated on one host. */
function shown(
  verdicts: ProtocolVerdict[],
  snapshot: Partial<SnapshotSummary> = {},
  values: Partial<HostVerdicts> = {},
): TreeNode {
  const web2 = host("web-2", verdicts, values);
  return viewOf([{ ...web2, snapshot: { ...web2.snapshot, ...snapshot } }]);
}

function viewOf(hosts: HostVerdicts[], problem?: string, wasRead = true): TreeNode {
  const summary = { policyName: "web.audit", subject: "web-2 (clipboard)", hosts, wasRead, now };
  return evaluationNode("p", { ...summary, ...(problem !== undefined && { problem }) });
}

describe("results view", () => {
  it("says how many checks are decided, what would decide the rest, and how old the snapshot is", () => {
    const decided = {
      judged: 3,
      decided: 1,
      unjudged: 0,
      waiting: 2,
      commands: 2,
      files: 0,
      answers: 0,
      lists: [],
    };
    const snapshot = { taken: "2026-03-01T06:00:00Z", sockets: 0, formats: [], commands: 4, files: 1 };
    const root = shown([], snapshot, { decided });
    assert.deepEqual(drawn(root), [
      "- policy: web.audit | on web-2 (clipboard): no verdicts",
      "    decided: 1 of 3 checks decided | 2 need: output of 2 commands",
      "    snapshot: Snapshot: web-2.txt | 4 commands, 1 file · taken 3 days ago [snapshot 1]",
    ]);
    assert.equal(root.children[0]?.needsCapture, true);
  });

  it("shows the line of the snapshot that a check met", () => {
    const excerpt = { line: 7, text: "  PermitRootLogin yes", column: 0, start: 2, end: 21 };
    const failed = verdict({
      status: "FAILED",
      reason: "expect matches",
      anchor: range,
      evidence: [
        { element: { text: "yes", range }, excerpt, violation: true, message: "not_expect matches" },
        { excerpt, violation: true, message: "not_expect matches" },
      ],
    });
    assert.deepEqual(drawn(shown([failed])).slice(1, 5), [
      "  - FAILED: FTP and Telnet are closed | FAILED — expect matches [policy 21]",
      "    - violation: not_expect matches [policy 21] [snapshot 7]",
      "        seen: PermitRootLogin yes | line 7 of the snapshot [snapshot 7]",
      "      violation: not_expect matches: PermitRootLogin yes [snapshot 7]",
    ]);
  });

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
    assert.deepEqual(drawn(shown([failed])), [
      "- policy: web.audit | on web-2 (clipboard): 1 failed",
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
    const lines = drawn(shown([verdict({ status: "FAILED", evidence })]));
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
    assert.deepEqual(drawn(shown([passed], snapshot)), [
      "- policy: web.audit | on web-2 (clipboard): 1 passed",
      "  + PASSED: FTP and Telnet are closed | PASSED — No denied port is open [policy 1]",
      "      evidence: no socket on 23",
      "  - snapshot: Snapshot: web-2.txt | 9 sockets · netstat-linux · host web-2 [snapshot 1]",
      "      problem: Process names are missing",
      "      problem: Not read: tcp  0 | line 4: no address [snapshot 4]",
      "      left-out: 3 × established connection | not counted, from line 9 [snapshot 9]",
    ]);
  });

  it("shows a problem instead of verdicts that no longer hold", () => {
    const stale = [host("web-2", [verdict()])];
    assert.deepEqual(drawn(viewOf(stale, "The policy has no open-port check.")), [
      "- policy: web.audit | on web-2 (clipboard): no verdicts",
      "  - problem: The policy has no open-port check.",
      "      snapshot: Show what was read [snapshot 1]",
    ]);
  });

  it("shows the reason alone where nothing was read", () => {
    assert.deepEqual(drawn(viewOf([], "Paste the output there.", false)), [
      "- policy: web.audit | on web-2 (clipboard): no verdicts",
      "    problem: Paste the output there.",
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
    const node = shown([undecided]);
    assert.deepEqual(drawn(node).slice(1, 6), [
      "  - UNDECIDED: FTP and Telnet are closed | UNDECIDED — Half of the list is missing. [policy 1]",
      "      help: Take it again.",
      "      seen: No process name is shown",
      "      note: and 4 more",
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
    assert.deepEqual(drawn(shown(verdicts)).slice(1, 6), [
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
    assert.deepEqual(drawn(shown(verdicts)).slice(1, 5), [
      "  - UNDECIDED: The scanner would not run this policy: 1 error.",
      "      help: Correct it.",
      "      waiting: A | UNDECIDED [policy 1]",
      "      waiting: B | UNDECIDED [policy 1]",
    ]);
  });

  it("shows each host of a snapshot that is of several", () => {
    const summaryOf = (name: string) => ({
      ...host(name, []).snapshot,
      name: `all.txt: ${name}`,
      host: name,
    });
    const several = [
      host("web01", [verdict()], { snapshot: summaryOf("web01") }),
      host("db01", [verdict({ status: "FAILED" })], { snapshot: summaryOf("db01") }),
    ];
    assert.deepEqual(drawn(viewOf(several)), [
      "- policy: web.audit | on web-2 (clipboard): 1 failed, 1 passed",
      "  + host: web01 | 1 passed",
      "      PASSED: FTP and Telnet are closed | PASSED — No denied port is open [policy 1]",
      "      snapshot: Snapshot: all.txt: web01 | 9 sockets · netstat-linux · host web01 [snapshot 1]",
      "  - host: db01 | 1 failed",
      "      FAILED: FTP and Telnet are closed | FAILED — No denied port is open [policy 1]",
      "      snapshot: Snapshot: all.txt: db01 | 9 sockets · netstat-linux · host db01 [snapshot 1]",
    ]);
  });

  it("shows a condition that is decided at its place, with the checks that decided it", () => {
    const before = verdict({ ...checkAt(0), id: "a", description: "A" });
    const after = verdict({ ...checkAt(20), id: "b", description: "B" });
    const evidence = [{ socket: socket({ port: 22 }), violation: true, message: "22 denies 22/tcp" }];
    const [check] = decision().checks;
    const decided = decision({ checks: [{ ...check!, evidence }] });
    assert.deepEqual(drawn(shown([before, after], {}, { decisions: [decided] })).slice(0, 6), [
      "- policy: web.audit | on web-2 (clipboard): 2 passed",
      "    PASSED: A | PASSED — No denied port is open [policy 2]",
      "  + condition: Condition does not pass, <else> reports | 22/tcp is open [policy 4]",
      "    + FAILED: SSH is closed | FAILED — 22/tcp is open [policy 6]",
      "        violation: 22 denies 22/tcp [snapshot 5]",
      "    PASSED: B | PASSED — No denied port is open [policy 22]",
    ]);
  });

  it("leads to the file that a line stands in, where a host has several", () => {
    const evidence = [{ socket: socket({ line: 11 }), violation: true, message: "23/tcp is open" }];
    const snapshot = {
      unread: [{ line: 4, text: "?", reason: "no address" }],
      warnings: [{ message: "Cut", line: 9 }],
    };
    const failed = verdict({ status: "FAILED", evidence });
    assert.deepEqual(drawn(shown([failed], snapshot, { firstLines: [1, 5, 9] })).slice(2), [
      "      violation: 23/tcp is open [snapshot file 2: 3]",
      "  - snapshot: Snapshot: web-2.txt | 9 sockets · netstat-linux [snapshot 1]",
      "      problem: Cut [snapshot file 2: 1]",
      "      problem: Not read: ? | line 4: no address [snapshot 4]",
    ]);
  });

  it("has no lines below a policy of which nothing is known yet", () => {
    assert.deepEqual(drawn(viewOf([])), ["  policy: web.audit | on web-2 (clipboard): no verdicts"]);
  });

  it("gives every line an id of its own, so that what is open stays open", () => {
    const twice = { violation: true, message: "m", socket: socket(), element: { text: "23", range } };
    const decisions = [decision(), decision({ ...checkAt(20), checks: [] })];
    const verdicts = [verdict({ id: "a", evidence: [twice, twice] }), verdict({ id: "b" }), gated("FAILED")];
    const node = viewOf(["web01", "db01"].map((name) => host(name, verdicts, { decisions })));
    const ids = (of: TreeNode): string[] => [of.id, ...of.children.flatMap(ids)];
    assert.equal(new Set(ids(node)).size, ids(node).length);
  });
});
