import type { Connection } from "vscode-languageserver";

/**
 * Lets something go its way that nobody waits for. When it fails, because the client refuses it or is gone, the log says
 * so; left alone, the failed promise would end the process.
 *
 * @param sent a promise, also where a type of the library hides it
 */
export function inBackground(connection: Connection, sent: unknown): void {
  Promise.resolve(sent).catch((error: unknown) => {
    try {
      connection.console.warn(error instanceof Error ? error.message : String(error));
    } catch {
      // The connection is closed: there is nobody to tell.
    }
  });
}
