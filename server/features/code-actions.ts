import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from "vscode-languageserver";
import { chooseFixes, type Finding, type TextEdit as SourceEdit, type Span } from "../../core/index.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { diagnosticOf } from "./diagnostics.ts";

/** The safe fixes of the whole file: `source.fixAll`, for this tool alone. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.nessus-audit`;

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];

/**
 * What repairs the findings in a span; all that can be repaired unasked only for a client that asks for source actions,
 * since the light bulb asks at every move of the cursor.
 * @param only the kinds asked for; quick fixes when left out
 */
export function codeActions(
  document: PolicyDocument,
  within: Span,
  only: readonly string[] | undefined,
): CodeAction[] {
  const wanted = only ?? [CodeActionKind.QuickFix];
  const isWanted = (kind: string) => wanted.some((base) => kind === base || kind.startsWith(`${base}.`));
  return [
    ...(isWanted(CodeActionKind.QuickFix) ? quickFixes(document, within) : []),
    ...(isWanted(fixAllKind) ? fixAll(document) : []),
  ];
}

function quickFixes(document: PolicyDocument, within: Span): CodeAction[] {
  const found = document.findings.filter(
    ({ start, end, fixes }) => fixes && start <= within.end && end >= within.start,
  );
  const actions = found.flatMap((finding) => fixesOf(document, finding));
  const rules = new Set(found.map(({ rule }) => rule));
  return [...actions, ...[...rules].flatMap((rule) => fixAllOfRule(document, rule))];
}

function fixesOf(document: PolicyDocument, finding: Finding): CodeAction[] {
  const diagnostics: Diagnostic[] = [diagnosticOf(document, finding)];
  return (finding.fixes ?? []).map(({ title, safe, edits }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: safe && index === 0,
    edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
  }));
}

/** Offered where there is more than one to fix. */
function fixAllOfRule(document: PolicyDocument, rule: string): CodeAction[] {
  const same = document.findings.filter((finding) => finding.rule === rule && finding.fixes);
  const { edits, count } = chooseFixes(same, { unsafe: false });
  if (count < 2) return [];
  return [
    {
      title: `Fix all ${count} ${rule} in this file`,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
    },
  ];
}

function fixAll(document: PolicyDocument): CodeAction[] {
  const { edits, count } = chooseFixes(document.findings, { unsafe: false });
  if (count === 0) return [];
  return [
    {
      title: count === 1 ? "Fix what is safe to fix" : `Fix all ${count} that are safe to fix`,
      kind: fixAllKind,
      edit: { changes: { [document.uri]: protocolEdits(document, edits) } },
    },
  ];
}

function protocolEdits(document: PolicyDocument, edits: readonly SourceEdit[]): TextEdit[] {
  return edits.map((edit) => ({ range: document.rangeOf(edit), newText: edit.newText }));
}
