import type { ExportPlan } from "../plan.ts";
import { dialects } from "./dialects.ts";
import { placeBits, portRows } from "./duckdb/bits.ts";
import { eachHost, gatheredRows } from "./duckdb/hosts.ts";
import { markOf, partsOf, shownRows } from "./duckdb/shown.ts";
import { hostColumns } from "./hosts-table.ts";
import {
  checkRows,
  indented,
  judgedRows,
  layeredTables,
  numbered,
  outerSelect,
  reportLayers,
  type StatementSettings,
  select,
} from "./statement.ts";

const dialect = dialects.duckdb;

/** The tables of kinds of hosts are wide, so they are streamed and not materialised. */
const streaming = { ...dialect, once: "" } as const;

/**
 * The statement for DuckDB. What the checks ask about a port is a row of bits in a table of ports, so one
 * join serves all checks, and one pass over the sockets takes as long for thirty checks as for one. Hosts
 * with the same bits get the same answers, which are computed once for each kind of host.
 */
export function duckdbStatement(plans: readonly ExportPlan[], settings: StatementSettings): string {
  const { checks, reports } = numbered(plans);
  const placed = placeBits(checks);
  const counts = settings.rows === "counts";
  const key = counts ? "host_count" : "kind";
  const kindColumns = [hostColumns.rows, ...placed.words];
  const layers = layeredTables("judged", reportLayers(reports, !counts, dialect), streaming, key);
  const head = [
    "WITH port_bits AS MATERIALIZED (",
    ...indented(portRows(placed)),
    `), each_host AS ${counts ? "" : dialect.once}(`,
    ...indented(eachHost(placed, settings)),
    `), kinds AS ${counts ? "" : dialect.once}(`,
    ...indented(kindRows(kindColumns, counts)),
    "), gathered AS (",
    ...indented(gatheredRows(placed, key, markOf)),
    "), judged AS (",
    ...indented(judgedRows(checks, settings, dialect, key)),
    ...layers.lines,
  ];
  if (counts) {
    return [
      ...head,
      ")",
      ...outerSelect(checkRows(layers.last, reports, dialect, false, key), "counts", key),
    ].join("\n");
  }
  const isSame = (from: string) => kindColumns.map((name) => `h.${name} = ${from}.${name}`).join(" AND ");
  const hasMarks = placed.checks.length > 0;
  const shown = hasMarks ? ["), shown AS (", ...indented(shownRows(placed, settings))] : [];
  const isShown = "s.host_name IS NOT DISTINCT FROM h.host_name";
  if (settings.rows === "wide") {
    const parts = reports.map((_, n) => ({ text: `a.said_${n}`, ...partsOf(`a.said_${n}`) }));
    return [
      ...head,
      ...shown,
      ...(hasMarks
        ? [
            "), shown_by_host AS (",
            "  SELECT host_name, MAP_FROM_ENTRIES(LIST({code: code, shown: shown})) AS shown FROM shown GROUP BY host_name",
          ]
        : []),
      ")",
      ...select(
        [
          { name: "host_name", expression: "h.host_name" },
          ...parts.flatMap(({ text, before, code, after }, n) => [
            { name: `report_${n}`, expression: `a.report_${n}` },
            {
              name: `said_${n}`,
              expression: hasMarks
                ? `CASE WHEN CONTAINS(${text}, CHR(1)) THEN ${before} || COALESCE(s.shown[${code}], '') || ${after} ELSE ${text} END`
                : text,
            },
          ]),
        ],
        [
          `FROM each_host AS h JOIN kinds AS k ON ${isSame("k")} JOIN ${layers.last} AS a ON a.kind = k.kind`,
          ...(hasMarks ? [`LEFT JOIN shown_by_host AS s ON ${isShown}`] : []),
          "ORDER BY h.host_name",
        ],
      ),
    ].join("\n");
  }
  const { before, code, after } = partsOf("r.evidence");
  const isWanted = settings.rows === "problems" ? "r.status <> 'PASSED'" : "r.status IS NOT NULL";
  const answers = select(
    [
      ...kindColumns.map((name) => ({ name, expression: `k.${name}` })),
      ...["policy", "check_id", "status"].map((name) => ({ name, expression: `r.${name}` })),
      { name: "before", expression: before },
      { name: "code", expression: code },
      { name: "after", expression: after },
    ],
    [
      "FROM kinds AS k JOIN (",
      ...indented(checkRows(layers.last, reports, dialect, true, key)),
      ") AS r ON r.kind = k.kind",
      `WHERE ${isWanted}`,
    ],
  );
  const columns = (evidence: string) =>
    select(
      [
        { name: "host", expression: "h.host_name" },
        ...["policy", "check_id", "status"].map((name) => ({ name, expression: `a.${name}` })),
        { name: "evidence", expression: evidence },
      ],
      `FROM each_host AS h JOIN answers AS a ON ${isSame("a")}`,
    );
  return [
    ...head,
    ...shown,
    `), answers AS ${dialect.once}(`,
    ...indented(answers),
    ")",
    ...columns("a.before"),
    "WHERE a.code IS NULL",
    ...(hasMarks
      ? [
          "UNION ALL",
          ...columns("a.before || COALESCE(s.shown, '') || a.after"),
          `LEFT JOIN shown AS s ON s.code = a.code AND ${isShown}`,
          "WHERE a.code IS NOT NULL",
        ]
      : []),
  ].join("\n");
}

/** Groups hosts with the same facts: their count, or a number for each kind. */
function kindRows(columns: readonly string[], counts: boolean): string[] {
  const grouped = select(
    [...columns.map((name) => ({ name, expression: name })), { name: "host_count", expression: "COUNT(*)" }],
    ["FROM each_host", "GROUP BY ALL"],
  );
  return counts
    ? grouped
    : ["SELECT *, ROW_NUMBER() OVER () AS kind", "FROM (", ...indented(grouped), ") AS kind_counts"];
}
