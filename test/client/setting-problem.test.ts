import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type SettingSchema, settingProblem } from "../../client/settings/setting-problem.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const properties: Record<string, SettingSchema & { default: unknown }> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((part: { properties: object }) => part.properties),
);

const wrong: { setting: string; value: unknown; says: RegExp }[] = [
  { setting: "validate.enabled", value: "no", says: /^true or false$/ },
  { setting: "validate.maxFindings", value: "many", says: /^a whole number from 1 to 100000$/ },
  { setting: "validate.maxFindings", value: 1.5, says: /^a whole number from/ },
  { setting: "validate.maxFindings", value: 0, says: /^a whole number from/ },
  { setting: "snapshot.maxMegabytes", value: 5000, says: /^a number from 1 to 400$/ },
  { setting: "lint.baseline", value: ["a"], says: /^a text$/ },
  { setting: "lint.baselined", value: "off", says: /^one of hint, hidden$/ },
  { setting: "hosts.folders", value: "hosts", says: /^a list$/ },
  { setting: "hosts.folders", value: ["a", 7], says: /its entry 2 must be a text/ },
  { setting: "live.sources", value: [{ name: "a" }], says: /entry 1 must be an object with command/ },
  {
    setting: "live.sources",
    value: [{ name: "a", command: "ss" }],
    says: /an object whose command is a list/,
  },
  { setting: "live.sources", value: [{ name: "a", command: [] }], says: /a list that is not empty/ },
];

describe("a setting of the wrong kind", () => {
  for (const { setting, value, says } of wrong) {
    it(`${setting}: ${JSON.stringify(value)}`, () => {
      assert.match(settingProblem(properties[`nessusAudit.${setting}`]!, value) ?? "", says);
    });
  }

  it("is none of the defaults", () => {
    for (const [id, schema] of Object.entries(properties))
      assert.equal(settingProblem(schema, schema.default), undefined, id);
  });

  it("is none of these", () => {
    const live = [{ name: "a", command: ["ss", "-tulpn"] }];
    assert.equal(settingProblem(properties["nessusAudit.live.sources"]!, live), undefined);
    assert.equal(settingProblem(properties["nessusAudit.snapshot.maxMegabytes"]!, 12.5), undefined);
  });
});
