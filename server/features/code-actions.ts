import { type CodeAction, CodeActionKind, type TextEdit } from "vscode-languageserver";
import {
  chooseFixes,
  disableForFile,
  disableForLine,
  disableUntil,
  type Finding,
  type Fix,
  rules,
  type TextEdit as SourceEdit,
  type Span,
} from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { today } from "../documents/today.ts";
import { diagnosticOf, shownFindings } from "./diagnostics.ts";
import { refactoringKinds } from "./refactorings.ts";

/** The safe fixes of the whole file: `source.fixAll`, for this tool only. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.nessus-audit`;

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, ...refactoringKinds];

/**
 * The fixes for the findings in a span. Fixing the whole file is only offered if the client asks for source
 * actions, since the light bulb asks at every move of the cursor.
 * @param only the kinds asked for; quick fixes when left out
 */
export function codeActions(
  document: PolicyDocument,
  within: Span,
  only: readonly string[] | undefined,
  now = new Date(),
): CodeAction[] {
  const wanted = only ?? [CodeActionKind.QuickFix];
  const isWanted = (kind: string) => wanted.some((base) => kind === base || kind.startsWith(`${base}.`));
  return [
    ...(isWanted(CodeActionKind.QuickFix) ? quickFixes(document, within, now) : []),
    ...(isWanted(fixAllKind) ? fixAll(document) : []),
  ];
}

function quickFixes(document: PolicyDocument, within: Span, now: Date): CodeAction[] {
  const found = shownFindings(document).filter(
    ({ start, end }) => start <= within.end && end >= within.start,
  );
  const fixable = found.filter(({ fixes }) => fixes);
  return [
    ...fixable.flatMap((finding) => fixesOf(document, finding)),
    ...distinctRules(fixable).flatMap(({ rule }) => fixAllOfRule(document, rule)),
    ...disableActions(document, found, now),
  ];
}

function fixesOf(document: PolicyDocument, finding: Finding): CodeAction[] {
  return (finding.fixes ?? []).map((fix, index) => ({
    ...quickFix(document, finding, fix),
    isPreferred: fix.safe && index === 0,
  }));
}

/** Comments that suppress a finding; last in the list, since fixing it is better. */
function disableActions(document: PolicyDocument, found: readonly Finding[], now: Date): CodeAction[] {
  const { tree } = document;
  const until = inThreeMonths(now);
  return distinctRules(found.filter(({ rule }) => !aboutSuppressions.has(rule))).flatMap((finding) => {
    const { rule } = finding;
    const offered: [title: string, fix: Omit<Fix, "title">][] = [
      [t("Disable {0} for this line", rule), disableForLine(tree, finding)],
      [
        t("Disable {0} for this line until {1}, with a reason", rule, until),
        disableUntil(tree, finding, until),
      ],
      [t("Disable {0} for this file", rule), disableForFile(tree, rule)],
    ];
    return offered.map(([title, fix]) => quickFix(document, finding, { ...fix, title }));
  });
}

/** Long enough to fix something, and soon enough to be reminded. */
function inThreeMonths(now: Date): string {
  return today(new Date(now.getFullYear(), now.getMonth() + 3, now.getDate()));
}

/** A mistake in such a comment is to be fixed there, not suppressed by another one. */
const aboutSuppressions = new Set(
  rules.filter(({ source }) => source.kind === "suppression").map(({ id }) => id),
);

/** The first finding of each rule. */
function distinctRules(findings: readonly Finding[]): Finding[] {
  const firsts = new Map<string, Finding>();
  for (const finding of findings) if (!firsts.has(finding.rule)) firsts.set(finding.rule, finding);
  return [...firsts.values()];
}

function quickFix(document: PolicyDocument, finding: Finding, { title, edits }: Fix): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, finding)],
    edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
  };
}

/** Offered if there is more than one to fix. */
function fixAllOfRule(document: PolicyDocument, rule: string): CodeAction[] {
  const same = document.findings.filter((finding) => finding.rule === rule && finding.fixes);
  const { edits, count } = chooseFixes(same, { unsafe: false });
  if (count < 2) return [];
  return [
    {
      title: t("Fix all {0} {1} in this file", count, rule),
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
    },
  ];
}

function fixAll(document: PolicyDocument): CodeAction[] {
  const { edits, count } = chooseFixes(document.view.isOn ? document.findings : [], { unsafe: false });
  if (count === 0) return [];
  return [
    {
      title: count === 1 ? t("Fix what is safe to fix") : t("Fix all {0} that are safe to fix", count),
      kind: fixAllKind,
      edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
    },
  ];
}

function protocolEdits(document: PolicyDocument, edits: readonly SourceEdit[]): TextEdit[] {
  return edits.map((edit) => ({ range: document.rangeOf(edit), newText: edit.newText }));
}
