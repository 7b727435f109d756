import {
  mergeAsMarkdown,
  mergeBody,
  mergeEditions,
  outcomesText,
  reportedMerge,
} from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import { type MergeEditionsResult, placeAddress } from "../../protocol.ts";

/** A policy, by the name that the user knows it by. */
export interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

/** Applies the user's changes to the vendor's next edition, and says what became of each. */
export function mergedEditions(base: NamedPolicy, mine: NamedPolicy, next: NamedPolicy): MergeEditionsResult {
  const answer = mergeEditions(editionOf(base), editionOf(mine), editionOf(next));
  if (!answer.ok) return { text: "", problem: answer.reason, report: "", conflicts: 0 };
  const merged = answer.merge.text();
  if (!merged.ok) return { text: "", problem: merged.reason, report: "", conflicts: 0 };
  const texts = { base: textOf(base), mine: textOf(mine), next: textOf(next) };
  const report = reportedMerge(texts, answer.merge);
  const { changes } = report;
  const whole = { ...report, notes: [...report.notes, ...merged.notes] };
  return {
    text: merged.text,
    summary: outcomesText(changes),
    report: mergeAsMarkdown(whole),
    page: mergeBody(whole, placeAddress).text,
    conflicts: changes.filter(({ outcome }) => outcome === "conflict").length,
  };
}

function editionOf({ name, document }: NamedPolicy) {
  return { name, policy: document.policy };
}

function textOf({ name, document }: NamedPolicy) {
  return { name, text: document.text };
}
