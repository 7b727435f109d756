import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import {
  completionLabels,
  diagnosticsWhere,
  hoverText,
  openSample,
  rangeOf,
  replaceText,
  until,
} from "./workbench.ts";

const policyPath = "policies/web-server.audit";

/** What the editor does while a policy is written. */
export const writingTests: SuiteTest[] = [
  {
    name: "a sample policy opens as the language; a misspelt item type is an error, and gone when mended",
    async run() {
      const editor = await openSample(policyPath);
      const { document } = editor;
      assertEqual(document.languageId, "nessus-audit", "language of the file");
      await replaceText(editor, "AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_ALOWED_OPEN_PORTS");
      const wrong = rangeOf(document, "AUDIT_ALOWED_OPEN_PORTS");
      const atWrong = (diagnostic: vscode.Diagnostic) =>
        isError(diagnostic) && wrong.contains(diagnostic.range);
      const found = await diagnosticsWhere(document, (diagnostics) => diagnostics.some(atWrong));
      assertMatch(found.find(atWrong)?.message, /AUDIT_ALLOWED_OPEN_PORTS/, "message");
      // Hints may stay: the sample is free of errors, not of advice.
      await replaceText(editor, "AUDIT_ALOWED_OPEN_PORTS", "AUDIT_ALLOWED_OPEN_PORTS");
      await diagnosticsWhere(document, (diagnostics) => !diagnostics.some(isError));
    },
  },
  {
    name: "completion offers the item types of the check type",
    async run() {
      const editor = await openSample(policyPath);
      const value = rangeOf(editor.document, "AUDIT_ALLOWED_OPEN_PORTS");
      await editor.edit((edit) => edit.replace(value, "AUDIT_"));
      const labels = await completionLabels(editor.document, rangeOf(editor.document, "AUDIT_").end);
      for (const type of ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS", "AUDIT_PROCESS_ON_PORT"]) {
        assert(labels.includes(type), `${type} is not among ${labels.slice(0, 40).join(", ")}`);
      }
    },
  },
  {
    name: "Enter puts the colon of its line into the column of the check, and > closes a tag",
    async run() {
      const editor = await openSample(policyPath);
      const { document } = editor;
      const line = rangeOf(document, "</custom_item>").start.line;
      await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), "  severity: HIGH\n"));
      const typed = async (text: string, expected: string) => {
        await vscode.commands.executeCommand("type", { text });
        await until(vscode.workspace.onDidChangeTextDocument, () => document.getText().includes(expected));
      };
      const end = document.lineAt(line).range.end;
      editor.selection = new vscode.Selection(end, end);
      await typed("\n", "\n  severity    : HIGH\n");
      const start = rangeOf(document, "<check_type").start;
      await editor.edit((edit) => edit.insert(start.translate(1), "\n<then\n"));
      const tag = rangeOf(document, "<then").end;
      editor.selection = new vscode.Selection(tag, tag);
      await typed(">", "\n<then>\n</then>\n");
    },
  },
  {
    name: "completion offers the hosts and groups of the workspace after # hosts:",
    async run() {
      const editor = await openSample(policyPath);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# hosts: @web, \n"));
      const labels = await completionLabels(editor.document, new vscode.Position(0, 15));
      for (const word of ["@databases", "web-2"])
        assert(labels.includes(word), `${word} is not among ${labels.join(", ")}`);
      assert(!labels.includes("@web"), "@web is there already");
    },
  },
  {
    name: "hover on a port list says which ports it means",
    async run() {
      const { document } = await openSample(policyPath);
      const text = await hoverText(document, rangeOf(document, "808[0-9]").start.translate(0, 1));
      assertMatch(text, /8080\D+8089/, "hover");
    },
  },
  {
    name: "checks are in the outline",
    async run() {
      const { document } = await openSample(policyPath);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      assertMatch(namesOf(symbols).join("\n"), /^ {2}FTP and Telnet are closed$/m, "symbols");
    },
  },
];

/** The names in the outline, indented by their depth. */
function namesOf(symbols: vscode.DocumentSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, children }) => [`${indent}${name}`, ...namesOf(children, `${indent}  `)]);
}

function isError({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error;
}
