import type { CodeLens } from "vscode-languageserver";
import { portCheckOf } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/** Above a policy with open-port checks: the way to their verdicts. The command is the client's. */
export function codeLenses(document: PolicyDocument): CodeLens[] {
  const { policy } = document;
  if (!policy.checks.some((check) => portCheckOf(check) !== undefined)) return [];
  return [
    {
      range: document.rangeOf(policy.checkTypeElement?.open ?? { start: 0, end: 0 }),
      command: { title: "Evaluate open-port policy…", command: "nessusAudit.evaluate" },
    },
  ];
}
