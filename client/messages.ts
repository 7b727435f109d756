import * as vscode from "vscode";
import { t } from "../l10n/translate.ts";
import { messageButtons } from "./message-buttons.ts";

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

/**
 * Tells the user what came out and is not on the screen, or has a way on, as buttons; does not wait until the message is
 * closed.
 */
export function tellResult(message: string, action?: MessageAction, other?: MessageAction): void {
  tell(vscode.window.showInformationMessage, message, action, other);
}

/** Milliseconds that a short message stays in the status bar. */
const briefly = 5000;

/** Says in the status bar what the user has asked for and sees, or need not see: nobody has to close it. */
export function tellBriefly(message: string): void {
  shown.push(message);
  vscode.window.setStatusBarMessage(message, briefly);
}

const toldOnce = new Set<string>();

/**
 * As `tellProblem`, and only the first time: for what goes on being so.
 * @param subject what it is about, where the message changes though the problem is the same
 */
export function tellOnce(message: string, action?: MessageAction, subject = message): void {
  if (toldOnce.has(subject)) return;
  toldOnce.add(subject);
  tellProblem(message, action);
}

/** What every command says while there is no language server; the message then has a button. */
const serverStopped = t("The language server has stopped, so nothing is checked or evaluated. Restart it.");
const restart: MessageAction = { title: t("Restart"), command: "nessusAudit.restartServer" };

/** How the language client says that there is none. */
const saidOfStopped =
  /client is not running|connection got disposed|connection is (?:disposed|closed)|pending response rejected|server is not running/i;

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return saidOfStopped.test(message) ? serverStopped : message;
}

/** Does a message, or the reason that a view shows, say that there is no server? */
export function isOfStoppedServer(message: string): boolean {
  return message.includes(serverStopped);
}

/** Runs a command; where the server has stopped it says so, with the way to start it again. Who stopped it knows that. */
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

/** What was told so far; the tests read what the user would see. */
export function messagesShown(): readonly string[] {
  return shown;
}
