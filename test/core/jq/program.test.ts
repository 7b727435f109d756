import assert from "node:assert/strict";
import { test } from "node:test";
import jqReady from "jq-web";
import { readJson } from "../../../core/jq/json.ts";
import { compileProgram } from "../../../core/jq/program.ts";

/** jq itself, compiled to WebAssembly: what we compute must be what it prints. */
const jq = await jqReady;

const documents = [
  '{"name":"edge","ports":[{"no":22,"open":true},{"no":443,"open":false},{"no":8080}],"tags":{"b":"two","a":"one"},"up":null}',
  '[{"id":1,"users":[{"name":"ann","roles":["admin","ops"]},{"name":"bob","roles":[]}]},{"id":2,"users":[]}]',
  '["b","a","\\u00e9","\\ud83d\\ude00","\\uffee","b",""]',
  "[3,1,2,1,-4,0.5]",
  '[null,false,true,0,"x",[1],{"k":1}]',
  '"plain"',
  "{}",
  "null",
];

const programs = [
  ".",
  "",
  ".name",
  ".ports",
  ".tags.b",
  '."name"',
  '.["name"]',
  ".ports[0].no",
  ".ports[-1].no",
  ".ports[9]",
  ".ports.[].no",
  ".ports[]|.no",
  ".[]",
  ".[]?",
  ".[].id?",
  "..",
  "[..]|length",
  ".[0,1]",
  ".ports[]|select(.open)|.no",
  ".ports[]|select(.open==true or .no>1000)|.no",
  '.ports[]|select(.open and .no < 100) | "port \\(.no)"',
  '.ports[]|.no as $n|"\\($n): \\(.open // "not set")"',
  '.[]|.id as $id|.users[]|"\\($id) "+.name+" "+(.roles|join(","))',
  '.name + " " + .tags.a as $all | if $all == "" then "none" else $all end',
  '"\\(.ports[].no) \\(1,2)"',
  "(1,2)+(10,20)",
  "[(1,2)*(3,4)]",
  "(true,false) and (true,false)",
  "(true,false) or (true,false)",
  "(1,null,false) // 7",
  "(null,false) // (1,2)",
  ".a.b.c // .name // 3",
  ".ports[].no.deep?",
  ".ports[]?.no?.deep?",
  "(.ports[].no.deep)?",
  "[.up[].x?]",
  "[.name.x?, 1]",
  ".[].users[]?.name",
  "(.[] | .x) // 4",
  "empty // 5",
  "if . then 1 end",
  "if (true,false) then 1 else 2 end",
  "if .name == null then 1 elif .up then 2 else 3 end",
  "[.[]?|type]",
  "map(length)?",
  "length",
  "[.[]|length]",
  "sort",
  "sort|unique",
  "sort_by(.no)?",
  "[.ports[]|{no, o: .open}]",
  '{"a": (1,2), (.name // "k"): 3}',
  ".name as $n|{$n}",
  "[.[]|tostring]",
  "tojson",
  "[.[]|try tonumber]",
  "keys",
  "[.ports[]?.no]|add",
  "add",
  "reverse?",
  "first,last",
  "first(.[])",
  "flatten",
  '[.[]|select(type=="string")|test("^[a-c]")]',
  "[.[]|strings?]",
  'test("LAI";"i")',
  'has("name")',
  "has(0)",
  'contains("lai")',
  'contains({tags:{a:"on"}})',
  "any",
  "all",
  "any(. == 1)",
  "all(.[]?; . != 9)?",
  'join("-")',
  'split("a")',
  '. / "a"',
  'startswith("pl")',
  'endswith("n")',
  "ascii_upcase",
  ".name|ascii_downcase|ascii_upcase",
  ".ports|length > 2",
  "[.[]|.<2]",
  "1 - 3, -2, 7 % 3, -7 % 3, 7 / 2",
  "[1,2,1] - [1]",
  "1 / 0",
  "{} + {a:1} + {a:2}",
  "null + 1",
  '"a" - 1',
  "[.[] | not]",
  "recurse|numbers?",
  "[recurse|scalars]?",
  "[.[]|values]",
  ".[] as $x | $x",
  ". as $x | [1,2] | $x",
  "# a comment\n.name # another\n",
  '"tab\\t \\u0041 \\"q\\" \\u007f"',
  '["\\u007f\\u0001"]',
  "1,2|3",
  "1 as $x | 2 as $y | [$x,$y,$x]",
  "1 + 2 as $x | $x * 10",
  "(1,error)?",
  ".[]|(.a?,1)",
  "[.[]|[.]|.[0]]",
  "1 == 1 == 1",
  "$nowhere",
  ".a |= 1",
  "[.[1:]]",
  "reduce .[] as $x (0; . + $x)",
  "nosuch(1)",
  ". as [$a] | $a",
  '"unfinished',
  "[1,",
  "if 1 then 2",
  "1 2",
];

/** The programs that jq accepts and we don't support, in order: everything else is as in jq. */
const leftOut = [
  "[.[]|strings?]",
  "all(.[]?; . != 9)?",
  "recurse|numbers?",
  "[recurse|scalars]?",
  "(1,error)?",
  ".a |= 1",
  "[.[1:]]",
  "reduce .[] as $x (0; . + $x)",
  ". as [$a] | $a",
];

test("what a program prints is what jq prints, and it stops where jq does", () => {
  const notComputed: string[] = [];
  for (const program of programs) {
    const compiled = compileProgram(program);
    for (const document of documents) {
      const read = readJson(document);
      assert.ok(read.ok);
      for (const style of ["compact", "pretty"] as const) {
        const flags = style === "compact" ? ["-r", "-c"] : ["-r"];
        const theirs = printedBy(document, program, flags);
        const about = `${program} on ${document}`;
        if (!compiled.ok) {
          if (theirs !== "does not compile" && notComputed.at(-1) !== program) notComputed.push(program);
          continue;
        }
        const own = compiled.program.run(read.value, style);
        assert.notEqual(theirs, "does not compile", about);
        if (own.ok) assert.equal(own.text.replace(/\n$/, ""), theirs, about);
        else if (own.isStopped) assert.equal(theirs, "stops", `${about}: ${own.reason}`);
        else assert.ok(theirs !== undefined, about);
      }
    }
  }
  assert.deepEqual(notComputed, leftOut);
});

function printedBy(document: string, program: string, flags: string[]): string {
  try {
    const text = jq.raw(document, program, flags);
    return text ?? "";
  } catch (error) {
    // 3: the program does not compile; 5: it stopped.
    return (error as { exitCode?: number }).exitCode === 3 ? "does not compile" : "stops";
  }
}

test("a program that calls a function of the scanner is known as such, and one that is malformed is not", () => {
  const isForeign = (program: string) => {
    const compiled = compileProgram(program);
    return compiled.ok ? "computed" : compiled.isForeign;
  };
  assert.equal(isForeign(".apps | allowlist"), true);
  assert.equal(isForeign(".apps | days_since(.x)"), true);
  assert.equal(isForeign(".apps | limit(3; .[])"), false);
  assert.equal(isForeign(".apps | )"), false);
  assert.equal(isForeign(".apps | length"), "computed");
});

const costly: [string, string][] = [
  [
    "too much to be evaluated",
    "[..]|map(.. as $a|.. as $b|.. as $c|.. as $d|.. as $e|.. as $f|.. as $g|.. as $h|1)|length",
  ],
  [
    "prints too much to be evaluated",
    '("0123456789abcdef"|.+.+.+.|.+.+.+.|.+.+.+.|.+.+.+.) as $long | ..|$long,$long',
  ],
  ["too deeply nested", `${"[".repeat(200)}${"]".repeat(200)}`],
  ["too many operators and steps", `1${"+1".repeat(5000)}`],
  ["too many operators and steps", `.${"[0]".repeat(5000)}`],
  ["too many operators and steps", `.a${"?".repeat(5000)}`],
  ["too many operators and steps", `true${" and true".repeat(2000)}`],
  ["too deeply nested", `${"-".repeat(5000)}1`],
  ["too deeply nested", `${"try ".repeat(4000)}1`],
  ["too long to be evaluated", `.${" ".repeat(20_001)}`],
];

test("what costs too much is not computed", () => {
  const read = readJson(`[${'{"a":[1,2,3,{"b":"text"}]},'.repeat(40)}1]`);
  assert.ok(read.ok);
  for (const [reason, program] of costly) {
    const compiled = compileProgram(program);
    const found = compiled.ok ? compiled.program.run(read.value, "compact") : compiled;
    assert.ok(
      !found.ok && found.reason.includes(reason),
      `${program}: ${JSON.stringify(found).slice(0, 200)}`,
    );
  }
});

const unread: [string, string][] = [
  ['{"a":[1,2', "is cut off"],
  ['{"a":"b', "is cut off"],
  ["", "is cut off"],
  ['{"a":1}\n{"a":2}', "is not valid JSON, line 2 of it"],
  ["<html>", "is not valid JSON, line 1 of it"],
  ["[1,]", "is not valid JSON, line 1 of it"],
  ["{'a':1}", "is not valid JSON, line 1 of it"],
  ['{"a":1,"a":2}', 'has "a" twice in one object'],
  [`${"[".repeat(300)}`, "has more than 200 nested lists and objects"],
];

test("an incomplete JSON document is not read, with the reason", () => {
  for (const [text, reason] of unread) assert.deepEqual(readJson(text), { ok: false, reason }, text);
});

test("numbers that versions of jq print differently are passed on, and never printed or compared", () => {
  for (const written of ["1.0", "1e3", "100000000000000000000", "0.1234567890123456789", "-0"]) {
    const read = readJson(`{"n":${written},"m":2}`);
    assert.ok(read.ok);
    const run = (program: string) => {
      const compiled = compileProgram(program);
      assert.ok(compiled.ok);
      const printed = compiled.program.run(read.value, "compact");
      return printed.ok ? printed.text : printed.isStopped;
    };
    assert.equal(run(".m"), "2\n", written);
    assert.equal(run("[.n]|length"), "1\n", written);
    assert.equal(run(".n"), false, written);
    assert.equal(run(".n > 1"), false, written);
  }
});
