import { statusesByWeight } from "../../core/views.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type {
  HostVerdicts,
  ProtocolDecision,
  ProtocolGate,
  ProtocolPosition,
  ProtocolRange,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { hostsText, lineText, shortReason } from "./verdict-text.ts";

/** What is shown at the end of a line of a policy: the verdicts of a check, or the outcome of a condition. */
export interface LineVerdict {
  at: ProtocolPosition;
  look: LineLook;
  text: string;
  /** False if the Test Explorer has its mark in the gutter of this line. */
  hasIcon: boolean;
  about:
    | { gate: ProtocolGate; waiting: OnHost<ProtocolVerdict>[] }
    | { decisions: OnHost<ProtocolDecision>[] }
    | { verdicts: OnHost<ProtocolVerdict>[] };
}

/**
 * A status; "dimmed" if something else says why it is undecided: a condition above, or the first check of the
 * policy; "condition" for a decided condition.
 */
export type LineLook = ProtocolStatus | "dimmed" | "condition";

/** Something with the host that it is about. */
export interface OnHost<Said> {
  host: HostVerdicts;
  said: Said;
}

/**
 * The texts at the ends of lines of a policy, one for each check: the worst verdict of several hosts. A
 * condition has its own, and if it is undecided, the checks below it only say what they would be.
 */
export function lineVerdicts(hosts: readonly HostVerdicts[]): LineVerdict[] {
  const verdicts = hosts.flatMap((host) => host.verdicts.map((said) => ({ host, said })));
  const decisions = hosts.flatMap((host) => host.decisions.map((said) => ({ host, said })));
  const byCheck = grouped(verdicts, ({ said }) => said.id);
  const byGate = grouped(
    verdicts.filter(({ said }) => said.gate !== undefined),
    ({ said }) => keyOf(said.gate!.range),
  );
  const byCondition = grouped(decisions, ({ said }) => keyOf(said.range));
  const refused = verdicts.find(({ said }) => said.because === "refused")?.said.id;
  return [
    ...byGate.map(gateLine),
    ...byCondition.map(decisionLine),
    ...byCheck.map((own) => checkLine(own, refused)),
  ];
}

/** Branches that report on no host. */
export function branchesNotTaken(hosts: readonly HostVerdicts[]): ProtocolRange[] {
  const counts = new Map<string, { range: ProtocolRange; count: number }>();
  for (const { decisions } of hosts) {
    for (const range of decisions.flatMap(({ notTaken }) => notTaken)) {
      const key = keyOf(range);
      counts.set(key, { range, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].filter(({ count }) => count === hosts.length).map(({ range }) => range);
}

function gateLine(waiting: OnHost<ProtocolVerdict>[]): LineVerdict {
  const gate = waiting[0]!.said.gate!;
  return {
    at: gate.range.start,
    look: "UNDECIDED",
    text: lineText("UNDECIDED", namesOf(waiting), t("condition is not decided, {0}", checksWaiting(waiting))),
    hasIcon: true,
    about: { gate, waiting },
  };
}

/** "1 check waits", "2 checks wait": each check once, however many hosts it waits on. */
export function checksWaiting(waiting: readonly OnHost<Pick<ProtocolVerdict, "id">>[]): string {
  const count = new Set(waiting.map(({ said }) => said.id)).size;
  return tCount(count, "{0} check waits", "{0} checks wait");
}

/** Placed at the check that decides, if one does; else at the condition. */
function decisionLine(decisions: OnHost<ProtocolDecision>[]): LineVerdict {
  const { said } = decisions[0]!;
  const same = decisions.filter((other) => other.said.holds === said.holds);
  const others = decisions.length - same.length;
  const elsewhere = said.holds
    ? t("it does not pass on {0} more", others)
    : t("it passes on {0} more", others);
  const also = others === 0 ? "" : `; ${elsewhere}`;
  const [only, ...more] = said.checks;
  const at = only !== undefined && more.length === 0 ? only.anchor.start : said.range.start;
  return {
    at,
    look: "condition",
    text: lineText(said.holds ? "PASSED" : "FAILED", namesOf(same), `${whatFollows(said)}${also}`),
    hasIcon: false,
    about: { decisions },
  };
}

/** The outcome of a condition, in a few words. */
export function whatFollows({ holds, reports }: Pick<ProtocolDecision, "holds" | "reports">): string {
  const follows = reports === undefined ? t("nothing reports") : t("<{0}> reports", reports);
  return holds ? t("condition passes, {0}", follows) : t("condition does not pass, {0}", follows);
}

function checkLine(verdicts: OnHost<ProtocolVerdict>[], refused: string | undefined): LineVerdict {
  const worst = worstOf(verdicts);
  const { status, ifReached, because, gate, id, anchor, range } = worst.said;
  const isDimmed = gate !== undefined || (because === "refused" && id !== refused);
  const same = verdicts.filter(({ said }) => said.status === status && said.ifReached === ifReached);
  const says = isDimmed && gate === undefined ? "" : shortReason(worst.said);
  return {
    at: anchor.start,
    look: isDimmed ? "dimmed" : status,
    text: lineText(status, hostsText([worst.host.name, ...namesBut(worst, same)]), says),
    hasIcon: anchor.start.line !== range.start.line,
    about: { verdicts },
  };
}

/** The first of the worst. One that is undecided itself comes before one that waits for a condition. */
function worstOf(verdicts: readonly OnHost<ProtocolVerdict>[]): OnHost<ProtocolVerdict> {
  return verdicts.reduce((worst, verdict) =>
    weightOf(verdict.said) < weightOf(worst.said) ? verdict : worst,
  );
}

function weightOf({ status, ifReached }: ProtocolVerdict): number {
  const reached = ifReached === undefined ? 0 : 1 + statusesByWeight.indexOf(ifReached);
  return statusesByWeight.indexOf(status) * (statusesByWeight.length + 1) + reached;
}

function namesOf(all: readonly OnHost<unknown>[]): string {
  return hostsText([...new Set(all.map(({ host }) => host.name))]);
}

function namesBut(one: OnHost<unknown>, all: readonly OnHost<unknown>[]): string[] {
  return all.filter((other) => other !== one).map(({ host }) => host.name);
}

function keyOf({ start }: ProtocolRange): string {
  return `${start.line}:${start.character}`;
}

function grouped<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
