import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { defaultFindingSettings, findingSettingsOf } from "../../server/configuration/finding-settings.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const properties = Object.assign(
  {},
  ...manifest.contributes.configuration.map((part: { properties: object }) => part.properties),
);

for (const limit of ["maxFindings", "maxMegabytes"]) {
  test(`validate.${limit} has the default and the bounds of the manifest`, () => {
    const { default: preset, minimum, maximum } = properties[`nessusAudit.validate.${limit}`];
    const settingsWith = (value: unknown) => findingSettingsOf({ [limit]: value }, {});
    assert.deepEqual(settingsWith(preset), defaultFindingSettings);
    for (const bound of [minimum, maximum]) assert.notDeepEqual(settingsWith(bound), defaultFindingSettings);
    for (const beyond of [minimum - 1, maximum + 1])
      assert.deepEqual(settingsWith(beyond), defaultFindingSettings);
  });
}

test("what becomes of known findings has the default of the manifest", () => {
  const { default: preset } = properties["nessusAudit.lint.baselined"];
  assert.equal(findingSettingsOf({}, { baselined: "wrong" }).baselined, preset);
});
