import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import * as vscode from "vscode";
import { checkNode } from "./evaluating.ts";
import { assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openPolicy } from "./workbench.ts";

/** This machine, live: the test itself opens the port that the policy forbids. */
export const liveTests: SuiteTest[] = [
  {
    name: "evaluates against this machine and finds a listener that was just opened",
    async run() {
      const api = await extensionApi();
      const listener = createServer().listen(0, "0.0.0.0");
      await once(listener, "listening");
      const { port } = listener.address() as AddressInfo;
      try {
        await openPolicy(
          `<check_type:"Unix">\n<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "The port of the test is closed"\n  port_type : TCP\n  ports : "${port}"\n</custom_item>\n</check_type>\n`,
        );
        await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "live" });
        const check = checkNode(api.results(), "The port of the test is closed");
        assertMatch(check.description, new RegExp(`^FAILED.*${port}`), "verdict");
      } finally {
        listener.close();
      }
    },
  },
];
