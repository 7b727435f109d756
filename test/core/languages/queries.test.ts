// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell and PowerShell have such names.
import { jqProblem } from "../../../core/languages/jq.ts";
import { jsonProblem } from "../../../core/languages/json.ts";
import { powershellProblem } from "../../../core/languages/powershell.ts";
import { sqlProblem } from "../../../core/languages/sql.ts";
import { checkLanguage } from "./languages.ts";

checkLanguage(
  "SQL",
  sqlProblem,
  [
    "SELECT name FROM t WHERE a IN ('x', 'it''s')",
    "SELECT 'it\\'s' FROM t",
    "SELECT 'c:\\' FROM t",
    "SELECT a -- don't\nFROM t",
    "SELECT /* it's ( */ 1",
    'SELECT [it\'s], "a)", `b(` FROM t',
    "SELECT ARRAY['a', 'b']",
    // Dollar quotes, Oracle's quotes, comments of one database.
    "SELECT $$it's$$",
    "SELECT q'[it's]' FROM dual",
    "SELECT 1 # it's",
    "SELECT 1 --it's",
    "Select Name From CIM_DataFile Where Path = '\\\\windows\\\\'",
  ],
  [
    ["SELECT a FROM t WHERE b = 'x", 26, "'", "This ' is never closed"],
    ["SELECT COUNT(* FROM t", 12, "(", "This ( is never closed"],
    ["SELECT a FROM t WHERE b = 1)", 27, ")", "This ) has nothing to"],
    ['SELECT "a FROM t', 7, '"', 'This " is never closed'],
    ["SELECT 1 /* why", 9, "/*", "This /* is never closed"],
  ],
);

checkLanguage(
  "PowerShell",
  powershellProblem,
  [
    "Get-Service | Where-Object {$_.Name -eq 'dns'} | Select-Object Status",
    "(Get-Item 'it''s').Name",
    "echo it`'s `(",
    "echo ${a'b} # it's (",
    "Get-Item <# it's ( #> x",
    "Get-ChildItem a[b",
    // How double quotes are passed is not certain, nor where a here-string ends.
    "echo \"it's (",
    "echo @'\nit's (\n'@",
    "cmd --% it's (",
  ],
  [
    ["Get-Service | Where-Object {$_.Name -eq 'dns'", 27, "{", "This { is never closed"],
    ["Get-Item 'a", 9, "'", "This ' is never closed"],
    ["(Get-Item a)).Name", 12, ")", "This ) has nothing to"],
    ["if (a) { b )", 11, ")", "This ) comes before the } that closes {."],
    ["Get-Item \u2018a", 9, "\u2018", "This \u2018 is never closed"],
  ],
);

checkLanguage(
  "jq",
  jqProblem,
  [
    '.items[] | "\\(.name) - \\(.limit // "none")"',
    '[.[] | select(.a == "]")] | {a: "\\"("} # it\'s "',
    '"a" + "\\("b\\("c")")"',
  ],
  [
    ['.items[] | "\\(.name)', 11, '"', 'This " is never closed'],
    [".items[", 6, "[", "This [ is never closed"],
    ["select(.a]", 9, "]", "This ] comes before the ) that closes (."],
    ['"\\(.a', 2, "(", "This ( is never closed"],
    [".a)", 2, ")", "This ) has nothing to"],
  ],
);

checkLanguage(
  "JSON",
  jsonProblem,
  ['{"a": [1, -2.5e3, true, null, {"b": "\\u00e9\\n"}], "c": {}}', " [ ] ", "name=value{", ""],
  [
    ['{"a": 1', 0, "{", "This { is never closed"],
    ['{"a": [1}', 8, "}", "This } does not match"],
    ['{"a": "b}', 6, '"', 'This " is never closed'],
    ['{"a" 1}', 5, "1", "A colon is missing"],
    ['{"a": 1 "b": 2}', 8, '"b"', "A comma is missing"],
    ['{"a": , "b": 2}', 6, ",", "Something is missing before this comma."],
    ['{"a": }', 6, "}", "A value is missing"],
    ['{"a"}', 4, "}", "A colon and a value are missing"],
    ['{"a": 1} 2', 9, "2", "The JSON value ends before this."],
    ["{[1]: 2}", 1, "[", "A name in double quotes is missing here."],
    ["{a: 1}", 1, "a", "Names in JSON need double quotes."],
    ["{'a': 1}", 1, "'a'", "Names in JSON need double quotes."],
    ['{"a": yes}', 6, "yes", "This is not a JSON value: t"],
    ['{"a": 1,}', 8, "}", "JSON does not allow a comma"],
  ],
);
