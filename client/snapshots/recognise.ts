import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type HostSource,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
  type SnapshotSource,
} from "../../server/protocol.ts";

/** How many characters (UTF-16) of a text are examined: the beginning of a snapshot shows what it is. */
const mostLookedAt = 64 * 1024;

/**
 * Whether a text is the output of a host: rows of sockets, or prompts with the output of commands. The server
 * reads its beginning.
 */
export async function isSnapshot(client: BaseLanguageClient, source: SnapshotSource): Promise<boolean> {
  const { name, text } = source;
  if (text !== undefined && text.trim() === "") return false;
  const beginning = text === undefined ? source : { name, text: text.slice(0, mostLookedAt) };
  // Without a version, so that the server does not keep it.
  const host: HostSource = { id: `recognise ${name}`, name, files: [beginning] };
  const params: ReadHostsParams = { hosts: [host] };
  const { hosts } = await client.sendRequest<ReadHostsResult>(readHostsMethod, params);
  return hosts.some(
    ({ snapshot: { sockets, processes, hashes, commands = 0, files = 0 } }) =>
      sockets + processes + hashes + commands + files > 0,
  );
}
