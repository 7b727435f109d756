import { type DecodedString, decodeString, textOf } from "../syntax/string-value.ts";
import type { Keyword, PolicyTree } from "../syntax/tree.ts";
import { type Check, keywordOf } from "./policy.ts";

/**
 * An open-port check, read in the dialect of its check type (G 178-180 for Unix, G 287-293 for Windows):
 *
 * | | Unix | Windows |
 * | --- | --- | --- |
 * | port lists | `ports` | `value_type : POLICY_PORTS` and `value_data` |
 * | process check: port | `ports` | `port_no` |
 * | process check: names | `name` | `value_type : POLICY_TEXT` and `value_data` |
 */
export interface PortCheck {
  check: Check;
  kind: "allowed" | "denied" | "process";
  dialect: Dialect;
  /** The value of `port_type`; undefined if absent or neither TCP nor UDP. */
  protocol: "tcp" | "udp" | undefined;
  /** The keyword with the port list, or the port of a process check. */
  portsKeyword: Keyword | undefined;
  /** Its decoded text; undefined if it is not a single string or bare number. */
  ports: DecodedString | undefined;
  /** The keyword with the names of a process check. */
  processKeyword: Keyword | undefined;
}

export type Dialect = "unix" | "windows";

const kinds: ReadonlyMap<string, PortCheck["kind"]> = new Map<string, PortCheck["kind"]>([
  ["AUDIT_ALLOWED_OPEN_PORTS", "allowed"],
  ["AUDIT_DENIED_OPEN_PORTS", "denied"],
  ["AUDIT_PROCESS_ON_PORT", "process"],
]);

/** True for the item types of open-port checks. */
export function isPortItemType(itemType: string): boolean {
  return kinds.has(itemType);
}

const portChecks = new WeakMap<Check, PortCheck>();

/** The check as an open-port check; undefined for every other check, and in files of other check types. */
export function portCheckOf(check: Check): PortCheck | undefined {
  const kind = kindOf(check);
  if (kind === undefined) return undefined;
  let portCheck = portChecks.get(check);
  if (portCheck === undefined) {
    portCheck = readPortCheck(check, kind);
    if (portCheck !== undefined) portChecks.set(check, portCheck);
  }
  return portCheck;
}

function readPortCheck(check: Check, kind: PortCheck["kind"]): PortCheck | undefined {
  const { tree } = check;
  const dialect = dialectOf(tree.checkType);
  if (dialect === undefined) return undefined;
  const portsKeyword = keywordOf(check, portsKeywordName(kind, dialect));
  const protocolValue = keywordOf(check, "port_type")?.value;
  const protocol = protocolValue && textOf(tree, protocolValue).toLowerCase();
  return {
    check,
    kind,
    dialect,
    protocol: protocol === "tcp" || protocol === "udp" ? protocol : undefined,
    portsKeyword,
    ports: decodePorts(tree, portsKeyword),
    processKeyword:
      kind === "process" ? keywordOf(check, dialect === "unix" ? "name" : "value_data") : undefined,
  };
}

/** The dialect of an open-port check; undefined for every other check. Unlike `portCheckOf`, it reads no value. */
export function portDialectOf(check: Check): Dialect | undefined {
  return kindOf(check) === undefined ? undefined : dialectOf(check.tree.checkType);
}

function kindOf({ itemType }: Check): PortCheck["kind"] | undefined {
  return itemType === undefined ? undefined : kinds.get(itemType);
}

export function portsKeywordName(kind: PortCheck["kind"], dialect: Dialect): string {
  if (dialect === "unix") return "ports";
  return kind === "process" ? "port_no" : "value_data";
}

function dialectOf(checkType: string | undefined): Dialect | undefined {
  if (checkType === "Unix") return "unix";
  return checkType === "Windows" ? "windows" : undefined;
}

const keywordsOfDialect: Record<Dialect, readonly string[]> = {
  unix: ["ports", "name", "system"],
  windows: ["value_type", "value_data", "port_no", "port_option", "check_type"],
};

/** True for a keyword that only exists in the other dialect of open-port checks. */
export function isOtherDialect(own: Dialect | undefined, keyword: string): boolean {
  return own !== undefined && keywordsOfDialect[own === "unix" ? "windows" : "unix"].includes(keyword);
}

function decodePorts(tree: PolicyTree, keyword: Keyword | undefined): DecodedString | undefined {
  const value = keyword?.value;
  if (value?.kind === "string") return decodeString(tree, value, "code");
  if (value?.kind !== "word") return undefined;
  return { text: textOf(tree, value), dropped: [], sourceOffset: (index) => value.start + index };
}
