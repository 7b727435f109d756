import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";

const serverFile = fileURLToPath(new URL("../../dist/server/node.cjs", import.meta.url));

/** A message as it came; `id` is null in the answer to what could not be recognised as a request. */
export interface RawMessage {
  id?: number | string | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/** A misbehaving client: it sends whatever it is told to, and keeps what the server answers. */
export class RawClient {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  #bytes = Buffer.alloc(0);
  readonly #received: RawMessage[] = [];
  readonly #news = new EventEmitter();
  /** What the server printed outside of the protocol. */
  printed = "";

  constructor() {
    const child = spawn(process.execPath, [serverFile, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    this.#process = child;
    this.#exited = once(child, "exit").then(() => this.#news.emit("news"));
    child.stdout.on("data", (bytes: Buffer) => this.#take(bytes));
    child.stderr.on("data", (bytes: Buffer) => {
      this.printed += bytes;
    });
  }

  /** Sends bytes as they are. */
  bytes(text: string): void {
    this.#process.stdin!.write(text);
  }

  /** Sends a value as a message, whatever it is. */
  send(value: unknown): void {
    const text = JSON.stringify(value);
    this.bytes(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method: string, params?: unknown): void {
    this.send({ jsonrpc: "2.0", method, params });
  }

  /** Sends a request and waits for the answer to it. */
  ask(id: number | string, method: string, params?: unknown): Promise<RawMessage> {
    this.send({ jsonrpc: "2.0", id, method, params });
    return this.next((message) => message.id === id && message.method === undefined);
  }

  /** The first message that fits and was not taken before. Rejects when the server ends. */
  async next(fits: (message: RawMessage) => boolean): Promise<RawMessage> {
    for (;;) {
      const index = this.#received.findIndex(fits);
      if (index !== -1) return this.#received.splice(index, 1)[0]!;
      if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
        throw new Error(`The server has ended: ${this.printed}`);
      }
      await once(this.#news, "news");
    }
  }

  /** The exit code, once the server has ended. */
  async exitCode(): Promise<number | null> {
    await this.#exited;
    return this.#process.exitCode;
  }

  /** Says nothing more. */
  close(): void {
    this.#process.stdin!.end();
  }

  /** Ends it, whatever it is doing. */
  kill(): void {
    this.#process.kill("SIGKILL");
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const header = this.#bytes.indexOf("\r\n\r\n");
      if (header === -1) break;
      const length = Number(/Content-Length: (\d+)/.exec(this.#bytes.toString("latin1", 0, header))![1]);
      const body = header + 4;
      if (this.#bytes.length < body + length) break;
      this.#received.push(JSON.parse(this.#bytes.toString("utf8", body, body + length)) as RawMessage);
      this.#bytes = this.#bytes.subarray(body + length);
    }
    this.#news.emit("news");
  }
}
