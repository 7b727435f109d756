import { Beyond, type Work } from "../text/beyond.ts";
import type { Filter } from "./filter.ts";
import type { Json } from "./json.ts";
import { exact, isList, isNumber, isObject, Stopped, typeOf } from "./values.ts";

/** `.[index]` of a value. */
export function at(value: Json, index: Json, work: Work): Json {
  work.spend(1);
  if (typeof index === "string") {
    if (isObject(value)) return value.get(index) ?? null;
    if (value === null) return null;
    throw new Stopped(`Cannot index ${typeOf(value)} with a name`);
  }
  if (isNumber(index)) {
    if (value === null) return null;
    if (!isList(value)) throw new Stopped(`Cannot index ${typeOf(value)} with number`);
    const place = Math.floor(exact(index));
    return value[place < 0 ? value.length + place : place] ?? null;
  }
  if (index !== null && typeof index !== "boolean")
    throw new Beyond("An index that is neither a name nor a number can't be evaluated here.");
  throw new Stopped(`Cannot index ${typeOf(value)} with ${typeOf(index)}`);
}

/** `.[]` of a value. */
export function each(value: Json, work: Work): Iterable<Json> {
  if (isList(value)) {
    work.spend(value.length);
    return value;
  }
  if (isObject(value)) {
    work.spend(value.size);
    return value.values();
  }
  throw new Stopped(`Cannot iterate over ${typeOf(value)}`);
}

/** `..`: a value and everything in it. */
export function* recurse(value: Json, work: Work): Iterable<Json> {
  work.spend(1);
  yield value;
  if (isList(value) || isObject(value)) for (const one of each(value, work)) yield* recurse(one, work);
}

/**
 * `term[index]`: the index is evaluated on the same input as the term.
 *
 * @param isTried a `?` follows, which ignores errors of this step, but not of the term
 */
export function indexInto(term: Filter, index: Filter, isTried: boolean): Filter {
  return function* (input, run) {
    for (const value of term(input, run)) {
      for (const place of index(input, run)) {
        const found = isTried ? attemptStep(() => at(value, place, run.work)) : at(value, place, run.work);
        if (found !== undefined) yield found;
      }
    }
  };
}

/** `term[]`, likewise. */
export function iterated(term: Filter, isTried: boolean): Filter {
  return function* (input, run) {
    for (const value of term(input, run)) {
      yield* isTried ? (attemptStep(() => each(value, run.work)) ?? []) : each(value, run.work);
    }
  };
}

function attemptStep<Value>(step: () => Value): Value | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}
