import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { pickHost } from "../hosts/pick-hosts.ts";
import { messageOf, tellProblem } from "../messages.ts";
import { SnapshotProblem, snapshotOf } from "../snapshots/pinned-snapshot.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import { bytesWithVouch, vouchEdit, withChange } from "../snapshots/vouch-edit.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import type { HostItem } from "../views/hosts-view.ts";
import type { ResultItem } from "../views/results-view.ts";

type Protocol = "tcp" | "udp";

/** The arguments from a hover, a code action or a key binding. */
export interface VouchArguments {
  /** URI of the policy whose snapshot is used. */
  policy: string;
  /** Left out: the user chooses. */
  protocols?: Protocol[];
}

/** The argument of the command: a verdict of the view, a host of the Hosts view, or a policy. */
export type VouchArgument = VouchArguments | ResultItem | HostItem | undefined;

export interface VouchContext {
  documents: SnapshotDocuments;
  evaluations: Evaluations;
  hosts: Hosts;
}

const ofSeveralHosts = t(
  "This snapshot is of several hosts, and its first lines describe only the first. Put each host in a file of its own, then say so there.",
);

/**
 * Audit: This List Is Complete: writes `# lists: tcp` into the first lines of the snapshot, on the word of
 * the user, which the verdicts then mention.
 */
export async function vouch(context: VouchContext, argument: VouchArgument): Promise<void> {
  try {
    if (argument !== undefined && "host" in argument) {
      const { host } = argument;
      if (host.host !== undefined) throw new SnapshotProblem(ofSeveralHosts);
      await vouchInFile(host.files[0]!.uri, await chosenProtocols(undefined));
      await context.hosts.refresh();
      return;
    }
    const evaluation = evaluationOf(context.evaluations, argument);
    if (evaluation === undefined) await vouchForHost(context.hosts);
    else
      await vouchForSnapshot(context, evaluation, await chosenProtocols(protocolsOf(argument, evaluation)));
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    if (!(error instanceof SnapshotProblem)) throw error;
    tellProblem(error.message);
  }
}

/** The evaluation of the verdict, or of the snapshot or policy in the active editor. */
function evaluationOf(
  evaluations: Evaluations,
  argument: VouchArguments | ResultItem | undefined,
): ShownEvaluation | undefined {
  if (argument !== undefined && "evaluation" in argument) return argument.evaluation;
  const wanted = argument?.policy ?? vscode.window.activeTextEditor?.document.uri.toString();
  return evaluations.shown.find(({ policy, shown }) =>
    [policy, ...shown.snapshot.documents].some((uri) => uri.toString() === wanted),
  );
}

function protocolsOf(
  argument: VouchArguments | ResultItem | undefined,
  { shown }: ShownEvaluation,
): Protocol[] | undefined {
  if (argument !== undefined && "node" in argument) {
    return argument.node.vouch === undefined ? undefined : [argument.node.vouch];
  }
  if (argument?.protocols !== undefined) return argument.protocols;
  const verdicts = shown.hosts.flatMap((host) => host.verdicts);
  const wanted = new Set(verdicts.flatMap((verdict) => verdict.vouch ?? []));
  return wanted.size === 1 ? [...wanted] : undefined;
}

async function chosenProtocols(known: Protocol[] | undefined): Promise<Protocol[]> {
  if (known !== undefined) return known;
  const items: { label: string; protocols: Protocol[] }[] = [
    { label: t("Every open TCP port"), protocols: ["tcp"] },
    { label: t("Every open UDP port"), protocols: ["udp"] },
    { label: t("Every open TCP and UDP port"), protocols: ["tcp", "udp"] },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t("This List Is Complete"),
    placeHolder: t("What do you vouch that the snapshot lists completely?"),
  });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.protocols;
}

async function vouchForHost(hosts: Hosts): Promise<void> {
  const host = await pickHost(hosts, t("This List Is Complete"));
  if (host === undefined) return;
  if (host.host !== undefined) throw new SnapshotProblem(ofSeveralHosts);
  await vouchInFile(host.files[0]!.uri, await chosenProtocols(undefined));
  await hosts.refresh();
}

async function vouchForSnapshot(
  { documents, evaluations }: VouchContext,
  { policy, shown: { snapshot, hosts } }: ShownEvaluation,
  protocols: readonly Protocol[],
): Promise<void> {
  const isOneOfSeveral = hosts.some(({ host }) => host !== undefined);
  if (isOneOfSeveral || hosts.length > 1) throw new SnapshotProblem(ofSeveralHosts);
  if (snapshot.front !== undefined) {
    const isEdited = await vouchInFile(snapshot.front, protocols);
    // Changes in an editor are evaluated anyway.
    if (isEdited) return;
    await evaluations.pin(policy, snapshot.retake ? await snapshot.retake() : snapshot);
    return;
  }
  const { name, text: before = "", retake } = snapshot;
  const text = withChange(before, vouchEdit(before, protocols));
  const place = { documents: [documents.add(name, text)], ...(retake && { retake }) };
  const { notes } = (await snapshot.read()).files[0]!;
  await evaluations.pin(policy, snapshotOf({ name, text, ...(notes && { notes }) }, place));
}

/** True if the file is open and was changed in its editor. */
async function vouchInFile(file: vscode.Uri, protocols: readonly Protocol[]): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.toString() === file.toString(),
  );
  if (open !== undefined) {
    await vouchInDocument(open, protocols);
    return true;
  }
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    await vscode.workspace.fs.writeFile(file, bytesWithVouch(bytes, protocols));
  } catch (error) {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    throw new SnapshotProblem(
      t(
        "{0} can't be changed: {1}. Check your permissions, or add # lists: {2} as its first line.",
        name,
        messageOf(error),
        protocols.join(", "),
      ),
    );
  }
  return false;
}

/** An editor without other changes is saved, so that the file is changed too. */
async function vouchInDocument(document: vscode.TextDocument, protocols: readonly Protocol[]): Promise<void> {
  const wasSaved = !document.isDirty && !document.isUntitled;
  const { start, end, newText } = vouchEdit(document.getText(), protocols);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, newText);
  await vscode.workspace.applyEdit(edit);
  if (wasSaved) await document.save();
}
