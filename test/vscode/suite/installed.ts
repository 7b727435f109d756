import * as vscode from "vscode";
import { lintingTests } from "./linting.ts";
import { assert, runSuite, type SuiteTest } from "./suite.ts";
import { taskTests, terminalTests } from "./tasks-node.ts";
import { prepareTest } from "./workbench.ts";
import { writingTests } from "./writing.ts";

const installationTests: SuiteTest[] = [
  {
    name: "the extension comes from its package",
    async run() {
      const extension = vscode.extensions.getExtension("nessus-audit.nessus-audit");
      const path = extension?.extensionUri.path;
      assert(path && /\/extensions\/nessus-audit\.nessus-audit-[\d.]+$/.test(path), `it is in ${path}`);
    },
  },
  {
    name: "the installed extension has no API for others",
    async run() {
      const extension = vscode.extensions.getExtension("nessus-audit.nessus-audit");
      const api = await extension?.activate();
      assert(extension?.isActive, "the extension is not active");
      assert(api === undefined && extension.exports === undefined, `its API is ${JSON.stringify(api)}`);
    },
  },
];

/** Entry in the Node extension host for the packed extension: what shows that every bundle and file is there. */
export function run(): Promise<void> {
  return runSuite(
    [...installationTests, ...writingTests, ...lintingTests, ...taskTests, ...terminalTests],
    prepareTest,
  );
}
