import { canonicalTag, closes, isKnownName, isTag, standsAlone } from "./nesting.ts";
import type { CloseTag, OpenTag, Statement } from "./tree.ts";

/**
 * Does every tag have a partner? A tag that resembles none of the language is read as its partner suggests,
 * if that makes all the others pair up: `<when> … </if>` was meant to be `<if>`. Sets `tag` of such tags.
 */
export function pairTags(statements: readonly Statement[]): boolean {
  for (const statement of statements) forgetPartner(statement);
  const open: OpenTag[] = [];
  const meant: { unknown: OpenTag | CloseTag; tag: string }[] = [];
  for (const statement of statements) {
    if (statement.kind === "open-tag") {
      if (!statement.selfClosing && !standsAlone(statement.tag)) open.push(statement);
    } else if (statement.kind === "close-tag") {
      const top = open.pop();
      if (top === undefined) return false;
      if (closes(top.tag, statement.tag)) continue;
      if (isKnownName(top.name) && isKnownName(statement.name)) return false;
      // A name of the language decides; of two that are unknown, the one that resembles a tag.
      const opensTell = isKnownName(top.name) || (!isKnownName(statement.name) && isTag(top.tag));
      meant.push(opensTell ? { unknown: statement, tag: top.tag } : { unknown: top, tag: statement.tag });
    }
  }
  if (open.length > 0) return false;
  for (const { unknown, tag } of meant) unknown.tag = tag;
  return true;
}

/** Statements are reused in the next version of a document, where their partner may be another one. */
function forgetPartner(statement: Statement): void {
  if (statement.kind !== "open-tag" && statement.kind !== "close-tag") return;
  if (statement.tag !== statement.name) statement.tag = canonicalTag(statement.name);
}
