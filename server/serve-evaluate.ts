import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { EvaluateOptions } from "../core/index.ts";
import { evaluateDocument, policyIsNotOpen } from "./features/evaluate.ts";
import type { PolicyDocuments } from "./policy-documents.ts";
import { type EvaluateParams, type EvaluateResult, evaluateMethod } from "./protocol.ts";
import { SnapshotMemo } from "./snapshot-source.ts";

/** `nessusAudit/evaluate`, with the options that hold for the policy. */
export function serveEvaluate(
  connection: Connection,
  documents: PolicyDocuments,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  const snapshots = new SnapshotMemo();
  documents.onDidClose(({ document }) => snapshots.forget(document.uri));
  connection.onRequest(
    evaluateMethod,
    async ({ policy, snapshot }: EvaluateParams, token): Promise<EvaluateResult> => {
      const options = await evaluateOptions(policy);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      const document = documents.get(policy);
      if (document === undefined) return policyIsNotOpen(policy, snapshot);
      return evaluateDocument(document, snapshot, options, (source) => snapshots.read(policy, source));
    },
  );
}
