import type { Connection } from "vscode-languageserver";

/**
 * Lets a promise run that nobody waits for. A failure, because the client refuses the message or is gone, is
 * logged; unhandled, it would end the process.
 *
 * @param sent a promise, even if a type of the library hides it
 */
export function inBackground(connection: Connection, sent: unknown): void {
  Promise.resolve(sent).catch((error: unknown) => {
    try {
      connection.console.warn(error instanceof Error ? error.message : String(error));
    } catch {
      // The connection is closed: nobody is left to log to.
    }
  });
}
