import { type Answer, agree, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import type { Expression } from "./expression.ts";
import { compileNumbers } from "./numbers.ts";
import { compileWords } from "./words.ts";

/** What a setting of the security policy counts. */
export type Measure =
  | "number"
  | "kilobytes"
  | "switch"
  | "audit"
  | "retention"
  | "seconds"
  | "minutes"
  | "hours"
  | "days";

/** Does a setting, as written in a security template, match the expression? */
export type SettingTest = (actual: string) => Answer;

export type CompiledSettingTest = { ok: true; test: SettingTest } | { ok: false; reason: string };

const seconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const timeTypes: Readonly<Record<string, string>> = {
  TIME_SECOND: "seconds",
  TIME_MINUTE: "minutes",
  TIME_HOUR: "hours",
  TIME_DAY: "days",
  POLICY_DAY: "days",
};

/** A setting that is on or off, or counts something, with the value types that the guide has for it (G 268-273). */
export function compileSettingTest(
  measure: Measure,
  expression: Expression,
  { valueType, comparison }: { valueType: string; comparison: Comparison },
): CompiledSettingTest {
  if (measure === "switch" || measure === "audit" || measure === "retention") {
    const wanted = wordTypeOf[measure];
    if (valueType !== wanted) return otherType(valueType, wanted);
    const compiled = compileWords(expression, comparison, wanted);
    if (!compiled.ok) return compiled;
    const numberOf = { switch: switchOf, audit: auditOf, retention: retentionOf }[measure];
    return {
      ok: true,
      test(actual) {
        const number = numberOf(actual);
        return number === undefined
          ? unclear(`${JSON.stringify(actual)} is not a known value`)
          : compiled.test(number);
      },
    };
  }
  const isTime = measure !== "number" && measure !== "kilobytes";
  const unit = timeTypes[valueType];
  const plain = measure === "kilobytes" ? "POLICY_KBYTE" : "POLICY_DWORD";
  if (isTime ? unit === undefined : valueType !== plain)
    return otherType(valueType, isTime ? "a TIME type" : plain);
  const compiled = compileNumbers(expression, comparison);
  if (!compiled.ok) return compiled;
  const factor = isTime ? seconds[measure]! / seconds[unit!]! : 1;
  return { ok: true, test: (actual) => testNumber(compiled.test, actual, factor) };
}

const wordTypeOf = { switch: "POLICY_SET", audit: "AUDIT_SET", retention: "EVENT_METHOD" } as const;

function otherType(valueType: string, wanted: string): CompiledSettingTest {
  return {
    ok: false,
    reason: `Tenable does not document what ${valueType} means for a setting of ${wanted}.`,
  };
}

/**
 * -1 means never, or forever: it is in no range of times, and how the scanner treats it is not documented.
 */
function testNumber(test: (actual: number) => Answer, actual: string, factor: number): Answer {
  const text = actual.trim();
  if (/^-1$|^0xffffffff$|^4294967295$/i.test(text)) return testNever(test);
  if (!/^\d{1,10}$/.test(text)) return unclear(`${JSON.stringify(actual)} is not a number`);
  const number = Number(text) * factor;
  if (!Number.isInteger(number))
    return unclear("Tenable does not document how the scanner rounds to the unit of value_type");
  return number > 0xffffffff ? unclear(`${text} is too large to compare`) : test(number);
}

function testNever(test: (actual: number) => Answer): Answer {
  const why = "Tenable does not document how the scanner counts -1, which means never";
  const readings = [0, 0xffffffff, 49_710, 71_582_788].map((number) => test(number));
  if (readings.some(({ truth }) => truth === "unknown")) return unclear(why);
  return agree(
    readings.map(({ truth }) => truth === "true"),
    why,
  );
}

function switchOf(actual: string): number | undefined {
  const text = actual.trim();
  return text === "0" || text === "1" ? Number(text) : undefined;
}

/** In a security template, 0 is as needed, 1 by days, 2 manually; the registry has seconds, 0 and -1. */
function retentionOf(actual: string): number | undefined {
  return [0, 86_400, 0xffffffff]["012".indexOf(actual.trim() || "x")];
}

const auditWords: ReadonlyMap<string, number> = new Map([
  ["0", 0],
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["no auditing", 0],
  ["success", 1],
  ["failure", 2],
  ["success and failure", 3],
  ["success, failure", 3],
]);

/** Numbers of a security template, words of `auditpol`. */
function auditOf(actual: string): number | undefined {
  return auditWords.get(actual.trim().toLowerCase().replace(/\s+/g, " "));
}
