import type { CancellationToken, Connection } from "vscode-languageserver";
import type { Configurations } from "../configuration/configurations.ts";
import type { FindingViews } from "../configuration/finding-views.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { documentOfSource } from "../documents/policy-source.ts";
import {
  type ListPoliciesResult,
  listPoliciesMethod,
  type ReadPoliciesParams,
  type ReadPoliciesResult,
  readPoliciesMethod,
} from "../protocol.ts";
import { Turns } from "./turns.ts";

/** How many files the client sends in one message. */
const filesAtOnce = 10;

/** What is kept for each file: a value computed from its text and settings. */
interface Kept<Value> {
  version: string;
  value: Value;
}

/**
 * Every policy of the workspace; open ones with the text of their editors. The client lists and reads the
 * files; the value computed from one is kept until its version changes.
 */
export class WorkspacePolicies<Value> {
  readonly #connection: Connection;
  readonly #documents: PolicyDocuments;
  readonly #configurations: Configurations;
  readonly #views: FindingViews;
  readonly #make: (document: PolicyDocument) => Value;
  #kept = new Map<string, Kept<Value>>();

  /** @param make computes the value of a policy; must not keep the document */
  constructor(
    connection: Connection,
    documents: PolicyDocuments,
    { configurations, views }: { configurations: Configurations; views: FindingViews },
    make: (document: PolicyDocument) => Value,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#configurations = configurations;
    this.#views = views;
    this.#make = make;
  }

  /**
   * @param listsPolicies false: the client can't list files, so only open policies count
   * @param onProgress called with the number of files done and in all
   * @throws ResponseError if the request was cancelled
   */
  async all(
    listsPolicies: boolean,
    token: CancellationToken,
    onProgress: (done: number, of: number) => void = () => {},
  ): Promise<Map<string, Value>> {
    const turns = new Turns(token);
    const values = new Map<string, Value>();
    const listed = listsPolicies ? await this.#list() : [];
    const kept = new Map<string, Kept<Value>>();
    const unread: { uri: string; version: string }[] = [];
    for (const file of listed) {
      const known = this.#kept.get(file.uri);
      if (this.#documents.get(file.uri) !== undefined) continue;
      if (known?.version === file.version) kept.set(file.uri, known);
      else unread.push(file);
    }
    for (let start = 0; start < unread.length; start += filesAtOnce) {
      const some = unread.slice(start, start + filesAtOnce);
      const request: ReadPoliciesParams = { uris: some.map(({ uri }) => uri) };
      const { policies } = await this.#connection.sendRequest<ReadPoliciesResult>(
        readPoliciesMethod,
        request,
        token,
      );
      for (const source of policies) {
        await turns.untilOthersHadTheirs();
        const version = some.find(({ uri }) => uri === source.uri)?.version;
        if (version === undefined) continue;
        const settings = await this.#configurations.load(source.uri);
        const view = await this.#views.load(source.uri);
        kept.set(source.uri, { version, value: this.#make(documentOfSource(source, settings, view)) });
      }
      onProgress(Math.min(start + filesAtOnce, unread.length), unread.length);
    }
    this.#kept = kept;
    for (const { uri } of this.#documents.all) {
      await this.#configurations.load(uri);
      await this.#views.load(uri);
      const document = this.#documents.get(uri);
      if (document !== undefined) values.set(uri, this.#make(document));
    }
    for (const [uri, { value }] of kept) values.set(uri, value);
    return values;
  }

  /** Call when a configuration has changed, which the values may depend on. */
  forget(): void {
    this.#kept = new Map();
  }

  async #list(): Promise<ListPoliciesResult["policies"]> {
    const { policies } = await this.#connection.sendRequest<ListPoliciesResult>(listPoliciesMethod);
    return policies;
  }
}
