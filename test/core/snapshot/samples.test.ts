import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PortSet } from "../../../core/ports/port-set.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import type { ProtocolCoverage, Snapshot } from "../../../core/snapshot/snapshot.ts";
import { decode } from "../../../core/snapshot/text/decode.ts";
import { assertGoldenJson } from "../../golden.ts";

/**
 * Reads every `samples/FORMAT/NAME.txt` and compares it with `NAME.expected.json` next to it. `UPDATE=1`
 * writes the expectations again; they are then reviewed.
 */
const folder = join(import.meta.dirname, "samples");

for (const format of readdirSync(folder)) {
  for (const file of readdirSync(join(folder, format))) {
    if (!file.endsWith(".txt")) continue;
    const name = file.slice(0, -".txt".length);
    test(`${format}/${name}`, () => checkSample(join(folder, format, name)));
  }
}

function checkSample(path: string): void {
  const [first, ...others] = readSnapshots(decode(readFileSync(`${path}.txt`))).map(brief);
  const actual = others.length === 0 ? first : { ...first, others };
  assertGoldenJson(`${path}.expected.json`, actual);
}

/** A snapshot with a line of text for each row, short enough to be reviewed. */
function brief(snapshot: Snapshot) {
  const { host, groups, expectations, formats, coverage } = snapshot;
  return {
    ...(host === undefined ? {} : { host }),
    ...(groups === undefined ? {} : { groups }),
    ...(expectations === undefined ? {} : { expectations }),
    formats,
    coverage: `names ${coverage.processNames}, processes ${coverage.processes}, ${coverage.viewpoint}`,
    tcp: knownText(coverage.tcp),
    udp: knownText(coverage.udp),
    sockets: snapshot.sockets.map(
      ({ line, proto, family, address, port, state, process, pid, owners = [] }) =>
        `${line}: ${proto}${family ?? ""} ${address} ${port} ${state ?? "-"} ${pid ?? "-"} ${process ?? "-"}` +
        owners.slice(1).map((owner) => `, ${owner.pid ?? "-"} ${owner.process ?? "-"}`),
    ),
    processes: snapshot.processes.map(
      ({ line, pid, user, name, command }) =>
        `${line}: ${pid ?? "-"} ${user ?? "-"} ${name} | ${command ?? ""}`,
    ),
    hashes: snapshot.hashes.map(({ line, algorithm, hash, path }) => `${line}: ${algorithm} ${hash} ${path}`),
    notCounted: snapshot.notCounted.map(
      ({ reason, count, firstLine }) => `${firstLine}: ${count} x ${reason}`,
    ),
    unread: snapshot.unread.map(({ line, reason }) => `${line}: ${reason}`),
    ...(snapshot.unreadableFiles.length === 0
      ? {}
      : {
          unreadableFiles: snapshot.unreadableFiles.map(({ line, path, why }) => `${line}: ${path} ${why}`),
        }),
    warnings: snapshot.warnings.map(({ line, message }) => `${line ?? "-"}: ${message}`),
  };
}

/** `all ports`, `no port: selection (line 3)`, `22–80, on IPv6 none: …`: what is known, and why no more. */
function knownText(coverage: ProtocolCoverage): string {
  const { gaps } = coverage;
  const [v4, v6] = [portsText(coverage[4]), portsText(coverage[6])];
  const known = v4 === v6 ? v4 : `IPv4 ${v4}, IPv6 ${v6}`;
  const why = gaps.map(({ kind, line }) => (line === undefined ? kind : `${kind} (line ${line})`)).join(", ");
  return why === "" ? known : `${known}: ${why}`;
}

function portsText(ports: PortSet): string {
  if (ports.isEmpty) return "no port";
  return ports.equals(PortSet.all) ? "all ports" : String(ports);
}
