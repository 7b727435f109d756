import { listedPorts } from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { ProtocolPortList } from "../../protocol.ts";

/** Which ports the allow and deny lists of a policy mean, for the port map. */
export function portListsOf(document: PolicyDocument): ProtocolPortList[] {
  return listedPorts(document.policy).map(({ place, ...list }) => ({
    ...list,
    range: document.rangeOf(place),
  }));
}
