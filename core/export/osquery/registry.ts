import type { PlannedCheck, RegistryQuestion } from "../plan.ts";
import type { Dialect } from "../sql/dialects.ts";
import { cases, isInRanges, literal } from "../sql/expressions.ts";

/**
 * Answers a check with osquery's `registry` for a key or a value. If it does not even show the hive, nothing
 * is decided.
 */
export function registryAnswer(
  { key, name, missing, present }: RegistryQuestion,
  failure: PlannedCheck["failure"],
  dialect: Dialect,
): { status: string; evidence: string } {
  const [hive] = key.split("\\", 1) as [string];
  const end = key.lastIndexOf("\\");
  const where =
    name === undefined
      ? `key = ${literal(key.slice(0, end), dialect)} AND LOWER(name) = ${literal(key.slice(end + 1).toLowerCase(), dialect)} AND type = 'subkey'`
      : `key = ${literal(key, dialect)} AND LOWER(name) = ${literal(name, dialect)} AND type <> 'subkey'`;
  const count = `(SELECT COUNT(*) FROM registry WHERE ${where})`;
  const hiveCount = `(SELECT COUNT(*) FROM registry WHERE key = ${literal(hive, dialect)})`;
  const named = (status: string) => `'${status === "FAILED" ? failure : status}'`;
  const found =
    typeof present === "string"
      ? named(present)
      : `(SELECT CASE WHEN type <> 'REG_DWORD' OR LENGTH(data) NOT BETWEEN 1 AND 10 OR TRIM(data, '0123456789') <> '' THEN 'UNDECIDED' WHEN ${isInRanges("CAST(data AS INTEGER)", present.numbers)} THEN 'PASSED' ELSE '${failure}' END FROM registry WHERE ${where})`;
  return {
    status: cases(
      [
        [`${count} = 1`, found],
        [`${count} > 1 OR ${hiveCount} = 0`, "'UNDECIDED'"],
      ],
      named(missing),
    ),
    evidence: `COALESCE((SELECT type || ' ' || COALESCE(data, '') FROM registry WHERE ${where}), 'it is not there')`,
  };
}
