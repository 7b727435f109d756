import assert from "node:assert/strict";
import { test } from "node:test";
import { coveredChecks } from "../../client/testing/check-coverage.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";
import { checkAt, decision, host, lines, verdict } from "./verdicts.ts";

const check = (id: string, line: number) => ({ id, type: "T", description: id, ...checkAt(line) });
const said = (id: string, status: ProtocolStatus) => verdict({ id, status });

/** "a: web-1, web-2": the hosts that judge it. */
function judged(parts: Parameters<typeof coveredChecks>[0]): string[] {
  return coveredChecks(parts).map(
    ({ name, hosts }) =>
      `${name}: ${hosts
        .filter(({ judges }) => judges)
        .map((one) => one.name)
        .join(", ")}`,
  );
}

test("a check is covered by the hosts that decide it", () => {
  const checks = [check("a", 10), check("b", 20), check("c", 30)];
  const hosts = [
    host("web-1", [said("a", "PASSED"), said("b", "UNDECIDED"), said("c", "SKIPPED")]),
    host("web-2", [said("a", "FAILED"), said("b", "WARNING"), said("c", "NOT_EVALUATED")]),
    host("web-3", [said("b", "ERROR")]),
    host("gone", [], { problem: "It is gone." }),
  ];
  assert.deepEqual(judged({ checks, hosts }), ["a: web-1, web-2", "b: web-2, web-3", "c: "]);
  assert.equal(coveredChecks({ checks, hosts })[0]!.hosts.length, 3);
});

test("a condition is covered by the hosts that decide it, in its place among the checks", () => {
  const checks = [check("a", 1), check("b", 12)];
  const hosts = [
    host("web-1", [said("b", "PASSED")], { decisions: [decision()] }),
    host("web-2", [said("a", "PASSED")], { decisions: [decision({ range: lines(30, 30) })] }),
  ];
  assert.deepEqual(judged({ checks, hosts }), [
    "a: web-2",
    "Condition: web-1",
    "b: web-1",
    "Condition: web-2",
  ]);
});
