import type { CheckReference, Decision, Gate, Verdict } from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type {
  Judgement,
  ProtocolCheck,
  ProtocolDecision,
  ProtocolGate,
  ProtocolVerdict,
} from "../../protocol.ts";

/** A check with positions of the protocol in place of offsets, and its id. */
export function protocolCheck(document: PolicyDocument, check: CheckReference): ProtocolCheck {
  return {
    id: document.checkIds.get(check.start)!,
    type: check.type,
    description: check.description,
    range: document.rangeOf(check),
    anchor: document.rangeOf(check.anchor),
  };
}

/**
 * A verdict with positions of the protocol in place of offsets.
 *
 * @param mayVouch false if the front block of the text is not about the host
 */
export function protocolVerdict(
  document: PolicyDocument,
  verdict: Verdict,
  mayVouch = true,
): ProtocolVerdict {
  return { ...protocolCheck(document, verdict.check), ...judgementOf(document, verdict, mayVouch) };
}

/** The same without the check that the verdict is about. */
export function judgementOf(document: PolicyDocument, verdict: Verdict, mayVouch = true): Judgement {
  const { check: _, gate, evidence, vouch, ...rest } = verdict;
  return {
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

/** A decision with positions of the protocol in place of offsets. */
export function protocolDecision(document: PolicyDocument, decision: Decision): ProtocolDecision {
  const { place, checks, notTaken, ...said } = decision;
  return {
    range: document.rangeOf(place),
    ...said,
    checks: checks.map((verdict) => protocolVerdict(document, verdict)),
    notTaken: notTaken.map((span) => document.rangeOf(span)),
  };
}

function protocolGate(document: PolicyDocument, { place, ...gate }: Gate): ProtocolGate {
  return { ...gate, range: document.rangeOf(place) };
}
