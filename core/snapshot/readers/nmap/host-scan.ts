import { PortSet } from "../../../ports/port-set.ts";
import {
  type Claim,
  everything,
  nothingBut,
  type OutputCoverage,
  type Protocol,
  scanned,
} from "../../coverage.ts";
import type { CoverageGap } from "../../snapshot.ts";
import type { ProtocolPlan, ScanPlan, Technique } from "./scan-plan.ts";

/** Ports that a report does not list one by one. */
export interface HiddenPorts {
  state: string;
  count: number;
  /** Undefined if the report does not say. */
  proto: Protocol | undefined;
  /** Which ones, if the report says. */
  ports?: PortSet | undefined;
}

const protocols = ["tcp", "udp"] as const;

/** What an nmap report says about one host. */
export class HostScan {
  readonly #rows = { tcp: new Map<number, string>(), udp: new Map<number, string>() };
  readonly #hidden: HiddenPorts[] = [];
  /** Why no port can be known, if that is so. */
  #failed: CoverageGap | undefined;
  /** True if anything came back from the host. */
  answered = false;

  addRow(proto: Protocol, port: number, state: string): void {
    this.#rows[proto].set(port, state);
    if (isAnswer(state)) this.answered = true;
  }

  addHidden(hidden: HiddenPorts): void {
    this.#hidden.push(hidden);
    if (isAnswer(hidden.state)) this.answered = true;
  }

  /** Notes that the host was down, or that the scan was given up. */
  fail(message: string): void {
    this.#failed ??= { kind: "scan", message };
  }

  hasRow(proto: Protocol, port: number): boolean {
    return this.#rows[proto].has(port);
  }

  /**
   * The ports whose state the report shows.
   *
   * @param plan what was scanned; undefined if the report does not show it
   * @param cut why ports that the report does not list one by one are not known
   */
  coverage(plan: ScanPlan | undefined, cut: CoverageGap | undefined): OutputCoverage {
    if (this.#failed !== undefined) {
      const claim = nothingBut(this.#failed);
      return { view: "outside", tcp: claim, udp: claim };
    }
    const contradicts = protocols.some((proto) => plan !== undefined && !plan[proto] && this.#isSeen(proto));
    const followed = plan === undefined || contradicts ? this.#guessed() : plan;
    return {
      view: "outside",
      tcp: this.#claim("tcp", followed, cut),
      udp: this.#claim("udp", followed, cut),
    };
  }

  #isSeen(proto: Protocol): boolean {
    return this.#rows[proto].size > 0 || this.#hidden.some((one) => one.proto === proto);
  }

  /** What must have been scanned, judging by what was found. */
  #guessed(): ScanPlan {
    const planOf = (proto: Protocol): ProtocolPlan | undefined =>
      this.#isSeen(proto) ? { technique: this.#techniqueShown(proto), ports: undefined } : undefined;
    return { tcp: planOf("tcp"), udp: planOf("udp") };
  }

  /** A SYN or connect scan never ends in these states. */
  #techniqueShown(proto: Protocol): Technique {
    if (proto === "udp") return "full";
    const states = this.#statesOf("tcp", this.#hiddenOf("tcp", undefined));
    if (states.has("unfiltered") || states.has("closed|filtered")) return "nothing";
    return states.has("open|filtered") ? "closed-only" : "full";
  }

  #statesOf(proto: Protocol, hidden: readonly HiddenPorts[]): Set<string> {
    return new Set([...this.#rows[proto].values(), ...hidden.map(({ state }) => state)]);
  }

  /** The hidden ports of a protocol: if only one was scanned, those without a protocol belong to it. */
  #hiddenOf(proto: Protocol, plan: ScanPlan | undefined): HiddenPorts[] {
    const other = proto === "tcp" ? "udp" : "tcp";
    const isAlone = plan === undefined ? !this.#isSeen(other) : plan[proto] !== undefined && !plan[other];
    return this.#hidden.filter((one) => one.proto === proto || (one.proto === undefined && isAlone));
  }

  #claim(proto: Protocol, plan: ScanPlan, cut: CoverageGap | undefined): Claim {
    const name = proto.toUpperCase();
    const own = plan[proto];
    if (own === undefined) {
      if (plan.tcp === undefined && plan.udp === undefined && this.#hidden.length > 0)
        return nothingBut(UNTOLD);
      return nothingBut({ kind: "left-out", message: `The scan did not look at ${name} ports.` });
    }
    const hidden = this.#hiddenOf(proto, plan);
    const shared = this.#hidden.filter((one) => !hidden.includes(one) && one.proto === undefined);
    const mayBeOwn = [...hidden, ...shared.filter(({ state }) => isPossible(state, proto, own.technique))];
    const states = this.#statesOf(proto, mayBeOwn);
    const tells = (state: string) => this.#tells(state, own.technique, states);

    const exact = hidden.flatMap(({ ports, state }) => (ports === undefined ? [] : [{ ports, state }]));
    const listed = PortSet.union([PortSet.of(this.#rows[proto].keys()), ...exact.map(({ ports }) => ports)]);
    const shown = PortSet.union([
      PortSet.of([...this.#rows[proto]].filter(([, state]) => tells(state)).map(([port]) => port)),
      ...exact.filter(({ state }) => tells(state)).map(({ ports }) => ports),
    ]);
    const counted = mayBeOwn.filter(({ ports }) => ports === undefined);
    const count = sumOf(counted);
    const planned = own.ports ?? (shared.length === 0 ? everyPortOf(listed.size + count) : undefined);
    const whole = planned !== undefined && this.#isWhole(proto, plan, planned, listed, count, shared);
    const rest = whole && cut === undefined && counted.every(({ state }) => tells(state));
    const known = rest ? shown.union(planned.minus(listed)) : shown;
    if (known.intersect(PortSet.all).equals(PortSet.all)) return everything;

    const gaps = this.#doubts(own.technique, states, tells);
    if (cut !== undefined) gaps.push(cut);
    if (planned === undefined) gaps.push(unknownPorts(name, listed.size + count));
    else if (!whole && cut === undefined) {
      const message = `The report accounts for ${listed.size + count} of ${portsText(planned.size, name)} that were scanned.`;
      gaps.push({ kind: "cut", message });
    } else if (!PortSet.all.isSubsetOf(planned)) {
      gaps.push({ kind: "scan", message: `The scan was of ${portsText(planned.size, name)}.` });
    }
    return scanned(known.intersect(PortSet.all), gaps);
  }

  /** Do the rows and the counts add up to what was scanned? Then no row is missing. */
  #isWhole(
    proto: Protocol,
    plan: ScanPlan,
    planned: PortSet,
    listed: PortSet,
    count: number,
    shared: readonly HiddenPorts[],
  ): boolean {
    if (!listed.isSubsetOf(planned)) return false;
    if (shared.length === 0) return count === planned.size - listed.size;
    const other = proto === "tcp" ? "udp" : "tcp";
    const otherPorts = plan[other]?.ports;
    if (otherPorts === undefined) return false;
    const hidden = this.#hidden.reduce((sum, one) => sum + one.count, 0);
    const rows = this.#rows.tcp.size + this.#rows.udp.size;
    return hidden + rows === planned.size + otherPorts.size;
  }

  #tells(state: string, technique: Technique, states: ReadonlySet<string>): boolean {
    if (state === "open") return technique === "full";
    if (state === "closed") return technique === "full" || (technique === "closed-only" && isTold(states));
    return state === "filtered" && technique === "full" && this.answered;
  }

  #doubts(
    technique: Technique,
    states: ReadonlySet<string>,
    tells: (state: string) => boolean,
  ): CoverageGap[] {
    const doubtful = [...states].filter((state) => state !== "open" && !tells(state));
    if (doubtful.length === 0) return [];
    if (doubtful.includes("filtered") && technique === "full") {
      const message = "The host did not answer, so it may be down, and filtered ports may be open.";
      return [{ kind: "scan", message }];
    }
    const message = `The scan does not show whether ports that are ${doubtful.join(" or ")} are open.`;
    return [{ kind: "scan", message }];
  }
}

const UNTOLD: CoverageGap = {
  kind: "scan",
  message: "The report does not show whether TCP or UDP ports were scanned.",
};

/**
 * Some systems answer a FIN, NULL or Xmas probe in the same way on every port, so that all seem closed
 * (nmap's book). If some ports do not, closed means closed.
 */
function isTold(states: ReadonlySet<string>): boolean {
  return states.has("open|filtered") || states.has("open");
}

function isAnswer(state: string): boolean {
  return state === "open" || state === "closed" || state === "unfiltered";
}

/** Can a scan of this kind end in the state? */
function isPossible(state: string, proto: Protocol, technique: Technique): boolean {
  if (proto === "udp") return state !== "unfiltered";
  return technique !== "full" || state === "closed" || state === "filtered" || state === "open";
}

/** 65,535 ports, or 65,536 with port 0, are all of them. */
function everyPortOf(count: number): PortSet | undefined {
  if (count === PortSet.all.size) return PortSet.all;
  return count === PortSet.all.size + 1 ? PortSet.all.union(PortSet.of([0])) : undefined;
}

function sumOf(hidden: readonly HiddenPorts[]): number {
  return hidden.reduce((sum, { count }) => sum + count, 0);
}

function unknownPorts(name: string, count: number): CoverageGap {
  const message =
    count === 0
      ? `No ${name} port was scanned.`
      : `The scan was of ${portsText(count, name)}, and the report does not show of which.`;
  return { kind: "scan", message };
}

function portsText(count: number, name: string): string {
  return count === 1 ? `1 ${name} port` : `${count} ${name} ports`;
}
