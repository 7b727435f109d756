import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

const check = (kind: string, ports: string, protocol = "TCP") => `<custom_item>
  type        : AUDIT_${kind}_OPEN_PORTS
  description : "${kind} ${ports} ${protocol}"
  port_type   : ${protocol}
  ports       : "${ports}"
</custom_item>
`;

const cases: [name: string, checks: string, expected: string[]][] = [
  [
    "one list allows it",
    check("ALLOWED", "22,80") + check("DENIED", "21,22"),
    ["This check denies what another one allows: 1 port: 22/tcp."],
  ],
  [
    "several lists allow it",
    check("ALLOWED", "22,80") + check("ALLOWED", "22,443") + check("ALLOWED", "23") + check("DENIED", "22"),
    ["This check denies what 2 others allow: 1 port: 22/tcp."],
  ],
  ["another protocol", check("ALLOWED", "53", "UDP") + check("DENIED", "53"), []],
];

for (const [name, checks, expected] of cases) {
  test(`a denied port element is reported once: ${name}`, () => {
    const findings = lint(policyOf(parse(`<check_type:"Unix">\n${checks}</check_type>\n`)));
    const own = findings.filter(({ rule }) => rule === "port-allowed-and-denied");
    assert.deepEqual(
      own.map(({ message }) => message),
      expected,
    );
  });
}
