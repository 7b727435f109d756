import type { Gate, Verdict } from "../../core/index.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { ProtocolGate, ProtocolVerdict } from "../protocol.ts";

/**
 * A verdict with positions of the protocol in place of offsets.
 *
 * @param mayVouch false where the front block of the text is not that of the host
 */
export function protocolVerdict(
  document: PolicyDocument,
  verdict: Verdict,
  mayVouch = true,
): ProtocolVerdict {
  const { check, gate, evidence, vouch, ...rest } = verdict;
  return {
    type: check.type,
    description: check.description,
    range: document.rangeOf(check),
    anchor: document.rangeOf(check.anchor),
    ...rest,
    ...(vouch !== undefined && mayVouch && { vouch }),
    ...(gate !== undefined && { gate: protocolGate(document, gate) }),
    evidence: evidence.map(({ element, ...piece }) =>
      element === undefined
        ? piece
        : { ...piece, element: { text: element.text, range: document.rangeOf(element) } },
    ),
  };
}

function protocolGate(document: PolicyDocument, { place, ...gate }: Gate): ProtocolGate {
  return { ...gate, range: document.rangeOf(place) };
}
