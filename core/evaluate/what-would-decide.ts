import type { Need } from "../observations/observation.ts";
import { isGlob } from "../observations/paths.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { CompiledCheck, CompiledConditional, CompiledNode } from "./compile-policy.ts";
import type { Because, Verdict } from "./verdict.ts";

/** How many checks of a policy are decided on a host, and what would decide the others. */
export interface DecidedCount {
  /** Checks that are judged: all that could be reported, except those that are never judged. */
  judged: number;
  decided: number;
  /** Checks that are never judged here. */
  unjudged: number;
  /** How many of the undecided ones the following would decide. */
  waiting: number;
  /** Commands whose output is missing. */
  commands: number;
  /** Files and globs whose text, status or hash is missing. */
  files: number;
  /** Conditions that only an answer decides. */
  answers: number;
  /** Lists that are missing, in the order of `NeededList`. */
  lists: NeededList[];
}

const neededLists = [
  "open ports",
  "processes",
  "packages",
  "services",
  "registry keys",
  "security settings",
  "accounts and groups",
  "access lists",
  "WMI classes",
  "answers to queries",
] as const;
export type NeededList = (typeof neededLists)[number];

/** The checks and conditions of a policy by the offset at which they begin. */
export interface NeedIndex {
  checks: ReadonlyMap<number, CompiledCheck>;
  conditionals: ReadonlyMap<number, CompiledConditional>;
}

/** Indexes a policy for looking up its verdicts, once for all hosts. */
export function indexNeeds(body: readonly CompiledNode[]): NeedIndex {
  const checks = new Map<number, CompiledCheck>();
  const conditionals = new Map<number, CompiledConditional>();
  const add = (nodes: readonly CompiledNode[]) => {
    for (const node of nodes) {
      if (node.kind === "check") checks.set(node.reference.start, node);
      else {
        conditionals.set(node.place.start, node);
        add(node.then);
        add(node.else);
      }
    }
  };
  add(body);
  return { checks, conditionals };
}

/** Reasons that more information about the host would resolve. */
const isOpenFor: ReadonlySet<Because | undefined> = new Set<Because>(["missing", "partial"]);

/** Counts what is decided on a host, and what would decide the rest, each thing once. */
export function countDecided(
  index: NeedIndex,
  verdicts: Iterable<Verdict>,
  snapshot: Snapshot,
): DecidedCount {
  const wanted = new Wanted(snapshot);
  let [judged, decided, unjudged, waiting] = [0, 0, 0, 0];
  for (const { check, status, because, gate, ifReached } of verdicts) {
    if (status === "NOT_EVALUATED") {
      unjudged++;
      continue;
    }
    judged++;
    if (status !== "UNDECIDED") {
      decided++;
      continue;
    }
    if (gate === undefined && !isOpenFor.has(because)) continue;
    waiting++;
    if (gate !== undefined) wanted.addCondition(index.conditionals.get(gate.place.start));
    if (gate === undefined || ifReached === "UNDECIDED") {
      wanted.addAll(index.checks.get(check.start)?.needs ?? []);
    }
  }
  return { judged, decided, unjudged, waiting, ...wanted.counts };
}

/** The things that would decide checks. */
class Wanted {
  readonly #snapshot: Snapshot;
  readonly #commands = new Set<string>();
  readonly #files = new Set<string>();
  readonly #lists = new Set<NeededList>();
  readonly #conditions = new Set<CompiledConditional>();
  #answers = 0;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  get counts(): Pick<DecidedCount, "commands" | "files" | "answers" | "lists"> {
    return {
      commands: this.#commands.size,
      files: this.#files.size,
      answers: this.#answers,
      lists: neededLists.filter((list) => this.#lists.has(list)),
    };
  }

  addAll(needs: readonly Need[]): void {
    for (const need of needs) if (needs.length === 1 || !this.#isShown(need)) this.#add(need);
  }

  /** What the checks of a condition look at; if one of them is never judged, a person has to answer. */
  addCondition(conditional: CompiledConditional | undefined): void {
    if (conditional?.condition === undefined || this.#conditions.has(conditional)) return;
    this.#conditions.add(conditional);
    const { condition } = conditional;
    if (condition.some(({ needs }) => needs.length === 0)) this.#answers++;
    else for (const { needs } of condition) this.addAll(needs);
  }

  #add(need: Need): void {
    if (need.kind === "command") this.#commands.add(need.key);
    else if ("path" in need && need.kind !== "registry") this.#files.add(need.path);
    else this.#lists.add(listOf[need.kind]);
  }

  #isShown(need: Need): boolean {
    const { observations, sockets, coverage } = this.#snapshot;
    switch (need.kind) {
      case "sockets":
        return sockets.length > 0;
      case "processes":
        return coverage.processes === "all";
      case "hash":
        return false;
      case "file":
      case "status":
        return !isGlob(need.path) && observations?.ask(need.kind, need.path).is === "present";
      case "registry":
      case "rows":
        return false;
      default:
        return observations?.ask(need.kind, need.key).is === "present";
    }
  }
}

const listOf = {
  sockets: "open ports",
  processes: "processes",
  package: "packages",
  service: "services",
  registry: "registry keys",
  setting: "security settings",
  account: "accounts and groups",
  group: "accounts and groups",
  acl: "access lists",
  answer: "answers to queries",
  rows: "WMI classes",
} as const satisfies Record<string, NeededList>;
