import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, runSuite, type SuiteTest } from "./suite.ts";
import { diagnosticsWhere, extensionApi, prepareTest, until } from "./workbench.ts";

/** A file of the workspace: `one/p.audit`. */
function file(path: string): vscode.Uri {
  const [name, ...rest] = path.split("/");
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  if (!folder) throw new Error(`${name} is no folder of the workspace`);
  return vscode.Uri.joinPath(folder.uri, ...rest);
}

async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)));
}

const labelsOf = (hosts: readonly { label: string }[]) => hosts.map(({ label }) => label).sort();

const folderTests: SuiteTest[] = [
  {
    name: "hosts of one name in two folders show their folders, and each policy is judged on its own",
    async run() {
      const api = await extensionApi();
      await open("one/p.audit");
      await open("two/p.audit");
      await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      assertEqual(
        labelsOf(api.hosts()),
        ["web (one/hosts/web.txt)", "web (two/hosts/web.txt)"],
        "Hosts view",
      );
      for (const name of ["one", "two"]) await api.runPolicyTests(file(`${name}/p.audit`));
      const tests = api
        .tests()
        .map(({ policy, host, outcome }) => `${policy} ${host} ${outcome}`)
        .sort();
      assertEqual(
        tests,
        ["one/p.audit web (one/hosts/web.txt) passed", "two/p.audit web (two/hosts/web.txt) failed"],
        "Test Explorer",
      );
      const { document } = await open("two/p.audit");
      await vscode.commands.executeCommand(
        "nessusAudit.evaluateOnHost",
        file("two/hosts/web.txt").toString(),
      );
      assertEqual(
        api.decorations(document).map(({ text }) => text),
        ["✗ web (two/hosts/web.txt): 23"],
        "end of the line",
      );
    },
  },
  {
    name: "each folder has its baseline, and a folder that is added later has its hosts and its baseline",
    async run() {
      const api = await extensionApi();
      const wrong = new TextEncoder().encode(text70000);
      for (const name of ["one", "two"])
        await vscode.workspace.fs.writeFile(file(`${name}/wrong.audit`), wrong);
      await vscode.commands.executeCommand("nessusAudit.writeBaseline");
      for (const name of ["one", "two"]) {
        const bytes = await vscode.workspace.fs.readFile(file(`${name}/audit-baseline.json`));
        const { findings } = JSON.parse(new TextDecoder().decode(bytes));
        assert(Object.keys(findings).includes("wrong.audit"), `${name}: ${Object.keys(findings)}`);
        const { document } = await open(`${name}/wrong.audit`);
        await diagnosticsWhere(document, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Hint);
      }
      const three = vscode.Uri.joinPath(file("two/p.audit"), "..", "..", "three");
      const added = new Promise((resolve) => vscode.workspace.onDidChangeWorkspaceFolders(resolve));
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri: three });
      await added;
      await until(
        api.onDidChangeHosts,
        () => api.hosts().length === 3,
        () => labelsOf(api.hosts()),
      );
      await vscode.workspace.fs.writeFile(file("three/wrong.audit"), wrong);
      const { document } = await open("three/wrong.audit");
      await diagnosticsWhere(document, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Error);
      await vscode.commands.executeCommand("nessusAudit.writeBaseline");
      assertMatch(api.messages().at(-1), /^The baseline audit-baseline\.json now has/, "message");
      await diagnosticsWhere(document, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Hint);
    },
  },
];

const text70000 = `<check_type:"Unix">
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "Out of range"
  port_type : TCP
  ports : "70000"
</custom_item>
</check_type>
`;

const folders = () => vscode.workspace.workspaceFolders?.map(({ name }) => name) ?? [];
const bothAreThere = () => ["one", "two"].every((name) => folders().includes(name));

/**
 * In a browser that has not opened a `.code-workspace` before, VS Code 1.100 starts with no folder and reads the file
 * meanwhile. If that ends at the wrong moment, the folders never come; a window that is reloaded knows them.
 */
async function untilFoldersAreThere(): Promise<void> {
  const late = setTimeout(() => vscode.commands.executeCommand("workbench.action.reloadWindow"), 5000);
  await until(vscode.workspace.onDidChangeWorkspaceFolders, bothAreThere, folders);
  clearTimeout(late);
}

/** Entry for a workspace of two folders. */
export async function run(): Promise<void> {
  await untilFoldersAreThere();
  await runSuite(folderTests, prepareTest);
}
