import type { BaseLanguageClient } from "vscode-languageclient";
import type { HostLenses } from "./views/host-lenses.ts";
import type { VerdictsInHover } from "./views/verdicts-in-hover.ts";

/** What differs between the Node extension host (desktop, remote) and the one in a browser worker. */
export interface ExtensionHost {
  client: BaseLanguageClient;
  /** Shows verdicts in the hovers of the language client. */
  hover: VerdictsInHover;
  /** Shows above a policy what the hosts say of it. */
  lenses: HostLenses;
  /** True where the server can start `ss` or `netstat`. */
  canCapture: boolean;
}
