/**
 * Time to parse a policy, and to find everything in it, compared with a mere `JSON.parse` of as many bytes.
 */
import { lint } from "../../core/lint/lint.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { policiesToMeasure } from "./data/policy-text.ts";
import { jsonParseTime, medianAndP95, milliseconds, quantile } from "./data/timing.ts";

const rounds = 60;
const warmUp = 20;

for (const { name, text } of policiesToMeasure()) {
  console.log(`parse, ${Math.round(text.length / 1000)} KB (${name}):`);
  const json = jsonParseTime(text.length);
  console.log(`  JSON.parse: median ${json.toFixed(1)} ms`);
  report("parse", () => parse(text), json);
  const policy = policyOf(parse(text));
  report("lint, nothing remembered", () => lint(policy), json);
}

function report(what: string, work: () => unknown, json: number): void {
  for (let round = 0; round < warmUp; round++) work();
  const samples = Array.from({ length: rounds }, () => milliseconds(work));
  console.log(
    `  ${what}: ${medianAndP95(samples)}, ${(quantile(samples, 0.5) / json).toFixed(1)} x JSON.parse`,
  );
}
