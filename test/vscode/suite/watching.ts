import { makeHosts, netstatOf } from "./made-hosts.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, until } from "./workbench.ts";
import { deleteFile, renameFile, restoringFiles, writeFiles } from "./workspace-files.ts";

/** Files that change while what was read from them is shown. */
export const watchingTests: SuiteTest[] = [
  {
    name: "lists 300 hosts as soon as their files are there, and until they are deleted",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await openSample("policies/web-server.audit");
        const fleet = () => api.hosts().filter(({ label }) => label.startsWith("fleet-"));
        await writeFiles(makeHosts(300));
        await until(
          api.onDidChangeHosts,
          () => fleet().length === 300,
          () => fleet().length,
        );
        await deleteFile("hosts/fleet-150.txt");
        await until(
          api.onDidChangeHosts,
          () => fleet().length === 299,
          () => fleet().length,
        );
        assert(!fleet().some(({ label }) => label.startsWith("fleet-150")), "fleet-150 is still listed");
      }),
  },
  {
    name: "reads a host again that is replaced by another file",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await openSample("policies/web-server.audit");
        const sockets = () => api.hosts().find(({ label }) => label.startsWith("web-2"))?.description;
        await writeFiles({ "web-2.new": netstatOf("web-2", [22]) });
        await renameFile("web-2.new", "hosts/web-2.netstat.txt");
        await until(api.onDidChangeHosts, () => /\b1 socket\b/.test(sockets() ?? ""), sockets);
        assertMatch(sockets(), /^1 socket · changed/, "description");
        assertEqual(api.hosts().filter(({ label }) => label.startsWith("web-2")).length, 1, "hosts");
      }),
  },
];
