import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeEditions } from "../../../core/editions/merge/merge-editions.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import {
  basePolicy,
  edited,
  type ModelPolicy,
  mistakesOf,
  modelEdits,
  printModel,
  readModel,
} from "./model.ts";

const runs = { numRuns: Number(process.env.RUNS ?? 300) };

function merge(models: Record<"base" | "mine" | "next", ModelPolicy>) {
  const named = (name: keyof typeof models) => ({ name, policy: policyOf(parse(printModel(models[name]))) });
  const answer = mergeEditions(named("base"), named("mine"), named("next"));
  assert.ok(answer.ok, answer.ok ? "" : answer.reason);
  const merged = answer.merge.text();
  assert.ok(merged.ok, merged.ok ? "" : merged.reason);
  return { items: answer.merge.items, text: merged.text };
}

test("a merge has all of mine and all of the vendor's, or names the conflict", () => {
  fc.assert(
    fc.property(basePolicy, modelEdits, modelEdits, (base, own, theirs) => {
      const models = { base, mine: edited(base, own, "mine"), next: edited(base, theirs, "next") };
      const { items, text } = merge(models);
      assert.deepEqual(mistakesOf(models, readModel(text), items), [], text);
    }),
    runs,
  );
});

test("without changes of mine the next edition stays as it is, byte for byte", () => {
  fc.assert(
    fc.property(basePolicy, modelEdits, (base, theirs) => {
      const next = edited(base, theirs, "next");
      assert.equal(merge({ base, mine: base, next }).text, printModel(next));
    }),
    runs,
  );
});

test("if the vendor changed nothing, all of mine applies", () => {
  fc.assert(
    fc.property(basePolicy, modelEdits, (base, own) => {
      const mine = edited(base, own, "mine");
      const { items, text } = merge({ base, mine, next: base });
      assert.deepEqual(
        items.filter(({ outcome }) => outcome !== "applies"),
        [],
      );
      assert.deepEqual(mistakesOf({ base, mine, next: base }, readModel(text), items), []);
    }),
    runs,
  );
});
