import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../core/findings/finding.ts";
import { checkAsText } from "../../../core/report/check/text-check.ts";
import { lintAsText } from "../../../core/report/lint/text-lint.ts";
import { locateFindings } from "../../../core/report/locate.ts";
import { shownCounts, summariseVerdicts } from "../../../core/report/report.ts";
import { snapshotsAsText } from "../../../core/report/text-snapshot.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { checkReport, cleanReport, lintReport, refusedReport, undecidedReport } from "./sample.ts";

describe("shownCounts", () => {
  it("takes errors and warnings in the plural", () => {
    const statuses = ["ERROR", "ERROR", "WARNING", "WARNING", "PASSED"] as const;
    const texts = shownCounts(summariseVerdicts(statuses.map((status) => ({ status })))).map(
      ({ text }) => text,
    );
    assert.deepEqual(texts, ["1 passed", "0 failed", "2 warnings", "2 errors"]);
  });
});

describe("lintAsText", () => {
  it("groups by file, frames the source and sums up", () => {
    assert.equal(
      lintAsText(lintReport),
      `policies/ö,x:1.audit

hint[unclosed-tag]: Two lines, 100% of it.
  --> policies/ö,x:1.audit:2:1
  |
2 | <custom_item>
  | ^^^^^^^^^^^^^
3 |   type    : AUDIT_DENIED_OPEN_PORT
  |   ^^^^

error[unknown-item-type]: There is no item type "AUDIT_DENIED_OPEN_PORT";␊the likely one is AUDIT_DENIED_OPEN_PORTS.
  --> policies/ö,x:1.audit:3:10
  |
3 |   type    : AUDIT_DENIED_OPEN_PORT
  |             ^^^^^^^^^^^^^^^^^^^^^^
  = line 1: The check type is set here.
  = fix: Change to AUDIT_DENIED_OPEN_PORTS

warning[duplicate-port]: Port 21 <b>twice</b>.
  --> policies/ö,x:1.audit:5:12
  |
5 |   ports : "21,23"
  |            ^^

1 error, 1 warning, 1 hint in 2 files. --fix repairs 1 of them.
`,
    );
  });

  it("shows of a line of thousands of characters the part around the finding", () => {
    const text = `ports : "${"22,".repeat(400)}99999,${"22,".repeat(400)}1"`;
    const start = text.indexOf("99999");
    const finding = {
      rule: "port-out-of-range",
      severity: "error",
      message: "No port.",
      start,
      end: start + 5,
    };
    const findings = locateFindings(text, [finding as Finding]);
    const shown = lintAsText({ ...lintReport, files: [{ path: "a.audit", findings }] });
    const [, line, carets] = /^1 \| (…[^\n]*…)\n {2}\| ( *\^+)$/m.exec(shown)!;
    assert.ok(line!.length < 500);
    assert.equal(line!.slice(carets!.indexOf("^"), carets!.length), "99999");
  });

  it("says so when there is nothing to say", () => {
    assert.equal(lintAsText(cleanReport), "No findings in 1 file.\n");
  });

  it("colours only when asked to", () => {
    const startOfColor = "\u001b[";
    assert.ok(!lintAsText(lintReport).includes(startOfColor));
    assert.ok(
      lintAsText(lintReport, { color: true }).includes(
        `${startOfColor}31merror[unknown-item-type]${startOfColor}39m`,
      ),
    );
  });
});

describe("checkAsText", () => {
  it("groups by policy and host, with evidence, what was left out, and notes", () => {
    assert.equal(
      checkAsText(checkReport),
      `web.audit on hosts/web01.txt

FAILED Denied <ports> | ␛[2J]]> (AUDIT_DENIED_OPEN_PORTS, line 2)
  23/tcp is open and the port element 23 denies it.
    ✗ 23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 14 of the snapshot
    - left out: 21/tcp on 127.0.0.1, line 15 (loopback only)
    note: The guide does not say whether loopback counts.

PASSED AUDIT_DENIED_OPEN_PORTS (line 2)
  None of the ports is open.

web.audit on this machine

ERROR error (AUDIT_DENIED_OPEN_PORTS, line 2)
  Reason of ERROR.

WARNING warning (AUDIT_DENIED_OPEN_PORTS, line 2)
  Reason of WARNING.

NOT EVALUATED not_evaluated (AUDIT_DENIED_OPEN_PORTS, line 2)
  Reason of NOT_EVALUATED.

1 passed, 1 failed, 1 warning, 1 error, 1 not evaluated.
`,
    );
  });
});

describe("checkAsText of what is not decided", () => {
  it("says what would decide it, and names a condition once with the checks below it", () => {
    assert.equal(
      checkAsText(undecidedReport),
      `web.audit on db01

UNDECIDED Telnet is closed (AUDIT_DENIED_OPEN_PORTS, line 2)
  A pipe selects rows (line 1). Not known: 23.
  help: Take it with \`ss -tulpn\`.
    · 23/tcp is shared
    … and 3 more
    - left out: 2 more

UNDECIDED below the condition "Debian | <11>" (line 1)
  The snapshot holds no file /etc/debian_version.
  help: Answer it: \`# condition: PASSED "Debian | <11>"\`.
    FAILED if reached: below, FAILED (AUDIT_DENIED_OPEN_PORTS, line 2): Reason of FAILED.
    PASSED if reached: below, PASSED (AUDIT_DENIED_OPEN_PORTS, line 2): Reason of PASSED.

SKIPPED not for this system (AUDIT_DENIED_OPEN_PORTS, line 2)
  Not for this system.

0 passed, 0 failed, 3 undecided, 1 skipped.
`,
    );
  });

  it("dims the checks below a condition", () => {
    const text = checkAsText(undecidedReport, { color: true });
    assert.match(text, /\u001b\[2m {4}FAILED if reached: .*\u001b\[22m/);
  });

  it("says once that the scanner would not run the policy", () => {
    assert.equal(
      checkAsText(refusedReport),
      `web.audit on db01

UNDECIDED as a whole (line 2)
  The scanner would not run this policy: 2 errors.
  help: See nessus-audit lint.
    A (AUDIT_DENIED_OPEN_PORTS, line 2)
    B (AUDIT_DENIED_OPEN_PORTS, line 2)

0 passed, 0 failed, 2 undecided.
`,
    );
  });
});

describe("snapshotsAsText", () => {
  const socketOf = (port: number, process: string) =>
    ({ proto: "tcp", address: "0.0.0.0", port, process, pid: 1, line: port }) as Snapshot["sockets"][number];
  const tableOf = (sockets: Snapshot["sockets"]) =>
    [...snapshotsAsText([{ name: "host", snapshot: { ...readSnapshot(""), sockets } }])].join("");

  it("makes a table of more sockets than a call takes arguments", () => {
    const sockets = Array.from({ length: 130_000 }, () => socketOf(22, "sshd"));
    assert.equal(tableOf(sockets).split("sshd").length, 130_001);
  });

  it("is not widened by a process that calls itself by thousands of letters", () => {
    const table = tableOf([socketOf(22, "sshd"), socketOf(23, "x".repeat(5000))]);
    assert.ok(table.length < 6000);
  });

  it("lists what commands and files show, and says nothing of ports where nothing is about them", () => {
    const text =
      "# host: web-1\nroot@web-1:~# cat /etc/motd\nhi\nroot@web-1:~# cat /etc/issue\ncat: /etc/issue: No such file or directory\nroot@web-1:~# ls -l /etc/shadow\n-rw-r----- 1 root shadow 9 Jan 1 10:00 /etc/shadow\nroot@web-1:~# uname -r\n6.1.0\nroot@web-1:~# \n";
    const [first, ...rows] = [...snapshotsAsText([{ name: "web-1", snapshot: readSnapshot(text) }])]
      .join("")
      .split("\n");
    assert.equal(first, "web-1 (what files and commands show): 4 commands, 2 files, 1 status of a file");
    assert.deepEqual(rows.slice(0, 6), [
      "  command cat /etc/motd, line 3",
      "  command cat /etc/issue, line 5",
      "  command ls -l /etc/shadow, line 7",
      "  command uname -r, line 9",
      "  file /etc/motd, line 3",
      "  file /etc/issue: does not exist, line 5",
    ]);
    assert.doesNotMatch(rows.join("\n"), /tcp|udp/);
  });
});
