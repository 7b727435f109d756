import type { DocumentLink } from "vscode-languageserver";
import { insideQuotes } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

const webAddress = /https?:\/\/[^\s"'<>\\]+/g;
/** Characters that follow an address in a sentence or a list. */
const notTheAddress = ".,;:!?)]";

/** The web addresses of `see_also`. */
export function documentLinks(document: PolicyDocument): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { keywords } of document.policy.checks) {
    for (const { name, value } of keywords) {
      if (name !== "see_also" || value === undefined) continue;
      const { start, end } = insideQuotes(value);
      for (const { 0: found, index } of document.text.slice(start, end).matchAll(webAddress)) {
        let length = found.length;
        while (notTheAddress.includes(found[length - 1]!)) length--;
        const target = found.slice(0, length);
        const span = { start: start + index, end: start + index + length };
        links.push({ range: document.rangeOf(span), target });
      }
    }
  }
  return links;
}
