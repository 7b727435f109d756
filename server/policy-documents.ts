import { type Connection, type Event, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentParser, LintMemo } from "../core/index.ts";
import { PolicyDocument } from "./policy-document.ts";

/** The policies that are open in the editor, each in its present version. */
export class PolicyDocuments {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #current = new Map<string, PolicyDocument>();
  readonly #memos = new Map<string, LintMemo>();
  readonly #parsers = new Map<string, DocumentParser>();
  readonly #openings = new Map<string, number>();
  #opened = 0;
  readonly onDidClose: Event<{ document: TextDocument }> = this.#texts.onDidClose;
  /** Fired when a document is opened and at every change. */
  readonly onDidChange: Event<{ document: TextDocument }> = this.#texts.onDidChangeContent;

  constructor() {
    this.#texts.onDidClose(({ document }) => {
      this.#current.delete(document.uri);
      this.#memos.delete(document.uri);
      this.#parsers.delete(document.uri);
      this.#openings.delete(document.uri);
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
    if (known !== undefined && known.version === text.version) return known;
    known?.retire();
    const document = new PolicyDocument(text, this.#memoOf(uri), this.#parserOf(uri));
    this.#current.set(uri, document);
    return document;
  }

  /** Names one version of one opening: a file that is opened again starts with the same version number. */
  resultIdOf({ uri, version }: PolicyDocument): string {
    const opening = this.#openings.get(uri) ?? ++this.#opened;
    this.#openings.set(uri, opening);
    return `${opening}:${version}`;
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
