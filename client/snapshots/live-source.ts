import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { type CaptureResult, captureSourceMethod, type LiveSource } from "../../server/protocol.ts";
import type { ExtensionHost } from "../host.ts";
import { messageOf } from "../messages.ts";
import { configuredSources } from "./configured-sources.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { type PinnedSnapshot, SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import type { SnapshotDocuments } from "./snapshot-documents.ts";

const absentInBrowser = t(
  "Not in the browser, which can't start a command. Use the desktop editor or a remote window, or paste the output.",
);
const absentWithoutTrust = t(
  "Not in a workspace that is not trusted: no command is started for it. Trust the workspace first, or paste the output.",
);
const noSources = t(
  'No live source is configured. Add one to nessusAudit.live.sources in the user settings, such as { "name": "web01", "command": ["ssh", "web01", "ss -tulpnH"] }.',
);

export const sourceOrigin: SnapshotOrigin = {
  id: "source",
  label: t("From a live source…"),
  icon: "remote",
  isPossible: ({ canCapture }) => canCapture && liveSources().length > 0,
  needsTrust: true,
  detail(host) {
    if (!host.canCapture) return absentInBrowser;
    if (!vscode.workspace.isTrusted) return absentWithoutTrust;
    const names = liveSources().map(({ name }) => name);
    return names.length === 0
      ? noSources
      : t("Runs the command of your user settings: {0}.", names.join(", "));
  },
  async take({ host, documents }) {
    if (!host.canCapture) throw new SnapshotProblem(absentInBrowser);
    if (!vscode.workspace.isTrusted) throw new SnapshotProblem(absentWithoutTrust);
    const sources = liveSources();
    if (sources.length === 0) throw new SnapshotProblem(noSources);
    const picked = await vscode.window.showQuickPick(
      sources.map((source) => ({ label: source.name, detail: source.command.join(" "), source })),
      { title: t("Live source to evaluate the policy against") },
    );
    return picked && captureFrom(picked.source, host, documents);
  },
};

function liveSources(): LiveSource[] {
  return configuredSources(vscode.workspace.getConfiguration("nessusAudit").inspect("live.sources"));
}

async function captureFrom(
  source: LiveSource,
  host: ExtensionHost,
  documents: SnapshotDocuments,
): Promise<PinnedSnapshot> {
  const { text, failure } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t("Running {0} for {1}", source.command[0]!, source.name),
      cancellable: true,
    },
    async (_progress, token) => {
      try {
        return await host.client.sendRequest<CaptureResult>(captureSourceMethod, source, token);
      } catch (error) {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        throw new SnapshotProblem(messageOf(error));
      }
    },
  );
  const notes = failure === undefined ? [] : [await confirmed(failure)];
  const place = {
    documents: [documents.add(source.name, text)],
    retake: () => captureFrom(source, host, documents),
  };
  return snapshotOf({ name: source.name, text, notes }, place);
}

/**
 * Asks whether the output of a failed command is usable: only the user who configured it knows.
 *
 * @returns a note for the snapshot
 * @throws SnapshotProblem if the user says no
 */
async function confirmed(failure: string): Promise<string> {
  const use = t("Use What It Printed");
  const detail = t("It printed something before. If that is everything, you can use it.");
  const picked = await vscode.window.showWarningMessage(failure, { modal: true, detail }, use);
  if (picked !== use) throw new SnapshotProblem(failure);
  return t("{0} What it had printed is used: rows may be missing.", failure);
}
