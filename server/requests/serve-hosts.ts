import type { CancellationToken, Connection } from "vscode-languageserver";
import { captureCommands, type EvaluateOptions } from "../../core/editor.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { evaluateHosts, withoutPolicy } from "../features/verdicts/evaluate-hosts.ts";
import { type ExportedResult, exportVerdicts } from "../features/verdicts/export-verdicts.ts";
import {
  type CaptureCommandsResult,
  captureCommandsMethod,
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  evaluateHostsMethod,
  exportVerdictsMethod,
  type HideHostParams,
  type HoldSnapshotsParams,
  type HostSource,
  type HostSummary,
  hideHostMethod,
  holdSnapshotsMethod,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
} from "../protocol.ts";
import type { ShownHosts } from "../snapshots/shown-hosts.ts";
import type { Snapshots } from "../snapshots/snapshots.ts";
import { serveCommands } from "./serve-commands.ts";
import { Turns } from "./turns.ts";

/** Serves the requests about hosts and snapshots: keeping them, reading them, evaluating a policy on them. */
export function serveHosts(
  connection: Connection,
  documents: PolicyDocuments,
  snapshots: Snapshots,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
  shownHosts: ShownHosts,
): void {
  connection.onRequest(holdSnapshotsMethod, async ({ hosts }: HoldSnapshotsParams): Promise<null> => {
    for (const host of hosts) await snapshots.read(host);
    return null;
  });
  connection.onRequest(
    readHostsMethod,
    async ({ hosts }: ReadHostsParams, token): Promise<ReadHostsResult> => {
      const turns = new Turns(token);
      const summaries: HostSummary[] = [];
      for (const host of hosts) {
        await turns.untilOthersHadTheirs();
        for (const { summary } of (await snapshots.read(host)) ?? []) summaries.push(summary);
      }
      return { hosts: summaries };
    },
  );
  connection.onRequest(
    captureCommandsMethod,
    (): CaptureCommandsResult => ({ commands: [...captureCommands] }),
  );
  const evaluateAll = async (
    { policy, hosts, ...wanted }: EvaluateHostsParams,
    token: CancellationToken,
  ): Promise<EvaluateHostsResult> => {
    const options = await evaluateOptions(policy);
    const document = documents.get(policy);
    if (document === undefined) return withoutPolicy(policy);
    const turns = new Turns(token);
    const read = async (source: HostSource) => {
      await turns.untilOthersHadTheirs();
      const read = await snapshots.read(source);
      const first = read?.[0];
      if (wanted.shown && !token.isCancellationRequested && first?.snapshot !== undefined)
        shownHosts.show(policy, { name: first.summary.name, snapshot: first.snapshot });
      return read;
    };
    return evaluateHosts(document, hosts, options, read, wanted);
  };
  connection.onRequest(evaluateHostsMethod, evaluateAll);
  connection.onNotification(hideHostMethod, ({ policy }: HideHostParams) => shownHosts.forget(policy));
  serveCommands(connection, evaluateAll);
  connection.onRequest(
    exportVerdictsMethod,
    async ({ policies, format }: ExportVerdictsParams, token): Promise<ExportVerdictsResult> => {
      const exported: ExportedResult[] = [];
      const notHeld = new Set<string>();
      for (const { policyName, only, ...asked } of policies) {
        const result = await evaluateAll({ ...asked, withListeners: true }, token);
        for (const id of result.notHeld ?? []) notHeld.add(id);
        exported.push({ result, policyName, ...(only && { only }) });
      }
      if (notHeld.size > 0) return { text: "", notHeld: [...notHeld] };
      return { text: exportVerdicts(exported, format) };
    },
  );
}
