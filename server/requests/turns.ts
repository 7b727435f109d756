import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Work goes on for this long, in milliseconds, before others get their turn: less than a frame of a screen. */
const longestTurn = 12;

/**
 * Pauses long work between two of its steps, so that other requests are answered meanwhile. A cancellation is a message
 * too: it is read only when the work pauses. A pause costs 1 ms in Node and 4 ms in a browser, so that short steps share
 * a turn.
 */
export class Turns {
  readonly #token: CancellationToken;
  #since = performance.now();

  constructor(token: CancellationToken) {
    this.#token = token;
  }

  /** @throws ResponseError when the request was cancelled */
  async untilOthersHadTheirs(): Promise<void> {
    if (performance.now() - this.#since > longestTurn) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      this.#since = performance.now();
    }
    if (this.#token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
  }
}
