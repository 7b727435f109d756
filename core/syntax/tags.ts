import { canonicalTag } from "./nesting.ts";
import type { TokenCursor } from "./token-cursor.ts";
import { Kind } from "./tokens.ts";
import type { Attribute, CloseTag, OpenTag } from "./tree.ts";
import { readTagValue } from "./values.ts";

/** `<report type:"FAILED">`, up to its `>` or to where its line ends without one. */
export function readOpenTag(cursor: TokenCursor): OpenTag {
  const start = cursor.start;
  const name = cursor.textOf(cursor.at++).replace(/^<[ \t]*/, "");
  const nameEnd = cursor.end;
  const hasColon = cursor.take(Kind.Colon);
  const value = cursor.isOnSameLine() ? readTagValue(cursor) : undefined;
  const attributes: Attribute[] = [];
  while (cursor.isOnSameLine() && startsAttribute(cursor)) attributes.push(readAttribute(cursor));
  const selfClosing = cursor.take(Kind.SelfClosingEnd);
  if (!selfClosing && !cursor.take(Kind.TagEnd)) {
    cursor.report("malformed-tag", start, cursor.end, `The tag <${name} has no closing >.`);
  } else if (!hasColon && value !== undefined) {
    cursor.report("malformed-tag", start, cursor.end, `A colon is missing after <${name}.`);
  } else if (hasColon && value === undefined) {
    cursor.report("malformed-tag", start, cursor.end, `The tag <${name}: has no value.`);
  }
  const nameSpan = { start: nameEnd - name.length, end: nameEnd };
  const tag = canonicalTag(name);
  return { kind: "open-tag", start, end: cursor.end, name, tag, nameSpan, value, attributes, selfClosing };
}

function startsAttribute(cursor: TokenCursor): boolean {
  return cursor.kind() === Kind.Key || cursor.kind() === Kind.Word;
}

function readAttribute(cursor: TokenCursor): Attribute {
  const start = cursor.start;
  const name = cursor.textOf(cursor.at++);
  const nameSpan = { start, end: cursor.end };
  const colonOnSameLine = cursor.isOnSameLine();
  const hasColon = cursor.take(Kind.Colon);
  const valueOnSameLine = cursor.isOnSameLine() && (!hasColon || colonOnSameLine);
  const value = valueOnSameLine ? readTagValue(cursor) : undefined;
  const end = cursor.end;
  if (value === undefined) {
    cursor.report("malformed-tag", start, end, `The attribute ${name} has no value.`);
  } else if (!hasColon) {
    cursor.report("malformed-tag", start, end, `A colon is missing after ${name}.`);
  }
  return { kind: "attribute", start, end, name, nameSpan, value };
}

/** `</custom_item>` */
export function readCloseTag(cursor: TokenCursor): CloseTag {
  const start = cursor.start;
  const image = cursor.textOf(cursor.at++);
  const name = image.replace(/^<[ \t]*\/[ \t]*/, "").replace(/[ \t]*>?$/, "");
  const nameStart = start + image.lastIndexOf(name);
  if (!image.endsWith(">")) {
    const message = skipToTagEnd(cursor)
      ? `A closing tag takes no value: write </${name}>.`
      : `The tag </${name} has no closing >.`;
    cursor.report("malformed-tag", start, cursor.end, message);
  }
  const nameSpan = { start: nameStart, end: nameStart + name.length };
  return { kind: "close-tag", start, end: cursor.end, name, tag: canonicalTag(name), nameSpan };
}

/** Skips a value and attributes as an opening tag has them, when the > that ends the tag stands behind them. */
function skipToTagEnd(cursor: TokenCursor): boolean {
  let ahead = 0;
  while (cursor.isOnSameLine(ahead) && mayFollowName.has(cursor.kind(ahead))) ahead++;
  if (!cursor.isOnSameLine(ahead) || cursor.kind(ahead) !== Kind.TagEnd) return false;
  cursor.at += ahead + 1;
  return true;
}

const mayFollowName: ReadonlySet<Kind> = new Set([
  Kind.Colon,
  Kind.Key,
  Kind.Word,
  Kind.String,
  Kind.SmartString,
]);
