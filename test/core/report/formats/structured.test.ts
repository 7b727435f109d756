import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Log } from "sarif";
import type { Kind, Place, Source, Values } from "../../../../core/observations/observation.ts";
import { Observations } from "../../../../core/observations/observations.ts";
import { PortSet } from "../../../../core/ports/port-set.ts";
import { checkAsGitlab, lintAsGitlab } from "../../../../core/report/formats/gitlab.ts";
import { checkAsJson, lintAsJson, snapshotsAsJson } from "../../../../core/report/formats/json.ts";
import { lintAsSarif } from "../../../../core/report/formats/sarif/sarif-lint.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../../core/snapshot/snapshot.ts";
import { checkReport, lintReport, policyText, undecidedReport } from "../sample.ts";
import { assertFits, assertSarif } from "../validate.ts";

describe("JSON of lint", () => {
  const json = lintAsJson(lintReport);
  const [clean, bad] = JSON.parse(json).files;

  it("fits its schema", () => assertFits("lint", json));

  it("has one entry for each file, findings or not", () => {
    assert.deepEqual(clean, { path: "policies/clean file.audit", findings: [] });
    assert.deepEqual(JSON.parse(json).summary, { files: 2, error: 1, warning: 1, hint: 1 });
  });

  it("gives ranges from 1, offsets that fit the text, and the fix", () => {
    const finding = bad.findings[1];
    const { start, end } = finding.range;
    assert.deepEqual([start.line, start.column, end.line, end.column], [3, 10, 3, 32]);
    assert.equal(policyText.slice(start.offset, end.offset), "AUDIT_DENIED_OPEN_PORT");
    assert.equal(finding.fix.edits[0].newText, "AUDIT_DENIED_OPEN_PORTS");
    assert.match(finding.url, /\/docs\/rules\/unknown-item-type\.md$/);
  });
});

describe("JSON of check", () => {
  const json = checkAsJson(checkReport);

  it("fits its schema", () => assertFits("check", json));

  it("has the socket's keys in the evidence, without null", () => {
    const { results, summary } = JSON.parse(json);
    assert.deepEqual(results[0].evidence, [
      {
        element: "23",
        port: 23,
        proto: "tcp",
        address: "0.0.0.0",
        process: "telnetd",
        pid: 812,
        owners: [{ process: "telnetd", pid: 812 }],
        line: 14,
      },
    ]);
    assert.deepEqual(results[0].ignored[0].owners, []);
    const none = { skipped: 0, undecided: 0 };
    assert.deepEqual(summary, { passed: 1, failed: 1, warning: 1, error: 1, ...none, notEvaluated: 1 });
  });

  it("says why a verdict is not decided, and what it would be", () => {
    const undecided = checkAsJson(undecidedReport);
    assertFits("check", undecided);
    const { version, results, summary } = JSON.parse(undecided);
    assert.equal(version, 2);
    const [first, below] = results;
    assert.deepEqual(
      [first.status, first.because, first.remedy, first.moreEvidence, first.moreIgnored],
      ["UNDECIDED", "partial", "Take it with `ss -tulpn`.", 3, 2],
    );
    const owners = [
      { process: "nginx", pid: 4 },
      { process: "worker", pid: null },
    ];
    assert.deepEqual([first.evidence[0].process, first.evidence[0].owners], ["telnetd", owners]);
    assert.deepEqual(
      [below.because, below.ifReached, below.gate.line, below.gate.description],
      ["gate", "FAILED", 1, "Debian | <11>"],
    );
    assert.deepEqual([summary.undecided, summary.skipped], [3, 1]);
  });
});

describe("JSON of snapshot", () => {
  const cut = { kind: "cut", message: "The last line is cut off.", line: 7 } as const;
  const snapshot: Snapshot = {
    formats: ["ss", "processes"],
    sockets: [
      { proto: "udp", family: null, address: "*", port: 68, state: null, process: null, pid: null, line: 2 },
    ],
    processes: [{ pid: 1, name: "init", line: 5 }],
    hashes: [{ path: "/usr/sbin/sshd", algorithm: "md5", hash: "d41d8cd98f00b204e9800998ecf8427e", line: 9 }],
    unread: [{ line: 3, text: "tcp what", reason: "no port" }],
    notCounted: [],
    unreadableFiles: [],
    coverage: {
      tcp: { 4: PortSet.range(1, 1024), 6: PortSet.empty, vouched: PortSet.of([22]), gaps: [cut] },
      udp: { 4: PortSet.all, 6: PortSet.all, vouched: PortSet.empty, gaps: [] },
      processNames: "none",
      processes: "some",
      viewpoint: "inside",
    },
    warnings: [],
  };
  const json = [
    ...snapshotsAsJson([
      { name: "web01.txt", snapshot },
      { name: "db01 (db.txt)", snapshot: { ...snapshot, host: "db01", formats: [] } },
    ]),
  ].join("");

  it("fits its schema", () => assertFits("snapshot", json));

  it("shows of which ports it is known whether they are open, in ranges, and every owner", () => {
    const { version, hosts } = JSON.parse(json);
    assert.equal(version, 2);
    const { tcp, udp } = hosts[0].coverage;
    assert.deepEqual(tcp, { ipv4: [[1, 1024]], ipv6: [], vouched: [[22, 22]], gaps: [cut] });
    assert.deepEqual([udp.ipv4, udp.gaps], [[[1, 65535]], []]);
    assert.deepEqual(hosts[0].sockets[0].owners, []);
  });

  it("calls a host by the name that tells it apart", () => {
    const { hosts } = JSON.parse(json);
    assert.deepEqual(
      hosts.map(({ name, format }: Record<string, unknown>) => [name, format]),
      [
        ["web01.txt", "ss + processes"],
        ["db01 (db.txt)", null],
      ],
    );
    assert.deepEqual(Object.keys(hosts[0]), [
      "name",
      "format",
      "sockets",
      "processes",
      "hashes",
      "unread",
      "observations",
      "coverage",
    ]);
  });
});

describe("JSON of what a snapshot shows", () => {
  const text = "one\ntwo\nthree\n";
  const source: Source = { text, firstLine: 1, from: "output" };
  const place: Place = { source, start: 4, end: 14 };
  const values: { [K in Kind]: Values[K] } = {
    command: { output: place, exit: 1 },
    file: { text: place, selectedBy: "^t" },
    status: { type: "file", mode: 0o4755, owner: "root", uid: 0, hidesSpecialBits: true },
    selection: { files: [{ path: "/etc/a", text: place }] },
    builtin: { issues: place },
    package: { epoch: "0", version: "1.2", release: "3" },
    service: { levels: { 3: true } },
    registry: { type: "REG_QWORD", data: 18446744073709551615n },
    registryKey: { path: "HKLM\\Software" },
    setting: { value: "1" },
    rows: { columns: ["Name", "Role"], rows: [["srv", undefined]], where: "Role > 1" },
    answer: { columns: ["name"], rows: [0, 1].map(() => ({ cells: [{ text: "a", isNull: "no" }], place })) },
    account: { name: "guest", sid: "S-1-5-21-1-2-3-501", enabled: false, groups: ["Guests"] },
    group: { members: [{ name: "WEB\\ann" }, { sid: "S-1-1-0" }] },
    acl: { owner: "root", entries: [{ account: "S-1-1-0", kind: "deny", mask: 0xffffffff, flags: ["OI"] }] },
  };

  function listed(add: (observations: Observations) => void): Record<string, unknown>[] {
    const observations = new Observations();
    add(observations);
    const json = [...snapshotsAsJson([{ name: "a", snapshot: { ...readSnapshot(""), observations } }])].join(
      "",
    );
    assertFits("snapshot", json);
    return JSON.parse(json).hosts[0].observations;
  }

  for (const kind of Object.keys(values) as Kind[]) {
    it(`lists a ${kind} by the line that shows it`, () => {
      const key = kind === "registry" ? "HKLM\\a\\b" : "key";
      const [one] = listed((observations) => {
        if (kind === "registryKey") observations.addRegistryKey("HKLM\\Software", place);
        else observations.add(kind, key, values[kind], place, "cut");
      });
      const shown = one!.values as Record<string, unknown>[];
      const why = kind === "registryKey" ? undefined : "cut";
      assert.deepEqual([one!.kind, one!.is, one!.line, one!.why, shown.length], [kind, "present", 2, why, 1]);
      if ("lines" in shown[0]!) assert.equal(shown[0].lines, 2);
      else if (kind === "registry") assert.equal(shown[0]!.data, "18446744073709551615");
      else if (kind === "rows") assert.deepEqual(shown[0]!.rows, [["srv", null]]);
      else assert.deepEqual(shown[0], values[kind]);
    });
  }

  it("says what does not exist, and why something is not known", () => {
    const rows = listed((observations) => {
      observations.addAbsent("file", "/etc/a", place);
      observations.addUnknown("file", "/etc/b", "denied", place);
    });
    assert.deepEqual(rows, [
      { kind: "file", key: "/etc/a", is: "absent", line: 2 },
      { kind: "file", key: "/etc/b", is: "unknown", line: 2, why: "denied" },
    ]);
  });
});

describe("SARIF", () => {
  it("of lint is valid, with rules, fingerprints and fixes", () => {
    const sarif = lintAsSarif(lintReport);
    assertSarif(sarif);
    const [run] = (JSON.parse(sarif) as Log).runs;
    const result = run!.results!.find(({ ruleId }) => ruleId === "unknown-item-type")!;
    assert.equal(
      run!.tool.driver.rules![result.ruleIndex!]!.shortDescription!.text,
      "Item type that does not exist.",
    );
    assert.equal(
      result.locations![0]!.physicalLocation!.artifactLocation!.uri,
      "policies/%C3%B6%2Cx%3A1.audit",
    );
    assert.match(result.partialFingerprints!["nessusAudit/v1"]!, /^[0-9a-f]{16}$/);
    const replacement = result.fixes![0]!.artifactChanges[0]!.replacements[0]!;
    assert.deepEqual(replacement.deletedRegion, { startLine: 3, startColumn: 10, endLine: 3, endColumn: 32 });
  });
});

describe("GitLab code quality", () => {
  it("has one entry for a condition that is not decided", () => {
    const entries = JSON.parse(checkAsGitlab(undecidedReport));
    assert.deepEqual(
      entries.map(({ severity, location }: { severity: string; location: { lines: { begin: number } } }) => [
        severity,
        location.lines.begin,
      ]),
      [
        ["minor", 2],
        ["info", 1],
      ],
    );
    assert.match(entries[1].description, /2 checks wait for it\. Answer it/);
  });

  for (const [name, report] of [
    ["lint", lintAsGitlab(lintReport)],
    ["check", checkAsGitlab(checkReport)],
  ] as const) {
    it(`of ${name} has the required keys and a fingerprint of its own for each entry`, () => {
      const entries = JSON.parse(report);
      assert.equal(entries.length, 3);
      for (const { description, check_name, severity, location } of entries) {
        assert.ok(description && check_name && location.path);
        assert.ok(Number.isInteger(location.lines.begin));
        assert.ok(["info", "minor", "major", "critical", "blocker"].includes(severity));
      }
      assert.equal(new Set(entries.map((entry: { fingerprint: string }) => entry.fingerprint)).size, 3);
    });
  }
});
