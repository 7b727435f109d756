import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Generations } from "../../../core/text/generations.ts";

describe("values in generations", () => {
  it("stay for as long as they are asked for", () => {
    const values = new Generations<number>(10);
    values.set("often", 1);
    values.set("once", 2);
    for (let index = 0; index < 100; index++) {
      values.set(`other ${index}`, index);
      assert.equal(values.get("often"), 1);
    }
    assert.equal(values.get("once"), undefined);
    assert.equal(values.get("other 99"), 99);
  });

  it("are no more than two generations", () => {
    const values = new Generations<number>(10);
    for (let index = 0; index < 1000; index++) values.set(`${index}`, index);
    const left = Array.from({ length: 1000 }, (_, index) => values.get(`${index}`)).filter(
      (value) => value !== undefined,
    );
    assert.ok(left.length >= 10 && left.length <= 20, `${left.length}`);
  });

  it("are fewer where their texts are long", () => {
    const values = new Generations<number>(10);
    for (let index = 0; index < 100; index++) values.set(`${index} ${"x".repeat(1000)}`, index);
    assert.equal(values.get(`96 ${"x".repeat(1000)}`), undefined);
    assert.equal(values.get(`99 ${"x".repeat(1000)}`), 99);
  });
});
