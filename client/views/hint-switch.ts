import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";

/** Hides the hints after port elements if the settings say so. */
export const hintSwitch: Middleware = {
  provideInlayHints: (document, range, token, next) => {
    const settings = vscode.workspace.getConfiguration("nessusAudit", document.uri);
    return settings.get("inlayHints.enabled") === false ? [] : next(document, range, token);
  },
};
