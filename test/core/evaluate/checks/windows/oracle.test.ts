import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import type { Status } from "../../../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { item, windows } from "../../fixture.ts";
import { windowsHost } from "../../windows-host.ts";

/*
 * A second evaluator of the registry, as slow and as simple as possible: a registry is a list of values,
 * absence is a list of what is known to be missing, and an expression is tried on one number after another.
 * It must agree with ours on every check and every registry.
 */

type Data =
  | { type: "REG_DWORD"; number: number }
  | { type: "REG_SZ"; text: string }
  | { type: "REG_MULTI_SZ"; list: string[] };

/** A value, that there is none, or that nothing shows it. */
type Shown = Data | "absent" | "unknown";

interface RandomCheck {
  hive: "HKLM" | "HKU";
  option: "" | "CAN_BE_NULL" | "CAN_NOT_BE_NULL" | "MUST_EXIST" | "MUST_NOT_EXIST";
  ignored: string[];
  wanted: Wanted;
}

type Wanted =
  | { type: "POLICY_DWORD"; not: boolean; parts: Part[]; joiner: "||" | "&&" }
  | { type: "POLICY_SET"; words: ("Enabled" | "Disabled")[] }
  | { type: "POLICY_TEXT"; comparison: "EQUAL" | "NOT_EQUAL" | "REGEX" | "NOT_REGEX"; texts: string[] }
  | { type: "POLICY_MULTI_TEXT"; any: boolean; texts: string[] };

interface Part {
  from: number;
  to: number;
  isRange: boolean;
}

type Truth = boolean | undefined;

function holds(wanted: Wanted, data: Data): Truth {
  switch (wanted.type) {
    case "POLICY_DWORD": {
      if (data.type !== "REG_DWORD") return undefined;
      const { number } = data;
      const each = wanted.parts.map(({ from, to, isRange }) =>
        isRange ? from <= number && number <= to : number === from,
      );
      const whole = wanted.joiner === "||" ? each.includes(true) : !each.includes(false);
      if (!wanted.not) return whole;
      // "Not all" and "none" differ if && joins, and it is not known which is meant.
      if (wanted.joiner === "&&" && !whole && each.includes(true)) return undefined;
      return !whole;
    }
    case "POLICY_SET": {
      if (data.type !== "REG_DWORD") return undefined;
      const number = { Enabled: 1, Disabled: 0 };
      if (wanted.words.some((word) => number[word] === data.number)) return true;
      return data.number > 1 && wanted.words.includes("Enabled") ? undefined : false;
    }
    case "POLICY_TEXT": {
      if (data.type !== "REG_SZ") return undefined;
      const { comparison, texts } = wanted;
      const { text } = data;
      if (comparison === "REGEX") return texts.some((pattern) => new RegExp(pattern).test(text));
      if (comparison === "NOT_REGEX") return !texts.some((pattern) => new RegExp(pattern).test(text));
      if (texts.includes(text)) return comparison === "EQUAL";
      if (texts.some((one) => one.toLowerCase() === text.toLowerCase())) return undefined;
      return comparison === "NOT_EQUAL";
    }
    case "POLICY_MULTI_TEXT": {
      if (data.type !== "REG_MULTI_SZ") return undefined;
      const actual = data.list;
      const low = (texts: string[]) => texts.map((text) => text.toLowerCase());
      if (wanted.any) {
        if (wanted.texts.every((text) => actual.includes(text))) return true;
        return wanted.texts.every((text) => low(actual).includes(text.toLowerCase())) ? undefined : false;
      }
      if (wanted.texts.join("\n") === actual.join("\n")) return true;
      const sorted = (texts: string[]) => [...new Set(low(texts))].sort().join("\n");
      return sorted(wanted.texts) === sorted(actual) ? undefined : false;
    }
  }
}

function one({ option, wanted }: RandomCheck, shown: Shown): Status {
  if (shown === "unknown") return "UNDECIDED";
  if (shown === "absent") {
    if (option === "") return "UNDECIDED";
    return option === "CAN_BE_NULL" || option === "MUST_NOT_EXIST" ? "PASSED" : "FAILED";
  }
  if (option === "MUST_NOT_EXIST") return "FAILED";
  const truth = holds(wanted, shown);
  return truth === undefined ? "UNDECIDED" : truth ? "PASSED" : "FAILED";
}

const sids = ["S-1-5-18", "S-1-5-21-4-4-4-1001", "S-1-5-21-4-4-4-1002"];

/** What each user shows; `isWhole`: the list of users is shown. */
interface Registry {
  shown: [Shown, Shown, Shown];
  isWhole: boolean;
}

function oracle(check: RandomCheck, { shown, isWhole }: Registry): Status {
  if (check.hive === "HKLM") return one(check, shown[0]);
  const each = sids.flatMap((sid, at) => (check.ignored.includes(sid) ? [] : [one(check, shown[at]!)]));
  if (each.includes("FAILED")) return "FAILED";
  if (each.includes("UNDECIDED") || !isWhole || each.length === 0) return "UNDECIDED";
  return "PASSED";
}

const text = fc.constantFrom("a", "b", "A", "ab", "");
const part: fc.Arbitrary<Part> = fc
  .record({ from: fc.nat(4), length: fc.nat(2), isRange: fc.boolean() })
  .map(({ from, length, isRange }) => ({ from, to: from + length, isRange }));

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({
    type: fc.constant("POLICY_DWORD" as const),
    not: fc.boolean(),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    joiner: fc.constantFrom("||" as const, "&&" as const),
  }),
  fc.record({
    type: fc.constant("POLICY_SET" as const),
    words: fc.array(fc.constantFrom("Enabled" as const, "Disabled" as const), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("POLICY_TEXT" as const),
    comparison: fc.constantFrom("EQUAL" as const, "NOT_EQUAL" as const),
    texts: fc.array(text, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("POLICY_TEXT" as const),
    comparison: fc.constantFrom("REGEX" as const, "NOT_REGEX" as const),
    texts: fc.array(fc.constantFrom("^a", "b$", "a+b?", "[^a]"), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("POLICY_MULTI_TEXT" as const),
    any: fc.boolean(),
    texts: fc.array(fc.constantFrom("a", "b", "A"), { minLength: 1, maxLength: 3 }),
  }),
);

const data: fc.Arbitrary<Data> = fc.oneof(
  fc.record({ type: fc.constant("REG_DWORD" as const), number: fc.nat(5) }),
  fc.record({ type: fc.constant("REG_SZ" as const), text }),
  fc.record({
    type: fc.constant("REG_MULTI_SZ" as const),
    list: fc.array(fc.constantFrom("a", "b", "A"), { minLength: 1, maxLength: 3 }),
  }),
);

/** Of the type that the check expects, more often than not. */
function shownFor({ type }: Wanted): fc.Arbitrary<Shown> {
  const fits = {
    POLICY_DWORD: "REG_DWORD",
    POLICY_SET: "REG_DWORD",
    POLICY_TEXT: "REG_SZ",
    POLICY_MULTI_TEXT: "REG_MULTI_SZ",
  };
  return fc.oneof(
    { arbitrary: data.filter((one) => one.type === fits[type]), weight: 8 },
    { arbitrary: data, weight: 1 },
    { arbitrary: fc.constantFrom("absent" as const, "unknown" as const), weight: 3 },
  );
}

const both: fc.Arbitrary<{ check: RandomCheck; registry: Registry }> = fc
  .record({
    hive: fc.constantFrom("HKLM" as const, "HKU" as const),
    option: fc.constantFrom(
      "" as const,
      "CAN_BE_NULL" as const,
      "CAN_NOT_BE_NULL" as const,
      "MUST_EXIST" as const,
      "MUST_NOT_EXIST" as const,
    ),
    ignored: fc.subarray(sids),
    wanted,
  })
  .chain((check) => {
    const shown = shownFor(check.wanted);
    return fc.record({
      check: fc.constant(check),
      registry: fc.record({ shown: fc.tuple(shown, shown, shown), isWhole: fc.boolean() }),
    });
  });

function writeWanted(wanted: Wanted): string[] {
  const quoted = (texts: string[], joiner: string) => texts.map((one) => `"${one}"`).join(` ${joiner} `);
  switch (wanted.type) {
    case "POLICY_DWORD": {
      const parts = wanted.parts.map(({ from, to, isRange }) =>
        isRange ? `[${from}..${to}]` : String(from),
      );
      return [parts.join(` ${wanted.joiner} `), wanted.not ? "CHECK_NOT_EQUAL" : ""];
    }
    case "POLICY_SET":
      return [quoted(wanted.words, "||"), ""];
    case "POLICY_TEXT":
      return [quoted(wanted.texts, "||"), `CHECK_${wanted.comparison}`];
    case "POLICY_MULTI_TEXT":
      return [quoted(wanted.texts, "&&"), wanted.any ? "CHECK_EQUAL_ANY" : ""];
  }
}

function writePolicy({ hive, option, ignored, wanted }: RandomCheck): string {
  const [value, comparison] = writeWanted(wanted);
  return windows(
    item(
      "REGISTRY_SETTING",
      'description : "c"',
      `value_type : ${wanted.type}`,
      `value_data : ${value}`,
      `reg_key : "${hive}\\K"`,
      'reg_item : "v"',
      ...(comparison === "" ? [] : [`check_type : ${comparison}`]),
      ...(option === "" ? [] : [`reg_option : ${option}`]),
      ...(ignored.length === 0 ? [] : [`reg_ignore_hku_users : "${ignored.join(",")}"`]),
    ),
  );
}

function writeHost({ hive }: RandomCheck, { shown, isWhole }: Registry): string {
  const lines = hive === "HKU" ? sids.map((sid) => `key HKU\\${sid}`) : [];
  if (hive === "HKU" && isWhole) lines.push("shows HKU | keys");
  for (const [at, value] of shown.entries()) {
    if (hive === "HKLM" && at > 0) break;
    const key = hive === "HKLM" ? "HKLM\\K" : `HKU\\${sids[at]}\\K`;
    if (value === "absent") lines.push(`absent ${key} | v`);
    else if (value === "unknown") continue;
    else if (value.type === "REG_DWORD") lines.push(`reg ${key} | v | REG_DWORD | ${value.number}`);
    else if (value.type === "REG_SZ") lines.push(`reg ${key} | v | REG_SZ | ${value.text}`);
    else lines.push(`reg ${key} | v | REG_MULTI_SZ | ${value.list.join(";")}`);
  }
  return `${lines.join("\n")}\n`;
}

test("a simple, slow evaluator of the registry agrees on every check and every registry", () => {
  const seen = new Map<Status, number>();
  fc.assert(
    fc.property(both, ({ check, registry }) => {
      const host = windowsHost(writeHost(check, registry));
      const [verdict] = evaluate(policyOf(parse(writePolicy(check))), host, defaultEvaluateOptions);
      seen.set(verdict!.status, (seen.get(verdict!.status) ?? 0) + 1);
      assert.equal(verdict!.status, oracle(check, registry), verdict!.reason);
    }),
    { numRuns: 5000 },
  );
  // Enough of each, so that agreement means something.
  for (const status of ["PASSED", "FAILED", "UNDECIDED"] as const) assert.ok((seen.get(status) ?? 0) > 500);
});
