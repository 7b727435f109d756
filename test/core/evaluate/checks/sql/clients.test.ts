import { type DeviceCase, judges } from "../../device-host.ts";

const query = "select v from s";
const sql = (type: string, expect: string) =>
  `type : SQL_POLICY\nsql_request : "${query}"\nsql_types : ${type}\nsql_expect : ${expect}`;
const [text, number] = ["POLICY_VARCHAR", "POLICY_INTEGER"];

/** What a client prints, and what it proves of `select v from s`. */
const answers: Readonly<Record<string, readonly [shown: string, cases: readonly DeviceCase[]]>> = {
  "line ends of Windows": [`SQL> ${query};\r\nv\r\n12\r\nSQL> \r\n`, [[sql(number, "12"), "PASSED"]]],
  "an error below the query that SQL*Plus shows again": [
    `SQL> ${query};\n${query}\n            *\nERROR at line 1:\nORA-00942: table or view does not exist\n\n\nSQL> `,
    [
      [sql(text, 'regex:"."'), "UNDECIDED"],
      [sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"],
    ],
  ],
  "a refusal in the place of the headings": [
    `db=# ${query};\nFATAL:  permission denied\ndb=# `,
    [[sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"]],
  ],
  "a sentence in the place of the headings": [
    `1> ${query}\n2> go\nThe SELECT permission was denied on the object 's'.\n1> `,
    [[sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"]],
  ],
  "a lost connection": [
    `db=# ${query};\nserver closed the connection unexpectedly\ndb=# `,
    [[sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"]],
  ],
  "an error of SnowSQL": [
    `ann#WH@DB.PUBLIC>${query};\n002003 (42S02): SQL compilation error:\nObject 'S' does not exist.\nann#WH@DB.PUBLIC>`,
    [[sql(text, 'regex:"."'), "UNDECIDED"]],
  ],
  "boxes of SnowSQL": [
    `ann#WH@DB.PUBLIC>${query};\n+----+\n| V  |\n|----|\n| on |\n+----+\n1 Row(s) produced. Time Elapsed: 0.1s\nann#WH@DB.PUBLIC>`,
    [[sql(text, '"on"'), "PASSED"]],
  ],
  "a value in each line": [
    `mysql> ${query}\\G\n*************************** 1. row ***************************\nv: 1\nmysql> `,
    [
      [sql(text, 'regex:"row"'), "UNDECIDED"],
      [sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"],
    ],
  ],
  "dashes of sqlcmd between commas": [
    `1> select a, b from s\n2> go\na,b\n-,--\nx,on\n\n(1 rows affected)\n1> `,
    [
      [
        `type : SQL_POLICY\nsql_request : "select a, b from s"\nsql_types : ${text}, ${text}\nsql_expect : "x", "on"`,
        "PASSED",
      ],
    ],
  ],
  "a blank row below dashes, which may be NULL": [
    `SQL> ${query};\n\nV\n----\non\n\n\nSQL> `,
    [[sql(text, '"on"'), "UNDECIDED"]],
  ],
  "headings with a blank row only": [
    `SQL> ${query};\n\nV\n----\n\n\nSQL> `,
    [[sql(text, "NO_ROWS_RETURNED"), "UNDECIDED"]],
  ],
  "pages of SQL*Plus": [
    `SQL> ${query};\n\nV\n----\non\n\nV\n----\non\n\nSQL> `,
    [[sql(text, '"on"'), "PASSED"]],
  ],
  "a value that SQL*Plus wraps": [
    `SQL> ${query};\n\nV\n${"-".repeat(80)}\n${"a".repeat(80)}\naaaa\n\nSQL> `,
    [[sql(text, `"${"a".repeat(84)}"`), "UNDECIDED"]],
  ],
  "a dash of DB2, which may be NULL": [
    `db2 => ${query}\n\nV\n----\n-   \n\n  1 record(s) selected.\n\ndb2 => `,
    [[sql(text, "NULL"), "UNDECIDED"]],
  ],
  "numbers that differ in the last of many digits": [
    `sql> ${query}\nv\n9007199254740992\nsql> `,
    [
      [sql(number, "9007199254740993"), "FAILED"],
      [sql(number, "9007199254740992"), "PASSED"],
    ],
  ],
  "a notice above the answer": [
    `db=# ${query};\nNOTICE:  hello\n v  \n----\n on\n(1 row)\n\ndb=# `,
    [[sql(text, '"on"'), "PASSED"]],
  ],
};

for (const [name, [shown, cases]] of Object.entries(answers)) {
  judges(name, { checkType: '"Database" db_type:"Oracle"', text: shown }, cases);
}
