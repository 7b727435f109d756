import { createConnection, LSPErrorCodes, ProposedFeatures, ResponseError } from "vscode-languageserver/node";
import { CaptureError, captureThisMachine } from "../live/capture.ts";
import { type CaptureResult, captureMethod } from "./protocol.ts";
import { startServer } from "./server.ts";
import { captureTimeout } from "./settings.ts";

/** Entry under Node: over the channel that the command line names, `--node-ipc` or `--stdio`. */
const connection = createConnection(ProposedFeatures.all);

connection.onRequest(captureMethod, async (_params, token): Promise<CaptureResult> => {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  try {
    const timeoutMs = await captureTimeout(connection);
    const { signal } = stop;
    return await captureThisMachine(timeoutMs === undefined ? { signal } : { signal, timeoutMs });
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const code = error.reason === "cancelled" ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
    throw new ResponseError(code, error.message);
  }
});

startServer(connection);
