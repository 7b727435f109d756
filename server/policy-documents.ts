import { type Connection, type Event, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentParser, LintMemo, type PolicySettings } from "../core/index.ts";
import { PolicyDocument } from "./policy-document.ts";

/** The policies that are open in the editor, each in its present version. */
export class PolicyDocuments {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #current = new Map<string, PolicyDocument>();
  readonly #memos = new Map<string, LintMemo>();
  readonly #parsers = new Map<string, DocumentParser>();
  readonly #openings = new Map<string, number>();
  #opened = 0;
  readonly #numbers = new WeakMap<PolicySettings, number>();
  #numbered = 0;
  readonly onDidClose: Event<{ document: TextDocument }> = this.#texts.onDidClose;
  /** Fired when a document is opened and at every change. */
  readonly onDidChange: Event<{ document: TextDocument }> = this.#texts.onDidChangeContent;

  /** @param settingsOf what holds for the policy with a URI, at this moment */
  constructor(private readonly settingsOf: (uri: string) => PolicySettings) {
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
    const settings = this.settingsOf(uri);
    if (known?.version === text.version && known.settings === settings) return known;
    known?.retire();
    const document = new PolicyDocument(text, this.#memoOf(uri), this.#parserOf(uri), settings);
    this.#current.set(uri, document);
    return document;
  }

  /** Every open policy. */
  get all(): PolicyDocument[] {
    return this.#texts.keys().flatMap((uri) => this.get(uri) ?? []);
  }

  /**
   * Names one version of one opening under one configuration: a file that is opened again starts with the same
   * version number.
   */
  resultIdOf({ uri, version, settings }: PolicyDocument): string {
    const opening = this.#openings.get(uri) ?? ++this.#opened;
    this.#openings.set(uri, opening);
    return `${opening}:${version}:${this.#numberOf(settings)}`;
  }

  #numberOf(settings: PolicySettings): number {
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
