import { parseSinglePort } from "../../ports/single-port.ts";
import { type Check, keywordOf, keywordText } from "../../semantics/policy.ts";
import { type Dialect, type PortCheck, portCheckOf, portsKeywordName } from "../../semantics/port-check.ts";
import { always, type Judge, neverDecided, undecided } from "../outcome.ts";
import { processMatcher } from "../process-names/process-names.ts";
import { findValues, noValues, type Values, variableNames, withValues } from "../values.ts";
import { judgeFileHash } from "./file-hash-check.ts";
import { onSystem } from "./on-system.ts";
import { judgePortList } from "./port-list-check.ts";
import { judgeProcessOnPort } from "./process-check-on-port.ts";
import { judgeProcessStatus } from "./process-status-check.ts";
import { withSeverity } from "./severity.ts";

/**
 * Compiles a check once for any number of hosts. Whatever is not about ports, processes or hashes is not evaluated.
 * @param defaults of the variables in the header of its policy
 */
export function compileCheck(check: Check, defaults: Values): Judge {
  const judge = onSystem(keywordText(check, "system"), withVariables(check, defaults));
  return withSeverity(keywordText(check, "severity"), judge);
}

/** Keywords that hold what a check compares. */
const comparedKeywords = ["ports", "port_no", "value_data", "name", "status", "file", "md5", "port_type"];
/** Sets of values that a check was compiled for; hosts rarely differ in more. */
const mostCompiled = 100;

/** A check with variables is compiled for each set of values that hosts give them. */
function withVariables(check: Check, defaults: Values): Judge {
  const texts = comparedKeywords.flatMap((name) => {
    const value = keywordOf(check, name)?.value;
    return value === undefined ? [] : [check.tree.text.slice(value.start, value.end)];
  });
  const names = variableNames(texts);
  if (names.length === 0 || !isJudged(check)) return judgeOf(check, noValues);
  const compiled = new Map<string, Judge>();
  return (host) => {
    const found = findValues(names, host, defaults);
    if (!found.ok) return undecided(found.because, found.reason, found.remedy);
    const key = JSON.stringify([...found.values]);
    let judge = compiled.get(key);
    if (judge === undefined) {
      judge = judgeOf(check, found.values);
      if (compiled.size < mostCompiled) compiled.set(key, judge);
    }
    const outcome = judge(host);
    return { ...outcome, notes: [...found.notes, ...outcome.notes] };
  };
}

function isJudged({ itemType, tree }: Check): boolean {
  if (isOpenPortType(itemType)) return true;
  return tree.checkType === "Unix" && itemType !== undefined && unixTypes.has(itemType);
}

const unixTypes = new Set(["FILE_CHECK", "FILE_CHECK_NOT", "PROCESS_CHECK"]);

function judgeOf(check: Check, values: Values): Judge {
  const portCheck = portCheckOf(check);
  if (portCheck !== undefined) return judgePortCheck(portCheck, values);
  if (isOpenPortType(check.itemType)) {
    const remedy = 'Put the check into a policy of check type "Unix" or "Windows".';
    const reason = `${check.itemType} belongs in a policy of check type "Unix" or "Windows".`;
    return neverDecided("undocumented", reason, remedy);
  }
  if (check.tree.checkType === "Unix") {
    if (check.itemType === "FILE_CHECK") return judgeFileHash(check, values, false);
    if (check.itemType === "FILE_CHECK_NOT") return judgeFileHash(check, values, true);
    if (check.itemType === "PROCESS_CHECK") return judgeProcessStatus(check, values);
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

function judgePortCheck(portCheck: PortCheck, values: Values): Judge {
  const { check, kind, dialect, protocol } = portCheck;
  if (protocol === undefined) {
    return neverDecided(
      "undocumented",
      "The check names no protocol.",
      "Write port_type : TCP or port_type : UDP.",
    );
  }
  const mistake = dialectMistake(portCheck);
  if (mistake !== undefined) return neverDecided("undocumented", mistake);
  if (portCheck.ports === undefined) {
    const keyword = portsKeywordName(kind, dialect);
    return neverDecided("undocumented", `${keyword} holds no single quoted string, so no port is named.`);
  }
  const ports = withValues(portCheck.ports, values);
  if (kind !== "process") return judgePortList(kind, protocol, ports, dialect);
  const port = parseSinglePort(ports.text);
  if (!port.ok) return neverDecided("undocumented", port.problem.message);
  const matcher = processMatcher(portCheck, values);
  if (typeof matcher === "string") return neverDecided("undocumented", matcher);
  return judgeProcessOnPort({
    protocol,
    port: port.port,
    portSpan: { text: ports.text, start: ports.sourceOffset(0), end: ports.sourceOffset(ports.text.length) },
    matcher,
    dialect,
    canBeClosed: dialect === "windows" && keywordText(check, "port_option") === "CAN_BE_CLOSED",
  });
}

/** What keeps a check from naming its ports in the dialect of its policy; undefined where nothing does. */
function dialectMistake({ check, kind, dialect, portsKeyword }: PortCheck): string | undefined {
  const needed = portsKeywordName(kind, dialect);
  const policy = policyNames[dialect];
  if (portsKeyword === undefined) {
    const other = portsKeywordName(kind, dialect === "unix" ? "windows" : "unix");
    return keywordOf(check, other) === undefined
      ? `The keyword ${needed} is missing: no port is named.`
      : `A ${policy} policy names ports with ${needed}, not with ${other}. Change the keyword or the check type.`;
  }
  if (dialect === "unix") return undefined;
  const valueType = keywordText(check, "value_type");
  const wanted = kind === "process" ? "POLICY_TEXT" : "POLICY_PORTS";
  return valueType === wanted ? undefined : `The check needs value_type : ${wanted}.`;
}

const policyNames: Record<Dialect, string> = { unix: "Unix", windows: "Windows" };
