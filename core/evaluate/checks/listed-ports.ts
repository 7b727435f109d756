import { parsePortList, portsOf } from "../../ports/port-list.ts";
import { keywordText, type Policy } from "../../semantics/policy.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import type { Span } from "../../syntax/tree.ts";

/** What an allow or a deny list means. */
export interface ListedPorts {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  /** Contiguous ranges of ports, both ends included. */
  ranges: [lo: number, hi: number][];
  description: string;
  /** The check in the policy: only its span, so that a list does not keep the tree alive. */
  place: Span;
}

/** The allow and deny lists of a policy, in order. A list without a protocol is left out. */
export function listedPorts({ checks }: Policy): ListedPorts[] {
  return checks.flatMap((check): ListedPorts[] => {
    const found = portCheckOf(check);
    if (found === undefined || found.kind === "process") return [];
    const { kind, protocol, ports } = found;
    if (protocol === undefined || ports === undefined) return [];
    const ranges = portsOf(parsePortList(ports.text)).ranges();
    const description = keywordText(check, "description") ?? "";
    const { start, end } = check.element;
    return [{ kind, proto: protocol, ranges, description, place: { start, end } }];
  });
}
