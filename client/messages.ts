import * as vscode from "vscode";

export interface MessageAction {
  title: string;
  command: string;
}

const shown: string[] = [];

/** Tells the user what went wrong and what to do next; does not wait until the message is closed. */
export function tellProblem(message: string, action?: MessageAction): void {
  tell(vscode.window.showWarningMessage, message, action);
}

/** Tells the user what came out; does not wait until the message is closed. */
export function tellResult(message: string, action?: MessageAction): void {
  tell(vscode.window.showInformationMessage, message, action);
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  action: MessageAction | undefined,
): void {
  shown.push(message);
  const answer = action ? show(message, action.title) : show(message);
  void answer.then((picked) => {
    if (action && picked === action.title) return vscode.commands.executeCommand(action.command);
    return undefined;
  });
}

/** What was told so far; the tests read what the user would see. */
export function messagesShown(): readonly string[] {
  return shown;
}
