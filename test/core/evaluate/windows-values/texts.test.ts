import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { CheckSource } from "../../../../core/evaluate/checks/check-source.ts";
import { noValues } from "../../../../core/evaluate/values.ts";
import { compileAccounts } from "../../../../core/evaluate/windows-values/accounts.ts";
import type { Comparison } from "../../../../core/evaluate/windows-values/check-types.ts";
import { type Expression, expressionOf } from "../../../../core/evaluate/windows-values/expression.ts";
import { compileLists } from "../../../../core/evaluate/windows-values/lists.ts";
import { sidOfService } from "../../../../core/evaluate/windows-values/service-sid.ts";
import { compileTexts } from "../../../../core/evaluate/windows-values/texts.ts";
import { compileVersions } from "../../../../core/evaluate/windows-values/versions.ts";
import { compileWords } from "../../../../core/evaluate/windows-values/words.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, windows } from "../fixture.ts";

function expression(text: string): Expression {
  const [check] = policyOf(parse(windows(item("REGISTRY_SETTING", `value_data : ${text}`)))).checks;
  const found = expressionOf(new CheckSource(check!, noValues), "value_data");
  assert.ok(found.ok, text);
  return found.value.expression;
}

type Compiled<Actual> = { ok: true; test(actual: Actual): { truth: string } } | { ok: false; reason: string };

function truthOf<Actual>(compiled: Compiled<Actual>, actual: Actual): string {
  return compiled.ok ? compiled.test(actual).truth : compiled.reason;
}

const texts: [wanted: string, actual: string, truth: string, comparison?: Comparison][] = [
  ['"tide"', "tide", "true"],
  ['"tide"', "Tide", "unknown"],
  ['"tide"', "tide ", "unknown"],
  ['"tide"', "ebb", "false"],
  ['""', "", "true"],
  ['"tide" || "ebb"', "ebb", "true"],
  ['"tide" || "ebb"', "ebb", "false", "NOT_EQUAL"],
  ['"tide" || "ebb"', "calm", "true", "NOT_EQUAL"],
  ['"t.de"', "tide", "true", "REGEX"],
  ['"^t" || "b$"', "ebb", "true", "REGEX"],
  ['"^t" || "b$"', "ebb", "false", "NOT_REGEX"],
  ['"^ebb$"', "tide\nebb", "unknown", "REGEX"],
  ['"ebb"', "tide\nebb", "true", "REGEX"],
  ['"9"', "10", "unknown", "GREATER_THAN"],
  ['"15"', "18", "true", "GREATER_THAN_OR_EQUAL"],
  ['"15"', "15", "true", "GREATER_THAN_OR_EQUAL"],
  ['"True"', "False", "unknown", "GREATER_THAN_OR_EQUAL"],
  ['"a" && "b"', "a", "Tenable does not document what operators other than || mean between texts."],
  ['"a"', "a", "Tenable does not document what CHECK_EQUAL_ANY means for one text.", "EQUAL_ANY"],
  ['"("', "a", "The pattern of value_data is malformed: …", "REGEX"],
];

for (const [wanted, actual, truth, comparison = "EQUAL"] of texts) {
  test(`a text ${JSON.stringify(actual)}, ${comparison} ${wanted}`, () => {
    const found = truthOf(compileTexts(expression(wanted), comparison), actual);
    assert.equal(truth.endsWith("…") ? `${found.slice(0, truth.length - 1)}…` : found, truth);
  });
}

const lists: [wanted: string, actual: string[], truth: string, comparison?: Comparison][] = [
  ['"a" && "b"', ["a", "b"], "true"],
  ['"a" && "b"', ["a", "b", ""], "true"],
  ['"a" && "b"', ["b", "a"], "unknown"],
  ['"a" && "b"', ["A", "b"], "unknown"],
  ['"a" && "b"', ["a"], "false"],
  ['"a"', ["a", "b"], "false"],
  ['""', [], "true"],
  ['""', ["a"], "false"],
  ['"" || "a"', ["a"], "true"],
  ['"a" && ("b" || "c")', ["a", "c"], "true"],
  ['"a" && ("b" || "c")', ["a", "d"], "false"],
  ['"b" && "a"', ["a", "b", "c"], "true", "EQUAL_ANY"],
  ['"b" && "d"', ["a", "b", "c"], "false", "EQUAL_ANY"],
  ['""', ["a"], "unknown", "EQUAL_ANY"],
  ['"a"', ["b"], "true", "NOT_EQUAL"],
  ['"^a"', ["a1"], "true", "REGEX"],
  ['"^a"', ["a1", "b"], "unknown", "REGEX"],
  ['"z"', ["a1", "b"], "true", "NOT_REGEX"],
  ['"a"', [], "unknown", "REGEX"],
];

for (const [wanted, actual, truth, comparison = "EQUAL"] of lists) {
  test(`a list ${JSON.stringify(actual)}, ${comparison} ${wanted}`, () => {
    assert.equal(truthOf<readonly string[]>(compileLists(expression(wanted), comparison), actual), truth);
  });
}

const words: [type: string, wanted: string, actual: number, truth: string, comparison?: Comparison][] = [
  ["AUDIT_SET", '"success, failure"', 3, "true"],
  ["AUDIT_SET", '"Success"', 3, "false"],
  ["AUDIT_SET", '"Success" || "Success, Failure"', 3, "true"],
  ["AUDIT_SET", '"Success,Failure"', 3, "unknown"],
  ["SERVICE_SET", '"Automatic"', 2, "true"],
  ["SERVICE_SET", '"Automatic"', 0, "false"],
  ["SERVICE_SET", '"Automatic"', 3, "true", "NOT_EQUAL"],
  ["NTLMSSP_SET", '"Require NTLMv2 session security" && "Require 128-bit encryption"', 0x20080000, "true"],
  ["NTLMSSP_SET", '"Require NTLMv2 session security"', 0x20080000, "false"],
  ["EVENT_METHOD", '"by days"', 86_400, "true"],
  ["EVENT_METHOD", '"manually"', 0xffffffff, "true"],
  ["POLICY_SET", '"Yes"', 1, "unknown"],
  ["POLICY_SET", '"Disabled"', 7, "false"],
];

for (const [type, wanted, actual, truth, comparison = "EQUAL"] of words) {
  test(`${actual} as ${type}, ${comparison} ${wanted}`, () => {
    assert.equal(truthOf(compileWords(expression(wanted), comparison, type), actual), truth);
  });
}

const versions: [wanted: string, actual: string, truth: string, comparison?: Comparison][] = [
  ['"10.0.9.1"', "10.0.10.0", "true", "GREATER_THAN_OR_EQUAL"],
  ['"11.0"', "11.0.0.0", "true", "EQUAL"],
  ['"11.0"', "11.0.0.1", "false", "LESS_THAN"],
  ['"1.2.3.4"', "1.2.3.4", "true"],
  ['"1.2.3.4"', "1.2.3.5", "unknown"],
  ['"newest"', "1.2.3.5", "unknown", "EQUAL"],
];

for (const [wanted, actual, truth, comparison] of versions) {
  test(`version ${actual}, ${comparison ?? "no check_type"} ${wanted}`, () => {
    assert.equal(truthOf(compileVersions(expression(wanted), comparison), actual), truth);
  });
}

const administrators = "S-1-5-32-544";
const accounts: [wanted: string, actual: string[], truth: string, comparison?: Comparison][] = [
  ['"Administrators"', [administrators], "true"],
  ['"ADMINISTRATORS" && "local service"', ["S-1-5-19", administrators], "true"],
  ['"Administrators"', [administrators, "S-1-5-19"], "false"],
  ['"Administrators" && "Users"', [administrators], "false"],
  ['""', [], "true"],
  ['""', ["S-1-5-21-1-2-3-1105"], "false"],
  ['"Administrators" && "Pilots"', [administrators, "S-1-5-21-1-2-3-1105"], "unknown"],
  ['"Administrators" && "Users"', [administrators, "S-1-5-21-1-2-3-1105"], "false"],
  ['"Domain Admins"', ["S-1-5-21-1-2-3-512"], "true"],
  ['"Helm"', ["S-1-5-21-1-2-3-1104"], "true"],
  ['"Keel"', ["S-1-5-21-1-2-3-1104"], "false"],
  ['"Buoy"', ["HARBOUR\\Buoy"], "true"],
  ['"HARBOUR\\Buoy"', ["HARBOUR\\Buoy"], "unknown"],
  ['"BUILTIN\\Administrators"', [administrators], "unknown"],
  ['"Everyone"', ["S-1-1-0"], "true"],
  ['"MSSQLSERVER"', ["S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003"], "true"],
  ['"SQLSERVERAGENT"', ["S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003"], "false"],
  ['"Administrators"', [administrators, "S-1-5-19"], "true", "SUPERSET"],
  ['"Administrators" && "Users"', [administrators], "true", "SUBSET"],
  ['"Users"', [administrators], "false", "SUBSET"],
  ['"Users"', [administrators], "false", "EQUAL_ANY"],
  ['""', [administrators], "unknown", "SUPERSET"],
  ['"Users"', [administrators], "true", "NOT_EQUAL"],
  ['"Administrators" || ("Administrators" && "Users")', ["S-1-5-32-545", administrators], "true"],
  ['"S-1-5-32-544"', [administrators], "unknown"],
];
const host = { name: "PIER", nameOf: (sid: string) => (sid.endsWith("-1104") ? "Helm" : undefined) };

for (const [wanted, actual, truth, comparison = "EQUAL"] of accounts) {
  test(`accounts ${actual.join()}, ${comparison} ${wanted}`, () => {
    const members = actual.map((text) => (text.startsWith("S-1-") ? { sid: text } : { name: text }));
    const compiled = compileAccounts(expression(wanted), comparison, "plain");
    assert.equal(compiled.ok ? compiled.test(members, host).truth : compiled.reason, truth);
  });
}

const qualified: [wanted: string, actual: string, truth: string, rule: "qualified" | "either"][] = [
  ['"BUILTIN\\Administrators"', administrators, "true", "qualified"],
  ['"Administrators"', administrators, "unknown", "qualified"],
  ['"Everyone"', "S-1-1-0", "true", "qualified"],
  ['"OTHER\\Buoy"', "HARBOUR\\Buoy", "false", "qualified"],
  ['"Buoy"', "PIER\\Buoy", "true", "either"],
  ['"Buoy"', "Buoy", "true", "either"],
  ['"Buoy"', "HARBOUR\\Buoy", "unknown", "either"],
  ['"HARBOUR\\Buoy"', "harbour\\buoy", "true", "either"],
];

for (const [wanted, actual, truth, rule] of qualified) {
  test(`with domains, ${actual} and ${rule} ${wanted}`, () => {
    const member = actual.startsWith("S-1-") ? { sid: actual } : { name: actual };
    const compiled = compileAccounts(expression(wanted), "EQUAL", rule);
    assert.equal(compiled.ok ? compiled.test([member], host).truth : compiled.reason, truth);
  });
}

test("the SID of a service is what its name hashes to", () => {
  for (const name of ["", "Spooler", "q".repeat(27), "q".repeat(28), "Grüße€".repeat(20)]) {
    const hash = createHash("sha1").update(Buffer.from(name.toUpperCase(), "utf16le")).digest();
    const parts = [0, 4, 8, 12, 16].map((at) => hash.readUInt32LE(at));
    assert.equal(sidOfService(name), `S-1-5-80-${parts.join("-")}`);
  }
});
