import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { t } from "../../l10n/translate.ts";
import type { Configurations } from "../configuration/configurations.ts";
import type { FindingViews } from "../configuration/finding-views.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { type PolicyDiagnostics, ResultIds } from "../features/workspace-diagnostics.ts";
import { WorkspacePolicies } from "./workspace-policies.ts";

/**
 * Serves `workspace/diagnostic`: the findings of all policies, open or not. A client asks again as soon as it
 * has an answer, so the answer waits until something changes.
 *
 * @returns a function to call when files or configurations have changed
 */
export function serveWorkspaceDiagnostics(
  connection: Connection,
  documents: PolicyDocuments,
  { configurations, views }: { configurations: Configurations; views: FindingViews },
  listsPolicies: () => boolean,
): (what: "policies" | "configurations") => void {
  const policies = new WorkspacePolicies(
    connection,
    documents,
    { configurations, views },
    (document): PolicyDiagnostics => ({
      items: diagnosticsOf(document),
      version: documents.get(document.uri) === document ? document.version : null,
    }),
  );
  const ids = new ResultIds();
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  const change = (token: CancellationToken) =>
    new Promise<void>((resolve) => {
      // The token of a request that was cancelled before it began does not fire again.
      if (token.isCancellationRequested) return resolve();
      waiting.add(resolve);
      token.onCancellationRequested(() => {
        waiting.delete(resolve);
        resolve();
      });
    });
  documents.onDidChange(wake);
  documents.onDidClose(wake);

  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token, progress): Promise<WorkspaceDiagnosticReport> => {
      for (;;) {
        // A change during the search is not missed: it ends the following wait.
        const changed = change(token);
        const found = await policies.all(listsPolicies(), token, (done, of) => {
          progress.report(Math.floor((100 * done) / of), t("{0} of {1} policies", done, of));
        });
        const report = ids.reports(found, previousResultIds);
        if (report.changed) return { items: report.items };
        await changed;
        if (token.isCancellationRequested)
          throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      }
    },
  );

  return (what) => {
    if (what === "configurations") policies.forget();
    wake();
  };
}
