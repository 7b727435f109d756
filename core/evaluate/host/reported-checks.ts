import type { ReportedCheck } from "../../snapshot/snapshot.ts";

/** The checks that a report has results for, looked up by `reportKey`. */
export type ReportedChecks = ReadonlyMap<string, ReportedCheck>;

export function indexReported(reported: readonly ReportedCheck[] = []): ReportedChecks {
  return new Map(reported.map((one) => [reportKey(one.description, one.isFixed), one]));
}

/** What a check has in common with its result; reports change the blanks in descriptions. */
export function reportKey(description: string, isFixed: boolean): string {
  return `${isFixed ? "report" : "check"} ${description.trim().replace(/\s+/g, " ")}`;
}
