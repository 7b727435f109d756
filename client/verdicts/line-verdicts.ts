import type {
  ProtocolGate,
  ProtocolPosition,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { endOfLineText, lineText, statusesByWeight, statusText } from "./verdict-text.ts";

/** What is shown at the end of a line of a policy: the verdicts of a check, or a condition that is not decided. */
export interface LineVerdict {
  at: ProtocolPosition;
  status: ProtocolStatus;
  /** Dimmed where something else says why it is not decided: a condition above, or the first check of the policy. */
  isDimmed: boolean;
  text: string;
  about: { gate: ProtocolGate; waiting: ProtocolVerdict[] } | { verdicts: ProtocolVerdict[] };
}

/**
 * The ends of the lines of a policy, one for each check: of several hosts the worst verdict. A condition that is not
 * decided has one of its own, and the checks below it say only what they would be.
 */
export function lineVerdicts(verdicts: readonly ProtocolVerdict[]): LineVerdict[] {
  const byCheck = grouped(verdicts, ({ range }) => keyOf(range.start));
  const gates = grouped(
    verdicts.filter(({ gate }) => gate !== undefined),
    ({ gate }) => keyOf(gate!.range.start),
  );
  const refused = verdicts.find(({ because }) => because === "refused");
  return [
    ...[...gates.values()].map(gateLine),
    ...[...byCheck.values()].map((own) => checkLine(own, refused)),
  ];
}

function gateLine(waiting: ProtocolVerdict[]): LineVerdict {
  const gate = waiting[0]!.gate!;
  const name = gate.description === "" ? "The condition" : `The condition "${gate.description}"`;
  return {
    at: gate.range.start,
    status: "UNDECIDED",
    isDimmed: false,
    text: lineText("UNDECIDED", `${name} is not decided — ${gate.why}`),
    about: { gate, waiting },
  };
}

function checkLine(verdicts: ProtocolVerdict[], refused: ProtocolVerdict | undefined): LineVerdict {
  const worst = worstOf(verdicts);
  const { status, because, host, gate } = worst;
  const isDimmed = gate !== undefined || (because === "refused" && worst.range !== refused?.range);
  const same = verdicts.filter((other) => other.status === status).length;
  const where = host === undefined ? "" : ` on ${host}${same > 1 ? ` and ${same - 1} more` : ""}`;
  const says = `${statusText(worst)}${where}`;
  return {
    at: worst.anchor.start,
    status,
    isDimmed,
    text: isDimmed ? lineText(status, says) : endOfLineText(worst, says),
    about: { verdicts },
  };
}

function worstOf(verdicts: readonly ProtocolVerdict[]): ProtocolVerdict {
  const weight = ({ status }: ProtocolVerdict) => statusesByWeight.indexOf(status);
  return verdicts.reduce((worst, verdict) => (weight(verdict) < weight(worst) ? verdict : worst));
}

function keyOf({ line, character }: ProtocolPosition): string {
  return `${line}:${character}`;
}

function grouped<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
