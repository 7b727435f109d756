import type { ConfigurationItem, Connection } from "vscode-languageserver";

/**
 * Asks for sections of the client's settings in one message; none if the client does not support this, so
 * that the defaults apply.
 */
export async function settingsOf(
  connection: Connection,
  items: readonly ConfigurationItem[],
): Promise<readonly unknown[]> {
  try {
    const settings: unknown = await connection.workspace.getConfiguration([...items]);
    return Array.isArray(settings) ? settings : [];
  } catch {
    return [];
  }
}

/** Undefined if the client does not support this, so that the defaults apply. */
export async function settingOf(connection: Connection, item: ConfigurationItem): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration(item);
  } catch {
    return undefined;
  }
}
