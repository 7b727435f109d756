import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type HostSource,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
} from "../../server/protocol.ts";

/** Characters (UTF-16) that are looked at: a snapshot shows at its beginning what it is. */
const mostLookedAt = 64 * 1024;

/** Does a text show a host: rows of sockets, or prompts with what commands printed? The server reads its beginning. */
export async function isSnapshot(client: BaseLanguageClient, name: string, text: string): Promise<boolean> {
  if (text.trim() === "") return false;
  // Without a version: the server keeps nothing of it.
  const host: HostSource = {
    id: `recognise ${name}`,
    name,
    files: [{ name, text: text.slice(0, mostLookedAt) }],
  };
  const params: ReadHostsParams = { hosts: [host] };
  const { hosts } = await client.sendRequest<ReadHostsResult>(readHostsMethod, params);
  return hosts.some(
    ({ snapshot: { sockets, processes, hashes, commands = 0, files = 0 } }) =>
      sockets + processes + hashes + commands + files > 0,
  );
}
