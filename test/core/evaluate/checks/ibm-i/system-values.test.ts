import { type DeviceCase, judges } from "../../device-host.ts";

const checkType = '"AS/400"';
const audit = (name: string, type: string, data: string, ...more: string[]) =>
  [
    "type : AUDIT_SYSTEMVAL",
    `systemvalue : "${name}"`,
    `value_type : ${type}`,
    `value_data : ${data}`,
    ...more,
  ].join("\n");
const [number, text] = ["POLICY_DWORD", "POLICY_TEXT"];
const under = (name: string) => `check_type : CHECK_${name}`;

const rows = `SYSTEM_VALUE_NAME,CURRENT_NUMERIC_VALUE,CURRENT_CHARACTER_VALUE
QALWUSRDMN,,*ALL
QAUDCTL,,*NOTAVL
QAUDLVL,,*AUTFAIL   *CREATE
QCRTAUT,,*CHANGE
QMAXSIGN,,000005
QPWDEXPITV,,*NOMAX
QPWDMINLEN,8,
QSECURITY,,40
`;

const cases: DeviceCase[] = [
  [audit("QSECURITY", number, '"40"'), 'PASSED: QSECURITY is 40, which meets value_data : "40".'],
  [audit("qsecurity", `"${number}"`, "[40..50]"), "PASSED"],
  [
    audit("QSECURITY", number, '"50"', 'check_type : "CHECK_GREATER_THAN_OR_EQUAL"'),
    'FAILED: QSECURITY is 40, which does not meet value_data : "50" under CHECK_GREATER_THAN_OR_EQUAL.',
  ],
  [audit("QSECURITY", text, '"^[45]0$"', under("REGEX")), "PASSED"],
  [audit("QSECURITY", text, '"^50$"', under("REGEX")), "FAILED"],
  [audit("QPWDMINLEN", number, '"6" || "8"'), "PASSED"],
  [audit("QPWDMINLEN", number, '"7"', under("NOT_EQUAL")), "PASSED"],
  [audit("QPWDMINLEN", number, '"7"', under("LESS_THAN")), "FAILED"],
  [audit("QMAXSIGN", number, '"5"', under("LESS_THAN_OR_EQUAL")), "PASSED"],
  [audit("QMAXSIGN", text, '"5"'), "UNDECIDED"],
  [audit("QMAXSIGN", text, '"^[1-5]$"', under("REGEX")), "UNDECIDED"],
  [audit("QMAXSIGN", text, '"5$"', under("REGEX")), "PASSED"],
  [audit("QALWUSRDMN", text, '"*ALL"'), "PASSED"],
  [
    audit("QALWUSRDMN", text, '"*all"'),
    "UNDECIDED: QALWUSRDMN is *ALL, and Tenable does not document whether case and blanks matter.",
  ],
  [audit("QALWUSRDMN", text, '"*NONE"'), "FAILED"],
  [audit("QALWUSRDMN", text, '"*NONE"', under("NOT_EQUAL")), "PASSED"],
  [audit("QALWUSRDMN", text, '"*all"', under("NOT_EQUAL")), "UNDECIDED"],
  [audit("QALWUSRDMN", text, '"*ALL" || "QGPL"', under("NOT_EQUAL")), "UNDECIDED"],
  [audit("QALWUSRDMN", text, '"^\\*ALL$"', under("REGEX")), "PASSED"],
  [audit("QALWUSRDMN", text, '"^.all$"', under("REGEX")), "UNDECIDED"],
  [audit("QALWUSRDMN", text, '"*ALL"', under("GREATER_THAN")), "UNDECIDED"],
  [audit("QCRTAUT", text, '"*USE" || "*CHANGE"'), "PASSED"],
  // Lists, whose separator is not known
  [audit("QAUDLVL", text, '"*NONE"'), "FAILED"],
  [audit("QAUDLVL", text, '"*AUTFAIL *CREATE"'), "UNDECIDED"],
  [audit("QAUDLVL", text, '"*CREATE,*AUTFAIL"', under("NOT_EQUAL")), "UNDECIDED"],
  [audit("QAUDLVL", text, '"AUTFAIL"', under("REGEX")), "PASSED"],
  [audit("QAUDLVL", text, '"FAIL .CREATE"', under("REGEX")), "UNDECIDED"],
  [audit("QAUDLVL", text, '"DELETE"', under("REGEX")), "FAILED"],
  // Words where a number is wanted
  [audit("QPWDEXPITV", number, '"60"'), "FAILED"],
  [audit("QPWDEXPITV", number, '"0"'), "UNDECIDED"],
  [
    audit("QPWDEXPITV", number, '"90"', under("LESS_THAN_OR_EQUAL")),
    "UNDECIDED: QPWDEXPITV is *NOMAX, and Tenable does not document how a value that is not a number compares with one.",
  ],
  [audit("QPWDEXPITV", number, '"1"', under("GREATER_THAN")), "FAILED"],
  [audit("QPWDEXPITV", number, '"60"', under("NOT_EQUAL")), "UNDECIDED"],
  // What no page says
  [audit("QSECURITY", number, '"^[1-5]0$"'), 'UNDECIDED: QSECURITY is 40, and "^[1-5]0$" is not a number.'],
  [audit("QSECURITY", "POLICY_MULTI_TEXT", '"40"'), "UNDECIDED"],
  [audit("QSECURITY", text, '"40"', under("SUBSET")), "UNDECIDED"],
  [audit("QSECURITY", text, '"4" && "0"'), "UNDECIDED"],
  // What is not shown
  [
    audit("QAUDCTL", text, '"*NOTAVL"'),
    "UNDECIDED: QAUDCTL is *NOTAVL, which is what a user without authority is shown.",
  ],
  [audit("QRMTSIGN", text, '"*REJECT"'), "UNDECIDED: The snapshot does not show QRMTSIGN."],
  [
    'type : SHOW_SYSTEMVAL\nsystemvalue : "QSECURITY"',
    "NOT_EVALUATED: SHOW_SYSTEMVAL only reports a system value and judges nothing.",
  ],
];

judges("rows that were saved as a file", { checkType, text: rows }, cases);
judges("rows after a byte order mark", { checkType, text: `\ufeff${rows}` }, cases);
judges("rows in quotes", { checkType, text: rows.replace(/[^,\n]+/g, '"$&"') }, cases);
judges(
  "rows below the query",
  {
    checkType,
    text: `db2 => select system_value_name, current_numeric_value, current_character_value from qsys2.system_value_info\n${rows}db2 => `,
  },
  cases,
);

const dashed = `SYSTEM_VALUE_NAME CURRENT_NUMERIC_VALUE CURRENT_CHARACTER_VALUE
----------------- --------------------- -----------------------
QSECURITY                             - 40
QPWDMINLEN                            8 -
QCRTAUT                               - *CHANGE

  3 RECORD(S) SELECTED.
`;
judges("columns below dashes", { checkType, text: dashed }, [
  [audit("QSECURITY", number, '"40"'), "PASSED"],
  [audit("QPWDMINLEN", number, '"8"'), "PASSED"],
  [audit("QCRTAUT", text, '"*USE"'), "FAILED"],
]);

judges("a row that the text breaks off in", { checkType, text: rows.trimEnd() }, [
  [audit("QSECURITY", number, '"40"'), "UNDECIDED"],
  [audit("QPWDMINLEN", number, '"8"'), "PASSED"],
]);

judges("two answers that differ", { checkType, text: `${rows}\n${rows.replace(",40", ",30")}` }, [
  [audit("QSECURITY", number, '"40"'), "UNDECIDED"],
  [audit("QPWDMINLEN", number, '"8"'), "PASSED"],
]);

const printed = `                                           System Values                                        Page     1
5770SS1 V7R3M0  160422                                                             NODE7     03/04/26  08:30:00
 System       Current                        Shipped
 Value        Value                          Value                          Description
 QALWOBJRST > *ALWPTF                        *ALL                           Allow object restore option
              *ALWSYSST
 QASTLVL      *BASIC                         *BASIC                         User assistance level
 QCRTAUT      *CHANGE                        *CHANGE                        Create default public authority
                                           System Values                                        Page     2
5770SS1 V7R3M0  160422                                                             NODE7     03/04/26  08:30:00
 System       Current                        Shipped
 Value        Value                          Value                          Description
 QPWDMINLEN > 10                             6                              Minimum password length
 QSECURITY    40                             40                             System security level
 QUSRLIBL     QGPL                           QGPL                           User part of the library list
              QTEMP                          QTEMP
                          * * * * *  E N D  O F  L I S T I N G  * * * * *
`;
judges("the list of WRKSYSVAL", { checkType, text: printed }, [
  [audit("QSECURITY", number, '"40"'), "PASSED"],
  [audit("QPWDMINLEN", number, '"6"'), "FAILED"],
  [audit("QPWDMINLEN", number, '"10"'), "PASSED"],
  [audit("QALWOBJRST", text, '"*ALWPTF"'), "FAILED"],
  [audit("QALWOBJRST", text, '"ALWSYSST"', under("REGEX")), "PASSED"],
  [audit("QUSRLIBL", text, '"QTEMP$"', under("REGEX")), "PASSED"],
  [audit("QCRTAUT", text, '"*CHANGE"'), "PASSED"],
]);
judges(
  "a list of WRKSYSVAL that breaks off",
  { checkType, text: printed.slice(0, printed.indexOf("              QTEMP")) },
  [
    [audit("QUSRLIBL", text, '"QGPL"'), "UNDECIDED"],
    [audit("QSECURITY", number, '"40"'), "PASSED"],
  ],
);
judges(
  "a list of WRKSYSVAL whose values run over their column",
  { checkType, text: printed.replace("QSECURITY    40 ", "QSECURITY  40   ") },
  [[audit("QSECURITY", number, '"40"'), "UNDECIDED"]],
);

const display = `                            Display System Value

 System value . . . . . :   QSECURITY
 Description  . . . . . :   System security level


 Security level . . . . :   30         10=Physical security only
                                       20=Password security only
                                       30=Password and object security

 Press Enter to continue.

 F3=Exit   F12=Cancel
`;
judges("a display of DSPSYSVAL", { checkType, text: display }, [
  [
    audit("QSECURITY", number, '"40"', under("GREATER_THAN_OR_EQUAL")),
    'FAILED: QSECURITY is 30, which does not meet value_data : "40" under CHECK_GREATER_THAN_OR_EQUAL.',
  ],
  [audit("QSECURITY", number, '"30"'), "PASSED"],
]);
for (const [what, shown] of Object.entries({
  "without its end": display.slice(0, display.indexOf(" Press")),
  "with a line that is too wide for it": display.replace("QSECURITY\n", `QSECURITY${" ".repeat(300)}x\n`),
  "with a list": display.replace(/\n {20,}20=.*/, "\n   *MORE"),
  "with two labels": display.replace(/\n {20,}20=.*/, "\n   Library . . . . . . :   QSYS"),
})) {
  judges(`a display of DSPSYSVAL ${what}`, { checkType, text: shown }, [
    [audit("QSECURITY", number, '"30"'), "UNDECIDED"],
  ]);
}
