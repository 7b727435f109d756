import type { Finding } from "../findings/finding.ts";
import type { Span } from "../syntax/tree.ts";
import type { ChangedRange } from "../text/changed-range.ts";
import { shift } from "./finding-of.ts";

/** A check as it was looked at. */
export interface LookedAt extends Span {
  /** What the findings depend on besides the text, such as whether the check is in a condition, as a number. */
  state: number;
  /** At their places in the policy; undefined: they are too many to be kept. */
  findings: readonly Finding[] | undefined;
}

/** The checks of an earlier version, in order; its text is that of this version except for a range. */
export interface EarlierChecks {
  text: string;
  checks: readonly LookedAt[];
  range: ChangedRange;
}

export interface ChecksMemo {
  /** The checks of this version, as far as they were asked for. */
  checks: readonly LookedAt[];
  /** Their numbers in the earlier version; -1 for those that have changed. */
  earlier: readonly number[];
  /** The findings of the next check; undefined if the caller must look at it, and call `keep`. */
  findingsOf(check: Span, state: number): readonly Finding[] | undefined;
  /** @param findings at their places; undefined if there are too many to keep */
  keep(check: Span, state: number, findings: readonly Finding[] | undefined): void;
}

/** Of a check, or a policy, with more findings it is looked at again instead: they would take more memory than its text. */
export const mostRemembered = { ofCheck: 1000, inAll: 20_000 };

/**
 * Takes over what was found in the checks of an earlier version.
 *
 * Checks are found again by their number, from the front or from the back: a change is mostly in one place, and what is
 * before and after it keeps its distance from that end of the file. Texts are compared only inside of what changed.
 * @param count of the checks in this version
 */
export function checksMemo(text: string, count: number, earlier: EarlierChecks | undefined): ChecksMemo {
  const { text: earlierText, checks: known, range } = earlier ?? nothingEarlier;
  const by = range.newEnd - range.oldEnd;
  const fromBack = known.length - count;

  const hasSameText = (one: LookedAt, { start, end }: Span): boolean => {
    if (one.end - one.start !== end - start) return false;
    if (end <= range.start && one.start === start) return true;
    if (start >= range.newEnd && one.start + by === start) return true;
    return earlierText.slice(one.start, one.end) === text.slice(start, end);
  };
  const isSame = (index: number, check: Span, state: number): boolean => {
    const one = known[index];
    return one !== undefined && one.state === state && hasSameText(one, check);
  };
  const checks: LookedAt[] = [];
  const numbers: number[] = [];
  /** How many findings are remembered of this version. */
  let kept = 0;
  const keep = ({ start, end }: Span, state: number, findings: readonly Finding[] | undefined): void => {
    const isKept = findings !== undefined && kept + findings.length <= mostRemembered.inAll;
    if (isKept) kept += findings.length;
    checks.push({ start, end, state, findings: isKept ? findings : undefined });
  };
  return {
    checks,
    earlier: numbers,
    findingsOf(check, state) {
      const front = checks.length;
      const back = front + fromBack;
      const number = isSame(front, check, state) ? front : isSame(back, check, state) ? back : -1;
      numbers.push(number);
      const one = known[number];
      if (one?.findings === undefined) return undefined;
      const findings = moved(one.findings, check.start - one.start);
      keep(check, state, findings);
      return findings;
    },
    keep,
  };
}

const nothingEarlier: EarlierChecks = { text: "", checks: [], range: { start: 0, oldEnd: 0, newEnd: 0 } };

function moved(findings: readonly Finding[], by: number): readonly Finding[] {
  return by === 0 || findings.length === 0 ? findings : findings.map((finding) => shift(finding, by));
}
