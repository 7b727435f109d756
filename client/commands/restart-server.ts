import type { BaseLanguageClient } from "vscode-languageclient";
import type { Evaluations } from "../verdicts/evaluations.ts";

/** Audit: Restart Language Server. The verdicts on the screen are asked anew of the fresh server. */
export async function restartServer(client: BaseLanguageClient, evaluations: Evaluations): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
  await evaluations.refreshAll();
}
