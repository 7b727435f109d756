import { spawnSync } from "node:child_process";
import * as vscode from "vscode";
import { withFolder, write } from "./files.ts";
import { assert, assertEqual, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, sample, until } from "./workbench.ts";

const policyFor = (port: number) => `<check_type:"Unix">
# hosts: own-*
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "closed"
  port_type   : TCP
  ports       : "${port}"
</custom_item>
</check_type>
`;
const host = `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      128          0.0.0.0:23         0.0.0.0:*     users:(("x",pid=3,fd=3))
`;

/** What a program other than the editor does to the files. */
export const branchTests: SuiteTest[] = [
  {
    name: "verdicts and tests follow another branch that is checked out",
    run: () =>
      withFolder("branches", async () => {
        const api = await extensionApi();
        await write("branches/hosts/own-a.txt", host);
        await write("branches/p.audit", policyFor(23));
        git("init", "-q", "-b", "one");
        commit();
        git("checkout", "-q", "-b", "two");
        await write("branches/p.audit", policyFor(21));
        commit();
        git("checkout", "-q", "one");

        const { document } = await openSample("branches/p.audit");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        await vscode.commands.executeCommand(
          "nessusAudit.evaluateOnHost",
          sample("branches/hosts/own-a.txt").toString(),
        );
        await api.runPolicyTests(document.uri);
        const outcome = () => api.tests().find(({ policy }) => policy === "branches/p.audit")?.outcome;
        assertEqual([api.decorations(document)[0]?.text, outcome()], ["✗ own-a: 23", "failed"], "branch one");

        const start = performance.now();
        git("checkout", "-q", "two");
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✓ own-a");
        await until(api.onDidChangeTests, () => outcome() === "passed");
        console.log(
          `          verdicts and tests ${Math.round(performance.now() - start)} ms after the checkout`,
        );
      }),
  },
];

function commit(): void {
  git("add", ".");
  git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "State");
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync("git", args, { cwd: sample("branches").fsPath, encoding: "utf8" });
  assert(status === 0, `git ${args.join(" ")}: ${stderr}`);
}
