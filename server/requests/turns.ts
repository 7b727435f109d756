import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/**
 * How long work continues before other requests get a turn, in milliseconds: less than a frame on the screen.
 */
const longestTurn = 12;

/**
 * Pauses long work between two of its steps, so that other requests are answered meanwhile. A cancellation is
 * a message too: it is read only when the work pauses. A pause costs 1 ms in Node and 4 ms in a browser, so
 * short steps share a turn.
 */
export class Turns {
  readonly #token: CancellationToken;
  #since = performance.now();

  constructor(token: CancellationToken) {
    this.#token = token;
  }

  /** @throws ResponseError if the request was cancelled */
  async untilOthersHadTheirs(): Promise<void> {
    if (performance.now() - this.#since > longestTurn) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      this.#since = performance.now();
    }
    if (this.#token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
  }
}
