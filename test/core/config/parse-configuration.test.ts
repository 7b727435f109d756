import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { settingsFor } from "../../../core/config/configuration.ts";
import { parseConfiguration } from "../../../core/config/parse-configuration.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { lint } from "../../../core/lint/lint.ts";
import { itemSchema } from "../../../core/schema/index.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { applyEdits } from "../../../core/text/text-edit.ts";

test("rules, overrides in order, evaluation and ignored files", () => {
  const { configuration, findings } = parseConfiguration(`{
    // as for everyone
    "$schema": "./configuration.schema.json",
    "rules": { "duplicate-port": "error", "no-checks": "off" },
    "evaluate": { "loopback": "count" },
    "ignore": ["vendor/"],
    "overrides": [
      { "files": "*.draft.audit", "rules": { "duplicate-port": "hint" } },
      { "files": ["unix/**"], "rules": { "duplicate-port": "off" }, "evaluate": { "closedPort": "passed" } },
    ],
  }`);
  assert.deepEqual(findings, []);
  const plain = settingsFor(configuration, "a.audit");
  assert.deepEqual(plain.severities, { "duplicate-port": "error", "no-checks": "off" });
  assert.deepEqual(plain.evaluate, { ...defaultEvaluateOptions, loopback: "count" });
  assert.equal(plain.ignored, false);
  assert.equal(settingsFor(configuration, "windows/a.draft.audit").severities["duplicate-port"], "hint");
  const both = settingsFor(configuration, "unix/a.draft.audit");
  assert.equal(both.severities["duplicate-port"], "off");
  assert.equal(both.evaluate.closedPort, "passed");
  assert.equal(both.evaluate.loopback, "count");
  assert.equal(settingsFor(configuration, "vendor/a.audit").ignored, true);
});

test("values of variables are combined from layer to layer, and later ones win", () => {
  const { configuration, findings } = parseConfiguration(`{
    "variables": { "SSH_PORT": "22", "WEB_PORT": "80" },
    "overrides": [{ "files": "dmz/**", "variables": { "WEB_PORT": "443" } }],
  }`);
  assert.deepEqual(findings, []);
  const inside = settingsFor(configuration, "dmz/a.audit");
  assert.deepEqual(inside.evaluate.variables, { SSH_PORT: "22", WEB_PORT: "443" });
  assert.deepEqual(inside.evaluateGiven, { variables: inside.evaluate.variables });
  assert.equal(settingsFor(configuration, "a.audit").evaluate.variables.WEB_PORT, "80");
  assert.deepEqual(settingsFor(parseConfiguration("{}").configuration, "a.audit").evaluateGiven, {});
});

test("targets: which of them are for a policy, and groups in addition to hosts", () => {
  const { configuration, findings } = parseConfiguration(`{
    "targets": [
      { "files": ["web/**"], "hosts": ["web-*", "!web-9"], "groups": ["web", "!old", "@dmz"], "systems": ["linux"] },
      { "systems": "windows", "files": "windows/**" },
      { "hosts": "jump-1" },
    ],
  }`);
  assert.deepEqual(findings, []);
  const [web, windows, jump] = configuration.targets;
  assert.deepEqual(web, {
    files: ["web/**"],
    hosts: ["@web", "@dmz", "web-*", "!web-9", "!@old"],
    systems: ["linux"],
  });
  assert.deepEqual(settingsFor(configuration, "web/a.audit").targets, [web, jump]);
  assert.deepEqual(settingsFor(configuration, "windows/a.audit").targets, [windows, jump]);
  assert.deepEqual(settingsFor(configuration, "a.audit").targets, [jump]);
  assert.equal(settingsFor(configuration, "web/a.audit"), settingsFor(configuration, "web/b.audit"));
  assert.deepEqual(settingsFor(parseConfiguration("{}").configuration, "a.audit").targets, []);
});

/** Mistakes in targets; ^ marks what is underlined. What can't be used is left out, and the rest is read. */
const targetMistakes: [targets: string, underlined: string, message: RegExp, read: object[]][] = [
  ["7", "7", /^Write an object in braces here/, []],
  ["[[]]", "[]", /^Write an object in braces here/, []],
  ['[{"host": "a"}]', '"host"', /^There is no property host: did you mean hosts\?/, [{}]],
  ['[{"group": "a"}]', '"group"', /did you mean groups\?/, [{}]],
  ['[{"systems": ["linx"]}]', '"linx"', /^Write one of linux, .*did you mean linux\?/, [{}]],
  ['[{"systems": []}]', "[]", /^This list is empty/, [{}]],
  ['[{"hosts": []}]', "[]", /^This list is empty/, [{}]],
  ['[{"hosts": ["[z-a]", "b"]}]', '"[z-a]"', /^This glob is malformed/, [{ hosts: ["b"] }]],
  ['[{"hosts": ["!"]}]', '"!"', /^Name a host here/, [{}]],
  ['[{"groups": ["@"]}]', '"@"', /^Name a host here/, [{}]],
  ['[{"hosts": 7}]', "7", /^Write a string in double quotes/, [{}]],
  ['[{"files": "[z-a]", "hosts": "a"}]', '"[z-a]"', /^This glob is malformed/, [{ files: [], hosts: ["a"] }]],
];

for (const [targets, underlined, message, read] of targetMistakes) {
  test(`targets: ${targets}`, () => {
    const text = `{"targets": ${targets}}`;
    const { configuration, findings } = parseConfiguration(text);
    assert.equal(findings.length, 1);
    assert.match(findings[0]!.message, message);
    assert.equal(text.slice(findings[0]!.start, findings[0]!.end), underlined);
    assert.deepEqual(
      configuration.targets,
      read.map((entry) => ({ files: undefined, hosts: undefined, systems: undefined, ...entry })),
    );
  });
}

test("the earlier name of unknownPorts is read, with a hint and a fix", () => {
  for (const [old, now] of [
    ["error", "undecided"],
    ["closed", "closed"],
  ] as const) {
    const text = `{"evaluate": {"unlistedProtocol": "${old}"}}`;
    const { configuration, findings } = parseConfiguration(text);
    assert.equal(settingsFor(configuration, "a.audit").evaluate.unknownPorts, now);
    const [finding] = findings;
    assert.equal(finding?.severity, "hint");
    assert.match(finding.message, /unlistedProtocol is now called unknownPorts/);
    const fixed = applyEdits(text, finding.fixes![0]!.edits);
    assert.equal(fixed, `{"evaluate": {"unknownPorts": "${now}"}}`);
    assert.deepEqual(parseConfiguration(fixed).findings, []);
  }
  const both = parseConfiguration(
    `{"evaluate": {"unknownPorts": "undecided", "unlistedProtocol": "closed"}}`,
  );
  assert.equal(settingsFor(both.configuration, "a").evaluate.unknownPorts, "undecided");
});

test("the same settings are the same object", () => {
  const { configuration } = parseConfiguration(`{ "overrides": [{ "files": "a*", "rules": {} }] }`);
  assert.equal(settingsFor(configuration, "a1"), settingsFor(configuration, "a2"));
  assert.notEqual(settingsFor(configuration, "a1"), settingsFor(configuration, "b"));
  assert.equal(settingsFor(configuration, "a1").schema, settingsFor(configuration, "b").schema);
});

test("item types and keywords of a configuration are known to the rules", () => {
  const policy = policyOf(
    parse(`<check_type:"Unix">
<custom_item>
  type        : SITE_CHECK
  description : "Ours"
  site        : "north"
</custom_item>
</check_type>
`),
  );
  const { configuration, findings } =
    parseConfiguration(`{ "schema": { "checkTypes": { "Unix": { "itemTypes": {
    "SITE_CHECK": { "summary": "Checks a site.", "keywords": { "site": { "form": "string", "required": true } } }
  } } }, "frameworks": ["SITE"] } }`);
  assert.deepEqual(findings, []);
  const { schema } = settingsFor(configuration, "a.audit");
  assert.equal(itemSchema("Unix", "SITE_CHECK", schema)?.keywords.get("site")?.required, true);
  assert.notDeepEqual(lint(policy), []);
  assert.deepEqual(lint(policy, { schema }), []);
});

describe("mistakes", () => {
  const cases: [name: string, text: string, at: string, message: RegExp][] = [
    [
      "an unknown rule",
      `{"rules": {"duplicate-prot": "off"}}`,
      `"duplicate-prot"`,
      /no rule duplicate-prot: did you mean duplicate-port\?/,
    ],
    [
      "an unknown severity",
      `{"rules": {"duplicate-port": "warn"}}`,
      `"warn"`,
      /error, warning, hint, off|did you mean/,
    ],
    ["no severity", `{"rules": {"duplicate-port": 2}}`, "2", /one of error, warning, hint, off/],
    ["an unknown property", `{"rule": {}}`, `"rule"`, /no property rule: did you mean rules\?/],
    ["no object", `{"rules": []}`, "[]", /object in braces/],
    ["not even an object", `[]`, "[]", /object in braces/],
    ["a property twice", `{"ignore": [], "ignore": ["a"]}`, `"ignore"`, /given twice/],
    ["an override for nothing", `{"overrides": [{"rules": {}}]}`, `{"rules": {}}`, /Name the policies/],
    ["a glob", `{"ignore": ["[z-a]"]}`, `"[z-a]"`, /This glob is malformed/],
    ["a path on this machine", `{"extends": "/etc/base.json"}`, `"/etc/base.json"`, /relative to this file/],
    [
      "a path on another machine",
      `{"extends": ["\\\\\\\\host\\\\base.json"]}`,
      `"\\\\\\\\host\\\\base.json"`,
      /relative to this file/,
    ],
    ["a drive", `{"extends": "c:base.json"}`, `"c:base.json"`, /relative to this file/],
    [
      "a value form",
      `{"schema": {"checkTypes": {"Unix": {"keywords": {"a": {"form": "sting"}}}}}}`,
      `"sting"`,
      /did you mean string\?/,
    ],
    ["an evaluation option", `{"evaluate": {"loopback": "yes"}}`, `"yes"`, /one of ignore, count/],
    ["a variable in small letters", `{"variables": {"port": "22"}}`, `"port"`, /in capitals/],
    ["a number for a value", `{"variables": {"PORT": 22}}`, "22", /string in double quotes/],
    ["a missing comma", `{"ignore": [] "rules": {}}`, `"rules"`, /comma is missing/],
    ["a missing value", `{"ignore": }`, "}", /value is missing/],
    ["a name without quotes", "{rules: {}}", "rules", /need double quotes/],
    ["single quotes", "{'rules': {}}", "'rules'", /JSON puts text in double quotes/],
    ["curly quotes", "{\u201crules\u201d: {}}", "\u201crules", /JSON puts text in double quotes/],
    ["what a merge left", '{"rules": {\n<<<<<<< ours\n}}', "<<<<<<<", /This is not valid JSON/],
    ["a tab in a text", '{"ignore": "a\tb"}', '"a\tb"', /control character/],
    [
      "another severity",
      '{"rules": {"no-checks": "eror"}}',
      '"eror"',
      /hint, off here, not "eror": did you mean error\?/,
    ],
    ["a list for a text", '{"ignore": [[]]}', "[]", /not a list/],
    ["null for an object", '{"rules": null}', "null", /object in braces.*not null/],
    ["a text that is not closed", `{"ignore": "a}`, `"a}`, /closing " is missing/],
  ];
  for (const [name, text, at, message] of cases) {
    test(name, () => {
      const [finding] = parseConfiguration(text).findings;
      assert.ok(finding);
      assert.match(finding.message, message);
      assert.equal(finding.severity, "error");
      assert.ok(
        text.slice(finding.start, finding.end).startsWith(at) || text.slice(finding.start) === at,
        text.slice(finding.start),
      );
    });
  }

  test("that follow from another one are not reported", () => {
    for (const text of [
      "{rules: {}}",
      "{'rules': {}}",
      '{"rules": {"no-checks": ',
      '{"ignore": [\n<<<<<<< a\n=======\n>>>>>>> b\n]}',
    ])
      assert.equal(parseConfiguration(text).findings.length, 1, text);
  });

  test("leave the rest as it is", () => {
    const { configuration, findings } = parseConfiguration(
      `{"rules": {"nonsense": "off", "no-checks": "off"}, "ignore": [1, "a"]}`,
    );
    assert.equal(findings.length, 2);
    assert.deepEqual(configuration.layers[0]!.rules, { "no-checks": "off" });
    assert.deepEqual(configuration.ignore, ["a"]);
  });

  test("the likely rule is a fix", () => {
    const [finding] = parseConfiguration(`{"rules": {"duplicate-prot": "off"}}`).findings;
    assert.deepEqual(finding!.fixes![0]!.edits, [{ start: 12, end: 26, newText: "duplicate-port" }]);
  });
});

test("an empty text is an empty configuration, and no text throws", () => {
  assert.deepEqual(parseConfiguration("").findings, []);
  for (const text of [
    "[".repeat(100_000),
    `{"__proto__": {"rules": 1}}`,
    "null",
    "{",
    `{"rules": {"__proto__": "off"}}`,
  ]) {
    assert.notEqual(parseConfiguration(text).findings.length, 0, text.slice(0, 40));
  }
});

test("the example of the guide is right", () => {
  const guide = readFileSync(new URL("../../../docs/configuration.md", import.meta.url), "utf8");
  const example = /```jsonc\n([^`]+)```/.exec(guide)![1]!;
  const { configuration, findings } = parseConfiguration(example);
  assert.deepEqual(findings, []);
  assert.equal(configuration.layers.length, 2);
});
