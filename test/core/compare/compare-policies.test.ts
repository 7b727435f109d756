import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { comparePolicies } from "../../../core/compare/compare-policies.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { allow, deny, item, processOnPort, unix, windows } from "../evaluate/fixture.ts";

function compare(before: string, after: string) {
  return comparePolicies(policyOf(parse(before)), policyOf(parse(after)));
}

const cases: [name: string, before: string, after: string, changes: string[], notes?: string[]][] = [
  ["another spelling is no change", unix(allow("8080,8081,22")), unix(allow("22, 808[01]")), []],
  [
    "ports come and go",
    unix(allow("22,80"), deny("21,23")),
    unix(allow("22,443,808[0-9]"), deny("21")),
    ["+443, 8080–8089/tcp allowed", "−80/tcp allowed", "−23/tcp denied"],
  ],
  [
    "protocols are apart",
    unix(allow("53"), deny("69", "port_type : UDP")),
    unix(allow("53"), deny("69,161", "port_type : UDP")),
    ["+161/udp denied"],
  ],
  [
    "several lists are one: what all allow, what any denies",
    unix(allow("22,80"), deny("21,23")),
    unix(allow("22,80,443"), allow("22,80"), deny("21"), deny("23")),
    [],
  ],
  [
    "the first allow list forbids the rest",
    unix(deny("23")),
    unix(deny("23"), allow("22,80"), allow("", "port_type : UDP")),
    ["+only 22, 80/tcp allowed", "+no udp port allowed"],
  ],
  ["the last allow list permits the rest", unix(allow("22")), unix(), ["−only 22/tcp allowed"]],
  [
    "processes are compared by what they have to be",
    unix(processOnPort("22", "sshd"), processOnPort("80", "nginx")),
    unix(processOnPort("22", "sshd|dropbear"), processOnPort(" 80", "nginx")),
    ["+22/tcp: the process is sshd or dropbear", "−22/tcp: the process is sshd"],
  ],
  [
    "checks in conditions are compared below the same condition",
    unix(
      `<if><condition type:"AND">${deny("21")}</condition><then>${allow("22")}</then><else>${allow("80")}</else></if>`,
    ),
    unix(
      `<if><condition type:"AND">${deny("21").replace('"deny"', '"no FTP"')}</condition><then>${allow("22,23")}</then></if>`,
    ),
    ['+23/tcp allowed, where "no FTP" passes', '−only 80/tcp allowed, where "deny" does not pass'],
  ],
  [
    "another condition is another place",
    unix(`<if><condition type:"AND">${deny("21")}</condition><then>${deny("22")}</then></if>`),
    unix(`<if><condition type:"OR">${deny("21")}${deny("20")}</condition><then>${deny("22")}</then></if>`),
    ['−22/tcp denied, where "deny" passes', '+22/tcp denied, where ("deny" or "deny") passes'],
  ],
  [
    "the dialect is no change",
    unix(allow("22")),
    windows(
      item(
        "AUDIT_ALLOWED_OPEN_PORTS",
        'description : "a"',
        "value_type : POLICY_PORTS",
        'value_data : "22"',
        "port_type : TCP",
      ),
    ),
    [],
  ],
  [
    "what can't be told is said",
    unix(allow("22,(80"), allow("@PORTS@", "port_type : UDP")),
    unix(allow("22")),
    [],
    [
      'Before: It can\'t be determined which ports (80 in "allow" matches.',
      'Before: It can\'t be determined which ports "allow" is about.',
    ],
  ],
];

for (const [name, before, after, changes, notes = []] of cases) {
  test(name, () => {
    const found = compare(before, after);
    assert.deepEqual(
      found.changes.map(({ text }) => text),
      changes,
    );
    assert.deepEqual(found.notes, notes);
  });
}

test("changes lead to the checks that say them, in the version that has them", () => {
  const [before, after] = [unix(deny("23"), deny("21")), unix(deny("21,25"))];
  const [added, removed] = compare(before, after).changes;
  assert.deepEqual(
    added!.checks.map(({ start, end }) => after.slice(start, end)),
    [deny("21,25")],
  );
  assert.deepEqual(
    removed!.checks.map(({ start, end }) => before.slice(start, end)),
    [deny("23"), deny("21")],
  );
});

const ports = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });

test("applying the changes to the earlier list gives the later one", () => {
  fc.assert(
    fc.property(ports, ports, fc.constantFrom(allow, deny), (before, after, list) => {
      const { changes } = compare(unix(list(before.join(","))), unix(list(after.join(","))));
      const set = new Set(before);
      for (const { sign, ports: ranges } of changes) {
        for (const [lo, hi] of ranges) {
          for (let port = lo; port <= hi; port++) {
            assert.equal(set.has(port), sign === "-");
            if (sign === "+") set.add(port);
            else set.delete(port);
          }
        }
      }
      assert.deepEqual(
        [...set].sort((a, b) => a - b),
        after.sort((a, b) => a - b),
      );
    }),
  );
});
