import type { Json } from "../../../jq/json.ts";
import { isList, isObject } from "../../../jq/values.ts";

type JsonObject = ReadonlyMap<string, Json>;

/** Why an answer does not say what was asked, or not all of it: the rest of a sentence about the answer. */
export function problemInJson(answer: Json): string | undefined {
  if (isList(answer)) return problemInItems(answer);
  // `null` and `"unauthorized"` are the answers of services that do not know.
  if (!isObject(answer)) return "is neither a list nor an object";
  if (isError(answer)) return "is an error";
  const [only] = answer.values();
  if (answer.size === 1 && only !== undefined && isObject(only) && isFailure(only)) return "is an error";
  return goesOn(answer) ?? countsMore(answer);
}

/**
 * An answer for each subscription or region may also be an error, or continue. Other names may be those of
 * data.
 */
function problemInItems(list: readonly Json[]): string | undefined {
  for (const one of list) {
    if (!isObject(one)) continue;
    if (namesError(one)) return "has an error in it";
    const problem = markIn(one, marks);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isError(object: JsonObject): boolean {
  return namesError(object) || isFailure(object) || saysFailure(object) || isProse(object);
}

/** `odata.error`, `errorCode`, `__type` with the name of an exception. */
const errorName = /^(?:(?:odata\.)?errors?|error_?(?:code|message|description)|fault(?:string)?|exception)$/i;

function namesError(object: JsonObject): boolean {
  for (const [name, value] of object) {
    if (errorName.test(name) && isSaid(value)) return true;
    if (name === "__type" && typeof value === "string") return true;
  }
  return false;
}

/** Is it more than a value that means "none"? */
function isSaid(value: Json): boolean {
  if (isList(value)) return value.length > 0;
  if (isObject(value)) return value.size > 0;
  return value !== null && value !== false && value !== "" && value !== 0;
}

/** `{"code":404,"message":"…"}` */
function isFailure(object: JsonObject): boolean {
  const words = ["message", "Message", "title", "detail", "description"];
  if (!words.some((name) => object.has(name))) return false;
  return ["code", "status", "statusCode", "status_code"].some((name) => {
    const code = object.get(name);
    return /^[45]\d\d$/.test(typeof code === "number" || typeof code === "string" ? String(code) : "");
  });
}

/** `{"success":false}` */
function saysFailure(object: JsonObject): boolean {
  const status = object.get("status") ?? object.get("result");
  return (
    object.get("success") === false ||
    object.get("ok") === false ||
    (typeof status === "string" && /^(?:error|fail|failed|failure)$/i.test(status))
  );
}

const proseNames = new Set(
  "message messages detail details reason title type code status requestid timestamp path activityid description".split(
    " ",
  ),
);
const saying = ["message", "messages", "detail", "details", "reason"];

/** Is it nothing but words for people: `{"message":"Forbidden"}`? */
function isProse(object: JsonObject): boolean {
  const names = [...object.keys()].map((name) => name.toLowerCase());
  return names.every((name) => proseNames.has(name)) && names.some((name) => saying.includes(name));
}

/** Names, in lower case without punctuation, that have a value if an answer continues. */
const marks: ReadonlySet<string> = new Set([
  "nextlink",
  "odatanextlink",
  "nexttoken",
  "nextmarker",
  "nextcontinuationtoken",
  "nextpagetoken",
  "nextrecordname",
  "nextpage",
  "nextcursor",
  "istruncated",
  "hasmore",
  "moredataavailable",
]);
/** The same for an answer as a whole. */
const ownMarks: ReadonlySet<string> = new Set([...marks, "next", "nexturl", "nexthref", "marker"]);
const holders = /^_?(?:links?|meta|metadata|paging|pagination|pages)$|_links$/i;

function goesOn(answer: JsonObject): string | undefined {
  const own = markIn(answer, ownMarks);
  if (own !== undefined) return own;
  for (const [name, value] of answer) {
    if (!holders.test(name)) continue;
    if (isObject(value)) {
      const inside = markIn(value, ownMarks);
      if (inside !== undefined) return inside;
    }
    const isNext = (link: Json) => isObject(link) && link.get("rel") === "next";
    if (isList(value) && value.some(isNext)) return goesOnAt(name);
  }
  return undefined;
}

function markIn(object: JsonObject, names: ReadonlySet<string>): string | undefined {
  for (const [name, value] of object) {
    if (value === null || value === false || value === "") continue;
    if (names.has(name.toLowerCase().replace(/[^a-z]/g, ""))) return goesOnAt(name);
  }
  return undefined;
}

function goesOnAt(name: string): string {
  return `is one page of a list that continues at ${name}`;
}

const totals = /^(?:@odata\.count|total(?:_?(?:count|items|results|records|size))?)$/i;
const pages = /^total_?pages$/i;

/** `{"Page":0,"PageSize":500,"Total":1200,"Devices":[…]}` */
function countsMore(answer: JsonObject): string | undefined {
  let longest: number | undefined;
  for (const value of answer.values()) {
    if (isList(value)) longest = Math.max(longest ?? 0, value.length);
  }
  for (const [name, value] of answer) {
    if (typeof value !== "number") continue;
    const isMore = totals.test(name) && longest !== undefined && value > longest;
    if (isMore || (pages.test(name) && value > 1)) {
      return `is one page of a list: its ${name} is ${value}`;
    }
  }
  return undefined;
}
