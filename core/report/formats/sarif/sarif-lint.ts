import type { ReportingDescriptor, Result } from "sarif";
import type { Severity } from "../../../findings/finding.ts";
import { cutText } from "../../../text/cut-text.ts";
import { plural } from "../../../text/plural.ts";
import { ruleUrl } from "../../lint/rule-url.ts";
import type { LintReport, ReportedFile, ReportedFinding, ReportedFix, Tool } from "../../report.ts";
import { messageOf } from "./message.ts";
import { artifact, boundedResults, location, region, sarifPieces } from "./sarif-log.ts";

const levels = { error: "error", warning: "warning", hint: "note" } as const satisfies Record<
  Severity,
  string
>;

/** CodeQL's severities for problems that are not security weaknesses; code scanning sorts by them. */
const problemSeverities: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  hint: "recommendation",
};

/** Findings as SARIF 2.1.0, with the rules they come from, fingerprints and fixes. */
export function lintAsSarif({ tool, files }: LintReport): string {
  const rules = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  const all = files.flatMap(({ path, findings }) =>
    findings.map((finding) => lintResult(path, finding, indexes.get(finding.rule)!)),
  );
  const { results, notes } = boundedResults(all);
  const pieces = sarifPieces({
    command: "lint",
    version: tool.version,
    rules: rules.map((rule) => ruleDescriptor(rule, tool)),
    results,
    notes: [...notes, ...files.flatMap(leftOutNote)],
  });
  return [...pieces].join("");
}

function leftOutNote({ path, leftOut }: ReportedFile): string[] {
  if (leftOut === undefined) return [];
  const { error, warning, hint } = leftOut;
  return [
    `${path}: ${plural(error + warning + hint, "more finding")} left out, of the rules with the most findings.`,
  ];
}

function lintResult(path: string, finding: ReportedFinding, ruleIndex: number): Result {
  const { rule, severity, message, range, related, fix, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: messageOf(message),
    locations: [{ physicalLocation: location(path, region(range)) }],
    ...(related && {
      relatedLocations: [
        { message: messageOf(related.message), physicalLocation: location(path, region(related.range)) },
      ],
    }),
    partialFingerprints: { "nessusAudit/v1": fingerprint },
    ...(fix && { fixes: [sarifFix(path, fix)] }),
  };
}

function ruleDescriptor(rule: string, { rules }: Tool): ReportingDescriptor {
  const url = ruleUrl(rule);
  const known = rules.get(rule);
  if (known === undefined) {
    const text = "A mistake in a configuration of nessus-audit.";
    return {
      id: rule,
      shortDescription: { text },
      fullDescription: { text },
      help: { text: `${text} See ${url}.`, markdown: `${text} See [its page](${url}).` },
      helpUri: url,
      properties: { tags: ["nessus", rule] },
    };
  }
  const { summary, severity, why, bad, good, family } = known;
  const page = `See [the page of the rule](${url}).`;
  return {
    id: rule,
    shortDescription: { text: summary },
    fullDescription: { text: cutText(`${summary} ${unwrap(why)}`, maxDescription) },
    help: {
      text: `${why}\n\nSee ${url}.`,
      markdown: `${why}\n\nWrong:\n\n${fence(bad)}\n\nRight:\n\n${fence(good)}\n\n${page}`,
    },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ["nessus", "compliance", family], "problem.severity": problemSeverities[severity] },
  };
}

/** Code scanning accepts 1,024 characters. */
const maxDescription = 1000;

/** Unwraps prose; paragraphs stay. */
export function unwrap(text: string): string {
  return text.replace(/(?<!\n)\n(?!\n)/g, " ");
}

function fence(policy: string): string {
  return `\`\`\`\`\n${policy.trimEnd()}\n\`\`\`\``;
}

function sarifFix(path: string, { title, edits }: ReportedFix) {
  return {
    description: messageOf(title),
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: region(range),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}
