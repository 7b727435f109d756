import { netstatOf } from "./made-hosts.ts";
import { assert, assertEqual, type SuiteTest } from "./suite.ts";
import { onDidChangeTestResults, runOneTest, shownTests } from "./test-results.ts";
import { extensionApi, openSample, sample, until } from "./workbench.ts";
import { restoringFiles, writeFiles } from "./workspace-files.ts";

const policy = "policies/web-server.audit";

/** What the Test Explorer itself holds. */
export const testResultsTests: SuiteTest[] = [
  {
    name: "the Test Explorer shows a result for each check on each host, and the new one of a test that is run again",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await openSample(policy);
        const telnetOn = (name: string) =>
          shownTests(sample(policy)).find(
            ({ check, host }) => check === "FTP and Telnet are closed" && host === name,
          );
        const states = () => ["web-1", "web-2", "db-2"].map((host) => telnetOn(host)?.state);
        await api.runTests(sample(policy));
        await until(onDidChangeTestResults, () => telnetOn("web-1")?.state === "passed", states);
        assertEqual(states(), ["passed", "failed", "skipped"], "on web-1, web-2 and db-2");

        await writeFiles({ "hosts/web-2.netstat.txt": netstatOf("web-2", [22]) });
        const sockets = () => api.hosts().find(({ label }) => label.startsWith("web-2"))?.description;
        await until(api.onDidChangeHosts, () => sockets()?.startsWith("1 socket ") === true, sockets);
        const failed = telnetOn("web-2");
        assert(failed, "no test of web-2");
        await runOneTest(failed);
        await until(onDidChangeTestResults, () => telnetOn("web-2")?.state === "passed", states);
        assertEqual(states(), ["passed", "passed", "skipped"], "on web-1, web-2 and db-2");
      }),
  },
];
