import * as vscode from "vscode";
import { makeHosts } from "./made-hosts.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, replaceText, sample, until } from "./workbench.ts";
import { deleteFile, readFile, restoringFiles, writeFiles } from "./workspace-files.ts";

const policyPath = "policies/web-server.audit";
const failingHost = "hosts/web-2.netstat.txt";

/** The hosts of the workspace: the view, the pinned host, the Test Explorer, the matrix. */
export const hostTests: SuiteTest[] = [
  {
    name: "lists the hosts of the workspace with what was found in them",
    async run() {
      const api = await extensionApi();
      await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      const host = api.hosts().find(({ label }) => label.startsWith("web-2"));
      assert(host, `web-2 is not in ${JSON.stringify(api.hosts().map(({ label }) => label))}`);
      assertMatch(host.description, /\d+ sockets · changed/, "description");
    },
  },
  {
    name: "holds the open policy against a pinned host, also while it is edited",
    async run() {
      const api = await extensionApi();
      const editor = await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.pinHost", sample(failingHost).toString());
      assertEqual(api.decorations(editor.document)[1]?.text, "✗ web-2: 23", "end of the line");
      assert(
        api.hosts().some(({ icon }) => icon === "pinned"),
        "no host is shown as pinned",
      );
      await replaceText(editor, '"21,23"', '"21"');
      await until(api.onDidChangeVerdicts, () => api.decorations(editor.document)[1]?.look === "PASSED");
      await vscode.commands.executeCommand("nessusAudit.unpinHost");
    },
  },
  {
    name: "a pinned host says nothing of a policy that is not for it",
    async run() {
      const api = await extensionApi();
      await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.pinHost", sample(failingHost).toString());
      const before = api.messages().length;
      const { document } = await openSample("policies/windows-server.audit");
      await until(api.onDidChangeVerdicts, () => api.versionOnHosts(document.uri) === document.version);
      assertEqual(api.messages().slice(before), [], "messages");
      assertEqual(api.decorations(document), [], "ends of the lines");
      assert(
        !api.results().some(({ label }) => label.includes("windows-server")),
        "the policy is in the view",
      );
      await vscode.commands.executeCommand("nessusAudit.unpinHost");
    },
  },
  {
    name: "opens a sample with its verdicts, without a file or a host of the workspace",
    async run() {
      const api = await extensionApi();
      await vscode.commands.executeCommand("nessusAudit.openSample");
      const policy = vscode.window.activeTextEditor!.document;
      assertEqual(
        api.decorations(policy).map(({ text }) => text),
        ["✗ sample-1: 23", "✓ sample-1", "✗ sample-1: PermitRootLogin yes"],
        "ends of the lines",
      );
      assertEqual(vscode.languages.getDiagnostics(policy.uri).length, 0, "findings");
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    },
  },
  {
    name: "says above a policy and its checks what the hosts say, and follows the text",
    async run() {
      const api = await extensionApi();
      const editor = await openSample(policyPath);
      const areCurrent = () => api.versionOnHosts(editor.document.uri) === editor.document.version;
      const titles = async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          "vscode.executeCodeLensProvider",
          editor.document.uri,
          50,
        );
        return lenses.flatMap(({ command }) => command?.title ?? []);
      };
      await until(api.onDidChangeVerdicts, areCurrent);
      const [evaluate, fleet, ...checks] = await titles();
      assertEqual(
        [evaluate, fleet],
        ["Evaluate Policy…", "3 hosts: 2 fail, 1 undecided"],
        "lenses of the policy",
      );
      const failed = (all: readonly string[]) => all.filter((title) => title.startsWith("✗ web-2"));
      assertEqual(failed(checks), ["✗ web-2: 23, 9200", "✗ web-2: 23"], "checks that web-2 fails");
      await replaceText(editor, '"21,23"', '"21"');
      await until(api.onDidChangeVerdicts, areCurrent);
      assertEqual(failed(await titles()), ["✗ web-2: 23, 9200"], "after the edit");
    },
  },
  {
    name: "runs the checks of a policy on the hosts in the Test Explorer",
    async run() {
      const api = await extensionApi();
      const editor = await openSample(policyPath);
      await replaceText(editor, '"21,23"', '"21"');
      const summary = await api.runPolicyTests(sample(policyPath));
      assert(
        summary.passed > 0 && summary.failed > 0,
        `nothing passed or failed: ${JSON.stringify(summary)}`,
      );
      assert(
        summary.messages.some((message) => /^web-2: PASSED, expected FAILED$/.test(message)),
        `no message about web-2 in ${JSON.stringify(summary.messages)}`,
      );
      const test = api
        .tests()
        .find(({ check, host }) => check === "FTP and Telnet are closed" && host === "web-2");
      assert(test, `no test of web-2 in ${JSON.stringify(api.tests())}`);
    },
  },
  {
    name: "shows the matrix of checks and hosts",
    async run() {
      const api = await extensionApi();
      await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.showMatrix");
      const data = api.matrix();
      assert(data, "no matrix");
      const column = data.hosts.findIndex(({ name }) => name.startsWith("web-2"));
      const row = data.rows.find(({ check }) => check === "FTP and Telnet are closed");
      assertEqual(data.outcomes[row?.cells[column] ?? -1]?.status, "FAILED", "cell of web-2");
      assertEqual(data.hasPorts, true, "a map of ports");
      assert(
        data.policies.some(({ id, name }) => id === data.chosen && name.endsWith("web-server.audit")),
        `the policy is not offered: ${JSON.stringify(data.policies)}`,
      );
    },
  },
  {
    name: "shows the matrix of all policies where none is in front, and follows those that come and go",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        await vscode.commands.executeCommand("nessusAudit.showMatrix");
        const data = api.matrix();
        assert(data && data.chosen === undefined, "one policy is chosen");
        const shown = new Set(data.rows.map(({ policy }) => policy));
        assert(shown.size > 5, `policies: ${[...shown].join(", ")}`);
        const names = data.hosts.map(({ id }) => id);
        assertEqual(new Set(names).size, names.length, "hosts, each once");
        const path = "policies/own-new.audit";
        const isShown = () => api.matrix()?.rows.some(({ policy }) => policy.endsWith(path)) ?? false;
        await writeFiles({ [path]: await readFile(policyPath) });
        await until(api.onDidChangeMatrix, isShown);
        await deleteFile(path);
        await until(api.onDidChangeMatrix, () => !isShown());
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        assertEqual(api.matrix(), undefined, "the matrix of a closed panel");
      }),
  },
  {
    name: "the matrix of 300 hosts and 60 checks has every verdict",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const hosts = makeHosts(300, (host) => [22, 8000 + host]);
        const files = Object.entries(hosts).map(([path, text]) => [`many/${path}`, text] as const);
        const checks = Array.from({ length: 60 }, (_, at) => deniedPort(8001 + at));
        await writeFiles({
          ...Object.fromEntries(files),
          "many/p.audit": `<check_type:"Unix">\n${checks.join("")}</check_type>\n`,
        });
        await openSample("many/p.audit");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const start = performance.now();
        await vscode.commands.executeCommand("nessusAudit.showMatrix", sample("many/p.audit"));
        const made = performance.now() - start;
        const data = api.matrix();
        const own = data?.hosts.flatMap(({ name }, at) => (name.startsWith("fleet-") ? [at] : [])) ?? [];
        assertEqual([own.length, data?.rows.length], [300, 60], "hosts and checks");
        const failed = data?.rows.map(
          ({ cells }) => own.filter((at) => data.outcomes[cells[at] ?? -1]?.status === "FAILED").length,
        );
        assertEqual(failed, Array(60).fill(1), "failed on how many hosts");
        console.log(`          18,000 verdicts and their matrix in ${Math.round(made)} ms`);
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      }),
  },
];

function deniedPort(port: number): string {
  return `<custom_item>\n type : AUDIT_DENIED_OPEN_PORTS\n description : "Port ${port}"\n port_type : TCP\n ports : "${port}"\n</custom_item>\n`;
}
