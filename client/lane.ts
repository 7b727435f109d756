import * as vscode from "vscode";

/**
 * Work that is repeated whenever its input changes. Only one run at a time: a running one is outdated by
 * then, so it is cancelled and started again.
 */
export class Lane {
  readonly #work: (token: vscode.CancellationToken) => Promise<void>;
  #running: Promise<void> | undefined;
  #cancellation: vscode.CancellationTokenSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  constructor(work: (token: vscode.CancellationToken) => Promise<void>) {
    this.#work = work;
  }

  /** True while there is work to wait for. */
  get isBusy(): boolean {
    return this.#running !== undefined || this.#timer !== undefined;
  }

  /** Resolves when the work is up to date. */
  refresh(): Promise<void> {
    this.#stopWaiting();
    this.#again = true;
    this.#cancellation?.cancel();
    this.#running ??= this.#workUntilCurrent().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Like `refresh`, once nothing has changed for a while. @param ms milliseconds */
  refreshIn(ms: number): void {
    this.#stopWaiting();
    // Somebody may wait for the running work: it is not postponed.
    if (this.#running !== undefined) void this.refresh();
    else this.#timer = setTimeout(() => void this.refresh(), ms);
  }

  cancel(): void {
    this.#stopWaiting();
    this.#again = false;
    this.#cancellation?.cancel();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #workUntilCurrent(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const cancellation = new vscode.CancellationTokenSource();
      this.#cancellation = cancellation;
      try {
        await this.#work(cancellation.token);
      } finally {
        cancellation.dispose();
      }
    }
  }
}
