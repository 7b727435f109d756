import {
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { defaultEvaluateOptions } from "../core/index.ts";
import { evaluateDocument, policyIsNotOpen } from "./features/evaluate.ts";
import type { PolicyDocuments } from "./policy-documents.ts";
import { type EvaluateParams, type EvaluateResult, evaluateMethod } from "./protocol.ts";
import { evaluateOptions } from "./settings.ts";
import { SnapshotMemo } from "./snapshot-source.ts";

/** `nessusAudit/evaluate`, with the settings that the client has for the policy. */
export function serveEvaluate(
  connection: Connection,
  documents: PolicyDocuments,
  client: () => ClientCapabilities,
): void {
  const snapshots = new SnapshotMemo();
  documents.onDidClose(({ document }) => snapshots.forget(document.uri));
  connection.onRequest(
    evaluateMethod,
    async ({ policy, snapshot }: EvaluateParams, token): Promise<EvaluateResult> => {
      const hasSettings = client().workspace?.configuration === true;
      const options = hasSettings ? await evaluateOptions(connection, policy) : defaultEvaluateOptions;
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      const document = documents.get(policy);
      if (document === undefined) return policyIsNotOpen(policy, snapshot);
      return evaluateDocument(document, snapshot, options, (source) => snapshots.read(policy, source));
    },
  );
}
