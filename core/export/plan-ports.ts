import { readPortCheck } from "../evaluate/checks/port-check.ts";
import { matchedPorts } from "../evaluate/checks/port-list-check.ts";
import type { EvaluateOptions } from "../evaluate/options.ts";
import type { Values } from "../evaluate/values.ts";
import { parsePortList } from "../ports/port-list.ts";
import { PortSet } from "../ports/port-set.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { unixOwners, windowsOwners } from "./owner-rules.ts";
import type { PortListQuestion, ProcessQuestion } from "./plan.ts";

export type PlannedQuestion<Question> = { ok: true; question: Question } | { ok: false; reason: string };

/**
 * Plans what a check about open ports asks: ranges and names, or a sentence that says why it can't be
 * exported.
 */
export function planPortCheck(
  portCheck: PortCheck,
  values: Values,
  options: EvaluateOptions,
): PlannedQuestion<PortListQuestion | ProcessQuestion> {
  const read = readPortCheck(portCheck, values);
  if (!read.ok) return read;
  if (read.kind === "process") return planProcess(portCheck, read, values, options);
  const { certain, possible } = matchedPorts(parsePortList(read.ports.text).elements);
  const [violating, doubtful, known] =
    read.kind === "denied"
      ? [certain, possible.minus(certain), possible]
      : [PortSet.all.minus(possible), possible.minus(certain), PortSet.all.minus(certain)];
  const question: PortListQuestion = {
    kind: "ports",
    protocol: read.protocol,
    violating: real(violating).ranges(),
    doubtful: real(doubtful).ranges(),
    needsWholeList: !real(known).isEmpty,
  };
  return { ok: true, question };
}

/** No socket is bound to port 0. */
function real(ports: PortSet): PortSet {
  return ports.intersect(PortSet.all);
}

function planProcess(
  { check, dialect, processKeyword }: PortCheck,
  read: Extract<ReturnType<typeof readPortCheck>, { kind: "process" }>,
  values: Values,
  options: EvaluateOptions,
): PlannedQuestion<ProcessQuestion> {
  const value = processKeyword?.value;
  if (value === undefined) {
    const keyword = dialect === "unix" ? "name" : "value_data";
    return {
      ok: false,
      reason: `The keyword ${keyword} is missing, so the check does not say which process may use the port.`,
    };
  }
  if (dialect === "unix" && options.processName !== "name") {
    const reason =
      "evaluate.processName searches name as a pattern in a path, and names are exported as texts only.";
    return { ok: false, reason };
  }
  const names = (dialect === "unix" ? unixOwners : windowsOwners)(check, value, values);
  if (!names.ok) return names;
  const question: ProcessQuestion = {
    kind: "process",
    protocol: read.protocol,
    port: read.port,
    owners: names.owners,
    closed: read.canBeClosed ? "PASSED" : dialect === "windows" ? "ERROR" : closedStatus[options.closedPort],
  };
  return { ok: true, question };
}

const closedStatus = {
  undecided: "UNDECIDED",
  error: "ERROR",
  passed: "PASSED",
  failed: "FAILED",
} as const;
