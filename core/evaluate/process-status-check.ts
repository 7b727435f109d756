import { type Check, keywordOf, keywordText } from "../semantics/policy.ts";
import { holdsVariable } from "../semantics/variables.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { mayBeCut } from "./cut-names.ts";
import { always, type Judge, outcome } from "./outcome.ts";

/** Unix PROCESS_CHECK (G 194-195), on hosts whose snapshot holds the process list. */
export function judgeProcessStatus(tree: PolicyTree, check: Check): Judge {
  const name = keywordText(tree, check, "name");
  const value = keywordOf(check, "name")?.value;
  const wanted = keywordText(tree, check, "status");
  if (name === undefined || value === undefined || (wanted !== "ON" && wanted !== "OFF")) {
    return always("ERROR", "PROCESS_CHECK needs a name, and ON or OFF as status.");
  }
  if (holdsVariable(name)) {
    return always("ERROR", "The process name holds a variable, whose value is not known here.");
  }
  const element = { text: name, start: value.start, end: value.end };
  return ({ snapshot: { processes, formats } }) => {
    if (processes.length === 0) {
      return outcome("NOT_EVALUATED", "The snapshot holds no process list. Add the output of `ps -ef`.");
    }
    const process = processes.find((one) => baseName(one.name) === name);
    const cut =
      process === undefined &&
      processes.find((one) => name.startsWith(one.name) && mayBeCut(one.name, one.pid, formats));
    if (cut) {
      const reason = `${cut.name}, line ${cut.line} of the snapshot, may be ${name}: the output may have cut the name.`;
      return outcome("ERROR", reason);
    }
    const fact =
      process === undefined
        ? `No process is named ${name}`
        : `${name} runs${process.pid === null ? "" : ` (pid ${process.pid})`}, line ${process.line} of the snapshot`;
    const status = (process !== undefined) === (wanted === "ON") ? "PASSED" : "FAILED";
    return outcome(status, `${fact}.`, {
      evidence: [{ element, violation: status === "FAILED", message: fact }],
      notes: [
        "The name is compared with that of the program; what part of `ps` the scanner reads is not documented.",
      ],
    });
  };
}

function baseName(process: string): string {
  return process.slice(process.lastIndexOf("/") + 1);
}
