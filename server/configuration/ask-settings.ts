import type { ConfigurationItem, Connection } from "vscode-languageserver";

/** Sections of the client's settings, in one message; none where the client can't say: then the defaults hold. */
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

/** Undefined where the client can't say: then the defaults hold. */
export async function settingOf(connection: Connection, item: ConfigurationItem): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration(item);
  } catch {
    return undefined;
  }
}
