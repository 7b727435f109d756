import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { netstatOf, noTelnet } from "./made-hosts.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, sample } from "./workbench.ts";

const files = 10_000;
const folder = "policies/hosts";
const policyPath = "policies/many.audit";

/** A folder of hosts that is much too large: written past VS Code, whose file system would take longer than the test. */
export const manyHostsTests: SuiteTest[] = [
  {
    name: "of 10,000 files of hosts as many are read as the setting says, and that there are more is told once",
    seconds: 120,
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      const others = api.hosts().length;
      const before = api.messages().length;
      const path = sample(folder).fsPath;
      try {
        await mkdir(path);
        const text = netstatOf("fleet", [22]);
        for (let start = 0; start < files; start += 500) {
          const names = Array.from({ length: 500 }, (_, at) => String(start + at).padStart(5, "0"));
          const write = (name: string) =>
            writeFile(join(path, `f-${name}.txt`), text.replace("# host: fleet", `# host: f-${name}`));
          await Promise.all(names.map(write));
        }
        const begin = Date.now();
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        console.log(`          ${files} files of hosts were looked at in ${Date.now() - begin} ms`);
        assertEqual(api.hosts().length, others + 2000, "hosts");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const told = api.messages().slice(before);
        assertEqual(told.length, 1, `messages: ${JSON.stringify(told)}`);
        assertMatch(
          told[0],
          /^policies\/hosts has \d+ files and folders, but only 2000 of them .*nessusAudit\.hosts\.maxHosts/,
          "message",
        );
        await writeFile(sample(policyPath).fsPath, noTelnet);
        const { passed, failed } = await api.runPolicyTests(sample(policyPath));
        assert(passed + failed > 2000, `${passed} passed, ${failed} failed`);
      } finally {
        await rm(path, { recursive: true, force: true });
        await rm(sample(policyPath).fsPath, { force: true });
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      }
    },
  },
];
