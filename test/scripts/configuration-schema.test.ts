import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { parseConfiguration } from "../../core/config/parse-configuration.ts";
import { configurationSchema } from "../../scripts/configuration-schema.ts";
import { root } from "../../scripts/vscode-web.ts";
import { assertGolden } from "../golden.ts";

test("schema/configuration.schema.json is what the rules give (npm run docs)", () => {
  assertGolden(join(root, "schema", "configuration.schema.json"), configurationSchema());
});

const validate = new Ajv({ strict: false }).compile(JSON.parse(configurationSchema()));

/** The schema and the reader must agree, so that the editor says the same as the command line. */
const configurations: [name: string, configuration: object, valid: boolean][] = [
  ["nothing", {}, true],
  ["one path", { extends: "../base.json" }, true],
  ["paths", { extends: ["../base.json"] }, true],
  ["a rule", { rules: { "duplicate-port": "hint" } }, true],
  ["an unknown rule", { rules: { nonsense: "hint" } }, false],
  ["an unknown severity", { rules: { "duplicate-port": "warn" } }, false],
  ["an override", { overrides: [{ files: "*.audit", rules: { "no-checks": "off" }, evaluate: {} }] }, true],
  ["an override for nothing", { overrides: [{ rules: {} }] }, false],
  ["globs", { ignore: ["a", "b"] }, true],
  ["a number for a glob", { ignore: [1] }, false],
  [
    "evaluation, with a name of an earlier version",
    { evaluate: { loopback: "count", closedPort: "failed", unlistedProtocol: "closed" } },
    true,
  ],
  [
    "evaluation by its new names",
    { evaluate: { unknownPorts: "closed", processName: "pattern-in-path", selectedLines: "any" } },
    true,
  ],
  ["variables", { variables: { SSH_PORT: "22" }, overrides: [{ files: "a", variables: { A: "" } }] }, true],
  ["a variable in small letters", { variables: { port: "22" } }, false],
  ["an unknown option", { evaluate: { loop: "count" } }, false],
  ["a new check type", { schema: { checkTypes: { Mine: { label: "Mine", rawDoubleQuotes: true } } } }, true],
  [
    "a keyword",
    {
      schema: { checkTypes: { Unix: { keywords: { a: { form: "token", values: ["A"], required: true } } } } },
    },
    true,
  ],
  ["an unknown form", { schema: { checkTypes: { Unix: { keywords: { a: { form: "word" } } } } } }, false],
  [
    "an item type",
    { schema: { checkTypes: { Unix: { itemTypes: { A: { keywords: {} } }, untyped: {} } } } },
    true,
  ],
  ["frameworks", { schema: { frameworks: ["SITE"] } }, true],
  [
    "targets",
    { targets: [{ files: ["a"], hosts: ["web-*", "!@old"], groups: "web", systems: ["linux"] }, {}] },
    true,
  ],
  ["targets for no host", { targets: [{ hosts: [] }] }, false],
  ["targets of an unknown system", { targets: [{ systems: "msdos" }] }, false],
  ["targets with a number for a host", { targets: [{ hosts: [7] }] }, false],
  ["an unknown property of targets", { targets: [{ policies: "a" }] }, false],
  ["an unknown property", { rule: {} }, false],
];

for (const [name, configuration, valid] of configurations) {
  test(`${name} is ${valid ? "right" : "wrong"} for schema and reader`, () => {
    assert.equal(validate(configuration), valid, JSON.stringify(validate.errors));
    const { findings } = parseConfiguration(JSON.stringify(configuration));
    assert.equal(
      findings.every(({ severity }) => severity !== "error"),
      valid,
    );
  });
}
