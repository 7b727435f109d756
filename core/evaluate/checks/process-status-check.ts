import type { Process, Snapshot } from "../../snapshot/snapshot.ts";
import type { Host } from "../host/host.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../outcome.ts";
import { mayBeCut } from "../process-names/cut-names.ts";
import type { CheckSource } from "./check-source.ts";
import type { Compiled } from "./compiled.ts";
import { keywordProblem, keywordRoles } from "./keyword-roles.ts";

/** Linux keeps 15 characters of a process's name, and the scanner compares with those. */
const kernelNameLength = 15;

export const processKeywords = keywordRoles({ name: "judged", status: "judged" });

/** Unix PROCESS_CHECK (G 194-195), on hosts whose snapshot has the process list. */
export function compileProcessStatus(source: CheckSource): Compiled {
  return { judge: judgeProcessStatus(source), needs: [{ kind: "processes" }] };
}

function judgeProcessStatus(source: CheckSource): Judge {
  const element = source.written("name");
  const status = source.text("status");
  if (element === undefined || (status !== "ON" && status !== "OFF")) {
    return neverDecided("undocumented", "PROCESS_CHECK needs a name, and ON or OFF as its status.");
  }
  const problem = keywordProblem(source, processKeywords);
  if (problem !== undefined) return neverDecided("undocumented", problem);
  const name = element.text;
  return (host) => {
    const found = findProcess(host, name);
    if (typeof found !== "boolean" && "because" in found) return found;
    const runs = found !== false;
    const passes = runs === (status === "ON");
    const fact = runs ? describe(found as Process) : `No process is named ${name}`;
    return outcome(passes ? "PASSED" : "FAILED", `${fact}.`, {
      evidence: [{ element, violation: !passes, message: fact }],
      notes: notesOn(host, name, runs ? (found as Process) : undefined),
    });
  };
}

function describe({ name, pid, line }: Process): string {
  return `${name} runs${pid === null ? "" : ` (pid ${pid})`}, line ${line} of the snapshot`;
}

/** The process that has the name, false if none has, or why that is not known. */
function findProcess({ snapshot, system }: Host, name: string): Process | false | Outcome {
  const { processes, formats, coverage } = snapshot;
  if (processes.length === 0) {
    return undecided(
      "missing",
      "The snapshot has no process list.",
      `Add the output of ${listCommand(system)}.`,
    );
  }
  const isNamed = (process: Process) => nameOf(process, system) === name;
  const process = processes.find(isNamed);
  if (process !== undefined) return process;
  const cut = processes.find((one) => mayBeName(one, name, system, formats));
  if (cut !== undefined) {
    const reason = `${cut.name}, line ${cut.line} of the snapshot, may be ${name}: its name may be cut off.`;
    return undecided("partial", reason, `Add the output of ${listCommand(system)}.`);
  }
  const argument = processes.find((one) => one.fromArguments && wordsOf(one).includes(name));
  if (argument !== undefined) {
    const reason = `${name} appears only in the arguments of ${argument.name}, line ${argument.line} of the snapshot.`;
    return undecided("partial", reason, `Add the names that the kernel uses: ${listCommand(system)}.`);
  }
  if (coverage.processes === "all") return false;
  const reason = `No process is named ${name}, and the snapshot does not show that the list of processes is complete.`;
  return undecided(
    "partial",
    reason,
    `Add the output of ${listCommand(system)}, including the command line.`,
  );
}

/** The name as the kernel has it. */
function nameOf({ name, fromArguments }: Process, system: string | undefined): string {
  const own = baseName(name);
  return fromArguments && system === "Linux" ? own.slice(0, kernelNameLength) : own;
}

/**
 * Can the process have a longer name than is shown? On Linux, the scanner sees no more than the list does.
 */
function mayBeName(
  { name, pid, fromArguments }: Process,
  wanted: string,
  system: string | undefined,
  formats: Snapshot["formats"],
): boolean {
  if (system === "Linux" || fromArguments) return false;
  return wanted.startsWith(name) && name !== wanted && mayBeCut(name, pid, formats);
}

/** Names of files among the arguments. */
function wordsOf({ command = "" }: Process): string[] {
  return command.split(/\s+/).map(baseName);
}

function notesOn({ system }: Host, name: string, process: Process | undefined): string[] {
  const notes: string[] = [];
  if (process?.fromArguments) {
    notes.push(
      "The list shows command lines. Their first word is taken as the name, and the kernel's name may differ.",
    );
  }
  if (system === "Linux" && name.length > kernelNameLength) {
    const short = name.slice(0, kernelNameLength);
    notes.push(
      `Linux keeps only ${kernelNameLength} characters of a name, so no process can be named ${name}. Write ${short}.`,
    );
  }
  return notes;
}

const listCommands: Record<string, string> = {
  Linux: "`ps -eo pid,user,comm,args`",
  Darwin: "`ps -axo pid,user,ucomm,comm`",
  SunOS: "`ps -eo pid,user,comm`",
};

function listCommand(system: string | undefined): string {
  return (
    (system && listCommands[system]) ??
    "`ps -eo pid,user,comm,args`, or on macOS and the BSDs of `ps -axo pid,user,ucomm,args`"
  );
}

function baseName(process: string): string {
  return process.slice(process.lastIndexOf("/") + 1);
}
