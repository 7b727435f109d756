import { listedPorts } from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { ProtocolPortList } from "../../protocol.ts";

/** The ports in the allow and deny lists of a policy, for the port map. */
export function portListsOf(document: PolicyDocument): ProtocolPortList[] {
  return listedPorts(document.policy).map(({ place, ...list }) => ({
    ...list,
    range: document.rangeOf(place),
  }));
}
