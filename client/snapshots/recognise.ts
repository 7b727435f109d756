import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type HostSource,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
  type SnapshotSource,
} from "../../server/protocol.ts";

/** Characters (UTF-16) of a text that are looked at: a snapshot shows at its beginning what it is. */
const mostLookedAt = 64 * 1024;

/** Does a text show a host: rows of sockets, or prompts with what commands printed? The server reads its beginning. */
export async function isSnapshot(client: BaseLanguageClient, source: SnapshotSource): Promise<boolean> {
  const { name, text } = source;
  if (text !== undefined && text.trim() === "") return false;
  const beginning = text === undefined ? source : { name, text: text.slice(0, mostLookedAt) };
  // Without a version: the server keeps nothing of it.
  const host: HostSource = { id: `recognise ${name}`, name, files: [beginning] };
  const params: ReadHostsParams = { hosts: [host] };
  const { hosts } = await client.sendRequest<ReadHostsResult>(readHostsMethod, params);
  return hosts.some(
    ({ snapshot: { sockets, processes, hashes, commands = 0, files = 0 } }) =>
      sockets + processes + hashes + commands + files > 0,
  );
}
