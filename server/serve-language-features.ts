import type {
  ClientCapabilities,
  Connection,
  ServerCapabilities,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import { completionsAt, completionTriggers, resolveCompletion } from "./features/completion/complete.ts";
import { diagnosticSource } from "./features/diagnostics.ts";
import { documentSymbols } from "./features/document-symbols.ts";
import { foldingRanges } from "./features/folding.ts";
import { hoverAt } from "./features/hover.ts";
import type { PolicyDocument } from "./policy-document.ts";
import type { PolicyDocuments } from "./policy-documents.ts";

/** What the server tells the client that it can do. */
export const languageCapabilities: ServerCapabilities = {
  diagnosticProvider: {
    identifier: diagnosticSource,
    interFileDependencies: false,
    workspaceDiagnostics: false,
  },
  completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
};

/** Leads every request to the function of its feature; a document that is not open gives no answer. */
export function serveLanguageFeatures(
  connection: Connection,
  documents: PolicyDocuments,
  client: () => ClientCapabilities,
): void {
  const whole =
    <Result>(feature: (document: PolicyDocument) => Result) =>
    ({ textDocument }: Pick<TextDocumentPositionParams, "textDocument">): Result | null => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : feature(document);
    };
  const at =
    <Result>(feature: (document: PolicyDocument, offset: number) => Result) =>
    ({ textDocument, position }: TextDocumentPositionParams): Result | null => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : feature(document, document.offsetAt(position));
    };

  connection.onCompletion(({ textDocument, position, context }) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return null;
    const snippets = client().textDocument?.completion?.completionItem?.snippetSupport === true;
    const trigger = context?.triggerCharacter;
    return completionsAt(document, document.offsetAt(position), { snippets, trigger });
  });
  connection.onCompletionResolve(resolveCompletion);
  connection.onHover(at(hoverAt));
  connection.onDocumentSymbol(whole(documentSymbols));
  connection.onFoldingRanges(whole(foldingRanges));
}
