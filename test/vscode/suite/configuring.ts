import * as vscode from "vscode";
import { assertEqual, type SuiteTest } from "./suite.ts";
import { diagnosticsWhere, openSample, sample, until } from "./workbench.ts";

const configuration = "policies/.nessus-audit.json";
const path = "policies/without-port-type.audit";
const policy = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Closed"
  ports       : "23"
</custom_item>
</check_type>
`;

/** What `.nessus-audit.json` does in the editor. */
export const configuringTests: SuiteTest[] = [
  {
    name: "findings follow the configuration beside a policy, as it is written, corrected and deleted",
    async run() {
      await write(path, policy);
      try {
        const { document } = await openSample(path);
        const severity = (wanted: vscode.DiagnosticSeverity) =>
          diagnosticsWhere(document, (all) => all.length === 1 && all[0]!.severity === wanted);
        await severity(vscode.DiagnosticSeverity.Error);
        await write(configuration, '{ "rules": { "missing-keyword": "warning" } }');
        await severity(vscode.DiagnosticSeverity.Warning);
        await write(configuration, '{ "rules": { "missing-keyword": "warnin" } }');
        await severity(vscode.DiagnosticSeverity.Error);
        await mistakes(1);
        await vscode.workspace.fs.delete(sample(configuration));
        await mistakes(0);
        assertEqual(vscode.languages.getDiagnostics(document.uri).length, 1, "findings of the policy");
      } finally {
        await vscode.workspace.fs.delete(sample(path));
      }
    },
  },
];

function write(file: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(sample(file), new TextEncoder().encode(text));
}

/** Waits until the configuration has so many mistakes of ours; the schema of JSON reports some too. */
function mistakes(count: number): Promise<void> {
  const ours = () =>
    vscode.languages.getDiagnostics(sample(configuration)).filter(({ source }) => source === "nessus-audit");
  return until(vscode.languages.onDidChangeDiagnostics, () => ours().length === count);
}
