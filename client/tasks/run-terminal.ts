import * as vscode from "vscode";
import { messageOf } from "../messages.ts";

/** The output of a run in a terminal. */
export interface TerminalOutput {
  /** Prints lines from the server, which are already safe for a terminal. */
  print(lines: string): void;
  /** Prints a line of our own, without control characters. */
  tell(line: string): void;
  /** Cancelled when the terminal is closed or Ctrl+C is pressed in it. */
  token: vscode.CancellationToken;
}

/** The exit code of the command line if it could not do everything it was asked to. */
export const incomplete = 2;

/**
 * Milliseconds. If a terminal ends with an error sooner, VS Code reports that it "failed to launch", which is
 * wrong for a run with findings.
 */
const launching = 750;

/** The terminal of a task that runs in the extension. It ends with the exit code of the run. */
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
