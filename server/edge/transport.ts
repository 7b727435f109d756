import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { StreamReader } from "./stream-reader.ts";

export type Transport = [reader: MessageReader, writer: MessageWriter];

/**
 * The channel that the arguments of the program name, in the way of language clients: `--stdio`,
 * `--node-ipc`, `--socket=PORT` or `--pipe=NAME`; the value may also be the next argument. Undefined if they
 * name none.
 */
export function transportOf(args: readonly string[]): Transport | undefined {
  for (const [index, arg] of args.entries()) {
    const [name, value = args[index + 1]] = arg.split("=", 2);
    if (name === "--stdio") return [new StreamReader(process.stdin), new StreamMessageWriter(process.stdout)];
    if (name === "--node-ipc" && process.send !== undefined) {
      return [new IPCMessageReader(process), new IPCMessageWriter(process)];
    }
    if (name === "--socket" && isPort(Number(value))) return createServerSocketTransport(Number(value));
    if (name === "--pipe" && value) return createServerPipeTransport(value);
  }
  return undefined;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65536;
}
