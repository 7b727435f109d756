import { type Filter, variable } from "./filter.ts";
import { allOf } from "./functions.ts";
import type { Json } from "./json.ts";
import { operation, operators, plus } from "./operators.ts";
import { isNumber, isTruthy, Stopped, toText, typeOf } from "./values.ts";

/** How the constructs of a program combine the filters in them. */

export const here: Filter = (input) => [input];

export function constant(value: Json): Filter {
  return () => [value];
}

/** `left | right` */
export function pipe(left: Filter, right: Filter): Filter {
  return function* (input, run) {
    for (const value of left(input, run)) yield* right(value, run);
  };
}

/** `one, other` */
export function joinAll(parts: readonly Filter[]): Filter {
  if (parts.length === 1) return parts[0]!;
  return function* (input, run) {
    for (const part of parts) yield* part(input, run);
  };
}

/** `term as $name | body` */
export function bound(term: Filter, name: string, body: Filter): Filter {
  return function* (input, run) {
    for (const value of term(input, run)) {
      yield* body(input, { ...run, variables: { name, value, outer: run.variables } });
    }
  };
}

/** `$name` */
export function named(name: string): Filter {
  return (_, run) => [variable(name, run)];
}

/** `-value` */
export function negative(value: Filter): Filter {
  const minus = operators.get("-")!;
  return function* (input, run) {
    for (const one of value(input, run)) {
      if (!isNumber(one)) throw new Stopped(`${typeOf(one)} cannot be negated`);
      yield minus(0, one, run.work);
    }
  };
}

/** `[inner]` */
export function list(inner: Filter): Filter {
  return (input, run) => [allOf(inner(input, run), run.work)];
}

/** `if test then … else … end` */
export function conditional(test: Filter, then: Filter, otherwise: Filter): Filter {
  return function* (input, run) {
    for (const value of test(input, run)) yield* (isTruthy(value) ? then : otherwise)(input, run);
  };
}

/** `name: value` */
export interface Member {
  name: Filter;
  value: Filter;
}

/** `{name: value}` */
export function compose(members: readonly Member[]): Filter {
  return (input, run) => objectsOf(members, 0, input, run);
}

/** The objects that the members form, one for each combination of their values. */
function* objectsOf(
  members: readonly Member[],
  from: number,
  input: Json,
  run: Parameters<Filter>[1],
  made: ReadonlyMap<string, Json> = new Map(),
): Iterable<Json> {
  const member = members[from];
  if (member === undefined) {
    yield made;
    return;
  }
  for (const name of member.name(input, run)) {
    if (typeof name !== "string") throw new Stopped("Object keys must be strings");
    for (const value of member.value(input, run)) {
      run.work.spend(made.size);
      yield* objectsOf(members, from + 1, input, run, new Map(made).set(name, value));
    }
  }
}

/** Texts with interpolated values; the last one varies slowest, as with `+`. */
export function interpolate(parts: readonly (string | Filter)[]): Filter {
  const filters = parts.map((part): Filter => {
    if (typeof part === "string") return () => [part];
    return function* (input, run) {
      for (const value of part(input, run)) yield toText(value, run.work);
    };
  });
  return filters.reduce((left, right) => operation(plus, left, right));
}
