import { PortSet } from "../ports/port-set.ts";
import { bothVouched, type Vouched } from "./coverage.ts";
import type { Draft } from "./draft.ts";
import { skip, warn } from "./draft.ts";
import type { Answer } from "./snapshot.ts";

const ENTRY = /^\s*#\s*(host|groups?|expect|lists|condition|answer|set)\s*:\s*(.{0,2000})$/i;
const ANSWER = /^([A-Za-z_]+)\s+(?:"([^"]*)"(?:\s+in\s+(\S.*))?|([^"\s].*))$/;
const STATUS_OF_CHECK = /^([A-Za-z_]+)\s+(?:"([^"]*)"|(\S.*))$/;

/**
 * Reads a comment that describes the host: `# host: web01`, `# groups: web, dmz`, `# expect: FAILED "Denied
 * ports"`, `# lists: tcp, udp 1-1024`, `# condition: PASSED "Debian 10 is installed"`, `# answer: FAILED "Ask
 * the owner" in web.audit`, `# set: NAME=VALUE`. Only comments before the first output count: further down,
 * they are output. False if the line isn't one.
 */
export function readFrontComment(draft: Draft, text: string, line: number): boolean {
  if (!text.includes("#")) return false;
  const entry = ENTRY.exec(text);
  if (!entry) return false;
  const value = entry[2]!.trim();
  skip(draft, "front comment", line);
  entries[entry[1]!.toLowerCase()]!(draft, value, line);
  return true;
}

type Entry = (draft: Draft, value: string, line: number) => void;

const entries: Record<string, Entry> = {
  host(draft, value) {
    if (value !== "") draft.host = value;
  },
  group: readGroups,
  groups: readGroups,
  expect(draft, value, line) {
    const expected = STATUS_OF_CHECK.exec(value);
    if (expected === null) {
      warn(draft, 'Write an expectation as `# expect: FAILED "description of the check"`.', line);
      return;
    }
    draft.expectations.push({ state: expected[1]!.toUpperCase(), check: nameIn(expected), line });
  },
  lists(draft, value, line) {
    const said = vouchedPorts(value);
    if (said === undefined) {
      warn(
        draft,
        "Write what the snapshot lists as `# lists: tcp, udp`, or with ports, `# lists: tcp 1-1024`.",
        line,
      );
      return;
    }
    draft.vouched = bothVouched(draft.vouched, said);
  },
  condition: (draft, value, line) => readAnswer(draft, value, line, {}),
  answer: (draft, value, line) => readAnswer(draft, value, line, { of: "check" }),
  set(draft, value, line) {
    const assignment = /^([A-Z][A-Z0-9_]*)\s*=\s*(.*)$/.exec(value);
    if (assignment === null) {
      warn(draft, "Write the value of a variable as `# set: NAME=VALUE`.", line);
      return;
    }
    draft.values.push({ name: assignment[1]!, value: assignment[2]!, line });
  },
};

/** What a person says about a check or a condition that nothing in the snapshot decides. */
function readAnswer(draft: Draft, value: string, line: number, kind: Pick<Answer, "of">): void {
  const answer = ANSWER.exec(value);
  const status = answer?.[1]?.toUpperCase();
  if (answer === null || (status !== "PASSED" && status !== "FAILED")) {
    const form =
      '`# answer: PASSED "description of the check"`, or FAILED, and `in NAME.audit` after it for one policy';
    warn(draft, `Write an answer as ${form}.`, line);
    return;
  }
  const policy = answer[3]?.trim();
  const check = (answer[2] ?? answer[4]!).trim();
  draft.answers.push({ status, check, ...kind, ...(policy !== undefined && { policy }), line });
}

function readGroups(draft: Draft, value: string): void {
  for (const group of value.split(",")) if (group.trim() !== "") draft.groups.push(group.trim());
}

function nameIn(match: RegExpExecArray): string {
  return (match[2] ?? match[3]!).trim();
}

/**
 * Parses what a person says that a snapshot lists: `tcp, udp`, or with ports, `tcp 1-1024 8080, udp`.
 * Undefined if the text says no such thing.
 */
export function vouchedPorts(text: string): Vouched | undefined {
  const said: Vouched = { tcp: PortSet.empty, udp: PortSet.empty };
  for (const part of text.split(",")) {
    const [name, ...ranges] = part.trim().toLowerCase().split(/\s+/);
    if (name !== "tcp" && name !== "udp") return undefined;
    const sets = ranges.map(portRange);
    if (sets.includes(undefined)) return undefined;
    said[name] = PortSet.union([said[name], ...(sets.length === 0 ? [PortSet.all] : (sets as PortSet[]))]);
  }
  return said;
}

function portRange(text: string): PortSet | undefined {
  const range = /^(\d{1,5})(?:[-–](\d{1,5}))?$/.exec(text);
  if (range === null) return undefined;
  const [lo, hi] = [Number(range[1]), Number(range[2] ?? range[1])];
  return lo <= hi && hi <= 65_535 ? PortSet.range(lo, hi) : undefined;
}
