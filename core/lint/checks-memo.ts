import type { Finding } from "../findings/finding.ts";
import type { Span } from "../syntax/tree.ts";
import type { ChangedRange } from "../text/changed-range.ts";
import { shift } from "./finding-of.ts";

/** A check as it was linted. */
export interface LookedAt extends Span {
  /** What the findings depend on besides the text, such as whether the check is in a condition, as a number. */
  state: number;
  /** At their places in the policy; undefined: there are too many to keep. */
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

/** Checks and policies with more findings are linted again instead: their findings would take more memory than the text. */
export const mostRemembered = { ofCheck: 1000, inAll: 20_000 };

/**
 * Reuses the findings in the checks of an earlier version.
 *
 * A check is found again by its index, counted from the front or from the back: a change is usually in one place, and
 * the checks before and after it keep their index from that end. Texts are compared only where something changed.
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
  /** The number of findings remembered for this version. */
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
