import * as vscode from "vscode";
import { setTranslations } from "../l10n/translate.ts";
import type { ExtensionApi } from "./activation.ts";

let host: Promise<typeof import("./node.ts") | typeof import("./browser.ts")> | undefined;

/** Entry of every extension host, in one bundle: most of it is the same for all. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi | undefined> {
  // Before the rest is loaded: there are texts that are made then.
  setTranslations(vscode.l10n.bundle);
  // In the worker of a browser there may be something called `process`, and it has no version of Node.
  const isNode = typeof process === "object" && typeof process.versions?.node === "string";
  host = isNode ? import("./node.ts") : import("./browser.ts");
  return (await host).activate(context);
}

export async function deactivate(): Promise<void> {
  await (await host)?.deactivate();
}
