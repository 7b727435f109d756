import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import {
  completionLabels,
  diagnosticsWhere,
  hoverText,
  openSample,
  rangeOf,
  replaceText,
} from "./workbench.ts";

const policyPath = "policies/web-server.audit";

/** What the editor does while a policy is written. */
export const writingTests: SuiteTest[] = [
  {
    name: "a sample policy opens as the language and is clean of errors",
    async run() {
      const { document } = await openSample(policyPath);
      assertEqual(document.languageId, "nessus-audit", "language of the file");
      // Misspelling and mending it makes the diagnostics move, so that "none" is an answer and not a lack of one.
      const editor = await openSample(policyPath);
      await replaceText(editor, "AUDIT_DENIED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORT");
      await diagnosticsWhere(document, (found) => found.length > 0);
      await replaceText(editor, "AUDIT_DENIED_OPEN_PORT", "AUDIT_DENIED_OPEN_PORTS");
      const left = await diagnosticsWhere(document, (found) => found.length === 0);
      assertEqual(left, [], "diagnostics of the sample");
    },
  },
  {
    name: "a misspelt item type is underlined with what was probably meant",
    async run() {
      const editor = await openSample(policyPath);
      await replaceText(editor, "AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_ALOWED_OPEN_PORTS");
      const found = await diagnosticsWhere(editor.document, (diagnostics) => diagnostics.length > 0);
      const wrong = rangeOf(editor.document, "AUDIT_ALOWED_OPEN_PORTS");
      const diagnostic = found.find(({ range }) => range.intersection(wrong) !== undefined);
      assert(diagnostic, `nothing is underlined at the item type: ${JSON.stringify(found)}`);
      assertMatch(diagnostic.message, /AUDIT_ALLOWED_OPEN_PORTS/, "message");
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
      assertMatch(JSON.stringify(symbols), /FTP and Telnet are closed/, "symbols");
    },
  },
];
