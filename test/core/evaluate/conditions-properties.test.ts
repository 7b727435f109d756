import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { combine, type Truth } from "../../../core/evaluate/truth.ts";
import type { Verdict } from "../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { listening } from "./listening.ts";

const truths: Truth[] = ["true", "false", "unknown"];

test("what is unknown decides nothing: whatever it turns out to be, a decided condition stays the same", () => {
  for (const operator of ["AND", "OR"] as const) {
    for (const [a, b, c] of truths.flatMap((a) =>
      truths.flatMap((b) => truths.map((c) => [a, b, c] as const)),
    )) {
      const resolved = [a, b, c].reduce<Truth[][]>(
        (rows, truth) =>
          rows.flatMap((row) =>
            (truth === "unknown" ? ["true" as const, "false" as const] : [truth]).map((one) => [...row, one]),
          ),
        [[]],
      );
      const possible = new Set(resolved.map((row) => combine(operator, row)));
      assert.equal(
        combine(operator, [a, b, c]),
        possible.size === 1 ? [...possible][0] : "unknown",
        `${a} ${operator} ${b} ${operator} ${c}`,
      );
    }
  }
});

/** A policy in which port 23 is open, and files are not seen. */
type Node = { report: string } | { check: string } | Branching;
interface Branching {
  operator: "AND" | "OR";
  auto: "" | "FAILED" | "WARNING";
  condition: Truth[];
  then: Node[];
  else: Node[] | undefined;
}

const deny = (port: string) => `<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "deny ${port}"
port_type : TCP
ports : "${port}"
</custom_item>`;

const checks: Record<Truth, string> = {
  true: deny("21"),
  false: deny("23"),
  unknown: '<custom_item>\ntype : FILE_CHECK\ndescription : "unseen"\nfile : "/etc/motd"\n</custom_item>',
};

const { node } = fc.letrec<{ node: Node; nodes: Node[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ report: fc.constantFrom("PASSED", "FAILED", "WARNING") }),
    fc.record({ check: fc.constantFrom("21", "23") }),
    fc.record({
      operator: fc.constantFrom<("AND" | "OR")[]>("AND", "OR"),
      auto: fc.constantFrom<("" | "FAILED" | "WARNING")[]>("", "FAILED", "WARNING"),
      condition: fc.array(fc.constantFrom(...truths), { minLength: 1, maxLength: 3 }),
      // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
      then: tie("nodes"),
      else: fc.option(tie("nodes"), { nil: undefined }),
    }),
  ),
  nodes: fc.array(tie("node"), { maxLength: 3 }),
}));

/** The policy, with the unknown checks of conditions replaced by what `resolve` gives, in order. */
function policyText(nodes: readonly Node[], resolve: (truth: Truth) => Truth): string {
  let count = 0;
  const write = (one: Node): string => {
    count++;
    if ("report" in one) return `<report type:"${one.report}">\ndescription : "report ${count}"\n</report>`;
    if ("check" in one) return deny(one.check).replace("deny", `${count} deny`);
    const auto = one.auto === "" ? "" : ` auto:"${one.auto}"`;
    const condition = one.condition.map((truth) => checks[resolve(truth)]).join("\n");
    const otherwise = one.else === undefined ? "" : `<else>\n${one.else.map(write).join("\n")}\n</else>`;
    return `<if>\n<condition type:"${one.operator}"${auto}>\n${condition}\n</condition>\n<then>\n${one.then.map(write).join("\n")}\n</then>\n${otherwise}\n</if>`;
  };
  return `<check_type:"Unix">\n${nodes.map(write).join("\n")}\n</check_type>`;
}

const host = listening([{ proto: "tcp", address: "0.0.0.0", port: 23 }]);

function verdictsOf(text: string): Verdict[] {
  const tree = parse(text);
  assert.deepEqual(tree.errors, []);
  return evaluate(policyOf(tree), host);
}

const nameOf = ({ check }: Verdict) => check.description;

test("a policy in which unknown conditions become known keeps its certain verdicts, and shows no check that was not listed", () => {
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 3 }),
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      (nodes, coins) => {
        const before = verdictsOf(policyText(nodes, (truth) => truth));
        let at = 0;
        const resolve = (truth: Truth) =>
          truth !== "unknown" ? truth : coins[at++ % coins.length] ? "true" : "false";
        const after = verdictsOf(policyText(nodes, resolve));
        const possible = new Map(before.map((verdict) => [nameOf(verdict), verdict]));
        for (const verdict of after) {
          assert.equal(verdict.gate, undefined);
          assert.ok(possible.has(nameOf(verdict)), `${nameOf(verdict)} came out of nowhere`);
        }
        const known = new Map(after.map((verdict) => [nameOf(verdict), verdict.status]));
        for (const verdict of before) {
          if (verdict.gate === undefined) {
            assert.equal(known.get(nameOf(verdict)), verdict.status);
            continue;
          }
          assert.equal(verdict.status, "UNDECIDED");
          assert.equal(verdict.because, "gate");
          assert.notEqual(verdict.ifReached, undefined);
          assert.equal(verdict.gate.description, "unseen");
          assert.notEqual(verdict.remedy, undefined);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("verdicts come in the order of the file, each check once", () => {
  fc.assert(
    fc.property(fc.array(node, { minLength: 1, maxLength: 3 }), (nodes) => {
      const starts = verdictsOf(policyText(nodes, (truth) => truth)).map(({ check }) => check.start);
      assert.deepEqual(
        starts,
        [...new Set(starts)].sort((a, b) => a - b),
      );
    }),
  );
});
