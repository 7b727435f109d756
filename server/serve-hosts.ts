import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { EvaluateOptions } from "../core/index.ts";
import { captureCommands } from "../core/snapshot/capture-commands.ts";
import { evaluateHosts, policyOfHostsIsNotOpen } from "./features/evaluate-hosts.ts";
import { exportVerdicts } from "./features/export-verdicts.ts";
import { joinFiles, readHost } from "./host-source.ts";
import type { PolicyDocuments } from "./policy-documents.ts";
import {
  type CaptureCommandsResult,
  captureCommandsMethod,
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  evaluateHostsMethod,
  exportVerdictsMethod,
  type HostSummary,
  type HostTextParams,
  type HostTextResult,
  hostTextMethod,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
} from "./protocol.ts";
import { untilOthersHadTheirTurn } from "./turns.ts";

/** The requests on the hosts of a workspace: read them, evaluate a policy against all of them. */
export function serveHosts(
  connection: Connection,
  documents: PolicyDocuments,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  connection.onRequest(
    readHostsMethod,
    async ({ hosts }: ReadHostsParams, token): Promise<ReadHostsResult> => {
      const summaries: HostSummary[] = [];
      for (const host of hosts) {
        await untilOthersHadTheirTurn(token);
        summaries.push(readHost(host).summary);
      }
      return { hosts: summaries };
    },
  );
  connection.onRequest(
    captureCommandsMethod,
    (): CaptureCommandsResult => ({ commands: [...captureCommands] }),
  );
  connection.onRequest(hostTextMethod, ({ host }: HostTextParams): HostTextResult => {
    const { text, problem } = joinFiles(host);
    if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
    return { text };
  });
  const evaluateAll = async (
    { policy, hosts }: EvaluateHostsParams,
    token: CancellationToken,
  ): Promise<EvaluateHostsResult> => {
    const options = await evaluateOptions(policy);
    const document = documents.get(policy);
    if (document === undefined) return policyOfHostsIsNotOpen(policy);
    return evaluateHosts(document, hosts, options, () => untilOthersHadTheirTurn(token));
  };
  connection.onRequest(evaluateHostsMethod, evaluateAll);
  connection.onRequest(
    exportVerdictsMethod,
    async (params: ExportVerdictsParams, token): Promise<ExportVerdictsResult> => ({
      text: exportVerdicts(await evaluateAll(params, token), params.policyName, params.format),
    }),
  );
}
