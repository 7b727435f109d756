import * as vscode from "vscode";
import { checkNode } from "./evaluating.ts";
import { startRepository } from "./git-node.ts";
import { assertEqual, type SuiteTest, skip } from "./suite.ts";
import { extensionApi, openSample, sample, until } from "./workbench.ts";
import { readFile, restoringFiles, writeFiles } from "./workspace-files.ts";

const policy = "policies/web-server.audit";

/** What git does to the files of the workspace under an open editor. */
export const repositoryTests: SuiteTest[] = [
  {
    name: "verdicts and tests follow a checkout of another branch",
    run: () =>
      restoringFiles(async () => {
        const git = startRepository() ?? skip("there is no git");
        git("checkout", "--quiet", "-b", "without-telnet");
        await writeFiles({ [policy]: (await readFile(policy)).replace('"21,23"', '"21"') });
        git("commit", "--quiet", "--all", "--message=Allow Telnet");
        git("checkout", "--quiet", "main");

        const api = await extensionApi();
        await openSample(policy);
        const file = sample("hosts/web-2.netstat.txt");
        await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "file", file });
        const telnet = () => checkNode(api.results(), "FTP and Telnet are closed").icon;
        assertEqual(telnet(), "FAILED", "verdict on main");
        await api.runPolicyTests(sample(policy));
        const test = () =>
          api.tests().find(({ check, host }) => check === "FTP and Telnet are closed" && host === "web-2")
            ?.outcome;
        assertEqual(test(), "passed", "the host expects that it fails");
        const start = performance.now();
        git("checkout", "--quiet", "without-telnet");
        await until(api.onDidChangeVerdicts, () => telnet() === "PASSED", telnet);
        await until(
          api.onDidChangeTests,
          () => test() === "failed",
          () => String(test()),
        );
        console.log(`          both ${Math.round(performance.now() - start)} ms after the checkout`);
      }),
  },
];
