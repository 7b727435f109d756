import * as vscode from "vscode";

export interface MessageAction {
  title: string;
  command: string;
}

const shown: string[] = [];

/** Tells the user what went wrong and what to do next; does not wait until the message is closed. */
export function tellProblem(message: string, action?: MessageAction): void {
  shown.push(message);
  void vscode.window.showWarningMessage(message, ...(action ? [action.title] : [])).then((picked) => {
    if (action && picked === action.title) return vscode.commands.executeCommand(action.command);
    return undefined;
  });
}

/** What was told so far; the tests read what the user would see. */
export function messagesShown(): readonly string[] {
  return shown;
}
