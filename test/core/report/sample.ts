import type { Verdict } from "../../../core/evaluate/verdict.ts";
import type { Finding } from "../../../core/findings/finding.ts";
import { locateFindings, verdictLocator } from "../../../core/report/locate.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "../../../core/report/report.ts";

/** Verdicts of one policy on one host, as in a report. */
function locateVerdicts(
  policy: { name: string; text: string },
  host: { name: string; path?: string },
  verdicts: readonly Verdict[],
): ReportedVerdict[] {
  return verdicts.map(verdictLocator(policy)(host));
}

/** A policy whose texts try to break out of every format. */
export const policyText = [
  '<check_type:"Unix">',
  "<custom_item>",
  "  type\t: AUDIT_DENIED_OPEN_PORT",
  '  description : "No \u001b[31m<telnet> & | `pipes` ]]> # hash"',
  '  ports : "21,23"',
  "</custom_item>",
  "</check_type>",
  "",
].join("\n");

function span(part: string): { start: number; end: number } {
  const start = policyText.indexOf(part);
  return { start, end: start + part.length };
}

const findings: Finding[] = [
  {
    ...span("<custom_item>\n  type"),
    rule: "unclosed-tag",
    severity: "hint",
    message: "Two lines, 100% of it.",
  },
  {
    ...span("AUDIT_DENIED_OPEN_PORT"),
    rule: "unknown-item-type",
    severity: "error",
    message: 'There is no item type "AUDIT_DENIED_OPEN_PORT";\nthe likely one is AUDIT_DENIED_OPEN_PORTS.',
    related: { ...span('<check_type:"Unix">'), message: "The check type is set here." },
    fixes: [
      {
        title: "Change to AUDIT_DENIED_OPEN_PORTS",
        safe: true,
        edits: [{ ...span("AUDIT_DENIED_OPEN_PORT"), newText: "AUDIT_DENIED_OPEN_PORTS" }],
      },
    ],
  },
  { ...span("21"), rule: "duplicate-port", severity: "warning", message: "Port 21 <b>twice</b>." },
];

const tool = {
  version: "1.2.3",
  rules: new Map([
    [
      "unknown-item-type",
      {
        summary: "Item type that does not exist.",
        severity: "error" as const,
        why: "The scanner\nrejects the file.\n\nAlways.",
        bad: "<custom_item>\n",
        good: "</custom_item>\n",
        family: "keywords",
      },
    ],
  ]),
};

export const lintReport: LintReport = {
  tool,
  files: [
    { path: "policies/clean file.audit", findings: [] },
    { path: "policies/ö,x:1.audit", findings: locateFindings(policyText, findings) },
  ],
};

export const cleanReport: LintReport = { tool, files: [{ path: "a.audit", findings: [] }] };

const socket = {
  proto: "tcp",
  address: "0.0.0.0",
  port: 23,
  process: "telnetd",
  pid: 812,
  line: 14,
} as const;
const check = { type: "AUDIT_DENIED_OPEN_PORTS", ...span("<custom_item>"), anchor: span("21") };

const gate = {
  description: "Debian | <11>",
  why: "The snapshot holds no file /etc/debian_version.",
  remedy: 'Answer it: `# condition: PASSED "Debian | <11>"`.',
  place: span('<check_type:"Unix">'),
};

/** An undecided check, two below an undecided condition, and one that the scanner skips. */
export const undecidedReport: CheckReport = {
  tool,
  results: locateVerdicts({ name: "web.audit", text: policyText }, { name: "db01", path: "hosts/db01.txt" }, [
    {
      check: { ...check, description: "Telnet is closed" },
      status: "UNDECIDED",
      because: "partial",
      reason: "A pipe selects rows (line 1). Not known: 23.",
      remedy: "Take it with `ss -tulpn`.",
      evidence: [
        {
          socket: {
            ...socket,
            owners: [
              { process: "nginx", pid: 4 },
              { process: "worker", pid: null },
            ],
          },
          violation: false,
          message: "23/tcp is shared",
        },
      ],
      moreEvidence: 3,
      ignored: [],
      moreIgnored: 2,
      notes: [],
    },
    ...(["FAILED", "PASSED"] as const).map((ifReached) => ({
      check: { ...check, description: `below, ${ifReached}` },
      status: "UNDECIDED" as const,
      because: "gate" as const,
      remedy: gate.remedy,
      ifReached,
      gate,
      reason: `Reason of ${ifReached}.`,
      evidence: [],
      ignored: [],
      notes: [],
    })),
    {
      check: { ...check, description: "not for this system" },
      status: "SKIPPED",
      reason: "Not for this system.",
      evidence: [],
      ignored: [],
      notes: [],
    },
  ]),
};

/** A policy that the scanner would not run. */
export const refusedReport: CheckReport = {
  tool,
  results: locateVerdicts(
    { name: "web.audit", text: policyText },
    { name: "db01" },
    ["A", "B"].map((description) => ({
      check: { ...check, description },
      status: "UNDECIDED" as const,
      because: "refused" as const,
      reason: "The scanner would not run this policy: 2 errors.",
      remedy: "See nessus-audit lint.",
      evidence: [],
      ignored: [],
      notes: [],
    })),
  ),
};

export const checkReport: CheckReport = {
  tool,
  results: [
    ...locateVerdicts(
      { name: "web.audit", text: policyText },
      { name: "hosts/web01.txt", path: "hosts/web01.txt" },
      [
        {
          check: { ...check, description: "Denied <ports> | \u001b[2J]]>" },
          status: "FAILED",
          reason: "23/tcp is open and the port element 23 denies it.",
          evidence: [
            {
              element: { text: "23", ...span("23") },
              socket,
              violation: true,
              message: "23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 14 of the snapshot",
            },
          ],
          ignored: [
            {
              ...socket,
              address: "127.0.0.1",
              port: 21,
              process: null,
              pid: null,
              line: 15,
              why: "loopback only",
            },
          ],
          notes: ["The guide does not say whether loopback counts."],
        },
        {
          check: { ...check, description: "" },
          status: "PASSED",
          reason: "None of the ports is open.",
          evidence: [],
          ignored: [],
          notes: [],
        },
      ],
    ),
    ...locateVerdicts(
      { name: "web.audit", text: policyText },
      { name: "this machine" },
      (["ERROR", "WARNING", "NOT_EVALUATED"] as const).map((status) => ({
        check: { ...check, description: status.toLowerCase() },
        status,
        reason: `Reason of ${status}.`,
        evidence: [],
        ignored: [],
        notes: [],
      })),
    ),
  ],
};
