import { uniqueHostNames, type Vouched, vouchedPorts } from "../../core/command-line.ts";
import type { Arguments } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import { type Host, hostsOfFiles, hostsOfFolder, thisMachine } from "./read-host.ts";

/** `--lists`: what the user vouches for. */
export const listsOption: Option = {
  name: "lists",
  value: "PORTS",
  help: 'what the snapshots list in full, by your word: "tcp, udp", or with ports, "tcp 1-1024 8080"',
};

/**
 * The hosts that a command line names: files, `--hosts` folders, and `--live` this machine. No two have the same name.
 *
 * @param files what the command takes for snapshots
 * @throws UsageError
 */
export async function readHosts(
  files: readonly string[],
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<Host[]> {
  const vouched = vouchedOf(args);
  const hosts = await hostsOfFiles(files, terminal, problems, vouched);
  for (const folder of args.values("hosts")) {
    for (const host of await hostsOfFolder(folder, terminal, problems, vouched)) hosts.push(host);
  }
  if (args.has("live")) for (const host of await thisMachine(problems, vouched)) hosts.push(host);
  const names = uniqueHostNames(hosts);
  return hosts.map((host, at) => ({ ...host, name: names[at]! }));
}

function vouchedOf(args: Arguments): Vouched | undefined {
  const text = args.value("lists");
  if (text === undefined) return undefined;
  const vouched = vouchedPorts(text);
  if (vouched === undefined) {
    throw new UsageError(`--lists can't be "${text}": write "tcp, udp", or with ports, "tcp 1-1024 8080".`);
  }
  return vouched;
}
