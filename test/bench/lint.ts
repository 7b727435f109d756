/**
 * Speed of the linter, of one core, warm: parse, rules and both, with every rule that takes more than a fifth of the
 * rules' time named, beside parse and validation of as many bytes of JSON through vscode-json-languageservice.
 */
import { readFileSync } from "node:fs";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import { lint, type Policy, parse, policyOf } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
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
const json = report("JSON, parse and validation", await jsonTime());
console.log(`  linting takes ${(both / json).toFixed(2)} x the time of the JSON service`);

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

/** The same checks as JSON objects, against a schema of their shape; the time for as many bytes as the policies have. */
async function jsonTime(): Promise<number> {
  const service = getLanguageService({});
  const check = {
    type: "object",
    required: ["type", "description"],
    additionalProperties: { type: "string" },
  };
  const schema = { type: "array", items: check } as const;
  service.configure({ validate: true, schemas: [{ uri: "memory://policy", fileMatch: ["*.json"], schema }] });
  const documents = policies.map((policy, index) =>
    TextDocument.create(`file:///${index}.json`, "json", 1, jsonOf(policy)),
  );
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

function jsonOf({ checks, tree }: Policy): string {
  const inside = (start: number, end: number) => tree.text.slice(start, end).replace(/^["']|["']$/g, "");
  const objects = checks.map(({ keywords }) =>
    Object.fromEntries(
      keywords.map(({ name, value }) => [name, value ? inside(value.start, value.end) : ""]),
    ),
  );
  return JSON.stringify(objects, null, 2);
}
