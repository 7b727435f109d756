import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { Gate } from "./edge/gate.ts";
import { GuardedReader } from "./edge/guarded-reader.ts";
import { snapshotMegabytes } from "./protocol.ts";
import type { startServer } from "./server.ts";

/** No other code here may take messages, so `self` is all of the DOM that is needed. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** Starts the server in the worker of a browser. */
export function startInWorker(start: typeof startServer): void {
  const writer = new BrowserMessageWriter(self);
  const reader = new GuardedReader(new BrowserMessageReader(self), writer, new Gate());
  start(createConnection(ProposedFeatures.all, reader, writer), snapshotMegabytes.browser);
}
