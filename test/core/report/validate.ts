import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

const root = new URL("../../../", import.meta.url);

/** Fails unless the JSON text fits one of the schemas in schema/output. */
export function assertFits(
  schema: "lint" | "check" | "snapshot" | "diff" | "merge" | "list" | "fill" | "results" | "needs",
  json: string,
): void {
  assertValid(validator(`schema/output/${schema}.schema.json`), JSON.parse(json));
}

/** Fails unless the JSON text is SARIF 2.1.0. */
export function assertSarif(json: string): void {
  assertValid(
    validator("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    JSON.parse(json),
  );
}

function validator(path: string): ValidateFunction {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(new URL(path, root), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // the package's types describe the CommonJS default
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

function assertValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  assert.deepEqual(validate.errors ?? [], []);
}
