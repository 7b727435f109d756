import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import type { Verdict } from "../../../core/evaluate/verdict.ts";
import type { Finding } from "../../../core/findings/finding.ts";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { listening } from "../evaluate/listening.ts";

/**
 * `lint` and `check` agree about a policy: what `check` can't judge because of the policy's own text is
 * reported by `lint`, and what `lint` calls an error is not silently judged. The hosts have every port open
 * that the check is about, with the owner of each, so that nothing is undecided because of a snapshot.
 */

const runs = 600;

const number = fc.constantFrom("22", "80", "8080", "0", "022", "70000", "", " ", "65535");
const noise = fc
  .array(fc.constantFrom(..."0123456789,-[](){}.|*+? \\dab".split("")), { maxLength: 10 })
  .map((characters) => characters.join(""));
const element = fc.oneof(
  number,
  fc.constantFrom(
    "1024-2048",
    "[1..9]",
    "808[0-9]",
    "8[0-9]+",
    "(22",
    "8[0-9]{1,2}",
    "all",
    "8\\d",
    "8\\\\d",
  ),
  fc.constantFrom("(8)\\\\1", "(?R)", "22;80", "22 80", "T:22", "22/tcp", "[^2", "2{", "*"),
  noise,
);
const listText = fc.array(element, { maxLength: 3 }).map((elements) => elements.join(","));
const nameText = fc.oneof(
  fc.constantFrom(
    "sshd",
    "sshd|nginx",
    "ssh.*",
    "",
    " | ",
    "sshd, nginx",
    "7/sshd",
    "/usr/sbin/sshd",
    "sshd|",
  ),
  fc.constantFrom(
    "httpd.exe",
    "httpd.exe|nginx.exe",
    "svc.+",
    "(sshd",
    "(s)\\\\1hd",
    "nginx: master",
    "[a",
    "^ssh$",
  ),
  noise,
);

/** A value as people write one: mostly one string, now and then something else. */
function written(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: text.map((value) => `"${value}"`) },
    { weight: 1, arbitrary: text.map((value) => `'${value}'`) },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([left, right]) => `"${left}" || "${right}"`) },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([left, right]) => `"${left}" && "${right}"`) },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([left, right]) => `"${left}", "${right}"`) },
    { weight: 1, arbitrary: text.map((value) => `("${value}")`) },
    { weight: 1, arbitrary: fc.constantFrom("22", "sshd", "[1..3]", "22 || 80", "(22)", "httpd.exe") },
  );
}

const protocol = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("TCP", "UDP") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("tcp", "SCTP", "TCP || UDP", "TCP, UDP", "(TCP)", "[1..2]", undefined),
  },
);
const singlePort = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("22", "80") },
  { weight: 1, arbitrary: fc.oneof(number, listText) },
);
const absentOr = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 8 });

const checks = {
  unixList: fc.record({
    type: fc.constantFrom("AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS"),
    port_type: protocol,
    ports: absentOr(written(listText)),
  }),
  unixProcess: fc.record({
    type: fc.constant("AUDIT_PROCESS_ON_PORT"),
    port_type: protocol,
    ports: absentOr(written(singlePort)),
    name: absentOr(written(nameText)),
  }),
  unixStatus: fc.record({
    type: fc.constant("PROCESS_CHECK"),
    name: absentOr(written(nameText)),
    status: fc.constantFrom("ON", "OFF", "on", "RUNNING", "ON || OFF", "(ON)", undefined),
  }),
  windowsList: fc.record({
    type: fc.constantFrom("AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS"),
    value_type: fc.constantFrom(
      "POLICY_PORTS",
      "POLICY_PORTS",
      "POLICY_TEXT",
      "POLICY_PORTS || POLICY_TEXT",
      undefined,
    ),
    value_data: absentOr(written(listText)),
    port_type: protocol,
  }),
  windowsProcess: fc.record({
    type: fc.constant("AUDIT_PROCESS_ON_PORT"),
    value_type: fc.constantFrom("POLICY_TEXT", "POLICY_TEXT", "POLICY_PORTS", undefined),
    value_data: absentOr(written(nameText)),
    check_type: fc.constantFrom(
      undefined,
      "CHECK_EQUAL",
      "CHECK_REGEX",
      "CHECK_NOT_REGEX",
      "CHECK_GREATER_THAN",
      "CHECK_EQUAL_ANY",
      "CHECK_SOMETHING",
      "CHECK_EQUAL || CHECK_REGEX",
    ),
    port_type: protocol,
    port_no: absentOr(written(singlePort)),
  }),
};

for (const [name, arbitrary] of Object.entries(checks)) {
  const shape: fc.Arbitrary<Record<string, string | undefined>> = arbitrary;
  const policies = shape.map((keywords) =>
    policyText(name.startsWith("unix") ? "Unix" : "Windows", keywords),
  );

  test(`${name}: what check can't judge is reported by lint`, () => {
    fc.assert(
      fc.property(policies, (text) => {
        const { findings, verdicts } = judge(text);
        for (const verdict of verdicts) {
          if (!isUndecided(verdict)) continue;
          const inside = findings.filter(
            ({ start, end }) => start < verdict.check.end && end > verdict.check.start,
          );
          assert.ok(inside.length > 0, `${verdict.status}, but no finding: ${verdict.reason}\n${text}`);
        }
      }),
      { numRuns: runs },
    );
  });

  test(`${name}: what lint calls an error is not judged without a word`, () => {
    fc.assert(
      fc.property(policies, (text) => {
        const { findings, verdicts } = judge(text);
        for (const finding of findings) {
          if (finding.severity !== "error") continue;
          for (const verdict of verdicts) {
            const said = isUndecided(verdict) || mentions(verdict, finding, text);
            assert.ok(
              said,
              `${verdict.status} beside ${finding.rule} ${finding.message}: ${verdict.reason}\n${text}`,
            );
          }
        }
      }),
      { numRuns: runs },
    );
  });
}

function policyText(checkType: string, keywords: Record<string, string | undefined>): string {
  const lines = Object.entries(keywords).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} : ${value}`],
  );
  return `<check_type:"${checkType}" version:"2">
<custom_item>
  description : "generated"
${lines.join("\n")}
</custom_item>
</check_type>
`;
}

function judge(text: string): { findings: Finding[]; verdicts: Verdict[] } {
  const policy = policyOf(parse(text));
  // Noise that does not parse is for other tests.
  if (policy.tree.errors.length > 0) return { findings: [], verdicts: [] };
  const findings = lint(policy);
  const ports = [...text.matchAll(/\d+/g)]
    .map(([digits]) => Number(digits))
    .filter((port) => port > 0 && port < 65536);
  const hosts = ["sshd", "nginx", "httpd.exe", "svchost.exe"].flatMap((process) => [
    openHost(ports, process),
    openHost([22, 80, 8080, ...ports], process),
  ]);
  const verdicts = hosts.flatMap((host) => evaluate(policy, host, defaultEvaluateOptions));
  return { findings, verdicts };
}

/** A host with these ports open, all of one process. */
function openHost(ports: readonly number[], process: string): Snapshot {
  const open = ports.flatMap((port) => [
    { proto: "tcp" as const, address: "0.0.0.0", port },
    { proto: "udp" as const, address: "0.0.0.0", port },
  ]);
  const snapshot = listening(open);
  return {
    ...snapshot,
    sockets: snapshot.sockets.map((socket) => ({ ...socket, process, pid: 7 })),
    processes: [{ name: process, pid: 7, line: 1 } as Snapshot["processes"][number]],
    coverage: { ...snapshot.coverage, processNames: "all" } as Snapshot["coverage"],
  };
}

/** Because of the policy's own text; what a snapshot does not show is another matter. */
function isUndecided(verdict: Verdict): boolean {
  const { status, because } = verdict as { status: string; because?: string };
  if (status === "ERROR") return true;
  return (
    status === "UNDECIDED" && (because === undefined || because === "undocumented" || because === "value")
  );
}

/**
 * Does the verdict mention what the finding is about: in its words, or by showing the place? A finding spells
 * patterns as they must be in the file, so backslashes don't count.
 */
function mentions(
  { reason, notes, evidence }: Verdict,
  { start, end, message }: Finding,
  text: string,
): boolean {
  const said = [reason, ...notes, ...evidence.map((each) => each.message)].map(withoutBackslashes);
  const shown = withoutBackslashes(text.slice(start, end));
  return said.some(
    (sentence) => sentence === withoutBackslashes(message) || (shown.length > 1 && sentence.includes(shown)),
  );
}

function withoutBackslashes(text: string): string {
  return text.replaceAll("\\", "");
}
