import { type BaseLanguageClient, State } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import { tellProblem } from "../messages.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";

/** Audit: Restart Language Server: also requests the visible verdicts from the new server. */
export async function restartServer(client: BaseLanguageClient, evaluations: Evaluations): Promise<void> {
  // The language client restarts the server by itself only once for each window.
  if (client.state === State.StartFailed) return tellNotStarted();
  if (client.isRunning()) await client.stop();
  await client.start();
  await evaluations.refreshAll();
}

function tellNotStarted(): void {
  tellProblem(t("The language server could not be started. The output says why; then reload the window."), {
    title: t("Reload Window"),
    command: "workbench.action.reloadWindow",
  });
}
