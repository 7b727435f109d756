import * as vscode from "vscode";
import { messageOf } from "../messages.ts";

/** Where a run in a terminal puts what it has to say. */
export interface TerminalOutput {
  /** Lines of the server, which are harmless already. */
  print(lines: string): void;
  /** A line of ours; what a terminal would obey in it is left out. */
  tell(line: string): void;
  /** Ends the run: its terminal was closed, or Ctrl+C was pressed in it. */
  token: vscode.CancellationToken;
}

/** What the command line says when it could not do all that it was asked for. */
export const incomplete = 2;

/**
 * Milliseconds: VS Code says of a terminal that ends with an error before that, that it "failed to launch". A run that found
 * something was launched, and tells so by its exit code.
 */
const launching = 750;

/** The terminal of a task that runs in the extension. It ends with the exit code that the run gives. */
export class RunTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #ended = new vscode.EventEmitter<number>();
  readonly #stop = new vscode.CancellationTokenSource();
  readonly #run: (output: TerminalOutput) => Promise<number>;
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#ended.event;

  constructor(run: (output: TerminalOutput) => Promise<number>) {
    this.#run = run;
  }

  open(): void {
    const opened = Date.now();
    const output = {
      print: (lines: string) => this.#written.fire(lines.replaceAll("\n", "\r\n")),
      tell: (line: string) => this.#written.fire(`${line.replace(/[\p{Cc}\p{Cf}]/gu, "�")}\r\n`),
      token: this.#stop.token,
    };
    this.#run(output)
      .catch((error: unknown) => {
        output.tell(error instanceof vscode.CancellationError ? "Stopped." : messageOf(error));
        return incomplete;
      })
      .then((code) => {
        const early = code === 0 ? 0 : launching - (Date.now() - opened);
        setTimeout(() => this.#ended.fire(code), Math.max(0, early));
      });
  }

  close(): void {
    this.#stop.cancel();
  }

  handleInput(data: string): void {
    if (data === "\u0003") this.#stop.cancel();
  }
}
