import { TextDocument } from "vscode-languageserver-textdocument";
import {
  DocumentParser,
  decodeText,
  type FileEncoding,
  LintMemo,
  type PolicySettings,
} from "../../core/editor.ts";
import { decodeBase64 } from "../base64.ts";
import { defaultFindingsView, type FindingsView } from "../configuration/finding-settings.ts";
import type { PolicySource } from "../protocol.ts";
import { PolicyDocument } from "./policy-document.ts";

/**
 * The document of a policy that need not be open, as the client sends it, with the findings that it would
 * have if it were open.
 */
export function documentOfSource(
  source: PolicySource,
  settings: PolicySettings,
  view: FindingsView = defaultFindingsView,
): PolicyDocument {
  return documentOf(source.uri, contentOf(source).text, settings, view);
}

/** Like `documentOfSource`, but with the findings of a file, which include those about its bytes. */
export function documentOfFile(source: PolicySource, settings: PolicySettings): PolicyDocument {
  const { text, encoding } = contentOf(source);
  return documentOf(source.uri, text, settings, defaultFindingsView, encoding);
}

function documentOf(
  uri: string,
  text: string,
  settings: PolicySettings,
  view: FindingsView,
  encoding?: FileEncoding,
): PolicyDocument {
  const source = TextDocument.create(uri, "nessus-audit", 0, text);
  return new PolicyDocument(source, new LintMemo(), new DocumentParser(), settings, encoding, view);
}

function contentOf({ text, base64 = "" }: PolicySource): { text: string; encoding?: FileEncoding } {
  if (text !== undefined) return { text };
  const bytes = decodeBase64(base64) ?? new Uint8Array();
  const decoded = decodeText(bytes);
  return { text: decoded.text, encoding: encodingOf(bytes, decoded.encoding) };
}

function encodingOf(bytes: Uint8Array, name: string): FileEncoding {
  if (name.startsWith("utf-16") || name.startsWith("utf-32")) return "utf-16";
  if (name !== "utf-8") return "windows-1252";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8-bom" : "utf-8";
}
