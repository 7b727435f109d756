import { parsePortList, portsOf } from "../../ports/port-list.ts";
import { type Check, keywordText, type Policy } from "../../semantics/policy.ts";
import { portCheckOf } from "../../semantics/port-check.ts";

/** What an allow or a deny list means. */
export interface ListedPorts {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  /** Unbroken stretches of ports, both ends included. */
  ranges: [lo: number, hi: number][];
  description: string;
  check: Check;
}

/** The allow and deny lists of a policy, in order. A list without a protocol means nothing. */
export function listedPorts({ tree, checks }: Policy): ListedPorts[] {
  return checks.flatMap((check): ListedPorts[] => {
    const found = portCheckOf(tree, check);
    if (found === undefined || found.kind === "process") return [];
    const { kind, protocol, ports } = found;
    if (protocol === undefined || ports === undefined) return [];
    const ranges = portsOf(parsePortList(ports.text)).ranges();
    const description = keywordText(tree, check, "description") ?? "";
    return [{ kind, proto: protocol, ranges, description, check }];
  });
}
