import type { PackageQuestion, PlannedCheck } from "../plan.ts";
import type { Dialect } from "../sql/dialects.ts";
import { cases, literal } from "../sql/expressions.ts";

/** Answers a check with osquery's `rpm_packages` for a package. An empty table shows nothing. */
export function packageAnswer(
  { name, otherName, missing }: PackageQuestion,
  failure: PlannedCheck["failure"],
  dialect: Dialect,
): { status: string; evidence: string } {
  const count = (condition: string) => `(SELECT COUNT(*) FROM rpm_packages WHERE ${condition})`;
  const own = `name = ${literal(name, dialect)}`;
  const absent = missing === "FAILED" ? failure : missing;
  return {
    status: cases(
      [
        ["(SELECT COUNT(*) FROM rpm_packages) = 0", "'UNDECIDED'"],
        ...(otherName === undefined
          ? []
          : [
              [
                `${count(own)} = 0 AND ${count(`name = ${literal(otherName, dialect)}`)} > 0`,
                "'UNDECIDED'",
              ] as const,
            ]),
        [`${count(own)} = 0`, `'${absent}'`],
        // A version that begins with such a digit is newer than 0; for others, rpm's order decides.
        [`${count(`${own} AND SUBSTR(version, 1, 1) NOT BETWEEN '1' AND '9'`)} = 0`, "'PASSED'"],
      ],
      "'UNDECIDED'",
    ),
    evidence: `COALESCE((SELECT MIN(name || '-' || version || '-' || release) FROM rpm_packages WHERE ${own}), 'it is not installed')`,
  };
}
