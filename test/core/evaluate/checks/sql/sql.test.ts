import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { type DeviceCase, judges } from "../../device-host.ts";

const sql = (request: string, types: string, expect: string, ...more: string[]) =>
  [
    `type : SQL_POLICY`,
    `sql_request : "${request}"`,
    `sql_types : ${types}`,
    `sql_expect : ${expect}`,
    ...more,
  ].join("\n");

const [text, number] = ["POLICY_VARCHAR", "POLICY_INTEGER"];

const csv = `sql> select name, state from d
name,state
one,ON
two,ON
sql> select n from numbers
n
12
sql> select z from padded
z
012
sql> select u from nothing
u
sql> select v from unset
v
NULL
sql> select e from blank
e
""
sql> select w from words
w
UNLIMITED
sql> select m from mixed
m
a
b
sql> select q from twice
q
1
sql> select q from twice
q
2
sql> select bad from t
ORA-00942: table or view does not exist
sql>
`;

const cases: DeviceCase[] = [
  [
    sql("select name, state from d", `${text},${text}`, 'regex:".+", "ON"'),
    "PASSED: 2 of 2 rows are as sql_expect says.",
  ],
  [sql("SELECT  name,\n  state FROM d ;", `${text},${text}`, 'regex:"o", "ON"'), "PASSED"],
  [
    sql("select name, state from d", `${text},${text}`, 'regex:"o", "OFF"'),
    "FAILED: 2 of 2 rows are not as sql_expect says.",
  ],
  [
    sql("select name, state from d", `${text},${text}`, '"one", "ON"'),
    "UNDECIDED: 1 of 2 rows is as sql_expect says, and Tenable does not document whether one is enough.",
  ],
  [sql("select name, state from d", `${text},${text}`, 'regex:".+", "on"'), "UNDECIDED"],
  [
    sql("select name, state from d", text, '"one"'),
    "UNDECIDED: The answer has 2 columns and sql_expect 1, and Tenable does not document what that means.",
  ],
  [sql("select n from numbers", number, "12"), "PASSED"],
  [sql("select n from numbers", number, '"12"'), "PASSED"],
  [sql("select n from numbers", number, "[10..MAX]"), "PASSED"],
  [sql("select n from numbers", number, "[MIN..9]"), "FAILED"],
  [sql("select n from numbers", number, '[1..3] || "12"'), "PASSED"],
  [sql("select z from padded", number, "12"), "UNDECIDED"],
  [sql("select w from words", text, "[1..9]"), "UNDECIDED"],
  [
    sql("select u from nothing", text, "NULL"),
    "PASSED: `select u from nothing` returned no rows, as NULL asks.",
  ],
  [sql("select u from nothing", text, "NO_ROWS_RETURNED"), "PASSED"],
  [sql("select u from nothing", text, '"a"'), "FAILED"],
  [sql("select u from nothing", text, '"a"', "check_option : CAN_BE_NULL"), "PASSED"],
  [sql("select u from nothing", text, 'NULL || "a"'), "UNDECIDED"],
  [sql("select n from numbers", text, "NO_ROWS_RETURNED"), "FAILED"],
  [sql("select n from numbers", text, "NULL"), "FAILED"],
  [sql("select v from unset", text, "NULL"), "PASSED"],
  [sql("select v from unset", text, 'regex:".+"'), "FAILED"],
  [sql("select v from unset", text, 'regex:".*"'), "UNDECIDED"],
  [sql("select e from blank", text, "NULL"), "FAILED"],
  [sql("select q from twice", text, '"1"'), "UNDECIDED"],
  [
    sql("select bad from t", text, "NULL"),
    "UNDECIDED: The snapshot does not show the answer to `select bad from t`.",
  ],
  [sql("select never from t", text, "NULL"), "UNDECIDED"],
  [
    sql("select n from numbers", `${text},${text}`, '"12"'),
    "UNDECIDED: sql_types has 2 columns but sql_expect has 1. They need one entry for each column.",
  ],
];

judges("answers as CSV", { checkType: '"Database" db_type:"Oracle" version:"1"', text: csv }, cases);

judges("types that say how a value is compared", { checkType: '"PostgreSQLDB"', text: csv }, [
  [sql("select name, state from d", "STRING,STRING", '"one","on"'), "PASSED"],
  [sql("select name, state from d", "STRING,STRING", '"one","on"', "match_case : YES"), "FAILED"],
  [sql("select name, state from d", "STRING,STRING", '"one","ON"', "match_all : YES"), "FAILED"],
  [sql("select m from mixed", "REGEX", '"^[ab]$"', "num_rows : [1..2]"), "PASSED"],
  [sql("select m from mixed", "REGEX", '"^[ab]$"', "num_rows : 3"), "FAILED"],
  [sql("select v from unset", "STRING_OR_NULL", '"x"'), "PASSED"],
  [sql("select v from unset", "STRING", '"x"'), "FAILED"],
]);

const forms: Record<string, string> = {
  "psql, aligned":
    "app=# select name, state from d;\n name | state \n------+-------\n one  | ON\n two  | ON\n(2 rows)\n\napp=# ",
  "mysql, in boxes":
    "mysql> select name, state\n    -> from d;\n+------+-------+\n| name | state |\n+------+-------+\n| one  | ON    |\n| two  | ON    |\n+------+-------+\n2 rows in set (0.00 sec)\n\nmysql> ",
  "mysql --batch": "mysql> select name, state from d;\nname\tstate\none\tON\ntwo\tON\nmysql> ",
  "SQL*Plus":
    "SQL> select name, state\n  2  from d;\n\nNAME       STATE\n---------- -----\none        ON\ntwo        ON\n\n2 rows selected.\n\nSQL> ",
  sqlcmd:
    "1> select name, state from d\n2> go\nname       state\n---------- -----\none        ON   \ntwo        ON   \n\n(2 rows affected)\n1> ",
  headings: "-- query: select name, state from d\nname,state\none,ON\ntwo,ON\n-- end of queries\n",
};

for (const [name, shown] of Object.entries(forms)) {
  judges(name, { checkType: '"Database" db_type:"MySQL" version:"1"', text: shown }, [
    [
      sql("select name, state from d", `${text},${text}`, 'regex:"^(one|two)$", "ON"'),
      "PASSED: 2 of 2 rows are as sql_expect says.",
    ],
  ]);
  judges(
    `${name}, with a row less than it counts`,
    { checkType: '"Database" db_type:"MySQL" version:"1"', text: shown.replace(/.*two.*\n/, "") },
    [
      [
        sql("select name, state from d", `${text},${text}`, 'regex:"^(one|two)$", "ON"'),
        /rows? (?:in|sel|aff)|\(2/.test(shown) ? "UNDECIDED" : "PASSED",
      ],
    ],
  );
}

judges(
  "headings without an end may be cut",
  { checkType: '"Database" db_type:"MySQL" version:"1"', text: "-- query: select a from t\na\n" },
  [
    [
      sql("select a from t", text, "NULL"),
      "UNDECIDED: The snapshot shows only a part of the answer to `select a from t`, line 2 of the snapshot.",
    ],
  ],
);

judges(
  "a blank line may be a row of NULL",
  {
    checkType: '"Database" db_type:"PostgreSQL" version:"1"',
    text: "app=# select a from t;\na\n\napp=# select b from t;\nb\nx\napp=# ",
  },
  [
    [sql("select a from t", text, "NO_ROWS_RETURNED"), "UNDECIDED"],
    [sql("select b from t", text, '"x"'), "PASSED"],
  ],
);

const oracle = '"Database" db_type:"Oracle" version:"1"';
const unproven =
  "UNDECIDED: `select a from t` returned no rows, but the text ends there, so the answer may be cut off.";
const header = "SQL> select a from t;\na\n";

judges("a text that ends below a header may have been cut there", { checkType: oracle, text: header }, [
  [sql("select a from t", text, "NO_ROWS_RETURNED"), unproven],
  [sql("select a from t", text, "NULL"), unproven],
  [sql("select a from t", text, '"x"', "check_option : CAN_BE_NULL"), unproven],
  [sql("select a from t", text, '"x"'), "FAILED: `select a from t` returned no rows."],
]);

for (const [what, shown] of Object.entries({
  "the next prompt": `${header}SQL> \n`,
  "the next prompt without a line end": `${header}SQL> `,
  "a number of rows": "app=# select a from t;\n a \n---\n(0 rows)\n",
  "a number of rows without a line end": "app=# select a from t;\n a \n---\n(0 rows)",
  "a sentence of the client": "SQL> select a from t;\n\nno rows selected\n",
  "the mark at the end": `${header}-- end of queries\n`,
  "a second answer that is whole": `${header}SQL> select b from t;\nb\nSQL> select a from t;\na\nSQL> `,
})) {
  judges(`no rows are proven by ${what}`, { checkType: oracle, text: shown }, [
    [sql("select a from t", text, "NO_ROWS_RETURNED"), "PASSED"],
    [sql("select a from t", text, "NULL"), "PASSED"],
  ]);
}

judges(
  "a number of rows is unproven where the text ends",
  { checkType: '"Snowflake"', text: `${header}x\n` },
  [
    [sql("select a from t", "STRING", '"x"', "num_rows : 1"), "UNDECIDED"],
    [sql("select a from t", "STRING", '"x"', "num_rows : [1..MAX]"), "PASSED"],
    [sql("select a from t", "STRING", '"x"'), "PASSED"],
  ],
);

test("a pass because of rows at the end of the text has a note", () => {
  const notesOf = (end: string, checkType = oracle) => {
    const check = sql("select a from t", checkType === oracle ? text : "STRING", '"x"');
    const policy = `<check_type:${checkType}>\n<custom_item>\n${check}\ndescription : "c"\n</custom_item>\n</check_type>\n`;
    const [verdict] = evaluate(
      policyOf(parse(policy)),
      readSnapshot(`${header}x\n${end}`),
      defaultEvaluateOptions,
    );
    assert.equal(verdict!.status, "PASSED");
    return verdict!.notes;
  };
  assert.deepEqual(notesOf(""), ["The text ends after the last row, so the answer may be cut off."]);
  assert.deepEqual(notesOf("SQL> \n"), []);
  assert.deepEqual(notesOf("", '"Snowflake"'), []);
});

judges(
  "an answer that can't be read may differ from another one to the same query",
  {
    checkType: oracle,
    text: "SQL> select a from t;\n\nno rows selected\n\nSQL> select a from t;\n\nA\nx\n\nSQL> ",
  },
  [[sql("select a from t", text, "NO_ROWS_RETURNED"), "UNDECIDED"]],
);

judges(
  "an error, and then the answer",
  {
    checkType: oracle,
    text: "SQL> select a from t;\nSP2-0640: Not connected\nSQL> select a from t;\na\nSQL> ",
  },
  [[sql("select a from t", text, "NO_ROWS_RETURNED"), "PASSED"]],
);

for (const line of ["...", "<snip>", "^C", "Query aborted by Ctrl+C", "Timeout expired"]) {
  judges(
    `rows of which ${line} says that they are not all`,
    { checkType: oracle, text: `${header}${line}\nSQL> ` },
    [
      [sql("select a from t", text, "NULL"), "UNDECIDED"],
      [sql("select a from t", text, '"x"'), "UNDECIDED"],
    ],
  );
}
