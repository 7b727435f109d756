import { TextDocument } from "vscode-languageserver-textdocument";
import { evaluate } from "../../core/evaluate/evaluate.ts";
import { chooseFixes } from "../../core/findings/choose-fixes.ts";
import { formatPolicy } from "../../core/format/format.ts";
import { lint } from "../../core/lint/lint.ts";
import { LintMemo } from "../../core/lint/memo.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { parse } from "../../core/syntax/parse.ts";
import { targetOf, targetsOf } from "../../core/targets/targets.ts";
import { PolicyDocument } from "../../server/documents/policy-document.ts";
import { codeActions } from "../../server/features/code-actions.ts";
import { codeLenses } from "../../server/features/code-lens.ts";
import { completionsAt } from "../../server/features/completion/complete.ts";
import { diagnosticsOf } from "../../server/features/diagnostics.ts";
import { documentHighlights } from "../../server/features/document-highlight.ts";
import { documentLinks } from "../../server/features/document-links.ts";
import { documentSymbols } from "../../server/features/document-symbols.ts";
import { foldingRanges } from "../../server/features/folding.ts";
import { formatDocument } from "../../server/features/format.ts";
import { hoverAt } from "../../server/features/hover.ts";
import { inlayHints } from "../../server/features/inlay-hints.ts";
import { linkedEditingRanges } from "../../server/features/linked-editing.ts";
import { prepareRename, referencesAt } from "../../server/features/names.ts";
import { selectionRanges } from "../../server/features/selection-range.ts";
import { semanticTokens } from "../../server/features/semantic-tokens.ts";

/** What is done with a policy, by name. `prepare` makes what the step needs; it is not part of it. */
export interface Stage {
  prepare(text: string): unknown;
  run(input: never): unknown;
}

const documentOf = (text: string) =>
  new PolicyDocument(TextDocument.create("file:///any.audit", "nessus-audit", 1, text), new LintMemo());
const linted = (text: string) => {
  const document = documentOf(text);
  return { document, findings: document.findings };
};
const parsed = (text: string) => {
  const document = documentOf(text);
  return { document, policy: document.policy };
};

const bareHost = readSnapshot("");

/** Places where a cursor may be: the start, the end, and some in between. */
const cursors = ({ text }: PolicyDocument) =>
  [0, 0.25, 0.5, 0.9, 1].map((part) => Math.floor(text.length * part));

export const policyStages: Record<string, Stage> = {
  parse: { prepare: (text) => text, run: (text: string) => policyOf(parse(text)) },
  lint: {
    prepare: (text) => policyOf(parse(text)),
    run: (policy: ReturnType<typeof policyOf>) => lint(policy, { today: "2026-01-01" }),
  },
  targets: {
    prepare: (text) => policyOf(parse(text)),
    run: (policy: ReturnType<typeof policyOf>) => {
      const host = { name: "web-1", groups: ["web"], system: "Linux", platforms: ["Unix"] } as const;
      return targetOf(targetsOf(policy, { targets: [] }), host);
    },
  },
  evaluate: {
    prepare: (text) => policyOf(parse(text)),
    run: (policy: ReturnType<typeof policyOf>) => evaluate(policy, bareHost),
  },
  format: { prepare: (text) => parse(text), run: (tree: ReturnType<typeof parse>) => formatPolicy(tree) },
  fixes: {
    prepare: linted,
    run: ({ findings }: ReturnType<typeof linted>) => chooseFixes(findings, { unsafe: true }),
  },
  diagnostics: { prepare: linted, run: ({ document }: ReturnType<typeof linted>) => diagnosticsOf(document) },
  "code actions": {
    prepare: linted,
    run: ({ document }: ReturnType<typeof linted>) =>
      codeActions(document, { start: 0, end: document.text.length }, ["quickfix", "source"]),
  },
  "whole document": {
    prepare: parsed,
    run: ({ document }: ReturnType<typeof parsed>) => {
      documentSymbols(document);
      foldingRanges(document);
      documentLinks(document);
      codeLenses(document);
      semanticTokens(document, document.tree);
      inlayHints(document, document.tree);
      formatDocument(document, { tabSize: 2, insertSpaces: true });
    },
  },
  "at a cursor": {
    prepare: parsed,
    run: ({ document }: ReturnType<typeof parsed>) => {
      for (const offset of cursors(document)) {
        completionsAt(document, offset, { snippets: true, trigger: undefined });
        hoverAt(document, offset);
        documentHighlights(document, offset);
        linkedEditingRanges(document, offset);
        prepareRename(document, offset);
        referencesAt(document, offset, { includeDeclaration: true });
        selectionRanges(document, [document.positionAt(offset)]);
      }
    },
  },
};

/** All of it, one after the other. */
export const everything: Stage = {
  prepare: (text) => text,
  run: (text: string) => {
    for (const { prepare, run } of Object.values(policyStages)) run(prepare(text) as never);
  },
};
