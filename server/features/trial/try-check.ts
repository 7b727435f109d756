import { type EvaluateOptions, type MarkGroup, referenceOf, tryCheck } from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { ProtocolMarkGroup, TryCheckParams, TryCheckResult } from "../../protocol.ts";
import { protocolVerdict } from "../verdicts/protocol-verdict.ts";
import { findCheck } from "./find-check.ts";

/** Evaluates one check of a policy on a text, and marks what it matched in the lines. */
export function triedCheck(
  document: PolicyDocument,
  params: TryCheckParams,
  options: EvaluateOptions,
): TryCheckResult {
  const { version, policy } = document;
  const check = findCheck(document, params);
  if (check === undefined) {
    return {
      version,
      problem: t("The check is no longer in the policy. Close this text, and try another one."),
    };
  }
  const { outcome, marks } = tryCheck(policy, check, params.text, options);
  return {
    version,
    verdict: protocolVerdict(document, { check: referenceOf(check), ...outcome }, false),
    marks: {
      selected: protocolMarks(marks.selected),
      matched: protocolMarks(marks.matched),
      violating: protocolMarks(marks.violating),
    },
  };
}

function protocolMarks({ count, first }: MarkGroup): ProtocolMarkGroup {
  return { count, places: first.flatMap(({ line, start, end }) => [line, start, end]) };
}
