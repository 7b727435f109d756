import * as vscode from "vscode";
import { textOf } from "./evaluating.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openPolicy, openSample, sample } from "./workbench.ts";

/** Each bad input gets one message that says what to do next. */
const clipboards: { name: string; text: () => string; message: RegExp }[] = [
  { name: "an empty clipboard", text: () => " \n", message: /clipboard holds no text.*Copy/i },
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
    name: `${name} gets one message with a next step`,
    async run() {
      await openSample("policies/web-server.audit");
      await vscode.env.clipboard.writeText(text());
      assertMatch(await messageOfEvaluating(), message, "message");
    },
  })),
  {
    name: "a policy without a check that is judged gets one message with a next step",
    async run() {
      await openPolicy('<check_type:"Unix">\n</check_type>\n');
      await vscode.env.clipboard.writeText(await textOf("hosts/web-1.netstat.txt"));
      assertMatch(
        await messageOfEvaluating(),
        /No check of this policy is of a kind that is judged.*Add/,
        "message",
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
        "verdicts",
      );
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

async function messageOfEvaluating(): Promise<string | undefined> {
  const api = await extensionApi();
  const before = api.messages().length;
  await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
  const shown = api.messages().slice(before);
  assert(shown.length === 1, `expected one message, got ${JSON.stringify(shown)}`);
  return shown[0];
}

function check(ports: string): string {
  return `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "Closed: ${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>`;
}
