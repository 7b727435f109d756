/**
 * What a folder of audit files has and the schema doesn't know: item types, keywords, values, missing required
 * keywords, tokens in quotes. `node --import tsx test/measure/schema-coverage.ts FOLDER`
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkTypeSchema,
  frameworks,
  type ItemSchema,
  type KeywordSchema,
  schemaOfCheck,
} from "../../core/schema/index.ts";
import type { Check } from "../../core/semantics/policy.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import type { Value } from "../../core/syntax/tree.ts";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder with audit files: schema-coverage.ts FOLDER");
  process.exit(2);
}

const unknown = new Map<string, { count: number; file: string }>();
const knownFrameworks = new Set(frameworks().map((framework) => framework.id));
let checks = 0;
let keywords = 0;

for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".audit")) continue;
  const text = readFileSync(join(folder, file), "utf8");
  const policy = policyOf(parse(text));
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType);
  if (checkType === undefined) note(`check type ${policy.checkType ?? "(none)"}`, file);
  else
    for (const check of policy.checks)
      look(check, schemaOfCheck(checkType, check), checkType.name, text, file);
}

console.log(
  `${checks} checks, ${keywords} keywords, ${unknown.size} kinds of things that the schema doesn't know`,
);
for (const [what, { count, file }] of [...unknown].sort((a, b) => b[1].count - a[1].count)) {
  console.log(`${String(count).padStart(5)}  ${what}  (${file})`);
}

function look(
  check: Check,
  item: ItemSchema | undefined,
  checkType: string,
  text: string,
  file: string,
): void {
  checks++;
  const name = check.itemType ?? check.builtin ?? `(${check.tag} without type)`;
  if (item === undefined) {
    note(`item ${checkType} ${name}`, file);
    return;
  }
  const present = new Map<string, number>();
  for (const keyword of check.keywords) {
    keywords++;
    present.set(keyword.name, (present.get(keyword.name) ?? 0) + 1);
    const schema = item.keywords.get(keyword.name);
    const where = `${checkType} ${item.name} ${keyword.name}`;
    if (schema === undefined) note(`keyword ${where}`, file);
    else if (keyword.value !== undefined) lookAtValue(keyword.value, schema, where, text, file);
  }
  for (const [keyword, count] of present) {
    if (count > 1 && item.keywords.get(keyword)?.repeatable === false) {
      note(`repeated ${checkType} ${item.name} ${keyword}`, file);
    }
  }
  for (const keyword of item.keywords.values()) {
    const excused = keyword.requiredUnless.some((other) => present.has(other));
    if (keyword.required && !present.has(keyword.name) && !excused) {
      note(`required ${checkType} ${item.name} ${keyword.name}`, file);
    }
  }
  for (const group of item.requiredOneOf) {
    if (!group.some((keyword) => present.has(keyword))) note(`one of ${group} in ${checkType} ${name}`, file);
  }
  for (const group of item.mutuallyExclusive) {
    if (group.filter((keyword) => present.has(keyword)).length > 1)
      note(`more than one of ${group} in ${name}`, file);
  }
}

function lookAtValue(value: Value, schema: KeywordSchema, where: string, text: string, file: string): void {
  if (value.kind === "string" && schema.quoted === "bare") note(`quoted ${where}`, file);
  if (value.kind === "word" && schema.quoted === "quoted") {
    if (text[value.start] !== "@") note(`not quoted ${where}`, file);
  }
  for (const part of partsOf(value)) {
    const written = text.slice(part.start, part.end);
    if (written.includes("@")) continue;
    const word = part.kind === "string" ? written.slice(1, -1) : written;
    if (schema.form === "reference-list") lookAtReference(word, file);
    if (schema.values.length > 0 && !schema.openValues) {
      const same = schema.values.some((known) =>
        schema.caseInsensitive || part.kind === "string"
          ? known.value.toLowerCase() === word.toLowerCase()
          : known.value === word,
      );
      if (!same && !(schema.form === "pipe-list" && word.includes("|")))
        note(`value ${where} ${written}`, file);
    }
    if (schema.pattern !== undefined && part.kind === "string" && !new RegExp(schema.pattern).test(word)) {
      note(`pattern ${where} ${written}`, file);
    }
  }
}

function lookAtReference(list: string, file: string): void {
  for (const pair of list.split(",")) {
    const framework = pair.split("|")[0]?.trim() ?? "";
    if (!knownFrameworks.has(framework)) note(`framework ${framework}`, file);
  }
}

function partsOf(value: Value): Value[] {
  if (value.kind === "list") return value.operands.flatMap(partsOf);
  if (value.kind === "group") return value.value === undefined ? [] : partsOf(value.value);
  return value.kind === "prefixed" ? [] : [value];
}

function note(what: string, file: string): void {
  const entry = unknown.get(what);
  if (entry === undefined) unknown.set(what, { count: 1, file });
  else entry.count++;
}
