import assert from "node:assert/strict";
import { test } from "node:test";
import { controlOf, controlsOf } from "../../../core/schema/controls/controls.ts";

test("parts and enhancements of a control belong to it", () => {
  for (const id of ["CM-7", "CM-7b.", "CM-7(2)", "CM-7 (1)(a)"])
    assert.equal(controlOf("800-53r5", id)?.title, "Least Functionality", id);
  assert.equal(controlOf("800-53r5", "AC-17")?.title, "Remote Access");
});

test("what is not a control, or is in a framework without titles, has no title", () => {
  for (const id of ["CM-700", "CM-99", "CM", "cm-7", "", "AC-13", "XX-1"])
    assert.equal(controlOf("800-53r5", id), undefined, id);
  assert.equal(controlOf("CCI", "CM-7"), undefined);
  assert.equal(controlOf("constructor", "CM-7"), undefined);
  assert.deepEqual(controlsOf("toString"), []);
});

test("titles of another revision say so", () => {
  assert.equal(controlOf("800-53r5", "AC-11")?.from, undefined);
  assert.equal(controlOf("800-53", "AC-11")?.from, "NIST SP 800-53 revision 5");
});

test("every entry has a number and a title, in ascending order", () => {
  const controls = controlsOf("800-53r5");
  assert.equal(new Set(controls.map(({ id }) => id)).size, controls.length);
  for (const { id, title } of controls) {
    assert.match(id, /^[A-Z]{2}-[1-9]\d?$/);
    assert.match(title, /^[A-Z]/, id);
  }
  const numbers = controls.map(({ id }) => id.split("-"));
  for (const [index, [family, number]] of numbers.entries()) {
    const [before, last] = numbers[index - 1] ?? [];
    if (before === family) assert(Number(last) < Number(number), `${family}-${number}`);
  }
});
