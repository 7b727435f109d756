import { uniqueHostNames, type Vouched, vouchedPorts } from "../../core/command-line.ts";
import type { Arguments } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import { type FoundHosts, type Host, hostsOfFiles, hostsOfFolder, thisMachine } from "./read-host.ts";

/** `--lists`: what the user vouches for. */
export const listsOption: Option = {
  name: "lists",
  value: "PORTS",
  help: 'what you vouch that the snapshots list completely: "tcp, udp", or with ports, "tcp 1-1024 8080"',
};

/**
 * Reads the hosts that a command line names: files, `--hosts` folders, and this machine with `--live`. No two
 * have the same name.
 *
 * @param files the words that the command takes for snapshots
 * @throws UsageError
 */
export async function readHosts(
  files: readonly string[],
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<Host[]> {
  const hosts: Host[] = [];
  for await (const found of hostsOneByOne(files, args, terminal, problems)) {
    for (const host of found.hosts) hosts.push(host);
  }
  const names = uniqueHostNames(hosts);
  return hosts.map((host, at) => ({ ...host, name: names[at]! }));
}

/**
 * Some of the hosts of a run. The caller empties the list after evaluating policies on them, so that they can
 * be released.
 */
export interface HostBatch {
  hosts: Host[];
  /** No other batch comes after it. */
  isLast: boolean;
}

/**
 * The length of the texts of a batch, in UTF-16 code units. Snapshots take ten times the memory of their
 * text, and a policy may be parsed again for each batch.
 */
const batchLength = 4 * 1024 * 1024;

/**
 * Like `readHosts`, but in batches, for any number of hosts. Names may occur twice. The last batch may be
 * empty.
 *
 * @throws UsageError
 */
export async function* readHostBatches(
  files: readonly string[],
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): AsyncGenerator<HostBatch> {
  let hosts: Host[] = [];
  let length = 0;
  for await (const found of hostsOneByOne(files, args, terminal, problems)) {
    for (const host of found.hosts) hosts.push(host);
    length += found.length;
    if (length < batchLength) continue;
    found.hosts = [];
    yield { hosts, isLast: false };
    hosts = [];
    length = 0;
  }
  yield { hosts, isLast: true };
}

async function* hostsOneByOne(
  files: readonly string[],
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): AsyncGenerator<FoundHosts> {
  const vouched = vouchedOf(args);
  yield* hostsOfFiles(files, terminal, problems, vouched);
  for (const folder of args.values("hosts")) yield* hostsOfFolder(folder, terminal, problems, vouched);
  if (args.has("live")) yield await thisMachine(problems, vouched);
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
