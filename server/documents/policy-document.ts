import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  type BoundedFindings,
  checkIds,
  DocumentParser,
  emptyConfiguration,
  type FileEncoding,
  type Finding,
  type LintMemo,
  lintBounded,
  mostKept,
  type Policy,
  type PolicySettings,
  type PolicyTree,
  parse,
  policyOf,
  type Schema,
  type Span,
  settingsFor,
} from "../../core/editor.ts";
import { defaultFindingsView, type FindingsView } from "../configuration/finding-settings.ts";
import { today } from "./today.ts";

const nothingFound: BoundedFindings = { findings: [], more: new Map(), leftOut: undefined };

/**
 * One version of an open policy. What is computed from its text is computed once, when the first feature asks
 * for it: diagnostics, completion and hover read the same tree.
 *
 * Positions of the protocol are created and read only here, by the text document, which keeps its line starts
 * up to date from change to change and counts `\r` alone as a line end, as the protocol does.
 */
export class PolicyDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** What its configuration says about it. */
  readonly settings: PolicySettings;
  /** Which of its findings are shown. */
  readonly view: FindingsView;
  readonly #source: TextDocument;
  readonly #memo: LintMemo;
  readonly #encoding: FileEncoding | undefined;
  #parser: DocumentParser | undefined;
  #tree: PolicyTree | undefined;
  #policy: Policy | undefined;
  #found: BoundedFindings | undefined;
  #checkIds: ReadonlyMap<number, string> | undefined;

  /**
   * @param memo results of earlier versions of the same document
   * @param parser the parser of its earlier versions
   * @param encoding that of its file, if the bytes of the file are linted
   * @param view which of its findings are shown
   */
  constructor(
    source: TextDocument,
    memo: LintMemo,
    parser = new DocumentParser(),
    settings = settingsFor(emptyConfiguration, ""),
    encoding?: FileEncoding,
    view = defaultFindingsView,
  ) {
    this.uri = source.uri;
    this.version = source.version;
    this.text = source.getText();
    this.#source = source;
    this.settings = settings;
    this.view = view;
    this.#memo = memo;
    this.#encoding = encoding;
    this.#parser = parser;
  }

  get tree(): PolicyTree {
    this.#tree ??= this.#parser?.parse(this.text, this.schema) ?? parse(this.text, this.schema);
    return this.#tree;
  }

  /** The language that this policy may use, with what its configuration adds. */
  get schema(): Schema {
    return this.settings.schema;
  }

  /**
   * Hands the tree over to the next version. Asking for the tree of this version after that parses it again.
   */
  retire(): void {
    this.#parser = undefined;
    this.#tree = undefined;
    this.#policy = undefined;
  }

  get policy(): Policy {
    this.#policy ??= policyOf(this.tree);
    return this.#policy;
  }

  /** The ids of its checks, by the offset where each begins. */
  get checkIds(): ReadonlyMap<number, string> {
    this.#checkIds ??= checkIds(this.policy);
    return this.#checkIds;
  }

  /** In the order of their offsets; none if its configuration ignores the policy. */
  get findings(): readonly Finding[] {
    return this.#lint().findings;
  }

  /** How many findings there are besides: very many of one rule are counted, and not kept. */
  get findingsLeftOut(): number {
    const { leftOut } = this.#lint();
    return leftOut === undefined ? 0 : leftOut.error + leftOut.warning + leftOut.hint;
  }

  #lint(): BoundedFindings {
    this.#found ??= this.settings.ignored ? nothingFound : this.#lintNow();
    return this.#found;
  }

  #lintNow(): BoundedFindings {
    const { severities, schema } = this.settings;
    const encoding = this.#encoding;
    const options = { severities, schema, today: today(), ...(encoding && { encoding }) };
    return lintBounded(this.policy, options, mostKept, this.#memo);
  }

  offsetAt(position: Position): number {
    return this.#source.offsetAt(position);
  }

  positionAt(offset: number): Position {
    return this.#source.positionAt(offset);
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.#source.positionAt(start), end: this.#source.positionAt(end) };
  }

  spanOf({ start, end }: Range): Span {
    return { start: this.#source.offsetAt(start), end: this.#source.offsetAt(end) };
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}
