import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, evaluateInto } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import type { Decision, Verdict } from "../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { deny, item, ss, unix } from "./fixture.ts";

/** 22 and 23 are open, and nothing is known about files. */
const host = ss("tcp 0.0.0.0:23 telnetd 812", "tcp 0.0.0.0:22 sshd 611");

const passes = deny("21");
const passesToo = deny("20");
const fails = deny("23");
const failsToo = deny("22");
const unseen = item("FILE_CHECK", 'description : "unseen"', 'file : "/etc/motd"');
const then = '<then>\n<report type:"PASSED">\n  description : "then"\n</report>\n</then>';
const otherwise = '<else>\n<report type:"FAILED">\n  description : "else"\n</report>\n</else>';

function when(attributes: string, condition: string[], ...branches: string[]): string {
  return `<if>\n<condition ${attributes}>\n${condition.join("\n")}\n</condition>\n${branches.join("\n")}\n</if>`;
}

function judged(policy: string, snapshot: string): { verdicts: Verdict[]; decisions: Decision[] } {
  const verdicts: Verdict[] = [];
  const decisions: Decision[] = [];
  const sink = {
    push: (verdict: Verdict) => verdicts.push(verdict),
    decided: (decision: Decision) => decisions.push(decision),
  };
  evaluateInto(sink, policyOf(parse(policy)), readSnapshot(snapshot), defaultEvaluateOptions);
  return { verdicts, decisions };
}

/**
 * Tests what is reported about the conditions of a policy. Each is a line `true <condition type:"AND">: why`,
 * below it the checks that decided it, ` STATUS ports: reason`, and the first tags of what does not report, `
 * not <then>`.
 */
function check(name: string, policy: string, expected: string[], snapshot = host): void {
  test(name, () => {
    const { verdicts, decisions } = judged(policy, snapshot);
    for (const { reports, notTaken } of decisions) {
      const left = notTaken.map(({ start, end }) => branchOf(policy.slice(start, end)));
      assert.ok(!left.includes(`<${reports}>`), "what reports is not left out");
    }
    const lines = decisions.flatMap(({ place, holds, why, checks, notTaken }) => [
      `${holds} ${policy.slice(place.start, place.end)}: ${why}`,
      ...checks.map(({ status, reason, check }) => `  ${status} ${said(policy, check)}: ${reason}`),
      ...notTaken.map(({ start, end }) => `  not ${branchOf(policy.slice(start, end))}`),
    ]);
    assert.deepEqual(lines, expected);
    // What is reported in addition to the verdicts does not change them.
    assert.deepEqual(verdicts, evaluate(policyOf(parse(policy)), readSnapshot(snapshot)));
  });
}

function said(policy: string, { start, end }: { start: number; end: number }): string {
  return /ports : "([^"]*)"/.exec(policy.slice(start, end))?.[1] ?? "unseen";
}

/** The tag, where the text is the whole element. */
function branchOf(text: string): string {
  const [, tag, name] = /^(<(\w+)>)/.exec(text) ?? [];
  return text.endsWith(`</${name}>`) ? tag! : text;
}

const noneOpen = "None of the denied TCP ports is open.";
const open23 = "The element 23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 3 of the snapshot.";
const open22 = "The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 4 of the snapshot.";
const and = '<condition type:"AND">';
const or = '<condition type:"OR">';

const cases: [operator: "AND" | "OR", checks: string[], expected: string[]][] = [
  ["AND", [passes], [`true ${and}: ${noneOpen}`, `  PASSED 21: ${noneOpen}`, "  not <else>"]],
  ["AND", [fails], [`false ${and}: ${open23}`, `  FAILED 23: ${open23}`, "  not <then>"]],
  [
    "AND",
    [passes, passesToo],
    [
      `true ${and}: all 2 checks pass.`,
      `  PASSED 21: ${noneOpen}`,
      `  PASSED 20: ${noneOpen}`,
      "  not <else>",
    ],
  ],
  ["AND", [passes, fails, failsToo], [`false ${and}: ${open23}`, `  FAILED 23: ${open23}`, "  not <then>"]],
  ["AND", [unseen, fails], [`false ${and}: ${open23}`, `  FAILED 23: ${open23}`, "  not <then>"]],
  ["AND", [unseen, passes], []],
  ["AND", [], []],
  ["OR", [fails, passes, passesToo], [`true ${or}: ${noneOpen}`, `  PASSED 21: ${noneOpen}`, "  not <else>"]],
  ["OR", [unseen, passes], [`true ${or}: ${noneOpen}`, `  PASSED 21: ${noneOpen}`, "  not <else>"]],
  [
    "OR",
    [fails, failsToo],
    [
      `false ${or}: none of 2 checks passes.`,
      `  FAILED 23: ${open23}`,
      `  FAILED 22: ${open22}`,
      "  not <then>",
    ],
  ],
  ["OR", [unseen, fails], []],
];

for (const [operator, checks, expected] of cases) {
  const names = checks.map((text) => said(text, { start: 0, end: text.length })).join(", ");
  const policy = unix(when(`type:"${operator}"`, checks, then, otherwise));
  check(`${operator} of (${names}) is decided by what decides it`, policy, expected);
}

const failed = [`false ${and}: ${open23}`, `  FAILED 23: ${open23}`];
const passed = [`true ${and}: ${noneOpen}`, `  PASSED 21: ${noneOpen}`];

check(
  "without an else part nothing is left out when the condition passes",
  unix(when('type:"AND"', [passes], then)),
  [...passed],
);

check("without an else part the then part is left out", unix(when('type:"AND"', [fails], then)), [
  ...failed,
  "  not <then>",
]);

const auto = '<condition type:"AND" auto:"FAILED">';

check(
  "auto reports the then part, so nothing is left out",
  unix(when('type:"AND" auto:"FAILED"', [fails], then)),
  [`false ${auto}: ${open23}`, `  FAILED 23: ${open23}`],
);

check(
  "auto beside an else part leaves the then part out",
  unix(when('type:"AND" auto:"FAILED"', [fails], then, otherwise)),
  [`false ${auto}: ${open23}`, `  FAILED 23: ${open23}`, "  not <then>"],
);

check(
  "several parts of one kind are left out, each by itself",
  unix(when('type:"AND"', [fails], then, then, otherwise)),
  [...failed, "  not <then>", "  not <then>"],
);

const nested = (condition: string) => when('type:"OR"', [condition], then, otherwise);

check(
  "a condition in the branch taken is told after the one around it",
  unix(
    when('type:"AND"', [passes], `<then>\n${nested(fails)}\n</then>`, `<else>\n${nested(passes)}\n</else>`),
  ),
  [...passed, "  not <else>", `false ${or}: ${open23}`, `  FAILED 23: ${open23}`, "  not <then>"],
);

check(
  "a condition that auto passes over is not come to",
  unix(when('type:"AND" auto:"WARNING"', [fails], `<then>\n${nested(passes)}\n</then>`)),
  [`false <condition type:"AND" auto:"WARNING">: ${open23}`, `  FAILED 23: ${open23}`],
);

for (const attributes of ['type:"AND"', 'type:"AND" auto:"WARNING"']) {
  check(
    `a condition below one with ${attributes} that is not decided may not be come to`,
    unix(when(attributes, [unseen], `<then>\n${nested(passes)}\n</then>`)),
    [],
  );
}

check(
  "an answer in the snapshot decides",
  unix(when('type:"AND"', [unseen], then, otherwise)),
  [
    `false ${and}: Line 1 of the snapshot answers FAILED.`,
    "  FAILED unseen: Line 1 of the snapshot answers FAILED.",
    "  not <then>",
  ],
  `# condition: FAILED "unseen"\n${host}`,
);

check(
  "nothing is decided in a policy that the scanner would not run",
  unix(when('type:"AND"', [passes], then), "<custom_itm>\n</custom_itm>"),
  [],
);

test("the check that decides has its evidence, as a verdict does", () => {
  const { decisions } = judged(unix(when('type:"AND"', [fails], then)), host);
  const [{ element, socket, violation }] = decisions[0]!.checks[0]!.evidence as [Verdict["evidence"][number]];
  assert.deepEqual([element?.text, socket?.port, socket?.line, violation], ["23", 23, 3, true]);
});
