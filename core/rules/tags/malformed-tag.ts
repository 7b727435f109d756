import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const malformedTag: Rule = {
  id: "malformed-tag",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "malformed-tag",
    details: (problem, tree) => ({ fixes: complete(problem, tree) }),
  },
};

const nameBeforeValue = /^<?[ \t]*\w+(?=[ \t]+["'\w])/;

/** `</if`, `<if`, `<report type:"FAILED"` and the like: only the > is missing. */
const wholeButForTheEnd =
  /^<\/?[ \t]*\w+(?:[ \t]*:[ \t]*(?:"[^"\n]*"|\w+))?(?:[ \t]+\w+[ \t]*:[ \t]*(?:"[^"\n]*"|\w+))*$/;

/** `</check_type:"Windows">`: a closing tag with a value like an opening one. */
const closingWithValue = /^<\/[ \t]*(\w+)[^\n]*>$/;

function complete({ start, end }: SyntaxProblem, { text }: PolicyTree): Fix[] {
  const source = text.slice(start, end);
  const closing = closingWithValue.exec(source)?.[1];
  if (closing !== undefined) {
    const newText = `</${closing}>`;
    return [{ title: `Write ${newText}`, safe: true, edits: [{ start, end, newText }] }];
  }
  const name = nameBeforeValue.exec(source)?.[0];
  if (name !== undefined && !source.includes(":")) {
    return [{ title: "Insert the colon", safe: false, edits: [insertion(start + name.length, ":")] }];
  }
  const lineEnd = text.indexOf("\n", end);
  const isLast = text.slice(end, lineEnd === -1 ? text.length : lineEnd).trim() === "";
  if (isLast && wholeButForTheEnd.test(source)) {
    return [{ title: "Insert the closing >", safe: false, edits: [insertion(end, ">")] }];
  }
  return [];
}

function insertion(at: number, newText: string) {
  return { start: at, end: at, newText };
}
