import { Console } from "node:console";
import {
  type CancellationToken,
  createConnection,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
} from "vscode-languageserver/node";
import { CaptureError, captureThisMachine } from "../live/capture.ts";
import { captureSource } from "../live/capture-source.ts";
import { readLocalFile } from "./configuration/read-local-file.ts";
import { captureTimeout } from "./configuration/settings.ts";
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
import { startServer } from "./server.ts";

/** Entry under Node: over the channel that the command line names, such as `--node-ipc` or `--stdio`. */
const transport = transportOf(process.argv.slice(2));
if (transport === undefined) {
  console.error("nessus-audit: name a channel: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.");
  process.exit(2);
}
// What a dependency prints must not get between the messages on standard output.
globalThis.console = new Console(process.stderr);
const [reader, writer] = transport;
const gate = new Gate();
reader.onClose(() => process.exit(gate.exitCode));
process.on("disconnect", () => process.exit(gate.exitCode));
const connection = createConnection(ProposedFeatures.all, new GuardedReader(reader, writer, gate), writer);

connection.onRequest(
  captureMethod,
  (_params, token): Promise<CaptureResult> => stoppable(token, (options) => captureThisMachine(options)),
);

connection.onRequest(
  captureSourceMethod,
  ({ command }: LiveSource, token): Promise<CaptureResult> =>
    stoppable(token, async (options) => ({
      command: command.join(" "),
      ...(await captureSource(command, { timeoutMs: 10_000, ...options })),
    })),
);

/**
 * Runs a capture within the time limit of the settings; a cancelled request ends its processes. Who cancelled does not
 * wait for the answer, so that what could not be ended is told by a message.
 */
async function stoppable(
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

startServer(connection, snapshotMegabytes.node, readLocalFile);
