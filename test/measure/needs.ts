/**
 * How many checks of policies are judged, and what the others are:
 *
 *   node --import tsx test/measure/needs.ts FOLDER [CHECK_TYPE]
 *
 * Prints, for each item type, how many checks it has in the policies of the check type (Unix by default), how
 * many of them are never judged, how many can't be decided on any host, and why. Reports of the policy itself
 * are left out.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledCheck, type CompiledNode, compilePolicy } from "../../core/evaluate/compile-policy.ts";
import { hostOf } from "../../core/evaluate/host/host.ts";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { decode } from "../../core/snapshot/text/decode.ts";
import { parse } from "../../core/syntax/parse.ts";

const [folder, checkType = "Unix"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder.");

interface Count {
  all: number;
  never: number;
  open: number;
  reasons: Map<string, number>;
}

const counts = new Map<string, Count>();
const host = hostOf(readSnapshot(""), defaultEvaluateOptions);
let files = 0;

for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (!name.endsWith(".audit")) continue;
  const policy = policyOf(parse(decode(readFileSync(join(folder, name)))));
  if (policy.checkType !== checkType) continue;
  files++;
  for (const check of checksIn(compilePolicy(policy).body)) if (!check.isFixed) count(check);
}

function* checksIn(nodes: readonly CompiledNode[]): Generator<CompiledCheck> {
  for (const node of nodes) {
    if (node.kind === "check") yield node;
    else {
      yield* node.condition ?? [];
      yield* checksIn(node.then);
      yield* checksIn(node.else);
    }
  }
}

function count({ reference, unjudged, judge }: CompiledCheck): void {
  const type = reference.type === "" ? "<item>" : reference.type;
  const own = counts.get(type) ?? { all: 0, never: 0, open: 0, reasons: new Map() };
  counts.set(type, own);
  own.all++;
  const found = unjudged === undefined ? judge(host) : undefined;
  if (unjudged !== undefined) own.never++;
  else if (found?.because === "undocumented") own.open++;
  else return;
  const reason = (unjudged ?? found?.reason ?? "").slice(0, 100);
  own.reasons.set(reason, (own.reasons.get(reason) ?? 0) + 1);
}

const total = { all: 0, never: 0, open: 0 };
for (const [type, { all, never, open, reasons }] of [...counts].sort((a, b) => b[1].all - a[1].all)) {
  total.all += all;
  total.never += never;
  total.open += open;
  console.log(`${type}: ${all} checks, ${never} never judged, ${open} open on every host`);
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 5)) {
    console.log(`    ${times} × ${reason}`);
  }
}
const share = (part: number) => `${((100 * part) / Math.max(1, total.all)).toFixed(1)} %`;
console.log(
  `${files} policies, ${total.all} checks: ${share(total.all - total.never)} judged, ${share(total.open)} open on every host`,
);
