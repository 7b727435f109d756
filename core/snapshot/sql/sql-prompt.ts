/** The prompt of a database client at the start of a line. */
export interface SqlPrompt {
  /** The prompt of a continuation line of a query. */
  goesOn: boolean;
  /** What is typed after it. */
  typed: string;
}

const shapes: readonly RegExp[] = [
  // SQL*Plus, and prompts that people write: SQL>, sql>, mysql>, MariaDB [(none)]>, db2 =>, snow>
  /^(?:SQL|sql|mysql|snow|snowsql|db2|sqlite)(?: \[[^\]\n]{0,60}\])? ?=?> ?(?<typed>.*)$/,
  /^MariaDB \[[^\]\n]{0,60}\]> ?(?<typed>.*)$/,
  // psql: app=#, app=>
  /^[A-Za-z_][\w.-]{0,62}=[#>] ?(?<typed>.*)$/,
  // SnowSQL: user#WAREHOUSE@DB.SCHEMA>
  /^[\w.-]{1,60}#[\w.()-]{1,60}@[\w.()-]{1,90}> ?(?<typed>.*)$/,
  // sqlcmd and isql
  /^1> ?(?<typed>.*)$/,
];

const further: readonly RegExp[] = [
  /^ {2,6}-> ?(?<typed>.*)$/,
  /^[A-Za-z_][\w.-]{0,62}[-('"$*][#>] ?(?<typed>.*)$/,
  /^ {1,3}\d{1,4}(?: {2}|\t)(?<typed>.*)$/,
  /^\d{1,4}> ?(?<typed>.*)$/,
  /^db2 \(cont\.\) => ?(?<typed>.*)$/,
];

const longest = 20_000;

/** @param inQuery a query has begun and not ended, so continuation lines may follow */
export function sqlPromptAt(line: string, inQuery: boolean): SqlPrompt | undefined {
  if (line.length > longest) return undefined;
  for (const shape of shapes) {
    const typed = shape.exec(line)?.groups?.typed;
    if (typed !== undefined) return { goesOn: false, typed };
  }
  if (!inQuery) return undefined;
  for (const shape of further) {
    const typed = shape.exec(line)?.groups?.typed;
    if (typed !== undefined) return { goesOn: true, typed };
  }
  return undefined;
}

const statements = /^\s*\(*\s*(?:select|show|with|exec(?:ute)?|call|describe|desc|values|declare|use|set)\b/i;

/** Is it a statement that a database answers? */
export function isStatement(typed: string): boolean {
  return statements.test(typed);
}
