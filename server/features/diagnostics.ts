import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { type Finding, gravest, ruleUrl, type Severity } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

export const diagnosticSource = "nessus-audit";

/** More than anyone reads; a file of another language would send tens of thousands. */
const mostDiagnostics = 1000;

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  // Dots instead of a squiggle: a good policy should look like one.
  hint: DiagnosticSeverity.Hint,
};

/** What these report could go without a change of meaning; editors fade it. */
const unnecessary = new Set([
  "duplicate-port",
  "covered-port-element",
  "empty-port-element",
  "unused-variable",
  "unused-acl-block",
  "unused-suppression",
]);

/** The findings that are shown: of very many the gravest. */
export function shownFindings({ findings }: PolicyDocument): readonly Finding[] {
  return gravest(findings, mostDiagnostics);
}

/** The findings that are shown, and a last diagnostic that says how many are left out. */
export function diagnosticsOf(document: PolicyDocument): Diagnostic[] {
  const { findings } = document;
  const shown = shownFindings(document);
  const diagnostics = shown.map((finding) => diagnosticOf(document, finding));
  if (shown.length === findings.length) return diagnostics;
  return [
    ...diagnostics,
    {
      range: document.rangeOf({ start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: diagnosticSource,
      code: "more-findings",
      message: `${findings.length - shown.length} more findings are not shown here. Correct some of these, or run nessus-audit lint to see all.`,
    },
  ];
}

export function diagnosticOf(document: PolicyDocument, finding: Finding): Diagnostic {
  const { rule, severity, message, related } = finding;
  return {
    range: document.rangeOf(finding),
    severity: severities[severity],
    source: diagnosticSource,
    code: rule,
    codeDescription: { href: ruleUrl(rule) },
    message,
    ...(unnecessary.has(rule) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && {
      relatedInformation: [
        { location: { uri: document.uri, range: document.rangeOf(related) }, message: related.message },
      ],
    }),
  };
}
