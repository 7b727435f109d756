import { t } from "../../l10n/translate.ts";
import type {
  HostVerdicts,
  ProtocolExpectation,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { failureText, hostsText, statusText } from "../verdicts/verdict-text.ts";

/** The test outcome of a verdict: whether it is the expected one. */
export type TestOutcome =
  | { kind: "passed" }
  | { kind: "skipped"; why: string }
  | {
      kind: "failed" | "errored";
      /** A few words, for the end of a line. */
      message: string;
      /** A sentence. */
      why: string;
    };

/**
 * A verdict is expected to be PASSED, unless an `# expect:` line of the host names the check. A check that is
 * not evaluated is skipped, as is one that is undecided or that the scanner skips, unless it is expected by
 * name: such a test neither passes nor fails.
 */
export function testOutcome(
  verdict: ProtocolVerdict,
  { name, expectations }: Pick<HostVerdicts, "name" | "expectations">,
): TestOutcome {
  const named = expectations.find(({ check }) => check === verdict.description);
  const expected: ProtocolStatus = named?.status ?? "PASSED";
  const { status, reason, remedy } = verdict;
  if (status === expected || isOldSpelling(verdict, named)) return { kind: "passed" };
  if (status === "NOT_EVALUATED" || (named === undefined && isOpen(status))) {
    const help = remedy === undefined ? "" : ` ${remedy}`;
    return { kind: "skipped", why: `${statusText(verdict)}: ${reason}${help}` };
  }
  const kind = status === "ERROR" ? "errored" : "failed";
  const message = `${hostsText([name])}: ${failureText(verdict)}`;
  const is = found(verdict);
  if (named === undefined)
    return { kind, message, why: t("Expected {0}, but it is {1}: {2}", expected, is, reason) };
  return {
    kind,
    message: t("{0}, expected {1}", message, expected),
    why: t(
      "Expected {0} (line {1} of the snapshot expects it), but it is {2}: {3}",
      expected,
      named.line,
      is,
      reason,
    ),
  };
}

/** "UNDECIDED, FAILED if reached" below an undecided condition. */
function found(verdict: ProtocolVerdict): string {
  const { status, ifReached } = verdict;
  return ifReached === undefined ? statusText(verdict) : `${status}, ${statusText(verdict)}`;
}

function isOpen(status: ProtocolStatus): boolean {
  return status === "UNDECIDED" || status === "SKIPPED";
}

/** `# expect: ERROR` used to mean UNDECIDED. */
function isOldSpelling({ status }: ProtocolVerdict, named: ProtocolExpectation | undefined): boolean {
  return status === "UNDECIDED" && named?.status === "ERROR";
}
