import type { FileProperty, FileQuestion, PlannedCheck } from "../plan.ts";
import type { Dialect } from "../sql/dialects.ts";
import { allOf, anyOf, cases, isOneOf, literal } from "../sql/expressions.ts";

/**
 * Answers a check with osquery's `file`, `hash`, `users` and `groups` for one path. Only root, who may enter
 * every folder, can see that a file is absent. For a link, osquery may show the link or its target, so
 * nothing is decided.
 */
export function fileAnswer(
  { path, negated, missing, properties }: FileQuestion,
  failure: PlannedCheck["failure"],
  dialect: Dialect,
): { status: string; evidence: string } {
  const where = `path = ${literal(path, dialect)}`;
  const tests = properties.map((property) => testOf(property, path, dialect));
  const isFalse = tests.map((test) => `${test} = 0`);
  const isTrue = tests.map((test) => `${test} = 1`);
  const [complies, fails] = negated ? [`'${failure}'`, "'PASSED'"] : ["'PASSED'", `'${failure}'`];
  const absent = missing === "FAILED" ? failure : missing;
  const isRoot =
    "(SELECT COUNT(*) FROM processes JOIN osquery_info ON processes.pid = osquery_info.pid WHERE CAST(processes.uid AS TEXT) = '0')";
  const status = cases(
    [
      [
        `(SELECT COUNT(*) FROM file WHERE ${where}) = 0`,
        `CASE WHEN ${isRoot} > 0 THEN '${absent}' ELSE 'UNDECIDED' END`,
      ],
      [
        `(SELECT COUNT(*) FROM file WHERE ${where} AND (CAST(symlink AS TEXT) = '1' OR type = 'symlink')) > 0`,
        "'UNDECIDED'",
      ],
      ...(tests.length === 0 ? [] : [[anyOf(isFalse), fails] as const]),
      [allOf(isTrue), complies],
    ],
    "'UNDECIDED'",
  );
  const shown =
    "'mode ' || COALESCE(mode, '?') || ', uid ' || COALESCE(CAST(uid AS TEXT), '?') || ', gid ' || COALESCE(CAST(gid AS TEXT), '?') || ', ' || COALESCE(type, '?')";
  return {
    status,
    evidence: `COALESCE((SELECT ${shown} FROM file WHERE ${where}), 'no such file is shown')`,
  };
}

/** 1, 0, or NULL if it is not shown. */
function testOf(property: FileProperty, path: string, dialect: Dialect): string {
  const where = `path = ${literal(path, dialect)}`;
  const ofFile = (condition: string, known: string) =>
    `(SELECT CASE WHEN ${known} THEN CASE WHEN ${condition} THEN 1 ELSE 0 END END FROM file WHERE ${where})`;
  switch (property.is) {
    case "uid":
    case "gid":
      return ofFile(
        `CAST(${property.is} AS INTEGER) = ${property.number}`,
        `${property.is} IS NOT NULL AND ${property.is} <> ''`,
      );
    case "mode":
      return ofFile(`${octal} = ${property.bits}`, hasMode);
    case "mask":
      return ofFile(`(${octal} & ${property.bits}) = 0`, hasMode);
    case "type": {
      const names = property.types.map((type) => (type === "file" ? "regular" : "directory"));
      return ofFile(
        isOneOf("type", names, dialect),
        "type IS NOT NULL AND type NOT IN ('', 'unknown', 'symlink')",
      );
    }
    case "owner":
      return nameTest("users", "username", "uid", property.names, where, dialect);
    case "group":
      return nameTest("groups", "groupname", "gid", property.names, where, dialect);
    case "md5":
      return `(SELECT CASE WHEN LENGTH(md5) = 32 THEN CASE WHEN LOWER(md5) = '${property.hash}' THEN 1 ELSE 0 END END FROM hash WHERE ${where})`;
  }
}

/** Four digits, such as 0644 and 4755. */
const hasMode = "LENGTH(mode) = 4 AND TRIM(mode, '01234567') = ''";
const digit = (at: number) => `CAST(SUBSTR(mode, ${at}, 1) AS INTEGER)`;
const octal = `(${digit(1)} * 512 + ${digit(2)} * 64 + ${digit(3)} * 8 + ${digit(4)})`;

/** Two accounts with the same id have two names, and which one is shown depends on the tool. */
function nameTest(
  table: string,
  column: string,
  id: string,
  names: readonly string[],
  where: string,
  dialect: Dialect,
): string {
  const own = `(SELECT ${id} FROM file WHERE ${where})`;
  const from = `FROM ${table} WHERE ${id} = ${own}`;
  return `(SELECT CASE WHEN ${own} IS NULL OR COUNT(DISTINCT ${column}) > 1 THEN NULL WHEN ${isOneOf(`MIN(${column})`, names, dialect)} THEN 1 ELSE 0 END ${from})`;
}
