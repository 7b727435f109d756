import { parseSinglePort } from "../ports/single-port.ts";
import { type Check, keywordOf, keywordText } from "../semantics/policy.ts";
import { type PortCheck, portCheckOf, portsKeywordName } from "../semantics/port-check.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { judgeFileHash } from "./file-hash-check.ts";
import { always, type Judge } from "./outcome.ts";
import { judgePortList } from "./port-list-check.ts";
import { judgeProcessOnPort } from "./process-check-on-port.ts";
import { processMatcher } from "./process-names.ts";
import { judgeProcessStatus } from "./process-status-check.ts";
import { withSeverity } from "./severity.ts";
import { onSystem } from "./system.ts";

/** Compiles a check once for any number of hosts. Whatever is not about ports, processes or hashes is not evaluated. */
export function compileCheck(tree: PolicyTree, check: Check): Judge {
  const judge = onSystem(keywordText(tree, check, "system"), judgeOf(tree, check));
  return withSeverity(keywordText(tree, check, "severity"), judge);
}

function judgeOf(tree: PolicyTree, check: Check): Judge {
  const portCheck = portCheckOf(tree, check);
  if (portCheck !== undefined) return judgePortCheck(tree, portCheck);
  if (tree.checkType === "Unix") {
    if (check.itemType === "FILE_CHECK") return judgeFileHash(tree, check, false);
    if (check.itemType === "FILE_CHECK_NOT") return judgeFileHash(tree, check, true);
    if (check.itemType === "PROCESS_CHECK") return judgeProcessStatus(tree, check);
  }
  const what = check.itemType ?? check.builtin ?? "This check";
  return always(
    "NOT_EVALUATED",
    `${what} is not evaluated: it looks at more than a snapshot of sockets shows.`,
  );
}

function judgePortCheck(tree: PolicyTree, portCheck: PortCheck): Judge {
  const { check, kind, dialect, protocol, ports } = portCheck;
  if (protocol === undefined) {
    return always("ERROR", "The check names no protocol: write port_type : TCP or port_type : UDP.");
  }
  if (ports === undefined) {
    const keyword = portsKeywordName(kind, dialect);
    return always("ERROR", `The keyword ${keyword} is missing, or holds no quoted string: no port is named.`);
  }
  if (/@[A-Z][A-Z0-9_]*@/.test(ports.text)) {
    const reason = `${ports.text} holds a variable, whose value is not known here. Write the ports to preview the check.`;
    return always("ERROR", reason);
  }
  if (kind !== "process") return judgePortList(kind, protocol, ports, dialect);
  const port = parseSinglePort(ports.text);
  if (!port.ok) return always("ERROR", port.problem.message);
  const matcher = processMatcher(tree, portCheck);
  if (typeof matcher === "string") return always("ERROR", matcher);
  return judgeProcessOnPort({
    protocol,
    port: port.port,
    portSpan: { text: ports.text, start: ports.sourceOffset(0), end: ports.sourceOffset(ports.text.length) },
    matcher,
    dialect,
    canBeClosed: dialect === "windows" && isClosable(tree, check),
  });
}

function isClosable(tree: PolicyTree, check: Check): boolean {
  return (
    keywordOf(check, "port_option") !== undefined &&
    keywordText(tree, check, "port_option") === "CAN_BE_CLOSED"
  );
}
