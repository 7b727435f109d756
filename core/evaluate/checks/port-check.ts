import type { Need } from "../../observations/observation.ts";
import { parseSinglePort } from "../../ports/single-port.ts";
import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { type Dialect, type PortCheck, portCheckOf, portsKeywordName } from "../../semantics/port-check.ts";
import type { DecodedString } from "../../syntax/string-value.ts";
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
    const remedy = 'Move the check to a policy of check type "Unix" or "Windows".';
    const reason = `${check.itemType} belongs in a policy of check type "Unix" or "Windows".`;
    return { judge: neverDecided("undocumented", reason, remedy), needs: [] };
  }
  return {
    judge: judgePortCheck(portCheck, values),
    needs: portCheck.kind === "process" ? socketsAndProcesses : sockets,
  };
}

/** What a check about open ports asks for, once its keywords are read. */
export type ReadPortCheck =
  | { ok: true; kind: "allowed" | "denied"; protocol: "tcp" | "udp"; ports: DecodedString }
  | {
      ok: true;
      kind: "process";
      protocol: "tcp" | "udp";
      ports: DecodedString;
      port: number;
      /** `port_option : CAN_BE_CLOSED` of Windows. */
      canBeClosed: boolean;
    }
  | { ok: false; reason: string; remedy?: string };

/** Reads the keywords of a check about open ports, or says in a sentence why it asks for nothing. */
export function readPortCheck(portCheck: PortCheck, values: Values): ReadPortCheck {
  const { check, kind, dialect, protocol } = portCheck;
  if (protocol === undefined) {
    const remedy = "Write port_type : TCP or port_type : UDP.";
    return { ok: false, reason: "The check names no protocol.", remedy };
  }
  const mistake = dialectMistake(portCheck);
  if (mistake !== undefined) return { ok: false, reason: mistake };
  if (portCheck.ports === undefined) {
    const keyword = portsKeywordName(kind, dialect);
    return { ok: false, reason: `${keyword} is not a single quoted string, so the check names no port.` };
  }
  const ports = withValues(portCheck.ports, values);
  if (kind !== "process") return { ok: true, kind, protocol, ports };
  const port = parseSinglePort(ports.text);
  if (!port.ok) return { ok: false, reason: port.problem.message };
  const canBeClosed = dialect === "windows" && keywordText(check, "port_option") === "CAN_BE_CLOSED";
  return { ok: true, kind, protocol, ports, port: port.port, canBeClosed };
}

function judgePortCheck(portCheck: PortCheck, values: Values): Judge {
  const read = readPortCheck(portCheck, values);
  if (!read.ok) return neverDecided("undocumented", read.reason, read.remedy);
  const { dialect } = portCheck;
  const { protocol, ports } = read;
  if (read.kind !== "process") return judgePortList(read.kind, protocol, ports, dialect);
  const { port, canBeClosed } = read;
  const matcher = processMatcher(portCheck, values);
  if (typeof matcher === "string") return neverDecided("undocumented", matcher);
  const portSpan = {
    text: ports.text,
    start: ports.sourceOffset(0),
    end: ports.sourceOffset(ports.text.length),
  };
  return judgeProcessOnPort({ protocol, port, portSpan, matcher, dialect, canBeClosed });
}

/** Why a check does not name its ports in the dialect of its policy; undefined if it does. */
function dialectMistake({ check, kind, dialect, portsKeyword }: PortCheck): string | undefined {
  const needed = portsKeywordName(kind, dialect);
  const policy = policyNames[dialect];
  if (portsKeyword === undefined) {
    const other = portsKeywordName(kind, dialect === "unix" ? "windows" : "unix");
    return keywordOf(check, other) === undefined
      ? `The keyword ${needed} is missing, so the check names no port.`
      : `A ${policy} policy names ports with ${needed}, not with ${other}. Change the keyword or the check type.`;
  }
  if (dialect === "unix") return undefined;
  const valueType = keywordText(check, "value_type");
  const wanted = kind === "process" ? "POLICY_TEXT" : "POLICY_PORTS";
  return valueType === wanted ? undefined : `The check needs value_type : ${wanted}.`;
}

const policyNames: Record<Dialect, string> = { unix: "Unix", windows: "Windows" };
