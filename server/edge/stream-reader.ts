import type { Readable } from "node:stream";
import { AbstractMessageReader, type DataCallback, type Disposable } from "vscode-languageserver/node";

const endOfHeaders = "\r\n\r\n";
/** More bytes than any client writes before a message. */
const maxHeaderBytes = 8192;
/** More than any message has: the largest hold the files of many hosts, each up to 16 MB. */
const maxMessageBytes = 1024 * 1024 * 1024;

/**
 * Reads messages of LSP's base protocol from a stream. Replaces the reader of vscode-jsonrpc, which reads
 * nothing more after a negative `Content-Length`. Anything that is not a message is an error, and reading
 * continues after it.
 */
export class StreamReader extends AbstractMessageReader {
  readonly #stream: Readable;
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** Length of the message that is being read; undefined while its headers are read. */
  #length: number | undefined;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const onData = (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#bytes += chunk.length;
      while (this.#readPart(callback)) {}
    };
    this.#stream.on("data", onData);
    this.#stream.on("error", (error) => this.fireError(error));
    this.#stream.on("close", () => this.fireClose());
    return { dispose: () => this.#stream.off("data", onData) };
  }

  /** Reads the headers or the body of a message; false if that needs more bytes. */
  #readPart(callback: DataCallback): boolean {
    return this.#length === undefined ? this.#readHeaders() : this.#readBody(this.#length, callback);
  }

  #readHeaders(): boolean {
    const bytes = this.#joined();
    const end = bytes.indexOf(endOfHeaders);
    if (end === -1) {
      if (bytes.length <= maxHeaderBytes) return false;
      this.#take(bytes.length);
      this.fireError(new Error("The headers of a message are too long."));
      return false;
    }
    const headers = this.#take(end + endOfHeaders.length).toString("latin1");
    // Not only at the start of a line: the rest of an invalid message may precede it.
    const length = Number(/content-length:[ \t]*(\d{1,10})[ \t]*\r\n/i.exec(headers)?.[1]);
    if (length <= maxMessageBytes) this.#length = length;
    else this.fireError(new Error("A message has no Content-Length, or one that can't be."));
    return true;
  }

  #readBody(length: number, callback: DataCallback): boolean {
    if (this.#bytes < length) return false;
    this.#length = undefined;
    try {
      callback(JSON.parse(this.#take(length).toString("utf8")));
    } catch (error) {
      this.fireError(error instanceof Error ? error : new Error(String(error)));
    }
    return true;
  }

  #joined(): Buffer {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#bytes);
    this.#chunks = [bytes];
    return bytes;
  }

  #take(length: number): Buffer {
    const bytes = this.#joined();
    this.#chunks = [bytes.subarray(length)];
    this.#bytes -= length;
    return bytes.subarray(0, length);
  }
}
