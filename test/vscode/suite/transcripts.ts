import * as vscode from "vscode";
import { checkNode } from "./evaluating.ts";
import { hardening, hardeningPath, transcript } from "./hardening.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, until } from "./workbench.ts";
import { restoringFiles, writeFiles } from "./workspace-files.ts";

/** Verdicts on commands and files, in all the places where those on ports are. */
export const transcriptTests: SuiteTest[] = [
  {
    name: "evaluates commands and files against a pasted transcript",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await writeFiles({ [hardeningPath]: hardening });
        const { document } = await openSample(hardeningPath);
        await vscode.env.clipboard.writeText(transcript);
        await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
        const lines = api.decorations(document);
        assertEqual(
          lines.map(({ look }) => look),
          ["PASSED", "FAILED", "UNDECIDED"],
          "verdicts in the text",
        );
        assertEqual(lines[1]?.text, "✗ term-1: PermitRootLogin yes", "end of the line");
        assertMatch(
          api.hover(document.uri, lines[1]?.line ?? 0),
          /^\*\*FAILED\*\* on term-1: [\s\S]*line 5 of the snapshot: PermitRootLogin yes/,
          "hover of the line",
        );
        assertEqual(api.marks(document).guilty, ["no[[:blank:]]*$"], "what is marked as guilty");
        const [decided] = api.results()[0]?.children ?? [];
        assertEqual(
          [decided?.label, decided?.description],
          ["2 of 3 checks decided", "1 needs: output of 1 command"],
          "what would decide the rest",
        );
        const evidence = checkNode(api.results(), "No login of root").children.find(
          (node) => node.inSnapshot,
        );
        assertEqual(evidence?.inSnapshot?.line, 5, "the line that the evidence leads to");
      }),
  },
  {
    name: "tests and the matrix have the verdicts on commands and files, without a map of ports",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await writeFiles({ [hardeningPath]: hardening, "hosts/term-1.txt": transcript });
        const { document } = await openSample(hardeningPath);
        await vscode.commands.executeCommand("nessusAudit.refreshHosts");
        const summary = await api.runPolicyTests(document.uri);
        assertEqual([summary.passed, summary.failed, summary.skipped], [1, 1, 1], "tests");
        assertEqual(summary.messages, ["term-1: PermitRootLogin yes"], "messages");
        await vscode.commands.executeCommand("nessusAudit.showMatrix", document.uri);
        await until(api.onDidChangeVerdicts, () => api.matrix()?.rows.length === 3);
        const matrix = api.matrix();
        assert(matrix, "no matrix");
        assertEqual(
          matrix.rows.map(({ cells }) => cells.map((cell) => matrix.outcomes[cell]?.status)),
          [["PASSED"], ["FAILED"], ["UNDECIDED"]],
          "cells",
        );
        assertEqual(matrix.hasPorts, false, "a map of ports");
      }),
  },
  {
    name: "marks the part of a line of the snapshot that a check met",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const policy = hardening.replace('expect      : "no[[:blank:]]*$"', 'not_expect  : "yes"');
        await writeFiles({ [hardeningPath]: policy, "hosts/term-1.txt": transcript });
        await openSample(hardeningPath);
        const { document: snapshot } = await openSample("hosts/term-1.txt");
        await openSample(hardeningPath);
        await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "file", file: snapshot.uri });
        const [row, ...others] = api.rows(snapshot.uri);
        assertEqual([row?.line, row?.text, others.length], [4, "✗ No login of root", 0], "the row");
        assertEqual(
          row?.parts?.map(({ text, start, end }) => text.slice(start, end)),
          ["yes"],
          "the part",
        );
      }),
  },
];
