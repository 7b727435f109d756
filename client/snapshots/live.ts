import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { type CaptureResult, captureMethod } from "../../server/protocol.ts";
import type { ExtensionHost } from "../host.ts";
import { messageOf } from "../messages.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { type PinnedSnapshot, SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import type { SnapshotDocuments } from "./snapshot-documents.ts";

const absentInBrowser = t("Not in the browser, which can't list the sockets of a machine.");
const insteadOfBrowser = t("Use the desktop editor or a remote window, or paste the output of netstat.");
const absentWithoutTrust = t("Not in a workspace that is not trusted: no command is started for it.");
const insteadOfTrust = t("Trust the workspace first, or paste the output of netstat.");

export const liveOrigin: SnapshotOrigin = {
  id: "live",
  label: t("This machine, live"),
  icon: "vm-running",
  isPossible: ({ canCapture }) => canCapture,
  needsTrust: true,
  detail(host) {
    if (!host.canCapture) return absentInBrowser;
    if (!vscode.workspace.isTrusted) return absentWithoutTrust;
    const where = vscode.env.remoteName
      ? t("the remote host ({0})", vscode.env.remoteName)
      : t("this computer");
    return t("Runs ss, or netstat if there is no ss, on {0}.", where);
  },
  async take({ host, documents }) {
    if (!host.canCapture) throw new SnapshotProblem(`${absentInBrowser} ${insteadOfBrowser}`);
    if (!vscode.workspace.isTrusted) throw new SnapshotProblem(`${absentWithoutTrust} ${insteadOfTrust}`);
    return capture(host, documents);
  },
};

async function capture(host: ExtensionHost, documents: SnapshotDocuments): Promise<PinnedSnapshot> {
  const { text, notes = [] } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t("Listing the sockets of this machine"),
      cancellable: true,
    },
    async (_progress, token) => {
      try {
        return await host.client.sendRequest<CaptureResult>(captureMethod, {}, token);
      } catch (error) {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        throw new SnapshotProblem(messageOf(error));
      }
    },
  );
  const place = {
    documents: [documents.add(t("this machine"), text)],
    retake: () => capture(host, documents),
  };
  return snapshotOf({ name: t("this machine"), text, notes }, place);
}
