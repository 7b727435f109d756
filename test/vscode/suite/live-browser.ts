import * as vscode from "vscode";
import { assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample } from "./workbench.ts";

/** In the browser the command says why there is no live snapshot, and what to do. */
export const liveTests: SuiteTest[] = [
  {
    name: "says that this machine can't be evaluated live from the browser",
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "live" });
      assertMatch(api.messages().at(-1), /browser.*(desktop|remote).*paste/i, "message");
      assertEqual(api.results(), [], "results");
    },
  },
];
