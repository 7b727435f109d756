import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  MessageType,
  type MessageWriter,
} from "vscode-languageserver";
import type { Gate } from "./gate.ts";

/**
 * Reads the messages of a client and passes on those that the gate lets through. The others are answered
 * here, so that the server only gets what the protocol allows, whatever the client sends.
 */
export class GuardedReader extends AbstractMessageReader {
  readonly #reader: MessageReader;
  readonly #writer: MessageWriter;
  readonly #gate: Gate;

  constructor(reader: MessageReader, writer: MessageWriter, gate: Gate) {
    super();
    this.#reader = reader;
    this.#writer = writer;
    this.#gate = gate;
    reader.onError((error) => {
      this.#refuse(null, ErrorCodes.ParseError, "The message is not JSON with a Content-Length before it");
      this.fireError(error);
    });
    reader.onClose(() => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    return this.#reader.listen((message) => {
      const admission = this.#gate.admit(message);
      if (admission.kind === "pass") callback(admission.message as Message);
      else if (admission.kind === "refuse") {
        this.#refuse(admission.id, admission.code, admission.reason);
      } else if (admission.reason !== undefined) this.#log(admission.reason);
    });
  }

  override dispose(): void {
    super.dispose();
    this.#reader.dispose();
  }

  #refuse(id: number | string | null, code: number, reason: string): void {
    this.#write({ id, error: { code, message: `${reason}.` } });
  }

  #log(reason: string): void {
    const params = { type: MessageType.Warning, message: `${reason}.` };
    this.#write({ method: "window/logMessage", params });
  }

  /** A client that no longer listens needs no answer. */
  #write(message: object): void {
    this.#writer.write({ jsonrpc: "2.0", ...message } as Message).catch(() => undefined);
  }
}
