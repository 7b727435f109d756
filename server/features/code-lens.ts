import type { CodeLens } from "vscode-languageserver";
import { isJudgedCheck } from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/**
 * A lens above a policy that has judged checks, which leads to their verdicts. The command is the client's.
 */
export function codeLenses(document: PolicyDocument): CodeLens[] {
  const { policy } = document;
  if (!policy.checks.some(isJudgedCheck)) return [];
  return [
    {
      range: document.rangeOf(policy.checkTypeElement?.open ?? { start: 0, end: 0 }),
      command: { title: t("Evaluate Policy…"), command: "nessusAudit.evaluate" },
    },
  ];
}
