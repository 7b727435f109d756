import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LintMemo } from "../../core/lint/memo.ts";
import { PolicyDocument } from "../../server/documents/policy-document.ts";
import { codeActions } from "../../server/features/code-actions.ts";
import { completionsAt, resolveCompletion } from "../../server/features/completion/complete.ts";
import { diagnosticsOf } from "../../server/features/diagnostics.ts";
import { documentHighlights } from "../../server/features/document-highlight.ts";
import { documentSymbols } from "../../server/features/document-symbols.ts";
import { foldingRanges } from "../../server/features/folding.ts";
import { hoverAt } from "../../server/features/hover.ts";
import { linkedEditingRanges } from "../../server/features/linked-editing.ts";
import { prepareRename, referencesAt } from "../../server/features/names.ts";
import { selectionRanges } from "../../server/features/selection-range.ts";
import { semanticTokens } from "../../server/features/semantic-tokens.ts";

/** What holds for any text: nobody's half-written policy may stop a feature. */

const sample = readFileSync(new URL("../../samples/policies/web-server.audit", import.meta.url), "utf8");
const pieces = [
  "<",
  "</",
  ">",
  '"',
  "'",
  ":",
  "@",
  "||",
  "\r",
  "\n<if>\n",
  "\n<custom_item>\n",
  "# ",
  "type : ",
  "😀",
];

/** The sample with some pieces inserted and some characters removed. */
const damaged = fc
  .array(fc.tuple(fc.nat(sample.length), fc.constantFrom(...pieces), fc.nat(20)), { maxLength: 6 })
  .map((damages) =>
    damages.reduce(
      (text, [at, piece, length]) => text.slice(0, at) + piece + text.slice(at + length),
      sample,
    ),
  );

function documentOf(text: string): PolicyDocument {
  return new PolicyDocument(TextDocument.create("test:any.audit", "nessus-audit", 1, text), new LintMemo());
}

test("the features of a whole document answer for any text", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const document = documentOf(text);
      diagnosticsOf(document);
      documentSymbols(document);
      foldingRanges(document);
      const { data } = semanticTokens(document, document.tree);
      for (let at = 0; at < data.length; at += 5) {
        assert(data[at]! > 0 || data[at + 1]! >= 0, "tokens in order");
        assert(data[at + 2]! > 0, "no empty token");
      }
    }),
    { numRuns: 100 },
  );
});

test("the features at a position answer for any text; a completion edits the line of the cursor", () => {
  fc.assert(
    fc.property(damaged, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
      const document = documentOf(text);
      const offset = Math.floor(text.length * part);
      const position = document.positionAt(offset);
      for (const item of completionsAt(document, offset, { snippets: true, trigger: undefined })) {
        const { start, end } = (item.textEdit as TextEdit).range;
        assert.deepEqual([start.line, end.line], [position.line, position.line], item.label);
        assert(start.character <= position.character && position.character <= end.character, item.label);
        resolveCompletion(item, document.schema);
      }
      hoverAt(document, offset);
      documentHighlights(document, offset);
      linkedEditingRanges(document, offset);
      prepareRename(document, offset);
      referencesAt(document, offset, { includeDeclaration: true });
      codeActions(document, { start: offset, end: offset }, ["quickfix", "source"]);
      const [selection] = selectionRanges(document, [position]);
      for (let at = selection; at?.parent !== undefined; at = at.parent) {
        const [inner, outer] = [document.spanOf(at.range), document.spanOf(at.parent.range)];
        assert(outer.start <= inner.start && inner.end <= outer.end, "a selection grows");
      }
    }),
    { numRuns: 300 },
  );
});
