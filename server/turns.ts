import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/**
 * Pauses long work, so that other requests are answered in between. A cancellation is a message too: it is read only
 * when the work pauses.
 *
 * @throws ResponseError when the request was cancelled
 */
export async function untilOthersHadTheirTurn(token: CancellationToken): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
}
