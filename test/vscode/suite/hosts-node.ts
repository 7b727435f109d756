import { mkdtemp, rm, symlink, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, sample } from "./workbench.ts";

/** Hosts folders that are links, which no virtual workspace has. */
export const linkedHostTests: SuiteTest[] = [
  {
    name: "says once that a hosts folder is outside the workspace",
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      const before = api.messages().length;
      const outside = await mkdtemp(join(tmpdir(), "nessus-audit-outside-"));
      const link = sample("policies/hosts").fsPath;
      await symlink(outside, link, "junction");
      try {
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const messages = api.messages().slice(before);
        assertEqual(messages.length, 1, `messages: ${JSON.stringify(messages)}`);
        assertMatch(messages[0], /^The hosts folder ".*policies\/hosts" is outside the workspace/, "message");
      } finally {
        await unlink(link);
        await rm(outside, { recursive: true });
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      }
    },
  },
];
