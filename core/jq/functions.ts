import { Beyond, type Work } from "../text/beyond.ts";
import type { Filter } from "./filter.ts";
import { type Json, numberOf, type OddNumber } from "./json.ts";
import { plus } from "./operators.ts";
import { at, each, recurse } from "./paths.ts";
import { inCase, joinTexts, matches, splitBy, textsOf } from "./text-functions.ts";
import {
  compare,
  exact,
  isList,
  isNumber,
  isObject,
  isTruthy,
  namesOf,
  print,
  Stopped,
  sorted,
  toText,
  typeOf,
} from "./values.ts";

/** Makes the filter of a call with these arguments. */
type Call = (first?: Filter, second?: Filter) => Filter;

/** A function of only its input, with one value. */
function plain(call: (input: Json, work: Work) => Json): Call {
  return () =>
    (input, { work }) => [call(input, work)];
}

/** A function of its input and one argument, called for each value of the argument. */
function withOne(call: (input: Json, argument: Json, work: Work) => Json): Call {
  return (argument) =>
    function* (input, run) {
      for (const value of argument!(input, run)) yield call(input, value, run.work);
    };
}

/** The supported functions of jq, by name and number of arguments. */
export const functions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["empty/0", () => () => []],
  ["not/0", plain((input) => !isTruthy(input))],
  ["length/0", plain(lengthOf)],
  ["type/0", plain(typeOf)],
  ["tostring/0", plain(toText)],
  ["tojson/0", plain((input, work) => print(input, "compact", work))],
  ["tonumber/0", plain(toNumber)],
  ["keys/0", plain(keysOf)],
  ["add/0", plain((input, work) => addAll(each(input, work), work))],
  ["sort/0", plain((input, work) => sorted(listOf(input, "sorted"), (value) => value, work))],
  [
    "sort_by/1",
    (key) => (input, run) => [sortedBy(input, (value) => allOf(key!(value, run), run.work), run.work)],
  ],
  ["unique/0", plain(uniqueOf)],
  ["reverse/0", plain((input) => [...listOf(input, "reversed")].reverse())],
  ["first/0", plain((input, work) => at(input, 0, work))],
  ["last/0", plain((input, work) => at(input, -1, work))],
  ["first/1", firstOf],
  ["flatten/0", plain((input, work) => flattened(listOf(input, "flattened"), work))],
  ["map/1", (each1) => (input, run) => [allOf(mapValues(input, each1!, run), run.work)]],
  ["select/1", selectBy],
  [
    "recurse/0",
    () =>
      (input, { work }) =>
        recurse(input, work),
  ],
  ["values/0", () => (input) => (input === null ? [] : [input])],
  ["has/1", withOne(hasMember)],
  ["contains/1", withOne(holds)],
  ["any/0", plain((input, work) => [...each(input, work)].some(isTruthy))],
  ["all/0", plain((input, work) => [...each(input, work)].every(isTruthy))],
  ["any/1", (test) => (input, run) => [someOf(mapValues(input, test!, run), true)]],
  ["all/1", (test) => (input, run) => [!someOf(mapValues(input, test!, run), false)]],
  ["join/1", withOne(joinTexts)],
  ["split/1", withOne(splitBy)],
  [
    "startswith/1",
    withOne((input, text) => textsOf(input, text, "startswith").every(([a, b]) => a.startsWith(b))),
  ],
  ["endswith/1", withOne((input, text) => textsOf(input, text, "endswith").every(([a, b]) => a.endsWith(b)))],
  ["ascii_downcase/0", plain((input) => inCase(input, /[A-Z]/g, (one) => one.toLowerCase()))],
  ["ascii_upcase/0", plain((input) => inCase(input, /[a-z]/g, (one) => one.toUpperCase()))],
  ["test/1", withOne((input, pattern) => matches(input, pattern, ""))],
  [
    "test/2",
    (pattern, flags) =>
      function* (input, run) {
        for (const f of flags!(input, run)) for (const p of pattern!(input, run)) yield matches(input, p, f);
      },
  ],
]);

/** All names of functions of jq 1.7: any other is one that the scanner adds. */
export const namesInJq: ReadonlySet<string> = new Set(
  (
    "IN INDEX GROUP_BY UNIQUE_BY abs acos acosh add all any arrays ascii ascii_downcase ascii_upcase asin asinh atan atan2 atanh " +
    "booleans bsearch builtins capture cbrt ceil combinations contains copysign cos cosh dateadd datesub date debug del delpaths drem " +
    "empty endswith env erf error exp exp10 exp2 explode expm1 fabs fdim finites first flatten floor fma fmax fmin fmod foreach format " +
    "frexp from_entries fromdate fromdateiso8601 fromjson fromstream gamma get_search_list getpath gmtime group_by gsub halt " +
    "halt_error has have_decnum have_literal_numbers hypot implode in index indices infinite input input_filename " +
    "input_line_number inputs inside isempty isinfinite isnan isnormal isvalid iterables j0 j1 jn join keys keys_unsorted last " +
    "ldexp length lgamma lgamma_r limit localtime log log10 log1p log2 logb ltrim ltrimstr map map_values match max max_by min " +
    "min_by mktime modf modulemeta nan nearbyint nextafter nexttoward normals not now nth nulls numbers objects path paths pick " +
    "pow pow10 range recurse recurse_down reduce repeat reverse rindex rint round rtrim rtrimstr scalars scalb scalbln scan select " +
    "setpath significand sin sinh skip sort sort_by split splits sqrt startswith strflocaltime strftime strings strptime sub tan " +
    "tanh test tgamma to_entries toarray toboolean todate todateiso8601 tojson tonumber tostream tostring transpose trim trimstr " +
    "trunc truncate_stream try type unique unique_by until utf8bytelength values walk while with_entries y0 y1 yn"
  ).split(" "),
);

/** All values of a filter, as a list. */
export function allOf(values: Iterable<Json>, work: Work): Json[] {
  const list: Json[] = [];
  for (const value of values) {
    work.spend(1);
    list.push(value);
  }
  return list;
}

function* mapValues(input: Json, filter: Filter, run: Parameters<Filter>[1]): Iterable<Json> {
  for (const value of each(input, run.work)) yield* filter(value, run);
}

function selectBy(test?: Filter): Filter {
  return function* (input, run) {
    for (const value of test!(input, run)) if (isTruthy(value)) yield input;
  };
}

function firstOf(filter?: Filter): Filter {
  return function* (input, run) {
    for (const value of filter!(input, run)) {
      yield value;
      return;
    }
  };
}

/** Is one of the values true, or false if that is wanted? Stops at the first one. */
function someOf(values: Iterable<Json>, wanted: boolean): boolean {
  for (const value of values) if (isTruthy(value) === wanted) return true;
  return false;
}

function lengthOf(input: Json, work: Work): Json {
  work.spend(1);
  if (input === null) return 0;
  if (typeof input === "string") {
    work.spend(input.length / 16);
    return [...input].length;
  }
  if (isNumber(input)) return Math.abs(exact(input));
  if (isList(input)) return input.length;
  if (isObject(input)) return input.size;
  throw new Stopped("boolean has no length");
}

function toNumber(input: Json): number | OddNumber {
  if (isNumber(input)) return input;
  if (typeof input !== "string") throw new Stopped(`${typeOf(input)} cannot be parsed as a number`);
  const found = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/.test(input) ? numberOf(input) : undefined;
  if (typeof found !== "number") throw new Beyond("It is not known which texts jq takes as numbers.");
  return found;
}

function keysOf(input: Json, work: Work): Json {
  if (isObject(input)) return namesOf(input, work);
  if (isList(input)) return input.map((_, index) => index);
  throw new Stopped(`${typeOf(input)} has no keys`);
}

export function addAll(values: Iterable<Json>, work: Work): Json {
  let sum: Json = null;
  for (const value of values) sum = plus(sum, value, work);
  return sum;
}

function listOf(input: Json, done: string): readonly Json[] {
  if (isList(input)) return input;
  // Which other types are accepted as well depends on the version of jq.
  if (done !== "sorted") throw new Beyond(`It is not known how a value that is not a list is ${done}.`);
  throw new Stopped(`${typeOf(input)} cannot be ${done}, as it is not an array`);
}

function sortedBy(input: Json, keyOf: (value: Json) => Json, work: Work): Json {
  const keyed = listOf(input, "sorted").map((value) => ({ value, key: keyOf(value) }));
  return sorted(keyed, ({ key }) => key, work).map(({ value }) => value);
}

function uniqueOf(input: Json, work: Work): Json {
  const all = sorted(listOf(input, "sorted"), (value) => value, work);
  return all.filter((value, index) => index === 0 || compare(all[index - 1]!, value, work) !== 0);
}

function flattened(list: readonly Json[], work: Work): Json[] {
  work.spend(list.length);
  return list.flatMap((value) => (isList(value) ? flattened(value, work) : [value]));
}

function hasMember(input: Json, key: Json): Json {
  if (isObject(input) && typeof key === "string") return input.has(key);
  if (isList(input) && isNumber(key)) return exact(key) >= 0 && exact(key) < input.length;
  if (input === null) throw new Beyond("has() of null can't be evaluated here.");
  throw new Stopped(`Cannot check whether ${typeOf(input)} has a ${typeOf(key)} key`);
}

function holds(input: Json, part: Json, work: Work): boolean {
  work.spend(1);
  if (isObject(input) && isObject(part)) {
    return [...part].every(([name, value]) => input.has(name) && holds(input.get(name)!, value, work));
  }
  if (isList(input) && isList(part)) {
    return part.every((value) =>
      input.some((one) => typeOf(one) === typeOf(value) && holds(one, value, work)),
    );
  }
  if (typeof input === "string" && typeof part === "string") {
    work.spend(input.length / 16);
    return input.includes(part);
  }
  if (typeOf(input) === typeOf(part)) return compare(input, part, work) === 0;
  throw new Stopped(`${typeOf(input)} and ${typeOf(part)} cannot have their containment checked`);
}

/** Null is not a string; numbers and the like are printed (jq 1.6 and later). */
