/**
 * The speed of the linter on one core, warm: parsing, rules and both, with the names of rules that take more
 * than a fifth of the rules' time, compared with parsing and validating as many bytes of JSON with
 * vscode-json-languageservice: the same checks as objects, once against the same schema, and once only
 * against their shape.
 */
import { readFileSync } from "node:fs";
import { getLanguageService, type JSONSchema, TextDocument } from "vscode-json-languageservice";
import { lint } from "../../core/lint/lint.ts";
import { rules } from "../../core/rules/index.ts";
import { type Policy, policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { checkTypeJsonSchema, jsonOf, shapeSchema } from "./data/json-policy.ts";
import { policyText } from "./data/policy-text.ts";
import { milliseconds, quantile } from "./data/timing.ts";

const rounds = 9;
const loudShare = 0.2;

const files = process.argv.slice(2);
const texts =
  files.length > 0
    ? files.map((file) => readFileSync(file, "utf8"))
    : [60_000, 200_000, 800_000].map(policyText);
const bytes = texts.reduce((sum, text) => sum + text.length, 0);
const policies = texts.map((text) => policyOf(parse(text)));

console.log(`lint, ${texts.length} policies, ${(bytes / 1e6).toFixed(1)} MB:`);
const parseTime = report(
  "parse",
  median(() => texts.map((text) => parse(text))),
);
const ruleTime = report(
  "all rules",
  median(() => policies.map((policy) => lint(policy))),
);
const both = report(
  "parse and all rules",
  median(() => texts.map((text) => lint(policyOf(parse(text))))),
);
console.log(`  (parse alone and rules alone: ${(parseTime + ruleTime).toFixed(0)} ms)`);
for (const { id, share } of loudRules(policies, ruleTime)) {
  console.log(`  the rule ${id} takes ${(100 * share).toFixed(0)} % of the time of all rules`);
}
for (const [what, schemaOf] of [
  ["the same schema", checkTypeJsonSchema],
  ["their shape only", () => shapeSchema],
] as const) {
  const json = report(`JSON, parse and validation against ${what}`, await jsonTime(schemaOf));
  console.log(`  linting takes ${(both / json).toFixed(2)} x the time of that`);
}

function report(what: string, time: number): number {
  console.log(`  ${what}: ${time.toFixed(0)} ms, ${(bytes / 1e3 / time).toFixed(0)} MB/s`);
  return time;
}

function median(work: () => unknown): number {
  for (let round = 0; round < 3; round++) work();
  return quantile(
    Array.from({ length: rounds }, () => milliseconds(work)),
    0.5,
  );
}

/** Rules whose absence saves more than a fifth of the time. */
function loudRules(checked: Policy[], all: number): { id: string; share: number }[] {
  return rules
    .map(({ id }) => {
      const others = Object.fromEntries(
        rules.filter((rule) => rule.id !== id).map((rule) => [rule.id, "off" as const]),
      );
      const options = { severities: others };
      return { id, share: median(() => checked.map((policy) => lint(policy, options))) / all };
    })
    .filter(({ share }) => share > loudShare);
}

/** The time for as many bytes of JSON as the policies have. */
async function jsonTime(schemaOf: (checkType: string) => JSONSchema | undefined): Promise<number> {
  const service = getLanguageService({});
  const checkTypes = [...new Set(policies.map(({ checkType = "" }) => checkType))];
  const schemas = checkTypes.map((checkType, index) => ({
    uri: `memory://schema/${index}`,
    fileMatch: [`*.${index}.json`],
    schema: schemaOf(checkType) ?? shapeSchema,
  }));
  service.configure({ validate: true, schemas });
  const documents = policies.map((policy, index) => {
    const schema = checkTypes.indexOf(policy.checkType ?? "");
    return TextDocument.create(`file:///${index}.${schema}.json`, "json", 1, jsonOf(policy));
  });
  const length = documents.reduce((sum, document) => sum + document.getText().length, 0);
  const samples: number[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    const start = performance.now();
    for (const document of documents)
      await service.doValidation(document, service.parseJSONDocument(document));
    samples.push(performance.now() - start);
  }
  return (quantile(samples.slice(3), 0.5) * bytes) / length;
}
