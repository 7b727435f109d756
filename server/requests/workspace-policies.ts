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

/** What is kept of each file: something that was made from its text under its settings. */
interface Kept<Value> {
  version: string;
  value: Value;
}

/**
 * Every policy of the workspace, those that are open as their editors have them. The client lists and reads the files; what
 * was made of one is kept until its version changes.
 */
export class WorkspacePolicies<Value> {
  readonly #connection: Connection;
  readonly #documents: PolicyDocuments;
  readonly #configurations: Configurations;
  readonly #views: FindingViews;
  readonly #make: (document: PolicyDocument) => Value;
  #kept = new Map<string, Kept<Value>>();

  /** @param make what is made of a policy; it must not keep the document */
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
   * @param listsPolicies false: the client knows no files, so that only what is open counts
   * @param onProgress is told how many of how many files are done
   * @throws ResponseError when the request was cancelled
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

  /** What is made of policies may depend on their configuration, which has changed. */
  forget(): void {
    this.#kept = new Map();
  }

  async #list(): Promise<ListPoliciesResult["policies"]> {
    const { policies } = await this.#connection.sendRequest<ListPoliciesResult>(listPoliciesMethod);
    return policies;
  }
}
