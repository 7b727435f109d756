import type { OwnerRule, OwnerRules } from "../plan.ts";
import type { Dialect } from "./dialects.ts";
import { allOf, anyOf, beginsWith, cases, endsWith, isOneOf, literal } from "./expressions.ts";

/** The columns about the process of a socket. */
export interface OwnerColumns {
  /** Its name, trimmed; NULL if unknown. */
  name: string;
  /** The path of its program; undefined if there is no such column. */
  path?: string;
}

/** The result of a check for the owner of a socket, as SQL: 'permitted', 'foreign' or 'undecided'. */
export function resultOfOwner(
  { foldsCase, rules, otherwise }: OwnerRules,
  columns: OwnerColumns,
  dialect: Dialect,
): string {
  const name = foldsCase ? `LOWER(${columns.name})` : columns.name;
  return cases(
    [
      [`${columns.name} IS NULL`, "'undecided'"],
      ...rules.flatMap((rule) => ruleCases(rule, name, columns, dialect)),
    ],
    `'${otherwise}'`,
  );
}

function ruleCases(
  { test, result }: OwnerRule,
  name: string,
  columns: OwnerColumns,
  dialect: Dialect,
): [condition: string, value: string][] {
  switch (test.is) {
    case "name":
      return [[isOneOf(name, test.names, dialect), `'${result}'`]];
    case "exact":
      return [[isOneOf(columns.name, test.names, dialect), `'${result}'`]];
    case "base":
      return [[isBase(name, test.names, dialect), `'${result}'`]];
    case "beginning":
      return [[anyOf(test.names.map((beginning) => beginsWith(name, beginning, dialect))), `'${result}'`]];
    case "path": {
      // A name that is itself another path was compared before.
      const known: [string, string][] = [
        [allOf([beginsWith(name, "/", dialect), isBase(name, [test.base], dialect)]), "'foreign'"],
      ];
      if (columns.path !== undefined) {
        const isNamed = isOneOf(name, [test.base], dialect);
        known.push(
          [`${isNamed} AND ${columns.path} = ${literal(test.path, dialect)}`, "'permitted'"],
          [`${isNamed} AND ${beginsWith(columns.path, "/", dialect)}`, "'foreign'"],
        );
      }
      return [...known, [isOneOf(name, [test.base], dialect), `'${result}'`]];
    }
  }
}

/** Whether the part after the last slash of a path is one of these, or the whole name if it is not a path. */
function isBase(name: string, bases: readonly string[], dialect: Dialect): string {
  const inPaths = bases.filter((base) => !base.includes("/"));
  const ends = inPaths.map((base) => endsWith(name, `/${base}`, dialect));
  return anyOf([
    isOneOf(name, bases, dialect),
    ...(ends.length === 0 ? [] : [`(${beginsWith(name, "/", dialect)} AND ${anyOf(ends)})`]),
  ]);
}
