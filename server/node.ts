import { Console } from "node:console";
import {
  type CancellationToken,
  type Connection,
  createConnection,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
} from "vscode-languageserver/node";
import { CaptureError, captureThisMachine } from "../live/capture.ts";
import { captureSource } from "../live/capture-source.ts";
import { captureTimeout } from "./configuration/capture-timeout.ts";
import { readLocalFile } from "./configuration/read-local-file.ts";
import { inBackground } from "./edge/background.ts";
import { Gate } from "./edge/gate.ts";
import { GuardedReader } from "./edge/guarded-reader.ts";
import { transportOf } from "./edge/transport.ts";
import {
  type CaptureResult,
  captureMethod,
  captureSourceMethod,
  type LiveSource,
  snapshotMegabytes,
} from "./protocol.ts";
import type { startServer } from "./server.ts";

/**
 * Starts the server under Node, over the channel that the arguments of the program name, such as `--node-ipc`
 * or `--stdio`. It ends the process when the channel does.
 * @param start passed in, so that its imports are not loaded by code that only captures a host
 * @returns false if they name none
 */
export function startUnderNode(args: readonly string[], start: typeof startServer): boolean {
  const transport = transportOf(args);
  if (transport === undefined) return false;
  // Output of dependencies must not get between the messages on standard output.
  globalThis.console = new Console(process.stderr);
  const [reader, writer] = transport;
  const gate = new Gate();
  reader.onClose(() => process.exit(gate.exitCode));
  process.on("disconnect", () => process.exit(gate.exitCode));
  const connection = createConnection(ProposedFeatures.all, new GuardedReader(reader, writer, gate), writer);
  serveCaptures(connection);
  start(connection, snapshotMegabytes.node, readLocalFile);
  return true;
}

/** The channels that arguments can name, for messages. */
export const channels = "--stdio, --node-ipc, --socket=PORT or --pipe=NAME";

function serveCaptures(connection: Connection): void {
  connection.onRequest(
    captureMethod,
    (_params, token): Promise<CaptureResult> =>
      stoppable(connection, token, (options) => captureThisMachine(options)),
  );

  connection.onRequest(
    captureSourceMethod,
    ({ command }: LiveSource, token): Promise<CaptureResult> =>
      stoppable(connection, token, async (options) => ({
        command: command.join(" "),
        ...(await captureSource(command, { timeoutMs: 10_000, ...options })),
      })),
  );
}

/**
 * Runs a capture within the time limit of the settings; a cancelled request ends its processes. A client that
 * cancelled does not wait for the answer, so processes that could not be ended are reported in a message.
 */
async function stoppable(
  connection: Connection,
  token: CancellationToken,
  capture: (options: { signal: AbortSignal; timeoutMs?: number }) => Promise<CaptureResult>,
): Promise<CaptureResult> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  try {
    const timeoutMs = await captureTimeout(connection);
    const { signal } = stop;
    return await capture(timeoutMs === undefined ? { signal } : { signal, timeoutMs });
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    if (error.reason === "cancelled" && error.left)
      inBackground(connection, connection.window.showWarningMessage(error.message));
    const code = error.reason === "cancelled" ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
    throw new ResponseError(code, error.message);
  }
}
