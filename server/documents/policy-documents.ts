import {
  type Connection,
  type Event,
  type Position,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentParser, LintMemo, type PolicySettings } from "../../core/editor.ts";
import type { FindingsView } from "../configuration/finding-settings.ts";
import { PolicyDocument } from "./policy-document.ts";
import { type Touched, TouchedLines } from "./touched-lines.ts";

/** The policies that are open in the editor, each in its current version. */
export class PolicyDocuments {
  readonly #touched = new TouchedLines();
  readonly #texts = new TextDocuments({
    create: TextDocument.create,
    update: (document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number) =>
      update(document, changes, version, this.#touched),
  });
  readonly #current = new Map<string, { document: PolicyDocument; revision: number | undefined }>();
  readonly #memos = new Map<string, LintMemo>();
  readonly #parsers = new Map<string, DocumentParser>();
  /**
   * Counts texts, since a file that is opened again starts with the same version, and a client may send a
   * version twice.
   */
  readonly #revisions = new Map<string, number>();
  #revised = 0;
  readonly #numbers = new WeakMap<PolicySettings | FindingsView, number>();
  #numbered = 0;
  readonly onDidClose: Event<{ document: TextDocument }> = this.#texts.onDidClose;
  /** Fired when a document is opened and at every change. */
  readonly onDidChange: Event<{ document: TextDocument }> = this.#texts.onDidChangeContent;

  /**
   * @param settingsOf the current settings of the policy with a URI
   * @param viewOf which of its findings are shown
   */
  constructor(
    private readonly settingsOf: (uri: string) => PolicySettings,
    private readonly viewOf: (uri: string) => FindingsView,
  ) {
    this.#texts.onDidChangeContent(({ document }) => {
      this.#revisions.set(document.uri, ++this.#revised);
    });
    this.#texts.onDidClose(({ document }) => {
      for (const kept of [this.#current, this.#memos, this.#parsers, this.#revisions])
        kept.delete(document.uri);
      this.#touched.forget(document.uri);
    });
  }

  listen(connection: Connection): void {
    this.#texts.listen(connection);
  }

  /** Undefined when the document is not open. */
  get(uri: string): PolicyDocument | undefined {
    const text = this.#texts.get(uri);
    if (text === undefined) return undefined;
    const known = this.#current.get(uri);
    const settings = this.settingsOf(uri);
    const view = this.viewOf(uri);
    const revision = this.#revisions.get(uri);
    const isSame = known?.document.settings === settings && known.document.view === view;
    if (known?.revision === revision && isSame) return known?.document;
    known?.document.retire();
    const parser = this.#parserOf(uri);
    const document = new PolicyDocument(text, this.#memoOf(uri), parser, settings, undefined, view);
    this.#current.set(uri, { document, revision });
    return document;
  }

  /** Every open policy. */
  get all(): PolicyDocument[] {
    return this.#texts.keys().flatMap((uri) => this.get(uri) ?? []);
  }

  /** Identifies a text together with its configuration and the choice of findings that are shown. */
  resultIdOf({ uri, settings, view }: PolicyDocument): string {
    return `${this.#revisions.get(uri)}:${this.#numberOf(settings)}:${this.#numberOf(view)}`;
  }

  /** In which of its lines something was written since this was asked last. */
  takeTouchedLines(uri: string): Touched {
    return this.#touched.take(uri);
  }

  #numberOf(settings: PolicySettings | FindingsView): number {
    const number = this.#numbers.get(settings) ?? ++this.#numbered;
    this.#numbers.set(settings, number);
    return number;
  }

  #memoOf(uri: string): LintMemo {
    const memo = this.#memos.get(uri) ?? new LintMemo();
    this.#memos.set(uri, memo);
    return memo;
  }

  #parserOf(uri: string): DocumentParser {
    const parser = this.#parsers.get(uri) ?? new DocumentParser();
    this.#parsers.set(uri, parser);
    return parser;
  }
}

/**
 * Applies changes one after another. A position after the end of its line or of the text means that end (LSP
 * 3.17, Position); the text document itself would keep starts of lines that do not exist.
 */
function update(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  touched: TouchedLines,
): TextDocument {
  for (const change of changes) {
    // some clients send null for "no range"
    const range = "range" in change ? (change.range ?? undefined) : undefined;
    const inside = (position: Position) => document.positionAt(document.offsetAt(position));
    const { text } = change;
    const exact = range && { text, range: { start: inside(range.start), end: inside(range.end) } };
    touched.touch(document.uri, exact?.range, text);
    TextDocument.update(document, [exact ?? { text }], version);
  }
  return document;
}
