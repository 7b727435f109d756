import {
  type LeftOut,
  type Place,
  type Range,
  type ReportedFinding,
  type ReportedFix,
  rules,
  ruleUrl,
  type Utf8Column,
} from "../../../core/command-line.ts";
import { isCount, isFlag, isList, isOptional, isRecord, isText, type Shape } from "../../files/shape.ts";
import { severities } from "../../options/rule-severities.ts";
import type { LintResult } from "../lint-file.ts";

/** A finding in the cache: without the URL of the rule, which only this program may set. */
type CachedFinding = Omit<ReportedFinding, "url">;

/** The result for a file, as in the cache. */
export interface CachedResult {
  findings: CachedFinding[];
  leftOut?: LeftOut | undefined;
  lineNotUtf8?: number | undefined;
}

export function writtenResult({ findings, ...rest }: LintResult): CachedResult {
  return { findings: findings.map(({ url: _, ...finding }) => finding), ...rest };
}

/** Undefined if a value from a cache does not have the form of a result. */
export function readResult(value: unknown): LintResult | undefined {
  if (!isCachedResult(value)) return undefined;
  const { findings, leftOut, lineNotUtf8 } = value;
  return {
    findings: findings.map((finding) => ({ ...finding, url: ruleUrl(finding.rule) })),
    ...(leftOut !== undefined && { leftOut }),
    ...(lineNotUtf8 !== undefined && { lineNotUtf8 }),
  };
}

const ruleIds = new Set(rules.map(({ id }) => id));

const isRule = ((value) => ruleIds.has(value as string)) as Shape<string>;

const isSeverity = ((value) => severities.some((severity) => severity === value)) as Shape<
  ReportedFinding["severity"]
>;

const isPlace = isRecord<Place>({ line: isCount, column: isCount, offset: isCount });

const isRange = isRecord<Range>({ start: isPlace, end: isPlace });

const isFix = isRecord<ReportedFix>({
  title: isText,
  safe: isFlag,
  edits: isList(isRecord<ReportedFix["edits"][number]>({ range: isRange, newText: isText })),
});

const isFinding = isRecord<CachedFinding>({
  rule: isRule,
  severity: isSeverity,
  message: isText,
  range: isRange,
  related: isOptional(isRecord<NonNullable<ReportedFinding["related"]>>({ range: isRange, message: isText })),
  fix: isOptional(isFix),
  source: isList(isText),
  fingerprint: isText,
  utf8Columns: isOptional(isList(isRecord<Utf8Column>({ offset: isCount, column: isCount }))),
});

const isCachedResult = isRecord<CachedResult>({
  findings: isList(isFinding),
  leftOut: isOptional(isRecord<LeftOut>({ error: isCount, warning: isCount, hint: isCount })),
  lineNotUtf8: isOptional(isCount),
});
