import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { ExtensionHost } from "../host.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import type { PinnedHost } from "../hosts/pinned-host.ts";
import { tellProblem } from "../messages.ts";
import { clipboardOrigin } from "../snapshots/clipboard.ts";
import { pasteOrigin } from "../snapshots/editor.ts";
import { fileOrigin } from "../snapshots/file.ts";
import { liveOrigin } from "../snapshots/live.ts";
import { sourceOrigin } from "../snapshots/live-source.ts";
import type { SnapshotOrigin } from "../snapshots/origin.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { isSnapshot } from "../snapshots/recognise.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { countsText } from "../verdicts/verdict-text.ts";
import type { ResultsView } from "../views/results-view.ts";
import { policyToEvaluate } from "./pick-policy.ts";
import { showOutcome } from "./show-outcome.ts";
import { snapshotChoices } from "./snapshot-choices.ts";

const origins: SnapshotOrigin[] = [clipboardOrigin, pasteOrigin, fileOrigin, liveOrigin, sourceOrigin];

/** The clipboard, if it contains a snapshot; else an editor to paste one into. */
const pasteFirst: SnapshotOrigin = {
  ...pasteOrigin,
  label: t("Paste the output of a host"),
  icon: "clippy",
  detail: () => t("What you have copied, if it is a snapshot; otherwise an empty editor to paste one into."),
  async take(request) {
    // A browser may deny access to the clipboard: then the user has to paste.
    const copied = await Promise.resolve(vscode.env.clipboard.readText()).catch(() => "");
    const isThere = await isSnapshot(request.host.client, { name: "clipboard", text: copied });
    return (isThere ? clipboardOrigin : pasteOrigin).take(request);
  },
};
const offered: SnapshotOrigin[] = [pasteFirst, fileOrigin, liveOrigin, sourceOrigin];

/** Answers for key bindings and other extensions, in place of questions to the user. */
export interface EvaluateArguments {
  from?: SnapshotOrigin["id"];
  file?: vscode.Uri;
}

export interface EvaluateContext {
  host: ExtensionHost;
  hosts: Hosts;
  pinned: PinnedHost;
  documents: SnapshotDocuments;
  evaluations: Evaluations;
  results: ResultsView;
}

/** Audit: Evaluate Policy… Menus of the explorer and the editor pass the file that they belong to. */
export async function evaluate(
  context: EvaluateContext,
  target?: vscode.Uri | EvaluateArguments,
): Promise<void> {
  const { from, file } = target instanceof vscode.Uri ? {} : (target ?? {});
  const policy = await policyToEvaluate(target instanceof vscode.Uri ? target : undefined);
  if (!policy) return;
  const chosen = from ? origins.find(({ id }) => id === from) : await choose(context, policy);
  if (chosen === undefined) return;
  if ("files" in chosen) {
    await showOutcome(context.results, await context.pinned.evaluate(policy, chosen));
    return;
  }
  const origin = chosen;
  try {
    const request = { host: context.host, policy, documents: context.documents };
    const snapshot = await origin.take(file ? { ...request, file } : request);
    if (!snapshot) return;
    const { shown } = await context.evaluations.pin(policy, snapshot);
    await showOutcome(context.results, shown?.problem);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    if (!(error instanceof SnapshotProblem)) throw error;
    const manageTrust = { title: t("Manage Workspace Trust"), command: "workbench.trust.manage" };
    tellProblem(error.message, origin.id === "live" && !vscode.workspace.isTrusted ? manageTrust : undefined);
  }
}

/** Lets the user choose a host of the workspace, or another source of a snapshot. */
async function choose(
  { host, hosts, pinned, evaluations }: EvaluateContext,
  policy: vscode.Uri,
): Promise<WorkspaceHost | SnapshotOrigin | undefined> {
  await hosts.loaded();
  const own = hosts.of(policy);
  const onHosts = evaluations.get(policy)?.onHosts;
  const said = new Map(onHosts?.hosts.map(({ id, verdicts }) => [id, countsText(verdicts)]));
  const leftOut = new Set(onHosts?.leftOut.map(({ id }) => id));
  const choices = snapshotChoices(
    (own.length === 0 ? hosts.all : own).map(({ id, label, summary }) => {
      const verdicts = said.get(id);
      const known = verdicts === undefined ? {} : { verdicts };
      return { id, label, groups: summary?.groups ?? [], isLeftOut: leftOut.has(id), ...known };
    }),
    pinned.recent,
    offered.filter((origin) => origin.isPossible?.(host) ?? true).map((origin) => sourceOf(origin, host)),
  );
  const items = choices.map((choice) =>
    choice.kind === "heading"
      ? { label: choice.label, kind: vscode.QuickPickItemKind.Separator, choice }
      : { ...choice, kind: vscode.QuickPickItemKind.Default, choice },
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Evaluate Policy"),
    placeHolder: t("A host, or the source of a snapshot"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined || picked.choice.kind === "heading") return undefined;
  const { id } = picked.choice;
  return picked.choice.kind === "host" ? hosts.get(id) : offered.find((origin) => origin.id === id);
}

function sourceOf(origin: SnapshotOrigin, host: ExtensionHost) {
  const isLocked = origin.needsTrust === true && !vscode.workspace.isTrusted;
  const icon = isLocked ? "lock" : origin.icon;
  return { id: origin.id, label: `$(${icon}) ${origin.label}`, detail: origin.detail(host) };
}
