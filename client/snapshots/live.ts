import * as vscode from "vscode";
import { type CaptureResult, captureMethod } from "../../server/protocol.ts";
import type { ExtensionHost } from "../host.ts";
import { messageOf } from "../messages.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { type PinnedSnapshot, SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import type { SnapshotDocuments } from "./snapshot-documents.ts";

const absentInBrowser = "Not in the browser, which can't list the sockets of a machine.";
const insteadOfBrowser = "Use the desktop editor or a remote window, or paste the output of netstat.";
const absentWithoutTrust = "Not in a workspace that is not trusted: no command is started for it.";
const insteadOfTrust = "Trust the workspace first, or paste the output of netstat.";

export const liveOrigin: SnapshotOrigin = {
  id: "live",
  label: "This machine, live",
  icon: "vm-running",
  isPossible: ({ canCapture }) => canCapture,
  needsTrust: true,
  detail(host) {
    if (!host.canCapture) return absentInBrowser;
    if (!vscode.workspace.isTrusted) return absentWithoutTrust;
    const where = vscode.env.remoteName ? `the remote host (${vscode.env.remoteName})` : "this computer";
    return `Runs ss, or netstat where there is none, on ${where}.`;
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
      title: "Listing the sockets of this machine",
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
    documents: [documents.add("this machine", text)],
    retake: () => capture(host, documents),
  };
  return snapshotOf({ name: "this machine", text, notes }, place);
}
