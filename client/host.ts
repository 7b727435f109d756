import type { BaseLanguageClient } from "vscode-languageclient";

/** What differs between the Node extension host (desktop, remote) and the one in a browser worker. */
export interface ExtensionHost {
  client: BaseLanguageClient;
  /** True where the server can start `ss` or `netstat`. */
  canCapture: boolean;
}
