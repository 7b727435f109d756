import {
  type CompiledPolicy,
  type Decision,
  type EvaluateOptions,
  evaluateInto,
  type Snapshot,
  type Verdict,
} from "../../core/index.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { ProtocolDecision, ProtocolVerdict } from "../protocol.ts";
import { protocolDecision, protocolVerdict } from "./protocol-verdict.ts";

/** What a policy says about one host. */
export interface JudgedHost {
  verdicts: ProtocolVerdict[];
  decisions: ProtocolDecision[];
}

/**
 * Evaluates a policy against the snapshot of one host.
 *
 * @param compiled the policy of the document
 * @param isOneOfSeveral true where the text is of several hosts, so that its front block is not that of this one
 */
export function judgeHost(
  document: PolicyDocument,
  compiled: CompiledPolicy,
  snapshot: Snapshot,
  options: EvaluateOptions,
  isOneOfSeveral: boolean,
): JudgedHost {
  const judged: JudgedHost = { verdicts: [], decisions: [] };
  const sink = {
    push: (verdict: Verdict) => judged.verdicts.push(protocolVerdict(document, verdict, !isOneOfSeveral)),
    decided: (decision: Decision) => judged.decisions.push(protocolDecision(document, decision)),
  };
  evaluateInto(sink, compiled, snapshot, options);
  return judged;
}
