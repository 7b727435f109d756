import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import { type ServerOptions, serverFlags } from "../../server/protocol.ts";

const serverFile = fileURLToPath(new URL("../../dist/server/node.cjs", import.meta.url));
const commandFile = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

/** What an editor starts: the server of the extension, or that of the command line. */
const programs = { extension: [serverFile, "--stdio"], "command line": [commandFile, "lsp", "--stdio"] };

export const pullingClient: ClientCapabilities = { textDocument: { diagnostic: {} } };
export const pushedClient: ClientCapabilities = {};

/** The built server as a process, spoken to over stdio as an editor does it. */
export class LanguageServer {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  #versions = new Map<string, number>();
  initialized: InitializeResult | undefined;

  private constructor(program: keyof typeof programs) {
    const child = spawn(process.execPath, [...serverFlags, ...programs[program]], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#process = child;
    this.#exited = once(child, "exit");
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
  }

  /**
   * @param settings what the server gets when it asks for a section of the configuration
   * @param workspace URI of its folder
   * @param initializationOptions the client's capabilities beyond the protocol
   * @param program whose server it is
   */
  static async start(
    capabilities: ClientCapabilities,
    settings?: (section: string) => unknown,
    workspace?: string,
    initializationOptions?: ServerOptions,
    program: keyof typeof programs = "extension",
  ): Promise<LanguageServer> {
    const server = new LanguageServer(program);
    const { connection } = server;
    if (settings) {
      connection.onRequest("workspace/configuration", ({ items }: { items: { section: string }[] }) =>
        items.map(({ section }) => settings(section)),
      );
    }
    connection.listen();
    server.initialized = await server.request<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: workspace ?? null,
      initializationOptions,
      capabilities: { ...capabilities, ...(settings && { workspace: { configuration: true } }) },
    });
    await connection.sendNotification("initialized", {});
    return server;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId: "nessus-audit", version: 1, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** The diagnostics that are pushed next. */
  nextPush(): Promise<{ uri: string; version?: number; diagnostics: Diagnostic[] }> {
    return new Promise((resolve) => {
      const subscription = this.connection.onNotification("textDocument/publishDiagnostics", (params) => {
        subscription.dispose();
        resolve(params);
      });
    });
  }

  /** The diagnostics of a document that are pushed next. */
  pushedFor(uri: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      const subscription = this.connection.onNotification(
        "textDocument/publishDiagnostics",
        (params: { uri: string; diagnostics: Diagnostic[] }) => {
          if (params.uri !== uri) return;
          subscription.dispose();
          resolve(params.diagnostics);
        },
      );
    });
  }

  /** Ends it according to the protocol; returns the exit code. */
  async stop(): Promise<number | null> {
    await this.request("shutdown", undefined);
    await this.connection.sendNotification("exit");
    await this.#exited;
    this.connection.dispose();
    return this.#process.exitCode;
  }
}
