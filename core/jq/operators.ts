import { Beyond, type Work } from "../text/beyond.ts";
import type { Filter } from "./filter.ts";
import type { Json } from "./json.ts";
import { compare, exact, isList, isNumber, isObject, isTruthy, Stopped, typeOf } from "./values.ts";

type Operator = (left: Json, right: Json, work: Work) => Json;

/** Operators that take a value from each side, by their sign. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["+", plus],
  ["-", minus],
  ["*", times],
  ["/", divide],
  ["%", remainder],
  ["==", (a, b, work) => compare(a, b, work) === 0],
  ["!=", (a, b, work) => compare(a, b, work) !== 0],
  ["<", (a, b, work) => compare(a, b, work) < 0],
  ["<=", (a, b, work) => compare(a, b, work) <= 0],
  [">", (a, b, work) => compare(a, b, work) > 0],
  [">=", (a, b, work) => compare(a, b, work) >= 0],
]);

export function plus(left: Json, right: Json, work: Work): Json {
  work.spend(1);
  if (left === null) return right;
  if (right === null) return left;
  if (isNumber(left) && isNumber(right)) return exact(left) + exact(right);
  if (typeof left === "string" && typeof right === "string") {
    work.spend((left.length + right.length) / 16);
    return left + right;
  }
  if (isList(left) && isList(right)) {
    work.spend(left.length + right.length);
    return [...left, ...right];
  }
  if (isObject(left) && isObject(right)) {
    work.spend(left.size + right.size);
    return new Map([...left, ...right]);
  }
  throw new Stopped(`${typeOf(left)} and ${typeOf(right)} cannot be added`);
}

function minus(left: Json, right: Json, work: Work): Json {
  if (isNumber(left) && isNumber(right)) return exact(left) - exact(right);
  if (isList(left) && isList(right)) {
    return left.filter((one) => right.every((other) => compare(one, other, work) !== 0));
  }
  throw new Stopped(`${typeOf(left)} and ${typeOf(right)} cannot be subtracted`);
}

/** What it means for strings depends on the version of jq. */
function times(left: Json, right: Json): Json {
  if (isNumber(left) && isNumber(right)) return exact(left) * exact(right);
  const types = [typeOf(left), typeOf(right)];
  if (types.includes("string") || types.every((type) => type === "object")) {
    throw new Beyond(`${types.join(" * ")} can't be evaluated here.`);
  }
  throw new Stopped(`${types.join(" and ")} cannot be multiplied`);
}

function divide(left: Json, right: Json, work: Work): Json {
  if (isNumber(left) && isNumber(right)) {
    if (exact(right) === 0)
      throw new Stopped("number and number cannot be divided because the divisor is zero");
    return exact(left) / exact(right);
  }
  if (typeof left === "string" && typeof right === "string") return splitText(left, right, work);
  throw new Stopped(`${typeOf(left)} and ${typeOf(right)} cannot be divided`);
}

export function splitText(text: string, separator: string, work: Work): Json {
  work.spend(1 + text.length / 16);
  if (text === "") return [];
  const parts = separator === "" ? [...text] : text.split(separator);
  work.spend(parts.length);
  return parts;
}

function remainder(left: Json, right: Json): Json {
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [Math.trunc(exact(left)), Math.trunc(exact(right))];
    if (b === 0) throw new Stopped("number and number cannot be divided because the divisor is zero");
    return a % b;
  }
  throw new Stopped(`${typeOf(left)} and ${typeOf(right)} cannot be divided`);
}

/** The values of the right side vary slowest, as in jq. */
export function operation(operator: Operator, left: Filter, right: Filter): Filter {
  return function* (input, run) {
    for (const b of right(input, run)) {
      for (const a of left(input, run)) yield operator(a, b, run.work);
    }
  };
}

export function both(left: Filter, right: Filter): Filter {
  return function* (input, run) {
    for (const a of left(input, run)) {
      if (!isTruthy(a)) yield false;
      else for (const b of right(input, run)) yield isTruthy(b);
    }
  };
}

export function either(left: Filter, right: Filter): Filter {
  return function* (input, run) {
    for (const a of left(input, run)) {
      if (isTruthy(a)) yield true;
      else for (const b of right(input, run)) yield isTruthy(b);
    }
  };
}

/**
 * `left // right`: the values of left that are neither null nor false; if there are none, those of right.
 * Whether an error in left counts as nothing depends on the version of jq.
 */
export function alternative(left: Filter, right: Filter): Filter {
  return function* (input, run) {
    let isAny = false;
    try {
      for (const value of left(input, run)) {
        if (!isTruthy(value)) continue;
        isAny = true;
        yield value;
      }
    } catch (error) {
      if (error instanceof Stopped) throw new Beyond("It is not known what // makes of an error.");
      throw error;
    }
    if (!isAny) yield* right(input, run);
  };
}

/** The values of a filter up to an error, which is ignored. */
export function attempt(filter: Filter): Filter {
  return function* (input, run) {
    let values: Iterator<Json> | undefined;
    for (;;) {
      let next: IteratorResult<Json>;
      try {
        values ??= filter(input, run)[Symbol.iterator]();
        next = values.next();
      } catch (error) {
        if (error instanceof Stopped) return;
        throw error;
      }
      if (next.done) return;
      yield next.value;
    }
  };
}
