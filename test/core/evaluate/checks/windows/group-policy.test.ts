import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../../core/snapshot/read-snapshot.ts";
import { type HostText, hostText, policyText } from "../../../../../core/snapshot/transcript/host-file.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { item, windows } from "../../fixture.ts";

/** A part of an object, as `decode` makes it of a `registry.pol`. */
const part = (name: string, value: number) =>
  `; Registry of a policy\n\n[Software\\Contoso]\n"${name}"=dword:0000000${value}\n`;
const setting = (root: string, name: string) =>
  item(
    "REGISTRY_SETTING",
    `description : "${root} ${name}"`,
    "value_type : POLICY_DWORD",
    "value_data : 1",
    `reg_key : "${root}\\Software\\Contoso"`,
    `reg_item : "${name}"`,
    "reg_option : CAN_NOT_BE_NULL",
  );

function verdicts(texts: readonly HostText[], ...checks: string[]): Record<string, string> {
  const policy = policyOf(parse(windows(...checks)));
  const results = evaluate(policy, readSnapshot(texts), defaultEvaluateOptions);
  return Object.fromEntries(results.map(({ check, status }) => [check.description, status]));
}

const folder = "{31B2F340}/DomainSysvol/GPO";

describe("a group policy object is taken for the host", () => {
  it("the machine's part is HKLM, the users' part every hive of HKU; what neither sets is open", () => {
    const texts = [
      hostText(`${folder}/Machine/registry.pol`, part("A", 1)),
      hostText(`${folder}/User/registry.pol`, part("B", 2)),
    ];
    const checks = [setting("HKLM", "A"), setting("HKLM", "B"), setting("HKU", "A"), setting("HKU", "B")];
    assert.deepEqual(verdicts(texts, ...checks), {
      "HKLM A": "PASSED",
      "HKLM B": "UNDECIDED",
      "HKU A": "UNDECIDED",
      "HKU B": "FAILED",
    });
  });

  it("a file by itself is known by its folder, and is the machine's where that says nothing", () => {
    const alone = (path: string) =>
      verdicts([policyText(path, part("A", 1))], setting("HKLM", "A"), setting("HKU", "A"));
    assert.deepEqual(alone("backup/User/Registry.pol"), { "HKLM A": "UNDECIDED", "HKU A": "PASSED" });
    assert.deepEqual(alone("registry.pol"), { "HKLM A": "PASSED", "HKU A": "UNDECIDED" });
  });

  it("hives of users that are shown count, and not the object", () => {
    const texts = [
      hostText("User/registry.pol", part("A", 1)),
      "C:\\>reg query HKU\\S-1-5-18\\Software\\Contoso\n\nHKEY_USERS\\S-1-5-18\\Software\\Contoso\n    A    REG_DWORD    0x2\n\nC:\\>",
    ];
    assert.deepEqual(verdicts(texts, setting("HKU", "A")), { "HKU A": "FAILED" });
  });
});
