import type { LinkedEditingRanges } from "vscode-languageserver";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { tagNamesAt } from "../documents/tag-names-at.ts";

/** The two names of a tag pair, which change together; only while they are the same (`</acl>` closes many). */
export function linkedEditingRanges(document: PolicyDocument, offset: number): LinkedEditingRanges | null {
  const [open, close] = tagNamesAt(document, offset) ?? [];
  if (open === undefined || close === undefined || document.textOf(open) !== document.textOf(close))
    return null;
  return { ranges: [open, close].map((name) => document.rangeOf(name)), wordPattern: "[A-Za-z0-9_]+" };
}
