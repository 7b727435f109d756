/** How databases spell what the statements need but standard SQL does not define. */
export interface Dialect {
  /** The name of the database. */
  label: string;
  /** Names of types. All of them allow NULL. */
  text: string;
  integer: string;
  boolean: string;
  /** An expression as text, and as a number or NULL if it is not an integer. */
  asText(expression: string): string;
  asNumber(expression: string): string;
  /** The position of a character in a text, from 1; 0 if it is not found. */
  position(expression: string, character: string): string;
  /** A text without these characters at both ends, and at its end. */
  trimmed(expression: string, characters: string): string;
  trimmedEnd(expression: string, characters: string): string;
  /** Whether a backslash in quotes escapes. */
  hasEscapes: boolean;
  /**
   * The keyword that keeps a WITH table from being inlined where it is used, repeatedly if a CASE is about
   * one of its columns. Other databases have none, and do not need it.
   */
  once: "MATERIALIZED " | "";
  /**
   * Whether IN becomes a join with the list, which evaluates every row, even those that a CASE would skip.
   */
  joinsLists: boolean;
  /** The length of a text as LENGTH and SUBSTR count: in bytes, or in characters. */
  countsBytes: boolean;
}

const cast = (type: string) => (expression: string) => `CAST(${expression} AS ${type})`;
const call = (name: string) => (expression: string, characters: string) =>
  `${name}(${expression}, ${quoted(characters)})`;
/** The syntax of standard SQL. */
const standardTrim = (expression: string, characters: string) =>
  `TRIM(BOTH ${quoted(characters)} FROM ${expression})`;
const standardTrimEnd = (expression: string, characters: string) =>
  `TRIM(TRAILING ${quoted(characters)} FROM ${expression})`;

/** Quotes characters that are digits and signs only, without quotes or backslashes. */
function quoted(characters: string): string {
  return `'${characters}'`;
}

/** For databases that reject text that is not a number: it is tested before the conversion. */
function guardedNumber(asText: (expression: string) => string, trimmed: Dialect["trimmed"], integer: string) {
  return (expression: string) => {
    const text = asText(expression);
    return `CASE WHEN LENGTH(${text}) BETWEEN 1 AND 9 AND ${trimmed(text, "0123456789")} = '' THEN CAST(${expression} AS ${integer}) END`;
  };
}

export const dialects = {
  duckdb: {
    label: "DuckDB",
    text: "VARCHAR",
    integer: "INTEGER",
    boolean: "BOOLEAN",
    asText: cast("VARCHAR"),
    // Its casts round, but 22.5 is not a port.
    asNumber: (expression) =>
      `CASE WHEN TRY_CAST(${expression} AS DOUBLE) = TRY_CAST(${expression} AS INTEGER) THEN TRY_CAST(${expression} AS INTEGER) END`,
    position: call("INSTR"),
    trimmed: call("TRIM"),
    trimmedEnd: call("RTRIM"),
    hasEscapes: false,
    once: "MATERIALIZED ",
    countsBytes: false,
    joinsLists: true,
  },
  postgres: {
    label: "PostgreSQL",
    text: "TEXT",
    integer: "INTEGER",
    boolean: "BOOLEAN",
    asText: cast("TEXT"),
    asNumber: guardedNumber(cast("TEXT"), standardTrim, "INTEGER"),
    position: call("STRPOS"),
    trimmed: standardTrim,
    trimmedEnd: standardTrimEnd,
    hasEscapes: false,
    once: "MATERIALIZED ",
    countsBytes: false,
    joinsLists: false,
  },
  clickhouse: {
    label: "ClickHouse",
    text: "Nullable(String)",
    integer: "Nullable(Int32)",
    boolean: "Nullable(Bool)",
    asText: cast("Nullable(String)"),
    asNumber: (expression) => `toInt32OrNull(CAST(${expression} AS Nullable(String)))`,
    position: call("POSITION"),
    trimmed: standardTrim,
    trimmedEnd: standardTrimEnd,
    hasEscapes: true,
    once: "",
    countsBytes: true,
    joinsLists: false,
  },
  spark: {
    label: "Spark",
    text: "STRING",
    integer: "INT",
    boolean: "BOOLEAN",
    asText: cast("STRING"),
    asNumber: guardedNumber(cast("STRING"), standardTrim, "INT"),
    position: call("INSTR"),
    trimmed: standardTrim,
    trimmedEnd: standardTrimEnd,
    hasEscapes: true,
    once: "",
    countsBytes: false,
    joinsLists: false,
  },
  trino: {
    label: "Trino",
    text: "VARCHAR",
    integer: "INTEGER",
    boolean: "BOOLEAN",
    asText: cast("VARCHAR"),
    asNumber: (expression) => `TRY_CAST(${expression} AS INTEGER)`,
    position: call("STRPOS"),
    trimmed: standardTrim,
    trimmedEnd: standardTrimEnd,
    hasEscapes: false,
    once: "",
    countsBytes: false,
    joinsLists: false,
  },
  bigquery: {
    label: "BigQuery",
    text: "STRING",
    integer: "INT64",
    boolean: "BOOL",
    asText: cast("STRING"),
    asNumber: (expression) => `SAFE_CAST(${expression} AS INT64)`,
    position: call("STRPOS"),
    trimmed: call("TRIM"),
    trimmedEnd: call("RTRIM"),
    hasEscapes: true,
    once: "",
    countsBytes: false,
    joinsLists: false,
  },
  sqlite: {
    label: "SQLite",
    text: "TEXT",
    integer: "INTEGER",
    boolean: "INTEGER",
    asText: cast("TEXT"),
    asNumber: guardedNumber(cast("TEXT"), call("TRIM"), "INTEGER"),
    position: call("INSTR"),
    trimmed: call("TRIM"),
    trimmedEnd: call("RTRIM"),
    hasEscapes: false,
    once: "MATERIALIZED ",
    countsBytes: false,
    joinsLists: false,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
