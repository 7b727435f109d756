import { xmlAttributes, xmlText } from "../../text/xml.ts";
import {
  checkName,
  groupVerdicts,
  isInOrder,
  labelIfReached,
  type VerdictGroup,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { relatedPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedFile, ReportedVerdict } from "../report.ts";

/** Findings as JUnit XML: a suite for each file, a failed case for each finding; a clean file is one passed case. */
export function lintAsJunit({ files }: LintReport): string {
  return [...document(files.map(fileSuite))].join("");
}

function fileSuite({ path, findings }: ReportedFile): Suite {
  if (findings.length === 0) return { name: path, cases: [{ name: "no findings", classname: path }] };
  return {
    name: path,
    cases: findings.map((finding) => {
      const { rule, severity, message, range, url } = finding;
      const place = relatedPlace(finding);
      return {
        name: `${rule} (line ${range.start.line})`,
        classname: path,
        outcome: {
          element: "failure",
          type: severity,
          message,
          text: `${path}:${range.start.line}:${range.start.column}: ${severity}[${rule}]: ${message}\n${place === undefined ? "" : `${place}\n`}${url}`,
        },
      };
    }),
  };
}

/** Verdicts as JUnit XML: a suite for each policy on each host, a case for each check. */
export function checkAsJunit(report: CheckReport): string {
  return [...checkAsJunitPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsJunitPieces({ results, undecidedPasses = false }: CheckReport): Iterable<string> {
  return document({
    *[Symbol.iterator]() {
      for (const group of groupVerdicts(results)) yield verdictSuite(group, undecidedPasses);
    },
  });
}

function verdictSuite({ policy, host, verdicts }: VerdictGroup, undecidedPasses: boolean): Suite {
  return {
    name: `${policy} on ${host}`,
    hostname: host,
    cases: verdicts.map((verdict) => ({
      name: checkName(verdict.check),
      classname: `${policy}:${verdict.check.line}`,
      ...verdictOutcome(verdict, undecidedPasses),
    })),
  };
}

function verdictOutcome(verdict: ReportedVerdict, undecidedPasses: boolean): Pick<Case, "outcome"> {
  const { status, reason, expected } = verdict;
  if (status === "PASSED" ? isInOrder(verdict) : expected !== undefined && isInOrder(verdict)) return {};
  return {
    outcome: {
      element: expected === undefined ? elementOf(verdict, undecidedPasses) : "failure",
      type: status,
      message: status === "UNDECIDED" ? `${labelIfReached(verdict)}: ${reason}` : reason,
      text: verdictDetails(verdict).slice(1).join("\n"),
    },
  };
}

const elements = {
  PASSED: "failure",
  FAILED: "failure",
  WARNING: "failure",
  ERROR: "error",
  SKIPPED: "skipped",
  UNDECIDED: "error",
  NOT_EVALUATED: "skipped",
} as const;

/**
 * Tools show an error as a test that could not be run, which matches an undecided verdict; a skipped one
 * fails no job.
 */
function elementOf(verdict: ReportedVerdict, undecidedPasses: boolean): "failure" | "error" | "skipped" {
  const { status } = verdict;
  const fails = status !== "UNDECIDED" || !(undecidedPasses || isInOrder(verdict));
  return fails ? elements[status] : "skipped";
}

interface Suite {
  name: string;
  /** The host that the cases are about. */
  hostname?: string;
  cases: Case[];
}

interface Case {
  name: string;
  classname: string;
  /** Undefined: passed. */
  outcome?: { element: "failure" | "error" | "skipped"; type: string; message: string; text: string };
}

/**
 * Iterates over the suites twice: the number of cases comes before the first. Leaves `time` out, which `junit-10.xsd` of
 * Jenkins makes optional: nothing is measured here, and the same policies make the same report.
 */
function* document(suites: Iterable<Suite>): Generator<string> {
  const sum = { tests: 0, failures: 0, errors: 0 };
  for (const { cases } of suites) {
    const { tests, failures, errors } = counts(cases);
    sum.tests += tests;
    sum.failures += failures;
    sum.errors += errors;
  }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes({ name: "nessus-audit", ...sum })}>\n`;
  for (const suite of suites) yield `${suiteLines(suite).join("\n")}\n`;
  yield "</testsuites>\n";
}

function suiteLines({ name, hostname, cases }: Suite): string[] {
  const attributes = {
    name,
    ...counts(cases),
    skipped: outcomes(cases, "skipped"),
    ...(hostname !== undefined && { hostname }),
  };
  return [`  <testsuite${xmlAttributes(attributes)}>`, ...cases.flatMap(caseLines), "  </testsuite>"];
}

function caseLines({ name, classname, outcome }: Case): string[] {
  const attributes = xmlAttributes({ name, classname });
  if (!outcome) return [`    <testcase${attributes}/>`];
  const { element, type, message, text } = outcome;
  const detail = element === "skipped" ? xmlAttributes({ message }) : xmlAttributes({ message, type });
  return [
    `    <testcase${attributes}>`,
    element === "skipped"
      ? `      <skipped${detail}/>`
      : `      <${element}${detail}>${xmlText(text)}</${element}>`,
    "    </testcase>",
  ];
}

function counts(cases: readonly Case[]) {
  return { tests: cases.length, failures: outcomes(cases, "failure"), errors: outcomes(cases, "error") };
}

function outcomes(cases: readonly Case[], element: string): number {
  return cases.filter(({ outcome }) => outcome?.element === element).length;
}
