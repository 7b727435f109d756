import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/vscode-web.ts";
import { startCodeServer } from "./server.ts";

/**
 * A code-server that shows a copy of the samples, for a tour. `stop` ends it and removes the copy.
 *
 * @param version of its VS Code, which names the folder of pictures
 */
export async function serveSamples(version: string, settings?: Readonly<Record<string, unknown>>) {
  const workspace = mkdtempSync(join(tmpdir(), "nessus-audit-samples-"));
  cpSync(join(root, "samples"), workspace, { recursive: true });
  const server = await startCodeServer(settings === undefined ? {} : { settings });
  const stop = async () => {
    await server.stop();
    rmSync(workspace, { recursive: true, force: true });
  };
  return {
    version,
    url: server.workbenchUrl(workspace),
    payload: [["extensionDevelopmentPath", server.remoteUri(root)]] as const,
    samples: server.remoteUri(workspace),
    stop,
  };
}
