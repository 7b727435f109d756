import { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentParser, decodeText, LintMemo, type PolicySettings } from "../../core/editor.ts";
import { decodeBase64 } from "../base64.ts";
import type { PolicySource } from "../protocol.ts";
import { PolicyDocument } from "./policy-document.ts";

/** A policy that need not be open, as the client sends it. */
export function documentOfSource(
  { uri, text, base64 = "" }: PolicySource,
  settings: PolicySettings,
): PolicyDocument {
  const content = text ?? decodeText(decodeBase64(base64) ?? new Uint8Array()).text;
  const source = TextDocument.create(uri, "nessus-audit", 0, content);
  return new PolicyDocument(source, new LintMemo(), new DocumentParser(), settings);
}
