import { isHarmless } from "../../text/harmless-text.ts";
import { jsonText, yamlString } from "../json-text.ts";
import { dialects } from "../sql/dialects.ts";
import { literal } from "../sql/expressions.ts";
import type { PlatformName } from "./query.ts";
import type { NamedQuery } from "./query-set.ts";

/** The files that osquery servers import, one function for each kind. */

/** How often a server runs a query, in seconds. */
const interval = 3600;

const passes = "'PASSED'";
const dialect = dialects.sqlite;

/** The row of a check: none if the check reports nothing on the host. */
function rowOf({ tables, from, status, evidence, id }: NamedQuery): string {
  return [
    tables,
    `SELECT ${literal(id, dialect)} AS check_id, ${status} AS status, ${evidence} AS evidence`,
    `FROM ${from} WHERE ${status} IS NOT NULL`,
  ].join("\n");
}

/** A pack. Uses `snapshot`, since otherwise unchanged results are not sent again. */
export function osqueryPack(queries: readonly NamedQuery[], platform: PlatformName): string {
  const entries = queries.flatMap((query): [string, object][] => {
    const common = { interval, snapshot: true, description: query.summary };
    return [
      [
        query.name,
        { query: rowOf(query), ...common, value: "The status of the check, and what there is to say of it" },
      ],
      [
        `${query.name}: violations`,
        { query: query.violations, ...common, value: "What violates the check, a row for each" },
      ],
    ];
  });
  return jsonText({ platform, queries: Object.fromEntries(entries) });
}

/**
 * Policies of Fleet: a host passes if the query has a row. Undecided checks have none, so they fail, like
 * everything that is not PASSED. A check that reports nothing on a host, because of a condition, passes.
 */
export function fleetPolicies(queries: readonly NamedQuery[], platform: PlatformName): string {
  return yamlList(
    queries.map((query) => ({
      name: query.name,
      query: `${query.tables}\nSELECT 1 FROM ${query.from} WHERE ${query.status} IS NULL OR ${query.status} = ${passes}`,
      description: query.summary,
      resolution: "The report of the same name says what the check found.",
      platform,
      critical: false,
    })),
  );
}

/** Reports of Fleet, which say why: a policy can't, and shows undecided checks as failures. */
export function fleetReports(queries: readonly NamedQuery[], platform: PlatformName): string {
  return yamlList(
    queries.map((query) => ({
      name: query.name,
      query: rowOf(query),
      description: query.summary,
      interval,
      platform,
      logging: "snapshot",
    })),
  );
}

/** Checks of Kolide: one row, with a Kolide status. */
export function kolideChecks(queries: readonly NamedQuery[], platform: PlatformName): string {
  return jsonText(
    queries.map((query) => ({
      name: query.name,
      description: query.summary,
      platform,
      sql: [
        query.tables,
        `SELECT CASE ${query.status} WHEN ${passes} THEN 'PASS' WHEN 'FAILED' THEN 'FAIL' WHEN 'WARNING' THEN 'FAIL'`,
        "  WHEN 'ERROR' THEN 'ERROR' WHEN 'UNDECIDED' THEN 'ERROR' ELSE 'INAPPLICABLE' END AS KOLIDE_CHECK_STATUS,",
        `  ${query.status} AS status, ${query.evidence} AS evidence`,
        `FROM ${query.from}`,
      ].join("\n"),
    })),
  );
}

/** Compliance checks of Zentral: one row, OK or FAILED, and why. */
export function zentralChecks(queries: readonly NamedQuery[], platform: PlatformName): string {
  return jsonText(
    queries.map((query) => ({
      name: query.name,
      description: query.summary,
      platforms: [platform],
      compliance_check_enabled: true,
      sql: [
        query.tables,
        `SELECT CASE WHEN ${query.status} IS NULL OR ${query.status} = ${passes} THEN 'OK' ELSE 'FAILED' END AS ztl_status,`,
        `  COALESCE(${query.status} || COALESCE(': ' || ${query.evidence}, ''), 'the condition around it does not hold here') AS why`,
        `FROM ${query.from}`,
      ].join("\n"),
    })),
  );
}

/** A list of mappings. Multi-line texts are block scalars, for readability. */
function yamlList(items: readonly Record<string, string | number | boolean>[]): string {
  const lines = items.flatMap((item) =>
    Object.entries(item).map(([key, value], at) => `${at === 0 ? "-" : " "} ${key}: ${yamlValue(value)}`),
  );
  return lines.length === 0 ? "[]\n" : `${lines.join("\n")}\n`;
}

function yamlValue(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  // A block scalar has no escapes, so it may only contain visible characters.
  if (!value.includes("\n") || !/^[\n\x20-\x7e]*$/.test(value) || !isHarmless(value))
    return yamlString(value);
  return `|-\n${value
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}`;
}
