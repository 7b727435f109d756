import type { SignatureHelp } from "vscode-languageserver";
import {
  explainSignature,
  type KeywordSchema,
  separatorOf,
  startOfLine,
  typedValueOf,
} from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { CompletionContext } from "./completion/context.ts";
import { completionContext } from "./completion/context.ts";

export const signatureTriggers = [",", "|", "&"];

/** Values that are written as sentences: nobody looks up a form for them. */
const prose = new Set(["description", "info", "solution", "see_also"]);

/** The form of the value under the cursor, and which part of it is being written; null outside values. */
export function signatureHelp(document: PolicyDocument, offset: number): SignatureHelp | null {
  const context = completionContext(document, offset, {
    snippets: false,
    editorCommands: false,
    shown: undefined,
  });
  if (context?.place.kind !== "value" || prose.has(context.place.keyword)) return null;
  const keyword = context.holder?.keywords.get(context.place.keyword);
  if (keyword === undefined) return null;
  const { form, joiner } = formOf(context, keyword);
  const { label, parts, documentation } = explainSignature(context.holder?.item, keyword, form, joiner);
  const separator = separatorOf(form, joiner);
  const written = separator === undefined ? 0 : partsBefore(context, separator);
  return {
    signatures: [
      {
        label,
        documentation: { kind: "markdown", value: documentation },
        parameters: parts.map((part) => ({ label: part })),
      },
    ],
    activeSignature: 0,
    activeParameter: Math.min(written, parts.length - 1),
  };
}

/** `value_data` has the form of its value type. */
function formOf({ document, holder }: CompletionContext, keyword: KeywordSchema) {
  const { check, item } = holder!;
  const typed = check && item && typedValueOf(check, item, document.schema);
  if (typed?.keyword.name !== keyword.name) return { form: keyword.form, joiner: keyword.joiner };
  return { form: typed.type.form, joiner: typed.type.joiner };
}

/** Counts the separators before the cursor in its line, or in its string. */
function partsBefore({ document, offset, place }: CompletionContext, separator: string): number {
  if (place.kind !== "value") return 0;
  const isOperator = separator === "||" || separator === "&&";
  const colon = document.text.lastIndexOf(":", place.value.inner.start);
  const lineStart = startOfLine(document.text, offset);
  const start = isOperator ? Math.max(colon, lineStart) : Math.max(place.value.inner.start, lineStart);
  return document.text.slice(start, offset).split(separator).length - 1;
}
