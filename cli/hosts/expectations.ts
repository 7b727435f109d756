import {
  isOldSpelling,
  meetsExpectation,
  type ReportedVerdict,
  statusLabel,
} from "../../core/command-line.ts";
import type { CheckedHost } from "./checked-host.ts";

/** The verdicts, with the expectations of the hosts. */
export function withExpectations(
  hosts: readonly CheckedHost[],
  results: Iterable<ReportedVerdict>,
): Iterable<ReportedVerdict> {
  const expected = new Map<string, string>();
  for (const { name, expectations } of hosts) {
    for (const { state, check } of expectations) expected.set(keyOf(name, check), state);
  }
  return {
    *[Symbol.iterator]() {
      for (const verdict of results) {
        const state = expected.get(keyOf(verdict.host, verdict.check.description));
        yield state === undefined ? verdict : { ...verdict, expected: state };
      }
    },
  };
}

function keyOf(host: string, check: string): string {
  return JSON.stringify([host, check]);
}

export interface ExpectationCheck {
  /** How many `# expect:` lines the hosts have. */
  expected: number;
  /** One sentence for each that was not met. */
  unmet: string[];
  /** One sentence for each that is met, but written as in an earlier version. */
  oldSpelling: string[];
}

/**
 * Compares verdicts with the `# expect: FAILED "description of the check"` lines of the hosts.
 * @param whyLeftOut why a check was not evaluated on a host with an expectation of it, as the end of a
 *   sentence
 */
export function compareWithExpectations(
  hosts: readonly CheckedHost[],
  results: Iterable<ReportedVerdict>,
  whyLeftOut: (host: CheckedHost, check: string) => string | undefined,
): ExpectationCheck {
  const byCheck = new Map<string, ReportedVerdict[]>();
  for (const { name, expectations } of hosts) {
    for (const { check } of expectations) byCheck.set(keyOf(name, check), []);
  }
  for (const verdict of results) byCheck.get(keyOf(verdict.host, verdict.check.description))?.push(verdict);
  let expected = 0;
  const unmet: string[] = [];
  const oldSpelling: string[] = [];
  for (const host of hosts) {
    const { name, path = name, expectations } = host;
    for (const { state, check, line } of expectations) {
      expected++;
      const place = `${path}:${line}: expected ${state} "${check}"`;
      const verdicts = byCheck.get(keyOf(name, check)) ?? [];
      if (verdicts.length === 0) {
        const why = whyLeftOut(host, check) ?? "no check of these policies has this description.";
        unmet.push(`${place}, but ${why}`);
      }
      const other = verdicts.find(({ status }) => !meetsExpectation(status, state));
      if (other)
        unmet.push(`${place}, but in ${other.policy} it is ${statusLabel(other.status)}: ${other.reason}`);
      else if (verdicts.some(({ status }) => isOldSpelling(status, state))) {
        oldSpelling.push(
          `${path}:${line}: write # expect: UNDECIDED "${check}"; only the scanner itself reports ERROR.`,
        );
      }
    }
  }
  return { expected, unmet, oldSpelling };
}
