import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  closestBuiltin,
  closestCheckType,
  closestItemType,
  closestKeyword,
  itemSchema,
  knownMistake,
} from "../../../core/schema/index.ts";
import { closest, editDistance } from "../../../core/text/closest.ts";

for (const [checkType, wrong, right] of [
  ["Unix", "AUDIT_ALOWED_OPEN_PORTS", "AUDIT_ALLOWED_OPEN_PORTS"],
  ["Unix", "AUDIT_ALLOWED_OPEN_PORT", "AUDIT_ALLOWED_OPEN_PORTS"],
  ["Unix", "AUDIT_PORTS_ALLOWED", "AUDIT_ALLOWED_OPEN_PORTS"],
  ["Unix", "DENIED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS"],
  ["Unix", "AUDIT_DENEID_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS"],
  ["Unix", "AUDIT_PROCESS_PORT", "AUDIT_PROCESS_ON_PORT"],
  ["Windows", "audit_process_on_port", "AUDIT_PROCESS_ON_PORT"],
  ["Unix", "CMD_EXCE", "CMD_EXEC"],
  ["Unix", "FILECHECK", "FILE_CHECK"],
  ["Unix", "CONTENT_FILE_CHECK", "FILE_CONTENT_CHECK"],
  ["Juniper", "CHECK_CONFIG", "CONFIG_CHECK"],
  ["Juniper", "SHOW_CHECK_CONFIG", "SHOW_CONFIG_CHECK"],
  ["AS/400", "AUDIT_SYSTEMVALUE", "AUDIT_SYSTEMVAL"],
  ["Unix", "REGISTRY_SETTING", undefined],
  ["Unix", "X", undefined],
  ["Unix", "", undefined],
] as const) {
  test(`item type ${wrong} of ${checkType}: ${right ?? "no guess"}`, () => {
    assert.equal(closestItemType(checkType, wrong), right);
  });
}

for (const [wrong, right] of [
  ["windows", "Windows"],
  ["Unxi", "Unix"],
  ["Linux", "Unix"],
  ["aws", "amazon_aws"],
  ["Cisco ACI", "Cisco_ACI"],
  ["Cisco_IOS", "Cisco"],
  ["Cisco_NX-OS", "Cisco"],
  ["NetF5", "F5"],
  ["WindowsServer2022", "Windows"],
  ["MySQL", "MySQLDB"],
  ["DB2", "IBM_DB2DB"],
  ["Palo", "Palo_Alto"],
  ["SQL", undefined],
  ["Generic_SSH", undefined],
  ["SharePoint", undefined],
] as const) {
  test(`check type ${wrong}: ${right ?? "no guess"}`, () => {
    assert.equal(closestCheckType(wrong), right);
  });
}

for (const [checkType, itemType, wrong, right] of [
  ["Unix", "AUDIT_DENIED_OPEN_PORTS", "port", "ports"],
  ["Unix", "AUDIT_DENIED_OPEN_PORTS", "porttype", "port_type"],
  ["Windows", "AUDIT_PROCESS_ON_PORT", "port", "port_no"],
  ["Unix", "FILE_CHECK", "descripton", "description"],
  ["Unix", "FILE_CHECK", "check_unevenness", "check_uneveness"],
  ["Windows", "WMI_POLICY", "wmi_enum", "wmi_option"],
  ["Windows", "REGISTRY_SETTING", "Reg_Key", "reg_key"],
  ["Unix", "FILE_CHECK", "cmd_to_enforce", undefined],
] as const) {
  test(`keyword ${wrong} of ${itemType}: ${right ?? "no guess"}`, () => {
    assert.equal(closestKeyword(itemSchema(checkType, itemType)!, wrong), right);
  });
}

test("built-ins are guessed too", () => {
  assert.equal(closestBuiltin("Unix", "group_nonexistent_users"), "group_nonexistant_users");
  assert.equal(closestBuiltin("Unix", "find_world_writable_files"), "find_world_writeable_files");
  assert.equal(closestBuiltin("Windows", "Account Lockout Duration"), "Account lockout duration");
});

test("a known mistake says where it comes from", () => {
  assert.equal(knownMistake("item-type", "audit_process_port", "Unix")?.pages, "179");
  assert.equal(knownMistake("item-type", "AUDIT_PROCESS_PORT", "Cisco"), undefined);
});

test("the nearest wins, and among equals the first", () => {
  assert.equal(closest("abcdef", ["abcxyz", "abcdeg", "abcdeh"]), "abcdeg");
  assert.equal(closest("expect", ["expert", "expect"]), "expect");
});

test("a word in the list is its own best guess, whatever the case", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Z]{4,12}$/), { minLength: 1 }), fc.nat(), (words, index) => {
      const word = words[index % words.length]!;
      assert.equal(closest(word.toLowerCase(), words), word);
    }),
  );
});

test("one typing error in a long word is always recognised", () => {
  const word = "AUDIT_PROCESS_ON_PORT";
  fc.assert(
    fc.property(fc.nat(word.length - 2), fc.constantFrom("drop", "swap", "double"), (at, slip) => {
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      const wrong = {
        drop: word.slice(0, at) + word.slice(at + 1),
        swap: swapped,
        double: word.slice(0, at + 1) + word.slice(at),
      };
      assert.equal(closestItemType("Unix", wrong[slip]), word);
    }),
  );
});

test("edit distance: a metric with transpositions, cut off at the limit", () => {
  assert.equal(editDistance("ports", "prots", 5), 1);
  assert.equal(editDistance("port", "ports", 5), 1);
  assert.equal(editDistance("kitten", "sitting", 5), 3);
  assert.equal(editDistance("abcdef", "uvwxyz", 2), 3);
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      const distance = editDistance(a, b, 8);
      assert.equal(distance, editDistance(b, a, 8));
      assert.equal(distance === 0, a === b);
      assert.ok(distance <= Math.max(a.length, b.length));
    }),
  );
});

test("edit distance: with a limit, what the whole table says, or more than the limit", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.nat(5), (a, b, limit) => {
      const whole = editDistance(a, b, 10);
      const limited = editDistance(a, b, limit);
      if (whole <= limit) assert.equal(limited, whole);
      else assert.ok(limited > limit);
      assert.equal(whole, wholeTable(a, b));
    }),
    { numRuns: 2000 },
  );
});

/** The distance by the definition, without a shortcut. */
function wholeTable(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) => [row]);
  const at = (row: number, column: number) => table[row]![column]!;
  for (let column = 1; column <= b.length; column++) table[0]![column] = column;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      table[row]![column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

test("a pasted page is not compared with everything", () => {
  assert.equal(closest("x".repeat(100_000), ["xx"]), undefined);
});
