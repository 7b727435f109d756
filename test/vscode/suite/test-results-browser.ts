import { netstatOf } from "./made-hosts.ts";
import { assertEqual, type SuiteTest } from "./suite.ts";
import { onDidChangeTestResults, shownTests } from "./test-results.ts";
import { extensionApi, openSample, replaceText, sample, until } from "./workbench.ts";
import { restoringFiles, writeFiles } from "./workspace-files.ts";

const policy = "policies/web-server.audit";

/** What the Test Explorer itself holds. */
export const testResultsTests: SuiteTest[] = [
  {
    name: "the Test Explorer shows a result for each check on each host, and another one when its host has changed",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        // A check that no host expects to fail.
        await replaceText(await openSample(policy), "FTP and Telnet are closed", "No Telnet");
        const telnetOn = (name: string) =>
          shownTests(sample(policy)).find(({ check, host }) => check === "No Telnet" && host === name);
        const states = () => ["web-1", "web-2"].map((host) => telnetOn(host)?.state);
        await api.runPolicyTests(sample(policy));
        await until(onDidChangeTestResults, () => telnetOn("web-1")?.state === "passed", states);
        assertEqual(states(), ["passed", "failed"], "on web-1 and web-2");

        await writeFiles({ "hosts/web-2.netstat.txt": `# groups: web\n${netstatOf("web-2", [22])}` });
        await until(onDidChangeTestResults, () => telnetOn("web-2")?.state === "passed", states);
        assertEqual(states(), ["passed", "passed"], "on web-1 and web-2");
      }),
  },
];
