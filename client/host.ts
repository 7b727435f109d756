import type { BaseLanguageClient } from "vscode-languageclient";
import type { HostLenses } from "./views/host-lenses.ts";
import type { VerdictsInHover } from "./views/verdicts-in-hover.ts";

/** What differs between the Node extension host (desktop, remote) and the one in a browser worker. */
export interface ExtensionHost {
  client: BaseLanguageClient;
  /** Shows verdicts in the hovers of the language client. */
  hover: VerdictsInHover;
  /** Shows lenses above a policy with its verdicts on the hosts. */
  lenses: HostLenses;
  /** True if the server can run `ss` or `netstat`. */
  canCapture: boolean;
}
