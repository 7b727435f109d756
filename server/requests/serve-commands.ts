import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { exportVerdicts } from "../features/verdicts/export-verdicts.ts";
import {
  type EvaluateArgument,
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  evaluateCommand,
} from "../protocol.ts";

/**
 * Serves evaluation to editors without our extension, as a command of the server that every LSP client can
 * run. Our own client has requests that return more.
 */
export function serveCommands(
  connection: Connection,
  evaluate: (params: EvaluateHostsParams, token: CancellationToken) => Promise<EvaluateHostsResult>,
): void {
  connection.onExecuteCommand(async ({ arguments: given }, token): Promise<unknown> => {
    const [argument] = (given ?? []) as EvaluateArgument[];
    if (argument === undefined) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `${evaluateCommand} needs an argument: { policy, snapshots }.`,
      );
    }
    const { policy, snapshots, format = "json", allHosts = true } = argument;
    const hosts = snapshots.map((snapshot, index) => ({
      id: `${evaluateCommand} ${index}`,
      name: snapshot.name,
      files: [snapshot],
    }));
    const result = await evaluate({ policy, hosts, allHosts, withListeners: true }, token);
    const problem = result.problem ?? result.hosts.find((host) => host.problem !== undefined)?.problem;
    if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
    const text = exportVerdicts([{ result, policyName: nameOf(policy) }], format);
    return format === "json" ? JSON.parse(text) : text;
  });
}

/** The last part of a URI, decoded. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
