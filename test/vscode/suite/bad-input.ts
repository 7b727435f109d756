import * as vscode from "vscode";
import { textOf } from "./evaluating.ts";
import { makeHosts } from "./made-hosts.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openPolicy, openSample, sample, until } from "./workbench.ts";
import { deleteFile, restoringFiles, writeFiles } from "./workspace-files.ts";

/** Each bad input gets one answer that says what to do next. */
const clipboards: { name: string; text: () => string; message: RegExp }[] = [
  { name: "an empty clipboard", text: () => " \n", message: /clipboard has no text.*Copy/i },
  {
    name: "a clipboard of 70 MB",
    text: () => "x".repeat(70 * 1024 * 1024),
    message: /70 MB.*(?:32|64) MB.*nessusAudit\.snapshot\.maxMegabytes/,
  },
  {
    name: "a text of an unknown kind",
    text: () => "Dear all,\nthe meeting is moved to noon.\n",
    message: /netstat/,
  },
  {
    name: "binary data",
    text: () => "\u0000\u0001\u0002PK\u0003\u0004\u0000\u0000\ufffd\ufffd",
    message: /binary.*as text/i,
  },
];

export const badInputTests: SuiteTest[] = [
  ...clipboards.map(({ name, text, message }) => ({
    name: `${name} gets one answer with a next step`,
    async run() {
      await openSample("policies/web-server.audit");
      await vscode.env.clipboard.writeText(text());
      assertMatch(await answerToEvaluating(), message, "answer");
    },
  })),
  {
    name: "a policy without a check that is judged gets one answer with a next step",
    async run() {
      await openPolicy('<check_type:"Unix">\n</check_type>\n');
      await vscode.env.clipboard.writeText(await textOf("hosts/web-1.netstat.txt"));
      assertMatch(
        await answerToEvaluating(),
        /None of the checks in this policy can be evaluated\. Add/,
        "answer",
      );
    },
  },
  {
    name: "a port element that is no regular expression does not hide the other verdicts",
    async run() {
      const api = await extensionApi();
      const { document } = await openPolicy(
        `<check_type:"Unix">\n${check("80[")}\n${check("23")}\n</check_type>\n`,
      );
      await vscode.env.clipboard.writeText(await textOf("hosts/web-2.netstat.txt"));
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
      assertEqual(
        api.decorations(document).map(({ look }) => look),
        ["UNDECIDED", "FAILED"],
        `verdicts, of ${JSON.stringify(api.results())}`,
      );
    },
  },
  {
    name: "a policy without a file is recognised behind its comments, and is evaluated",
    async run() {
      const api = await extensionApi();
      const content = `# Nothing but SSH.\n\n<check_type:"Unix">\n${check("23")}\n</check_type>\n`;
      const { uri } = await vscode.workspace.openTextDocument({ content });
      const present = () =>
        vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      await until(
        vscode.workspace.onDidOpenTextDocument,
        () => present()?.languageId === "nessus-audit",
        () => present()?.languageId,
      );
      const { document } = await vscode.window.showTextDocument(present()!);
      await vscode.env.clipboard.writeText(await textOf("hosts/web-2.netstat.txt"));
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
      assertEqual(
        api.decorations(document).map(({ look }) => look),
        ["FAILED"],
        "verdicts",
      );
    },
  },
  {
    name: "a host that vanishes while it is judged is said to be gone, and the others are judged",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const policy = `<check_type:"Unix">\n${check("23")}\n</check_type>\n`;
        await writeFiles({ ...makeHosts(30), "policies/vanish.audit": policy });
        await openSample("policies/vanish.audit");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const running = api.runPolicyTests(sample("policies/vanish.audit"));
        await deleteFile("hosts/fleet-007.txt");
        const { errored } = await running;
        assertEqual(errored, 0, "errors");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const tested = () =>
          api
            .tests()
            .filter(({ policy: name, host }) => name === "policies/vanish.audit" && /^fleet/.test(host));
        await until(
          [api.onDidChangeTests, api.onDidChangeVerdicts],
          () => tested().length === 29,
          () => tested().length,
        );
        assert(!tested().some(({ host }) => host === "fleet-007"), "fleet-007 is still there");
      }),
  },
  {
    name: "settings of the wrong type are told once, and what holds by default goes on",
    async run() {
      const api = await extensionApi();
      const before = api.messages().length;
      const settings = () => vscode.workspace.getConfiguration("nessusAudit", sample("policies"));
      const wrong: [setting: string, value: unknown][] = [
        ["validate.maxFindings", "many"],
        ["hosts.folders", { a: 1 }],
        ["codeLens.maxHosts", -5],
      ];
      try {
        for (const [setting, value] of wrong)
          await settings().update(setting, value, vscode.ConfigurationTarget.Workspace);
        const told = () => api.messages().slice(before);
        await until(vscode.workspace.onDidChangeConfiguration, () => told().length >= 3, told);
        await settings().update("codeLens.enabled", true, vscode.ConfigurationTarget.Workspace);
        assertEqual(told().length, 3, `messages: ${JSON.stringify(told())}`);
        for (const [setting] of wrong)
          assert(
            told().some((message) => message.startsWith(`The setting nessusAudit.${setting} is `)),
            `nothing of ${setting} in ${JSON.stringify(told())}`,
          );
        await openSample("policies/web-server.audit");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        assert(api.hosts().length > 0, "no host");
      } finally {
        for (const [setting] of [...wrong, ["codeLens.enabled"] as const])
          await settings().update(setting, undefined, vscode.ConfigurationTarget.Workspace);
      }
    },
  },
  {
    name: "every command says that the language server has stopped, and works again after a restart",
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      await vscode.commands.executeCommand(
        "nessusAudit.evaluateOnHost",
        sample("hosts/web-2.netstat.txt").toString(),
      );
      await api.stopServer();
      for (const command of ["lintWorkspace", "evaluateAgain", "generatePolicy", "copyAsMarkdown"]) {
        const before = api.messages().length;
        const host = sample("hosts/web-2.netstat.txt").toString();
        const argument = command === "generatePolicy" ? { hosts: [host], ports: "union" } : undefined;
        await vscode.commands.executeCommand(`nessusAudit.${command}`, argument);
        assertMatch(api.messages().slice(before).join("\n"), /language server has stopped/, command);
      }
      await vscode.commands.executeCommand("nessusAudit.restartServer");
      await vscode.commands.executeCommand("nessusAudit.copyAsMarkdown");
      assertMatch(await vscode.env.clipboard.readText(), /FTP and Telnet are closed/, "clipboard");
    },
  },
];

/** What is said once: in a message, or in the view, which is in front then. */
async function answerToEvaluating(): Promise<string | undefined> {
  const api = await extensionApi();
  await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
  const before = api.messages().length;
  await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
  const inView = api.results().flatMap(({ children }) => children.filter(({ icon }) => icon === "problem"));
  const said = [...api.messages().slice(before), ...inView.map(({ label }) => label)];
  assert(said.length === 1, `expected one answer, got ${JSON.stringify(said)}`);
  return said[0];
}

function check(ports: string): string {
  return `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "Closed: ${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>`;
}
