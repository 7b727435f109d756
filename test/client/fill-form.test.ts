import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formRows,
  mayBePattern,
  missingValues,
  presetValues,
  progressText,
  sentValues,
} from "../../client/fill/fill-form.ts";
import type { PolicyVariable } from "../../server/protocol.ts";

const ntp: PolicyVariable = {
  name: "NTP",
  title: "Time server",
  info: "The host that gives the time.",
  preset: "10\\.0\\.0\\.1",
  places: 3,
  patterns: 1,
};
const age: PolicyVariable = { name: "AGE", preset: "", valueType: "INTEGER", places: 1, patterns: 0 };

test("a form begins with what is configured, else with the defaults of the header", () => {
  assert.deepEqual([...presetValues([ntp, age])], [["NTP", { value: "10\\.0\\.0\\.1", isText: false }]]);
  assert.equal(presetValues([{ ...ntp, configured: "10.9.9.9" }]).get("NTP")?.value, "10.9.9.9");
});

test("it shows what the header says about each variable, and its value", () => {
  const values = presetValues([ntp, age]);
  assert.deepEqual(
    formRows([ntp, age], values).map(({ label, description, detail }) => [label, description, detail]),
    [
      ["NTP", "10\\.0\\.0\\.1", "Time server · The host that gives the time. · 3 places, 1 in patterns"],
      ["AGE", "no value", "1 place"],
    ],
  );
  values.set("NTP", { value: "10.0.0.5", isText: true });
  assert.equal(formRows([ntp], values)[0]!.description, "10.0.0.5 (plain text)");
});

test("it says how far it is filled in", () => {
  const values = presetValues([ntp, age]);
  assert.deepEqual(missingValues([ntp, age], values), ["AGE"]);
  assert.equal(progressText([ntp, age], values), "1 of 2 variables filled in");
  values.set("AGE", { value: "30", isText: false });
  assert.equal(progressText([ntp, age], values), "2 of 2 variables filled in");
  assert.deepEqual(sentValues(values), [
    { name: "NTP", value: "10\\.0\\.0\\.1", isText: false },
    { name: "AGE", value: "30", isText: false },
  ]);
});

test("it only asks for the kind of a value if that matters", () => {
  assert.equal(mayBePattern(ntp, "10.0.0.5"), true);
  assert.equal(mayBePattern(ntp, "time"), false);
  assert.equal(mayBePattern(age, "1.5"), false);
});
