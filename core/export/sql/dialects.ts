/** How the databases spell what the statements need and standard SQL has no one word for. */
export interface Dialect {
  /** What its users call it. */
  label: string;
  /** Names of types. All of them hold NULL. */
  text: string;
  integer: string;
  boolean: string;
  /** An expression as a text, and as a number or NULL where it is no whole number. */
  asText(expression: string): string;
  asNumber(expression: string): string;
  /** Where a character is in a text, from 1; 0 where it is not. */
  position(expression: string, character: string): string;
  /** A text without these characters at both ends, and at its end. */
  trimmed(expression: string, characters: string): string;
  trimmedEnd(expression: string, characters: string): string;
  /** Does a backslash in quotes escape? */
  hasEscapes: boolean;
  /**
   * What keeps a table of WITH from being put into the one that it is used in, again and again where a CASE is about one of
   * its columns. The others have no word for it, and do well without.
   */
  once: "MATERIALIZED " | "";
  /** Is IN made a join with the list, which asks every row, even those that a CASE would leave out? */
  joinsLists: boolean;
  /** The length of a text as LENGTH and SUBSTR count: in bytes, or in characters. */
  countsBytes: boolean;
}

const cast = (type: string) => (expression: string) => `CAST(${expression} AS ${type})`;
const call = (name: string) => (expression: string, characters: string) =>
  `${name}(${expression}, ${quoted(characters)})`;
/** As the standard has it. */
const standardTrim = (expression: string, characters: string) =>
  `TRIM(BOTH ${quoted(characters)} FROM ${expression})`;
const standardTrimEnd = (expression: string, characters: string) =>
  `TRIM(TRAILING ${quoted(characters)} FROM ${expression})`;

/** Digits and signs alone, without a quote or a backslash. */
function quoted(characters: string): string {
  return `'${characters}'`;
}

/** For those that refuse a text that is no number: it is looked at before it is one. */
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
    // Its casts round, and 22.5 is no port.
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
