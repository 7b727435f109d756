import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { snapshotMegabytes } from "./protocol.ts";
import { startServer } from "./server.ts";

/** Entry in a browser worker. No other code of it may take messages, so `self` is all it needs of the DOM. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  snapshotMegabytes.browser,
);
