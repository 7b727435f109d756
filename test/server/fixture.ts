import { TextDocument } from "vscode-languageserver-textdocument";
import { LintMemo } from "../../core/lint/memo.ts";
import { PolicyDocument } from "../../server/documents/policy-document.ts";

export interface Fixture {
  document: PolicyDocument;
  /** Where `<|>` was; the length of the text if there is none. */
  offset: number;
}

const cursor = "<|>";

/** An open policy; `<|>` in the text is the cursor. */
export function fixture(text: string): Fixture {
  const at = text.indexOf(cursor);
  const content = at === -1 ? text : text.slice(0, at) + text.slice(at + cursor.length);
  const source = TextDocument.create("test:policy.audit", "nessus-audit", 1, content);
  return { document: new PolicyDocument(source, new LintMemo()), offset: at === -1 ? content.length : at };
}

/** A Unix policy around some lines. */
export function unix(lines: string): string {
  return `<check_type:"Unix">\n${lines}\n</check_type>\n`;
}

/** A Windows policy around some lines. */
export function windows(lines: string): string {
  return `<check_type:"Windows" version:"2">\n<group_policy:"g">\n${lines}\n</group_policy>\n</check_type>\n`;
}
