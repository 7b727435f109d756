import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { EvaluateOptions } from "../core/index.ts";
import { evaluateDocument, policyIsNotOpen, snapshotIsNotHeld } from "./features/evaluate.ts";
import type { PolicyDocuments } from "./policy-documents.ts";
import {
  type EvaluateParams,
  type EvaluateResult,
  evaluateMethod,
  type HoldSnapshotsParams,
  holdSnapshotsMethod,
} from "./protocol.ts";
import { hostOfSnapshot, type Snapshots } from "./snapshots.ts";

/** `nessusAudit/evaluate`, with the options that hold for the policy, and what it names snapshots by. */
export function serveEvaluate(
  connection: Connection,
  documents: PolicyDocuments,
  snapshots: Snapshots,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  connection.onRequest(holdSnapshotsMethod, async ({ hosts }: HoldSnapshotsParams): Promise<null> => {
    for (const host of hosts) await snapshots.read(host);
    return null;
  });
  connection.onRequest(
    evaluateMethod,
    async ({ policy, snapshot }: EvaluateParams, token): Promise<EvaluateResult> => {
      const options = await evaluateOptions(policy);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      const hosts = await snapshots.read(hostOfSnapshot(snapshot));
      const document = documents.get(policy);
      if (document === undefined) return policyIsNotOpen(policy, snapshot);
      if (hosts === undefined || hosts.length === 0) return snapshotIsNotHeld(document, snapshot);
      return evaluateDocument(document, hosts, options);
    },
  );
}
