import type { ProtocolExpectation, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { statusText } from "../verdicts/verdict-text.ts";

/** What a verdict means as a test: whether the check says of the host what is expected. */
export type TestOutcome =
  | { kind: "passed" }
  | { kind: "skipped"; why: string }
  | { kind: "failed" | "errored"; message: string; expected: string; actual: string };

/**
 * A verdict is expected to be PASSED, unless an `# expect:` line of the host names the check. A check that is not
 * evaluated is skipped, and so is one that nobody knows the scanner to reach, unless it is expected by name.
 */
export function testOutcome(
  verdict: ProtocolVerdict,
  expectations: readonly ProtocolExpectation[],
): TestOutcome {
  const named = expectations.find(({ check }) => check === verdict.description);
  const expected: ProtocolStatus = named?.status ?? "PASSED";
  if (verdict.status === expected) return { kind: "passed" };
  if (verdict.status === "NOT_EVALUATED" || (verdict.conditional && named === undefined)) {
    return { kind: "skipped", why: `${statusText(verdict)}: ${verdict.reason}` };
  }
  const because = named === undefined ? "" : ` (line ${named.line} of the snapshot expects it)`;
  return {
    kind: verdict.status === "ERROR" ? "errored" : "failed",
    message: `Expected ${expected}${because}, but it is ${statusText(verdict)}: ${verdict.reason}`,
    expected,
    actual: [statusText(verdict), ...violationsOf(verdict)].join("\n"),
  };
}

function violationsOf({ evidence }: ProtocolVerdict): string[] {
  return evidence.flatMap(({ violation, message }) => (violation ? [message] : []));
}
