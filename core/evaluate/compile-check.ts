import { parseSinglePort } from "../ports/single-port.ts";
import { type Check, keywordOf, keywordText } from "../semantics/policy.ts";
import { type Dialect, type PortCheck, portCheckOf, portsKeywordName } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { judgeFileHash } from "./file-hash-check.ts";
import { onSystem } from "./on-system.ts";
import { always, type Judge } from "./outcome.ts";
import { judgePortList } from "./port-list-check.ts";
import { judgeProcessOnPort } from "./process-check-on-port.ts";
import { processMatcher } from "./process-names.ts";
import { judgeProcessStatus } from "./process-status-check.ts";
import { withSeverity } from "./severity.ts";

/** Compiles a check once for any number of hosts. Whatever is not about ports, processes or hashes is not evaluated. */
export function compileCheck(tree: PolicyTree, check: Check): Judge {
  const judge = onSystem(keywordText(tree, check, "system"), judgeOf(tree, check));
  return withSeverity(keywordText(tree, check, "severity"), judge);
}

function judgeOf(tree: PolicyTree, check: Check): Judge {
  const portCheck = portCheckOf(tree, check);
  if (portCheck !== undefined) return judgePortCheck(tree, portCheck);
  if (isOpenPortType(check.itemType)) {
    return always("ERROR", `${check.itemType} belongs into a policy of check type "Unix" or "Windows".`);
  }
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

/** One of the three item types about open ports. */
export function isOpenPortType(itemType: string | undefined): boolean {
  return (
    itemType === "AUDIT_ALLOWED_OPEN_PORTS" ||
    itemType === "AUDIT_DENIED_OPEN_PORTS" ||
    itemType === "AUDIT_PROCESS_ON_PORT"
  );
}

function judgePortCheck(tree: PolicyTree, portCheck: PortCheck): Judge {
  const { check, kind, dialect, protocol, ports } = portCheck;
  if (protocol === undefined) {
    return always("ERROR", "The check names no protocol: write port_type : TCP or port_type : UDP.");
  }
  const mistake = dialectMistake(tree, portCheck);
  if (mistake !== undefined) return always("ERROR", mistake);
  if (ports === undefined) {
    const keyword = portsKeywordName(kind, dialect);
    return always("ERROR", `${keyword} holds no single quoted string, so no port is named.`);
  }
  if (holdsVariable(ports.text)) {
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
    canBeClosed: dialect === "windows" && keywordText(tree, check, "port_option") === "CAN_BE_CLOSED",
  });
}

/** What keeps a check from naming its ports in the dialect of its policy; undefined where nothing does. */
function dialectMistake(
  tree: PolicyTree,
  { check, kind, dialect, portsKeyword }: PortCheck,
): string | undefined {
  const needed = portsKeywordName(kind, dialect);
  const policy = policyNames[dialect];
  if (portsKeyword === undefined) {
    const other = portsKeywordName(kind, dialect === "unix" ? "windows" : "unix");
    return keywordOf(check, other) === undefined
      ? `The keyword ${needed} is missing: no port is named.`
      : `A ${policy} policy names ports with ${needed}, not with ${other}. Change the keyword or the check type.`;
  }
  if (dialect === "unix") return undefined;
  const valueType = keywordText(tree, check, "value_type");
  const wanted = kind === "process" ? "POLICY_TEXT" : "POLICY_PORTS";
  return valueType === wanted ? undefined : `The check needs value_type : ${wanted}.`;
}

const policyNames: Record<Dialect, string> = { unix: "Unix", windows: "Windows" };
