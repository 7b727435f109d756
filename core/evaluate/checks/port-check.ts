import type { Need } from "../../observations/observation.ts";
import { parseSinglePort } from "../../ports/single-port.ts";
import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { type Dialect, type PortCheck, portCheckOf, portsKeywordName } from "../../semantics/port-check.ts";
import { type Judge, neverDecided } from "../outcome.ts";
import { processMatcher } from "../process-names/process-names.ts";
import { type Values, withValues } from "../values.ts";
import type { CheckSource } from "./check-source.ts";
import type { Compiled } from "./compiled.ts";
import { judgePortList } from "./port-list-check.ts";
import { judgeProcessOnPort } from "./process-check-on-port.ts";

const sockets: readonly Need[] = [{ kind: "sockets" }];
const socketsAndProcesses: readonly Need[] = [{ kind: "sockets" }, { kind: "processes" }];

/** The three item types about open ports, in both dialects (G 178-180, 287-293). */
export function compilePortCheck({ check, values }: CheckSource): Compiled {
  const portCheck = portCheckOf(check);
  if (portCheck === undefined) {
    const remedy = 'Put the check into a policy of check type "Unix" or "Windows".';
    const reason = `${check.itemType} belongs in a policy of check type "Unix" or "Windows".`;
    return { judge: neverDecided("undocumented", reason, remedy), needs: [] };
  }
  return {
    judge: judgePortCheck(portCheck, values),
    needs: portCheck.kind === "process" ? socketsAndProcesses : sockets,
  };
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
