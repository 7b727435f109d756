import { textOfNode, type XmlNode } from "../../../xml/xml-tree.ts";

/** Names of a failed answer, or of an element in it. */
const failing = /^(?:ErrorResponse|errors?|fault|exception)$/i;
const continuing: ReadonlySet<string> = new Set([
  "nextToken",
  "NextToken",
  "NextMarker",
  "NextContinuationToken",
  "next-tag",
  "IsTruncated",
]);

/**
 * Why an answer in XML does not say what was asked, or not all of it: the rest of a sentence about the
 * answer.
 */
export function problemInXml(document: XmlNode): string | undefined {
  const top = elementsOf(document)[0];
  if (top === undefined) return undefined;
  if (top.local.toLowerCase() === "html") return "is an HTML page";
  const answers = answersIn(top);
  if ([top, ...answers].some(isError)) return "is an error";
  if (answers.some(isJob)) return "is a job that has not finished";
  const mark = answers
    .flatMap((answer) => levelsBelow(answer, 3))
    .find(
      (node) =>
        (continuing.has(node.local) && !/^(?:false)?$/.test(textOfNode(node).trim())) || isOpenCursor(node),
    );
  return mark === undefined ? undefined : `is one page of a list that continues at ${mark.local}`;
}

/** The content of envelopes (SOAP), and NetApp's results. */
function answersIn(top: XmlNode): XmlNode[] {
  const children = elementsOf(top);
  if (top.local === "Envelope") {
    const bodies = children.filter(({ local }) => local === "Body");
    return bodies.flatMap(elementsOf);
  }
  return [top, ...children.filter(({ local }) => local === "results" || failing.test(local))];
}

function isError({ local, attributes }: XmlNode): boolean {
  const status = attributes.find(({ name }) => name === "status")?.value;
  const saysSo = (local === "response" || local === "results") && status !== undefined;
  return failing.test(local) || (saysSo && !/^(?:success|passed|ok)$/i.test(status));
}

/** Palo Alto: the request has been enqueued, `<result><msg>…</msg><job>7</job></result>`. */
function isJob(answer: XmlNode): boolean {
  const inside = elementsOf(answer).filter(({ local }) => local === "result");
  return inside.some((result) => {
    const children = elementsOf(result);
    const job = children.find(({ local }) => local === "job");
    return job !== undefined && (/^\s*\d+\s*$/.test(textOfNode(job)) || hasNotEnded(job));
  });
}

function hasNotEnded(job: XmlNode): boolean {
  const status = elementsOf(job).find(({ local }) => local === "status");
  return status !== undefined && /^(?:ACT|PEND)$/.test(textOfNode(status).trim());
}

/** Salesforce: `<done>false</done>`; vSphere: `<returnval><token>7</token>`. */
function isOpenCursor(node: XmlNode): boolean {
  const text = textOfNode(node).trim();
  if (node.local === "done") return text === "false";
  return node.local === "token" && node.parent?.local === "returnval" && text !== "";
}

function levelsBelow(node: XmlNode, levels: number): XmlNode[] {
  const below: XmlNode[] = [];
  let level = [node];
  for (let at = 0; at < levels; at++) {
    level = level.flatMap(elementsOf);
    for (const one of level) below.push(one);
  }
  return below;
}

function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter(({ kind }) => kind === "element");
}
