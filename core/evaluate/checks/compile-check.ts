import type { Check } from "../../semantics/policy.ts";
import type { Host } from "../host/host.ts";
import { type Judge, undecided } from "../outcome.ts";
import { type FoundValues, findValues, noValues, type Values, variableNames } from "../values.ts";
import { withOtherReading } from "./backslashes.ts";
import { CheckSource } from "./check-source.ts";
import { type Compiled, unjudged } from "./compiled.ts";
import { compilerOf } from "./item-types.ts";
import { onSystem } from "./on-system.ts";
import { withSeverity } from "./severity.ts";

/**
 * Compiles a check once for any number of hosts. Its needs contain the defaults of variables; a variable
 * without a default stays as written.
 * @param defaults of the variables in the header of its policy
 */
export function compileCheck(check: Check, defaults: Values): Compiled {
  const compile = compilerOf(check);
  if (compile === undefined) {
    const what = check.itemType ?? check.builtin ?? "This check";
    return unjudged(`${what} is not evaluated: such checks can't be judged here.`);
  }
  const compileWith = (values: Values): Compiled => {
    const source = new CheckSource(check, values);
    const compiled = compile(source);
    const own = source.hasDropped
      ? withOtherReading(compiled.judge, () => compile(new CheckSource(check, values, "kept")).judge)
      : compiled.judge;
    const judge = withSeverity(source.text("severity"), onSystem(source.text("system"), own));
    return { ...compiled, judge };
  };
  const names = variablesOf(check);
  if (names.length === 0) return compileWith(noValues);
  const compiled = compileWith(defaults);
  if (compiled.unjudged !== undefined) return compiled;
  return { ...compiled, judge: judgeByValues(names, defaults, (values) => compileWith(values).judge) };
}

/** The values of the variables in what the scanner compares, on a host. */
export function valuesOf(check: Check, host: Host, defaults: Values): FoundValues {
  return findValues(variablesOf(check), host, defaults);
}

/** Keywords that only people read: an `@` in them is not a variable that a verdict depends on. */
const prose = new Set(["description", "info", "solution", "see_also", "reference"]);

/** The variables in what the scanner compares, or compares with. */
function variablesOf({ tree, keywords }: Check): string[] {
  const texts = keywords.flatMap(({ name, value }) =>
    value === undefined || prose.has(name.toLowerCase()) ? [] : [tree.text.slice(value.start, value.end)],
  );
  return variableNames(texts);
}

/** How many sets of values a check is compiled for; hosts rarely differ more. */
const mostCompiled = 100;

/** Compiles a check for each set of values that hosts give its variables. */
function judgeByValues(
  names: readonly string[],
  defaults: Values,
  compile: (values: Values) => Judge,
): Judge {
  const compiled = new Map<string, Judge>();
  return (host) => {
    const found = findValues(names, host, defaults);
    if (!found.ok) return undecided(found.because, found.reason, found.remedy);
    const key = JSON.stringify([...found.values]);
    let judge = compiled.get(key);
    if (judge === undefined) {
      judge = compile(found.values);
      if (compiled.size < mostCompiled) compiled.set(key, judge);
    }
    const outcome = judge(host);
    return { ...outcome, notes: [...found.notes, ...outcome.notes] };
  };
}
