import * as vscode from "vscode";
import { showWhenSlow } from "./show-when-slow.ts";

/**
 * Waits for work; if it takes longer than a moment, a notification says what is running, and has a button to
 * stop it.
 *
 * @param title what is running: "Comparing policies"
 * @param outer stops it too
 * @throws vscode.CancellationError as soon as it is stopped, whatever the work does
 */
export function cancellable<Result>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<Result>,
  outer?: vscode.CancellationToken,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  if (outer?.isCancellationRequested) source.cancel();
  outer?.onCancellationRequested(() => source.cancel());
  const stopped = new Promise<never>((_resolve, reject) => {
    source.token.onCancellationRequested(() => reject(new vscode.CancellationError()));
  });
  return showWhenSlow(Promise.race([work(source.token), stopped]), (ended) =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => {
        token.onCancellationRequested(() => source.cancel());
        return ended;
      },
    ),
  );
}

/**
 * Waits for work that stops by itself when it is no longer needed; if it is slow, the status bar says what is
 * running.
 */
export function inStatusBar<Result>(title: string, work: Promise<Result>): Promise<Result> {
  return showWhenSlow(work, (ended) =>
    vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => ended),
  );
}

/** The same with a progress bar at the top of a view. */
export function inView<Result>(viewId: string, work: Promise<Result>): Promise<Result> {
  return showWhenSlow(work, (ended) => vscode.window.withProgress({ location: { viewId } }, () => ended));
}
