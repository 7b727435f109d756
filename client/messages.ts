import * as vscode from "vscode";
import { t } from "../l10n/translate.ts";
import { messageButtons } from "./message-buttons.ts";

export interface MessageAction {
  title: string;
  command: string;
  argument?: unknown;
}

const shown: string[] = [];

/** Shows what went wrong and what to do next; does not wait until the message is closed. */
export function tellProblem(message: string, action?: MessageAction): void {
  tell(vscode.window.showWarningMessage, message, action);
}

/**
 * Shows a result that is not visible otherwise or has next steps, as buttons; does not wait until the message
 * is closed.
 */
export function tellResult(message: string, action?: MessageAction, other?: MessageAction): void {
  tell(vscode.window.showInformationMessage, message, action, other);
}

/** How long a short message stays in the status bar, in milliseconds. */
const briefly = 5000;

/**
 * Shows a result in the status bar that the user sees anyway or need not see, so that nobody has to close it.
 */
export function tellBriefly(message: string): void {
  shown.push(message);
  vscode.window.setStatusBarMessage(message, briefly);
}

const toldOnce = new Set<string>();

/**
 * Like `tellProblem`, but only the first time, for problems that persist.
 * @param subject what it is about, if the message varies for the same problem
 */
export function tellOnce(message: string, action?: MessageAction, subject = message): void {
  if (toldOnce.has(subject)) return;
  toldOnce.add(subject);
  tellProblem(message, action);
}

/** The message of every command while there is no language server; it gets a button. */
const serverStopped = t("The language server has stopped, so nothing is checked or evaluated. Restart it.");
const restart: MessageAction = { title: t("Restart"), command: "nessusAudit.restartServer" };

/** The messages of the language client if there is no server. */
const saidOfStopped =
  /client is not running|connection got disposed|connection is (?:disposed|closed)|pending response rejected|server is not running/i;

/** The message of a thrown value. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return saidOfStopped.test(message) ? serverStopped : message;
}

/** Whether a message, or the reason that a view shows, says that there is no server. */
export function isOfStoppedServer(message: string): boolean {
  return message.includes(serverStopped);
}

/**
 * Runs a command; if the server has stopped, says so and offers to restart it. A command that the user
 * cancelled says nothing.
 */
export async function tellingOfServer(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    const message = messageOf(error);
    if (!isOfStoppedServer(message)) throw error;
    tellProblem(message);
    return undefined;
  }
}

function tell(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  action?: MessageAction,
  other?: MessageAction,
): void {
  shown.push(message);
  if (isOfStoppedServer(message)) action ??= restart;
  const actions = [action, other].filter((one) => one !== undefined);
  const titles = actions.map(({ title }) => title);
  const [first, second] = messageButtons(message, titles, t("Close"));
  const answer =
    first === undefined
      ? show(message)
      : second === undefined
        ? show(message, first)
        : show(message, first, second);
  void answer.then((title) => {
    const picked = actions.find((one) => one.title === title);
    return picked && vscode.commands.executeCommand(picked.command, picked.argument);
  });
}

/** The messages shown so far, for tests. */
export function messagesShown(): readonly string[] {
  return shown;
}
