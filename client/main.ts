import * as vscode from "vscode";
import { setTranslations } from "../l10n/translate.ts";
import type { ExtensionApi } from "./activation.ts";
import { startServerWorker } from "./server-worker.ts";

let host: Promise<{ deactivate(): Promise<void> }> | undefined;

/** Entry point of every extension host, in one bundle, since most of it is the same for all. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi | undefined> {
  // Before the rest is loaded, since some texts are translated at that time.
  setTranslations(vscode.l10n.bundle);
  // A browser worker may have a `process` too, but without a version of Node.
  const isNode = typeof process === "object" && typeof process.versions?.node === "string";
  if (isNode) {
    const node = import("./node.ts");
    host = node;
    return (await node).activate(context);
  }
  // First, since there is nothing to show until the server has loaded its code, and the rest can load in the
  // meantime.
  const worker = startServerWorker(context.extensionUri);
  const browser = import("./browser.ts");
  host = browser;
  return (await browser).activate(context, worker);
}

export async function deactivate(): Promise<void> {
  await (await host)?.deactivate();
}
