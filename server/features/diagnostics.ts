import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { type Finding, gravest, knownFindings, ruleUrl, type Severity } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

export const diagnosticSource = "nessus-audit";

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  // Dots instead of a squiggle: a good policy should look like one.
  hint: DiagnosticSeverity.Hint,
};

/** What these report could be removed without a change of meaning; editors fade it. */
const unnecessary = new Set([
  "duplicate-port",
  "covered-port-element",
  "empty-port-element",
  "unused-variable",
  "unused-acl-block",
  "unused-suppression",
]);

/** The findings of a policy that are shown. */
interface Shown {
  findings: readonly Finding[];
  /** Those of them that the baseline knows. */
  known: ReadonlySet<Finding>;
  /** How many others there are, without those that the baseline hides. */
  more: number;
}

/** The findings that are shown: none if the settings say so, and the most severe if there are very many. */
export function shownFindings(document: PolicyDocument): readonly Finding[] {
  return shownOf(document).findings;
}

function shownOf(document: PolicyDocument): Shown {
  const { view, text } = document;
  if (!view.isOn || text.length > view.largestPolicy) return { findings: [], known: new Set(), more: 0 };
  const all = document.findings;
  const known = knownFindings(text, all, view.known);
  const isNew = (finding: Finding) => !known.has(finding);
  const wanted = known.size === 0 ? all : all.filter(isNew);
  const shownNew = gravest(wanted, view.mostFindings);
  if (known.size === 0 || view.baselined === "hidden")
    return { findings: shownNew, known, more: wanted.length - shownNew.length + document.findingsLeftOut };
  const shownKnown = new Set(gravest([...known], Math.max(0, view.mostFindings - shownNew.length)));
  const isShown = new Set([...shownNew, ...shownKnown]);
  return {
    findings: all.filter((finding) => isShown.has(finding)),
    known: shownKnown,
    more: all.length - isShown.size + document.findingsLeftOut,
  };
}

/** The findings that are shown, and a last diagnostic that says how many are left out, or why all are. */
export function diagnosticsOf(document: PolicyDocument): Diagnostic[] {
  const { view, text } = document;
  if (view.isOn && text.length > view.largestPolicy) {
    const megabytes = (count: number) => (count / (1024 * 1024)).toFixed(1).replace(/\.0$/, "");
    return [
      noteOn(
        document,
        "large-policy",
        `This policy has ${megabytes(text.length)} MB, but findings are shown only up to ${megabytes(view.largestPolicy)} MB. Raise nessusAudit.validate.maxMegabytes, or run nessus-audit lint.`,
      ),
    ];
  }
  const { findings, known, more } = shownOf(document);
  const diagnostics = findings.map((finding) =>
    known.has(finding) ? baselinedDiagnostic(document, finding) : diagnosticOf(document, finding),
  );
  if (more === 0) return diagnostics;
  const others = more === 1 ? "1 more finding is" : `${more} more findings are`;
  const message = `${others} not shown here. Correct some of these, raise nessusAudit.validate.maxFindings, or run nessus-audit lint to see all.`;
  return [...diagnostics, noteOn(document, "more-findings", message)];
}

/** A diagnostic about the whole policy, at its top. */
function noteOn(document: PolicyDocument, code: string, message: string): Diagnostic {
  return {
    range: document.rangeOf({ start: 0, end: 0 }),
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    code,
    message,
  };
}

/** Known findings stay quiet: dots under the first letters, and nothing in the list of problems. */
function baselinedDiagnostic(document: PolicyDocument, finding: Finding): Diagnostic {
  const { message, ...diagnostic } = diagnosticOf(document, finding);
  return {
    ...diagnostic,
    severity: DiagnosticSeverity.Hint,
    message: `${message} It is in the baseline.`,
  };
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
