import {
  commandsFor,
  type EvaluateOptions,
  isJudgedCheck,
  type Need,
  neededFirst,
  referenceOf,
  type Snapshot,
  textToTry,
} from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { TextToTryParams, TextToTryResult } from "../../protocol.ts";
import { protocolCheck } from "../verdicts/protocol-verdict.ts";
import { findCheck, noCheckThere } from "./find-check.ts";

/** What a check reads, and the first text of it that one of the snapshots contains. */
export function textForTrial(
  document: PolicyDocument,
  params: TextToTryParams,
  snapshots: readonly Snapshot[],
  options: EvaluateOptions,
): TextToTryResult {
  const check = findCheck(document, params);
  if (check === undefined) return { problem: noCheckThere() };
  if (!isJudgedCheck(check)) {
    const what = check.itemType ?? check.builtin ?? t("This check");
    return { problem: t("{0} can't be tried: such checks can't be judged here. Try another one.", what) };
  }
  const need = neededFirst(document.policy, check, options);
  const found = { check: protocolCheck(document, referenceOf(check)), reads: readsOf(need) };
  for (const snapshot of need === undefined ? [] : snapshots) {
    const text = textToTry(need!, snapshot);
    if (text !== undefined) return { ...found, text };
  }
  return found;
}

function readsOf(need: Need | undefined): NonNullable<TextToTryResult["reads"]> {
  if (need === undefined) return { kind: "list", name: t("what the check reads") };
  if (need.kind === "command") return { kind: "command", name: need.text.trim() };
  if (need.kind === "file") return { kind: "file", name: need.path };
  if (need.kind === "sockets") return { kind: "list", name: t("open ports") };
  if (need.kind === "processes") return { kind: "list", name: "processes" };
  return { kind: "command", name: commandsFor(need)[0] ?? need.kind };
}
