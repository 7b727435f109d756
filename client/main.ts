import * as vscode from "vscode";
import { setTranslations } from "../l10n/translate.ts";
import type { ExtensionApi } from "./activation.ts";
import { startServerWorker } from "./server-worker.ts";

let host: Promise<{ deactivate(): Promise<void> }> | undefined;

/** Entry of every extension host, in one bundle: most of it is the same for all. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi | undefined> {
  // Before the rest is loaded: there are texts that are made then.
  setTranslations(vscode.l10n.bundle);
  // In the worker of a browser there may be something called `process`, and it has no version of Node.
  const isNode = typeof process === "object" && typeof process.versions?.node === "string";
  if (isNode) {
    const node = import("./node.ts");
    host = node;
    return (await node).activate(context);
  }
  // First of all: until the server has loaded its code there is nothing to show, and the rest can be loaded meanwhile.
  const worker = startServerWorker(context.extensionUri);
  const browser = import("./browser.ts");
  host = browser;
  return (await browser).activate(context, worker);
}

export async function deactivate(): Promise<void> {
  await (await host)?.deactivate();
}
