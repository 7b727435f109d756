import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { hostFolders } from "../hosts/host-folders.ts";
import { hostOfFile } from "../hosts/hosts.ts";
import { languageId } from "../language.ts";
import { messageOf, tellBriefly, tellProblem } from "../messages.ts";
import { toBase64 } from "../snapshots/base64.ts";
import { addressesIn, nameForDropped } from "../snapshots/dropped.ts";
import { snapshotOfFile } from "../snapshots/file.ts";
import { isSnapshot } from "../snapshots/recognise.ts";
import { refuseOversized } from "../snapshots/size-limit.ts";
import { isThere } from "../workspace/is-there.ts";
import { placeInWorkspace } from "../workspace/workspace-files.ts";
import type { EvaluateContext } from "./evaluate.ts";
import { evaluateWith } from "./evaluate-with-this-snapshot.ts";
import { policyInFront } from "./pick-policy.ts";
import { showOutcome } from "./show-outcome.ts";

const uriList = "text/uri-list";

/** Evaluates a policy on a snapshot file that is dropped on it, instead of inserting text. */
export function evaluateDropped(context: EvaluateContext): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(languageId, {
    async provideDocumentDropEdits(policy, _position, data) {
      const [first] = addressesIn((await data.get(uriList)?.asString()) ?? "");
      if (first === undefined) return undefined;
      const uri = vscode.Uri.parse(first, true);
      if (uri.path.endsWith(".audit")) return undefined;
      void evaluateWith(context, policy.uri, () => snapshotOfFile(uri));
      return new vscode.DocumentDropEdit("");
    },
  });
}

interface DroppedFile {
  name: string;
  bytes: Uint8Array;
  /** Its location, if the editor knows it. */
  uri?: vscode.Uri;
}

/**
 * Adds files that are dropped on the Hosts view as hosts: copies each into the hosts folder of the active
 * policy, under a free name, and evaluates the policy on the last of them.
 */
export async function addDroppedHosts(context: EvaluateContext, data: vscode.DataTransfer): Promise<void> {
  try {
    const added: vscode.Uri[] = [];
    for (const file of await filesIn(data)) {
      const uri = await addHost(context, file);
      if (uri) added.push(uri);
    }
    const last = added.at(-1);
    if (last === undefined) return;
    await context.hosts.refresh();
    const host = hostOfFile(context.hosts.all, last);
    const policy = await policyInFront();
    if (host && policy) {
      await showOutcome(context.results, await context.pinned.evaluate(policy, host));
    } else {
      tellBriefly(t("{0} is now one of the hosts.", vscode.workspace.asRelativePath(last)));
    }
  } catch (error) {
    tellProblem(messageOf(error));
  }
}

async function filesIn(data: vscode.DataTransfer): Promise<DroppedFile[]> {
  const addresses = addressesIn((await data.get(uriList)?.asString()) ?? "");
  const known = await Promise.all(
    addresses.map(async (address) => {
      const uri = vscode.Uri.parse(address, true);
      const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
      const edited = vscode.workspace.textDocuments.find(
        (document) => document.uri.toString() === uri.toString() && document.isDirty,
      );
      // Uses the unsaved text of an editor, since that is what the user sees.
      if (edited) return { name, uri, bytes: new TextEncoder().encode(edited.getText()) };
      refuseOversized(name, (await vscode.workspace.fs.stat(uri)).size);
      return { name, uri, bytes: await vscode.workspace.fs.readFile(uri) };
    }),
  );
  if (known.length > 0) return known;
  const files = [...data].flatMap(([, item]) => item.asFile() ?? []);
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.data() })));
}

async function addHost(
  { host: { client }, hosts }: EvaluateContext,
  { name, bytes, uri }: DroppedFile,
): Promise<vscode.Uri | undefined> {
  if (uri && hosts.all.some(({ files }) => files.some((file) => file.uri.toString() === uri.toString())))
    return uri;
  refuseOversized(name, bytes.length);
  if (!(await isSnapshot(client, { name, base64: toBase64(bytes) }))) {
    tellProblem(
      t("{0} is not a snapshot of a host. Drop the output of ss, netstat or a capture script.", name),
    );
    return undefined;
  }
  const folder = await folderForHosts();
  if (folder === undefined) {
    tellProblem(t("No folder is open to keep hosts in. Open one, then drop the file again."));
    return undefined;
  }
  await vscode.workspace.fs.createDirectory(folder);
  const taken = new Set(
    (await vscode.workspace.fs.readDirectory(folder)).map(([entry]) => entry.toLowerCase()),
  );
  const target = vscode.Uri.joinPath(
    folder,
    nameForDropped(name, (other) => taken.has(other.toLowerCase())),
  );
  await vscode.workspace.fs.writeFile(target, bytes);
  return target;
}

/** The first existing hosts folder, else the one to create at the root; never one outside the workspace. */
async function folderForHosts(): Promise<vscode.Uri | undefined> {
  for (const folder of hostFolders())
    if ((await isThere(folder)) && (await placeInWorkspace(folder)) === "inside") return folder;
  const root = vscode.workspace.workspaceFolders?.[0];
  const made = root && vscode.Uri.joinPath(root.uri, "hosts");
  return made && !(await isThere(made)) ? made : undefined;
}
