import { t } from "../../l10n/translate.ts";
import type { ProtocolRange, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import type { OnHosts } from "../verdicts/evaluation.ts";

/** A check, or a condition, and the hosts that decide it. */
export interface CoveredCheck {
  range: ProtocolRange;
  /** Its name in the Test Explorer. */
  name: string;
  isCondition: boolean;
  hosts: CoveringHost[];
}

export interface CoveringHost {
  name: string;
  /** True: the snapshot of the host decides the check. */
  judges: boolean;
}

const undecided: ReadonlySet<ProtocolStatus> = new Set(["UNDECIDED", "SKIPPED", "NOT_EVALUATED"]);

/**
 * Finds which checks of a policy are judged by which hosts: verdicts count if the scanner would report them
 * and the snapshot decides them. A host does not judge checks in a branch that it does not take.
 */
export function coveredChecks({ checks, hosts }: Pick<OnHosts, "checks" | "hosts">): CoveredCheck[] {
  const readable = hosts.filter(({ problem }) => problem === undefined);
  const judged = readable.map(({ verdicts }) => new Set(verdicts.filter(isJudged).map(({ id }) => id)));
  const covered = checks.map(
    ({ id, range, description, type }): CoveredCheck => ({
      range,
      name: description || type || t("Check without a description"),
      isCondition: false,
      hosts: readable.map(({ name }, at) => ({ name, judges: judged[at]!.has(id) })),
    }),
  );
  return [...covered, ...coveredConditions(readable)].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

/** Conditions that a host decides; an undecided one is the gate of the checks below it. */
function coveredConditions(hosts: OnHosts["hosts"]): CoveredCheck[] {
  const ranges = new Map<string, ProtocolRange>();
  const decided = hosts.map(({ decisions }) => {
    const keys = decisions.map(({ range }) => {
      const key = `${range.start.line}:${range.start.character}`;
      ranges.set(key, range);
      return key;
    });
    return new Set(keys);
  });
  return [...ranges].map(([key, range]) => ({
    range,
    name: t("Condition"),
    isCondition: true,
    hosts: hosts.map(({ name }, at) => ({ name, judges: decided[at]!.has(key) })),
  }));
}

function isJudged({ status }: ProtocolVerdict): boolean {
  return !undecided.has(status);
}
