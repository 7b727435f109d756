import {
  type ClientCapabilities,
  CodeActionTriggerKind,
  type Connection,
  type ServerCapabilities,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { configurationFileName, standardSchema } from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { Configurations } from "../configuration/configurations.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { inBackground } from "../edge/background.ts";
import { alignColon } from "../features/align-colon.ts";
import { closeTag } from "../features/close-tag.ts";
import { codeActionKinds, codeActions } from "../features/code-actions.ts";
import { codeLenses } from "../features/code-lens.ts";
import { completionsAt, completionTriggers, resolveCompletion } from "../features/completion/complete.ts";
import type { ResolvableData } from "../features/completion/data.ts";
import { diagnosticSource } from "../features/diagnostics.ts";
import { documentHighlights } from "../features/document-highlight.ts";
import { documentLinks } from "../features/document-links.ts";
import { documentSymbols } from "../features/document-symbols.ts";
import { foldingRanges } from "../features/folding.ts";
import { formatDocument } from "../features/format.ts";
import { hoverAt } from "../features/hover.ts";
import { inlayHints } from "../features/inlay-hints.ts";
import { linkedEditingRanges } from "../features/linked-editing.ts";
import { definitionAt, prepareRename, referencesAt, renameAt } from "../features/names.ts";
import { refactorings } from "../features/refactorings.ts";
import { selectionRanges } from "../features/selection-range.ts";
import { semanticTokens, semanticTokensLegend } from "../features/semantic-tokens.ts";
import { type ConfigurationPlace, createsFiles, severityActions } from "../features/severity-actions.ts";
import { signatureHelp, signatureTriggers } from "../features/signature-help.ts";
import { tryActions, tryLenses } from "../features/trial/try-action.ts";
import type { ShownHosts } from "../snapshots/shown-hosts.ts";

/** The capabilities that the server announces. */
export const languageCapabilities: ServerCapabilities = {
  diagnosticProvider: {
    identifier: diagnosticSource,
    interFileDependencies: false,
    workspaceDiagnostics: false,
  },
  completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
  hoverProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  linkedEditingRangeProvider: true,
  documentLinkProvider: {},
  semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
  codeActionProvider: { codeActionKinds },
  signatureHelpProvider: { triggerCharacters: signatureTriggers },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeLensProvider: {},
  inlayHintProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: ">", moreTriggerCharacter: ["\n"] },
};

/** What is known about the client, and what it shows. */
export interface LanguageClient {
  capabilities(): ClientCapabilities;
  /** Whether it runs the commands of VS Code and of our extension. */
  editorCommands(): boolean;
  shownHosts: ShownHosts;
  /** URIs of its workspace folders. */
  workspace(): readonly string[];
}

/** Routes every request to the function of its feature; a document that is not open gets an empty answer. */
export function serveLanguageFeatures(
  connection: Connection,
  documents: PolicyDocuments,
  { capabilities, editorCommands, shownHosts, workspace }: LanguageClient,
  configurations: Configurations,
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

  connection.onDocumentFormatting(({ textDocument: { uri }, options }) => {
    const document = documents.get(uri);
    const edits = document && formatDocument(document, options);
    if (document !== undefined && edits === undefined) refuseToFormat(document);
    return edits ?? null;
  });
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) => {
    const document = documents.get(uri);
    return (document && formatDocument(document, options, range)) ?? null;
  });

  connection.onDocumentOnTypeFormatting((params) => at(params.ch === ">" ? closeTag : alignColon)(params));

  /**
   * The configuration that the policy follows if it is in the workspace, else the one that can be created
   * there.
   */
  function configurationPlace(policy: string): ConfigurationPlace | undefined {
    const folders = workspace().map((folder) => (folder.endsWith("/") ? folder : `${folder}/`));
    const [own] = configurations.filesOf(policy);
    if (own !== undefined)
      return folders.some((folder) => own.file.startsWith(folder))
        ? { uri: own.file, text: own.text }
        : undefined;
    const folder = folders.find((each) => policy.startsWith(each));
    if (folder === undefined || !createsFiles(capabilities())) return undefined;
    return { uri: `${folder}${configurationFileName}`, text: undefined };
  }

  /** Shown once for each version: with format on save, the same message would appear again and again. */
  let refused = "";
  function refuseToFormat(document: PolicyDocument): void {
    const version = documents.resultIdOf(document);
    if (refused === version) return;
    refused = version;
    inBackground(
      connection,
      connection.window.showInformationMessage(
        t("This policy has syntax errors, so it is not formatted. Correct them first."),
      ),
    );
  }

  connection.onCompletion(({ textDocument, position, context }) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return null;
    const snippets = capabilities().textDocument?.completion?.completionItem?.snippetSupport === true;
    const trigger = context?.triggerCharacter;
    return completionsAt(document, document.offsetAt(position), {
      snippets,
      trigger,
      editorCommands: editorCommands(),
      shown: shownHosts.of(textDocument.uri),
    });
  });
  connection.onCompletionResolve((item) => {
    const policy = (item.data as Partial<ResolvableData> | undefined)?.policy;
    const schema = policy === undefined ? undefined : documents.get(policy)?.schema;
    return resolveCompletion(item, schema ?? standardSchema);
  });
  connection.onHover((params) =>
    at((document, offset) => hoverAt(document, offset, shownHosts.of(document.uri)))(params),
  );
  connection.onDocumentSymbol(whole(documentSymbols));
  connection.onFoldingRanges(whole(foldingRanges));
  connection.onSelectionRanges((params) =>
    whole((document) => selectionRanges(document, params.positions))(params),
  );
  connection.onDocumentHighlight(at(documentHighlights));
  connection.languages.onLinkedEditingRange(at(linkedEditingRanges));
  connection.onDocumentLinks(whole(documentLinks));
  connection.languages.semanticTokens.on(
    (params) => whole((document) => semanticTokens(document, document.tree))(params) ?? { data: [] },
  );
  connection.languages.semanticTokens.onRange(
    (params) =>
      whole((document) => semanticTokens(document, document.spanOf(params.range)))(params) ?? { data: [] },
  );
  connection.onCodeAction((params) =>
    whole((document) => {
      const within = document.spanOf(params.range);
      const { only, triggerKind } = params.context;
      const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
      return [
        ...codeActions(document, within, only),
        ...severityActions(document, within, only, configurationPlace(document.uri)),
        ...(editorCommands() ? tryActions(document, within, only) : []),
        // Otherwise the light bulb would be on at every move of the cursor.
        ...(isAsked ? refactorings(document, within, only, shownHosts.of(document.uri)) : []),
      ];
    })(params),
  );
  connection.onSignatureHelp(at(signatureHelp));
  connection.onDefinition(at(definitionAt));
  connection.onReferences((params) =>
    at((document, offset) => referencesAt(document, offset, params.context))(params),
  );
  connection.onPrepareRename(at(prepareRename));
  connection.onRenameRequest((params) =>
    at((document, offset) => renameAt(document, offset, params.newName))(params),
  );
  // Only for a client that has the commands of the lenses.
  connection.onCodeLens(
    whole((document) => (editorCommands() ? [...codeLenses(document), ...tryLenses(document)] : [])),
  );
  connection.languages.inlayHint.on((params) =>
    whole((document) => inlayHints(document, document.spanOf(params.range)))(params),
  );
}
