import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePolicies } from "../../core/compare/compare-policies.ts";
import { compareEditions } from "../../core/editions/compare-editions.ts";
import { mergeEditions } from "../../core/editions/merge/merge-editions.ts";
import { evaluate } from "../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import { fillVariables } from "../../core/fill/fill-variables.ts";
import { listChecks } from "../../core/inventory/list-checks.ts";
import { lint } from "../../core/lint/lint.ts";
import { type Policy, policyOf } from "../../core/semantics/policy.ts";
import { anonymise } from "../../core/snapshot/anonymise/anonymise.ts";
import { leaveOut } from "../../core/snapshot/anonymise/leave-out.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { decodeText } from "../../core/snapshot/text/decode.ts";
import { parse } from "../../core/syntax/parse.ts";
import { harmlessText } from "../../core/text/harmless-text.ts";
import { slowness } from "../not-here.ts";
import { assertLinear, growthOf, linearLimit } from "./growth.ts";
import { editionShapes, longShapes, manyChecks, policyRuns, policyShapes } from "./policy-shapes.ts";
import { everything, type Stage } from "./policy-stages.ts";
import {
  byteShapes,
  commandShapes,
  secretShapes,
  sessionShapes,
  sharedRuns,
  snapshotRuns,
  snapshotShapes,
} from "./snapshot-shapes.ts";

const leavingOut: Stage = { prepare: (text) => text, run: (text: string) => leaveOut(text) };
const printing: Stage = {
  prepare: (text) => text,
  run(text: string) {
    for (const form of ["plain", "json", "xml", "annotations", "issues"] as const) harmlessText(text, form);
  },
};
const readers: Stage = { prepare: (text) => text, run: (text: string) => readSnapshot(text) };

/** Checks of a device and of a database, on a text that is read for it. */
const judging: Stage = {
  prepare: (text) => text,
  run(text: string) {
    const snapshot = readSnapshot(text);
    for (const policy of sessionPolicies) evaluate(policy, snapshot, defaultEvaluateOptions);
  },
};

const comparing: Stage = {
  prepare: (text) => [policyOf(parse(text)), policyOf(parse(text))],
  run([before, after]: [Policy, Policy]) {
    comparePolicies(before, after);
    compareEditions(before, after);
  },
};
/** Changes of every check on both sides, which is more than any edition has. */
const merging: Stage = {
  prepare: (text) => {
    const editions = [text, text.replaceAll('"mine"', '"changed"'), text.replaceAll('"next"', '"other"')];
    return editions.map((one) => policyOf(parse(one)));
  },
  run([base, mine, next]: Policy[]) {
    const named = (policy: Policy | undefined) => ({ name: "", policy: policy! });
    const answer = mergeEditions(named(base), named(mine), named(next));
    assert.ok(answer.ok && answer.merge.text().ok);
  },
};
const listing: Stage = {
  prepare: (text) => policyOf(parse(text)),
  run: (policy: Policy) => listChecks(policy),
};
const filling: Stage = {
  prepare: (text) => policyOf(parse(text.replaceAll('"mine"', '"@A@"'))),
  run(policy: Policy) {
    assert.ok(fillVariables(policy, new Map([["A", { value: "x.y", isText: false, from: "" }]])).ok);
  },
};
const sharing: Stage = { prepare: (text) => text, run: (text: string) => anonymise(text) };
const decoding: Stage = {
  prepare: (text) => Buffer.from(text, "latin1"),
  run: (bytes: Buffer) => decodeText(bytes),
};

const linting: Stage = {
  prepare: (text) => text,
  run: (text: string) => lint(policyOf(parse(text)), { today: "2026-01-01" }),
};

/** What is only slow if it is long, so it is measured with larger texts than the others. */
const longPolicies = {
  ...longShapes,
  variables: policyShapes.variables!,
  "allowed and denied ports": policyShapes["allowed and denied ports"]!,
};

const sessionPolicies = [
  '<check_type:"Cisco">\n<item>\ntype : CONFIG_CHECK\ndescription : "a"\ncontext : "."\ncontext : "[a-z{]"\nitem : "zeta"\n</item>\n<item>\ntype : CONFIG_CHECK_NOT\ndescription : "b"\ncontext : "^h"\nitem : "zeta"\n</item>\n</check_type>\n',
  '<check_type:"FortiGate">\n<custom_item>\ndescription : "a"\ncmd : "show running-config"\ncontext : "."\nregex : "a"\nexpect : "zeta"\n</custom_item>\n</check_type>\n',
  '<check_type:"F5">\n<custom_item>\ntype : OFFLINE_CONFIG_CHECK\ndescription : "a"\ncmd : "show running-config"\ncontext : "."\nexpect : "zeta"\n</custom_item>\n</check_type>\n',
  '<check_type:"Database" db_type:"Oracle">\n<custom_item>\ntype : SQL_POLICY\ndescription : "a"\nsql_request : "select a from b"\nsql_types : POLICY_VARCHAR\nsql_expect : regex:"zeta"\n</custom_item>\n</check_type>\n',
].map((text) => policyOf(parse(text)));

const tables = {
  "policies that repeat": { shapes: policyShapes, stage: everything, size: 5000 },
  "long policies": { shapes: longPolicies, stage: linting, size: 40_000 },
  "policies to compare": { shapes: manyChecks, stage: comparing, size: 100_000 },
  "policies to merge": { shapes: editionShapes, stage: merging, size: 50_000 },
  "policies to list": { shapes: editionShapes, stage: listing, size: 50_000 },
  "policies to fill in": { shapes: editionShapes, stage: filling, size: 50_000 },
  "runs of a few characters": { shapes: policyRuns, stage: everything, size: 3000 },
  "snapshots that repeat": { shapes: snapshotShapes, stage: readers, size: 25_000 },
  "sessions on devices and with databases": { shapes: sessionShapes, stage: judging, size: 40_000 },
  "runs of a few characters in snapshots": { shapes: snapshotRuns, stage: readers, size: 8000 },
  "runs of a few characters to share": { shapes: sharedRuns, stage: sharing, size: 24_000 },
  "snapshots to share": { shapes: snapshotShapes, stage: sharing, size: 10_000 },
  "bytes of no known encoding": { shapes: byteShapes, stage: decoding, size: 25_000 },
  "what begins like a secret": { shapes: secretShapes, stage: leavingOut, size: 25_000 },
  "what begins like a command": { shapes: commandShapes, stage: printing, size: 25_000 },
};

test("the measure distinguishes quadratic from linear growth", () => {
  const work = (steps: number) => {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += Math.sqrt(step);
    assert.ok(sum >= 0);
  };
  const same = (size: number) => size;
  assertLinear("work", same, (size) => work(size * 600), 3000 * slowness);
  assert.throws(
    () => assertLinear("more work", same, (size) => work((size * size) / 5), 3000 * slowness),
    /^AssertionError.*: more work: 1, 2 and 4 times the size take [\d.]+, [\d.]+, [\d.]+ ms$/s,
  );
});

test("what is only slow while it is cold does not hide quadratic growth", () => {
  let isCold = true;
  const run = (size: number) => {
    let sum = 0;
    for (let step = 0; step < size * size * (isCold ? 4 : 1); step++) sum += Math.sqrt(step);
    isCold = false;
    assert.ok(sum > 0);
  };
  assert.ok(growthOf((size) => size, run, { size: 4000, mostRuns: 2 }).ratio > linearLimit);
});

for (const [table, { shapes, stage, size }] of Object.entries(tables)) {
  test(`time grows no faster than the size: ${table}`, () => {
    const tooFast: string[] = [];
    for (const [name, shape] of Object.entries(shapes)) {
      const { times, ratio } = growthOf((length) => stage.prepare(shape(length)) as never, stage.run, {
        size,
      });
      if (ratio > linearLimit) tooFast.push(`${name}: ${times.map((time) => time.toFixed(1)).join(", ")} ms`);
    }
    assert.deepEqual(tooFast, []);
  });
}
