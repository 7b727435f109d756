import * as vscode from "vscode";

export interface MessageAction {
  title: string;
  command: string;
  argument?: unknown;
}

const shown: string[] = [];

/** Tells the user what went wrong and what to do next; does not wait until the message is closed. */
export function tellProblem(message: string, action?: MessageAction): void {
  tell(vscode.window.showWarningMessage, message, action);
}

/** Tells the user what came out; does not wait until the message is closed. */
export function tellResult(message: string, action?: MessageAction, other?: MessageAction): void {
  tell(vscode.window.showInformationMessage, message, action, other);
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  action?: MessageAction,
  other?: MessageAction,
): void {
  shown.push(message);
  const first = action?.title;
  const answer =
    first === undefined
      ? show(message)
      : other === undefined
        ? show(message, first)
        : show(message, first, other.title);
  void answer.then((title) => {
    const picked = [action, other].find((one) => one !== undefined && one.title === title);
    return picked && vscode.commands.executeCommand(picked.command, picked.argument);
  });
}

/** What was told so far; the tests read what the user would see. */
export function messagesShown(): readonly string[] {
  return shown;
}
