import type { Need } from "../observations/observation.ts";
import { queryMark } from "../observations/query-key.ts";
import { plural } from "../text/plural.ts";
import { commentText, isPrintable } from "./shell-text.ts";

/** A database client: how to make it print rows exactly, and print a line of text. */
interface Client {
  /** How the script is run. */
  run: string;
  setting: readonly string[];
  /** The command that prints a line of these characters: letters, digits, blanks, `-` and `.` */
  print: (line: string) => string;
  /** Runs the query above. */
  ends: string;
}

const clients = {
  psql: {
    run: "psql -X -q -f queries.sql > hosts/HOST.txt",
    setting: ["\\pset format csv", "\\pset null NULL", "\\pset footer off"],
    print: (line) => `\\echo '${line}'`,
    ends: ";",
  },
  mysql: {
    run: "mysql --batch < queries.sql > hosts/HOST.txt",
    setting: [],
    // The column's name and its value are both the line.
    print: (line) => `select '${line}' as '${line}';`,
    ends: ";",
  },
  sqlplus: {
    run: "sqlplus -S USER@DATABASE @queries.sql > hosts/HOST.txt",
    setting: [
      "set markup csv on",
      "set null NULL",
      "set feedback off",
      "set define off",
      "set sqlblanklines on",
    ],
    print: (line) => `prompt ${line}`,
    ends: ";",
  },
  sqlcmd: {
    run: "sqlcmd -x -W -s , -i queries.sql -o hosts/HOST.txt",
    setting: ["set nocount on", "go"],
    print: (line) => `print '${line}'\ngo`,
    ends: "\ngo",
  },
  isql: {
    run: "isql -i queries.sql -o hosts/HOST.txt",
    setting: ["set nocount on", "go"],
    print: (line) => `print '${line}'\ngo`,
    ends: "\ngo",
  },
  db2: {
    run: "db2 -tf queries.sql > hosts/HOST.txt",
    setting: [],
    print: (line) => `echo ${line};`,
    ends: ";",
  },
  snowsql: {
    run: "snowsql -o output_format=csv -o friendly=false -o timing=false -f queries.sql > hosts/HOST.txt",
    setting: [],
    print: (line) => `!print ${line}`,
    ends: ";",
  },
} as const satisfies Record<string, Client>;

export type ClientName = keyof typeof clients;

export const clientNames = Object.keys(clients) as ClientName[];

/** Names of databases, as in `db_type` and check types, in lower case. */
const clientOf: Readonly<Record<string, ClientName>> = {
  postgresql: "psql",
  postgresqldb: "psql",
  mysql: "mysql",
  mysqldb: "mysql",
  oracle: "sqlplus",
  oracledb: "sqlplus",
  sqlserver: "sqlcmd",
  ms_sqldb: "sqlcmd",
  sybase: "isql",
  sybasedb: "isql",
  db2: "db2",
  ibm_db2db: "db2",
  snowflake: "snowsql",
};

/** The client of a database; undefined for one that is not known. */
export function clientFor(database: string): ClientName | undefined {
  return clientOf[database.toLowerCase()];
}

/**
 * Makes a script for a database client that runs the queries of policies, and prints the mark of each query
 * above its answer. The queries come from the policies: a person reads them before they run.
 *
 * @param names of the policies
 */
export function queryScript(names: readonly string[], needs: readonly Need[], client: ClientName): string {
  const { run, setting, print, ends } = clients[client];
  const queries = needs.flatMap((need) => (need.kind === "answer" ? [need] : []));
  const shown = queries.filter(({ text }) => isAskable(text));
  const asking = shown.filter(({ text }) => onlyAsks(text));
  const doing = shown.filter(({ text }) => !onlyAsks(text));
  const ask = ({ key, text }: (typeof queries)[number]) => [
    print(`-- query ${queryMark(key)}`),
    `${text.trim().replace(/;+\s*$/, "")}${ends}`,
  ];
  return [
    `-- Asks what ${plural(names.length, "policy", "policies")} of Nessus ${names.length === 1 ? "reads" : "read"} from a database:`,
    ...names.map((name) => `--   ${commentText(name)}`),
    "--",
    `--   ${run}`,
    "--",
    `-- The ${plural(queries.length, "query", "queries")} below ${queries.length === 1 ? "is" : "are"} not ours: the authors of the policies chose ${queries.length === 1 ? "it" : "them"}. Read them before you run this.`,
    ...setting,
    ...(doing.length === 0
      ? []
      : ["-- Judging by their words, these may do more than ask:", ...doing.flatMap(ask), "-- The others:"]),
    ...asking.flatMap(ask),
    print("-- end of queries"),
    ...(client === "sqlplus" ? ["exit"] : []),
    "",
  ].join("\n");
}

/**
 * Can it be in a script: are there no control characters, and is every quote closed, so that none includes
 * the next query?
 */
export function isAskable(query: string): boolean {
  return isPrintable(query) && !/['"]/.test(withoutQuoted(query));
}

/** Empties literals and quoted names. */
function withoutQuoted(query: string): string {
  return query.replace(/'[^']*'|"[^"]*"/g, " ");
}

/** Lines that clients take for commands of their own. */
const clientCommand =
  /^\s*(?:[!:@#$.]|(?:ho(?:st)?|go|start|run|spool|edit|get|save|conn(?:ect)?|system|source|tee|pager|quit|exit)\b)/im;
/** Words of statements that change something, and of functions that do. */
const changing =
  /\b(?:insert|update|delete|merge|drop|alter|create|grant|revoke|truncate|exec(?:ute)?|call|copy|into|xp_\w+|sp_\w+|lo_\w+|pg_\w*(?:write|terminate|cancel|reload)\w*)\b/i;

/**
 * Is it a single statement that begins with a word that reads, without a line that a client takes for its own
 * command?
 */
function onlyAsks(query: string): boolean {
  const text = query.trim().replace(/;{1,20}$/, "");
  const words = withoutQuoted(text);
  return (
    /^\(*\s*(?:select|show|with|describe|desc|values)\b/i.test(text) &&
    !/[;\\]/.test(text) &&
    !clientCommand.test(text) &&
    !changing.test(words)
  );
}
