import type { Json } from "../../../jq/json.ts";
import { isList, isObject } from "../../../jq/values.ts";
import { textOfNode, type XmlNode } from "../../../xml/xml-tree.ts";

/** Why an answer says nothing of what was asked, or not all of it: the rest of a sentence about the answer. */
export function problemInJson(answer: Json): string | undefined {
  if (!isObject(answer)) return isList(answer) ? problemInItems(answer) : undefined;
  for (const name of ["error", "errors", "errorMessage", "fault"]) {
    const value = answer.get(name);
    if (value !== undefined && value !== null && !(isList(value) && value.length === 0)) return "is an error";
  }
  if (isFailure(answer)) return "is an error";
  const [only] = answer.values();
  if (answer.size === 1 && only !== undefined && isObject(only) && isFailure(only)) return "is an error";
  return goesOn(answer);
}

/** `{"code":404,"message":"…"}` */
function isFailure(object: ReadonlyMap<string, Json>): boolean {
  const code = object.get("code") ?? object.get("status");
  return typeof code === "number" && code >= 400 && object.has("message");
}

/** An answer for each subscription or region may go on as well. */
function problemInItems(list: readonly Json[]): string | undefined {
  for (const one of list) {
    const problem = isObject(one) ? goesOn(one) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const marks = ["nextLink", "@odata.nextLink", "NextToken", "nextToken", "NextMarker", "IsTruncated"];

function goesOn(object: ReadonlyMap<string, Json>): string | undefined {
  const mark = marks.find((name) => {
    const value = object.get(name);
    return value !== undefined && value !== null && value !== false && value !== "";
  });
  return mark === undefined ? undefined : `is a part of one, which continues at ${mark}`;
}

const failing = new Set(["ErrorResponse", "Error", "Fault", "fault"]);
const continuing = new Set(["nextToken", "NextToken", "NextMarker", "next-tag", "IsTruncated"]);

/** The same of an answer in XML. */
export function problemInXml(document: XmlNode): string | undefined {
  const top = document.children.find(({ kind }) => kind === "element");
  if (top === undefined) return undefined;
  const inside = top.children.flatMap((child) => [child, ...child.children]);
  if (failing.has(top.local)) return "is an error";
  if (top.local.toLowerCase() === "html") return "is a page for people";
  if (top.local === "Envelope" && inside.some(({ local }) => failing.has(local))) return "is an error";
  const results = [top, ...top.children.filter(({ local }) => local === "results")];
  const isFailed = ({ name, value }: XmlNode) => name === "status" && /^(?:error|failed)$/.test(value);
  if (results.some(({ attributes }) => attributes.some(isFailed))) return "is an error";
  const mark = [...inside, ...inside.flatMap(({ children }) => children)].find(
    (node) => continuing.has(node.local) && !/^(?:false)?$/.test(textOfNode(node).trim()),
  );
  return mark === undefined ? undefined : `is a part of one, which continues at ${mark.local}`;
}
