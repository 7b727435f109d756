import { parsePortList, portsOf } from "../../core/ports/port-list.ts";
import { keywordText } from "../../core/semantics/policy.ts";
import { portCheckOf } from "../../core/semantics/port-check.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { ProtocolPortList } from "../protocol.ts";

/** Which ports the allow and deny lists of a policy mean, for the port map. A list without a protocol means none. */
export function portListsOf(document: PolicyDocument): ProtocolPortList[] {
  const { tree, policy } = document;
  return policy.checks.flatMap((check): ProtocolPortList[] => {
    const found = portCheckOf(tree, check);
    if (found === undefined || found.kind === "process") return [];
    const { kind, protocol, ports } = found;
    if (protocol === undefined || ports === undefined) return [];
    const ranges = portsOf(parsePortList(ports.text)).ranges();
    return [
      {
        kind,
        proto: protocol,
        ranges,
        description: keywordText(tree, check, "description") ?? "",
        range: document.rangeOf(check.element),
      },
    ];
  });
}
