import { shownThing } from "../observations/device-key.ts";
import { excerptOf } from "../observations/excerpt.ts";
import type { Kind, Why } from "../observations/observation.ts";
import type { Observations } from "../observations/observations.ts";
import { isComplete } from "../snapshot/coverage.ts";
import type { KnownPorts, ProtocolCoverage, Snapshot, Socket } from "../snapshot/snapshot.ts";
import { plural } from "../text/plural.ts";
import { type Paint, paint, printable } from "./paint.ts";

/** No address is longer; a process can choose any name, and would widen every row. */
const widestColumn = 60;

/** What was read out of snapshots, for people: the sockets as a table, then everything else. Piece by piece. */
export function* snapshotsAsText(
  hosts: readonly { name: string; snapshot: Snapshot }[],
  { color = false } = {},
): Generator<string> {
  const pen = paint(color);
  for (const [index, { name, snapshot }] of hosts.entries()) {
    if (index > 0) yield "\n";
    yield* inPieces(linesOf(name, snapshot, pen));
  }
}

/** How many lines are written together: a million separate calls would take longer than everything else. */
const linesInPiece = 2000;

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(`${line}\n`);
    if (piece.length < linesInPiece) continue;
    yield piece.join("");
    piece = [];
  }
  yield piece.join("");
}

function* linesOf(name: string, snapshot: Snapshot, pen: Paint): Generator<string> {
  const { formats, sockets, processes, hashes, unread, notCounted, observations } = snapshot;
  const shown = observations === undefined ? [] : countsOf(observations);
  const kind = formats.join(" + ") || (shown.length > 0 ? "what files and commands show" : "unknown kind");
  const counts = [
    (sockets.length > 0 || shown.length === 0) && plural(sockets.length, "socket"),
    processes.length > 0 && plural(processes.length, "process", "processes"),
    hashes.length > 0 && plural(hashes.length, "hash", "hashes"),
    unread.length > 0 && pen.red(`${plural(unread.length, "row")} not read`),
  ].filter(Boolean);
  yield `${pen.bold(printable(name))} (${kind}): ${[...counts, ...shown].join(", ")}`;
  for (const row of table(sockets)) yield `  ${printable(row)}`;
  for (const { algorithm, hash, path } of hashes) yield `  ${algorithm} ${hash} ${printable(path)}`;
  const isAboutPorts = formats.length > 0 || shown.length === 0;
  for (const protocol of isAboutPorts ? (["tcp", "udp"] as const) : []) {
    for (const line of coverageLines(protocol, snapshot.coverage[protocol])) {
      yield pen.dim(`  ${printable(line)}`);
    }
  }
  if (observations !== undefined) for (const row of shownRows(observations)) yield `  ${printable(row)}`;
  for (const { reason, count, firstLine } of notCounted) {
    yield pen.dim(`  not counted: ${plural(count, "row")}, ${reason}, from line ${firstLine}`);
  }
  for (const { line, text, reason } of unread) {
    yield pen.red(`  line ${line} not read: ${printable(reason)}: ${printable(text)}`);
  }
}

const kindNames: readonly (readonly [Kind, string, string?])[] = [
  ["command", "command"],
  ["file", "file"],
  ["status", "status of a file", "statuses of files"],
  ["package", "package"],
  ["service", "service"],
  ["answer", "answer of a database", "answers of a database"],
];

function countsOf(observations: Observations): string[] {
  return kindNames.flatMap(([kind, one, many]) => {
    const { length } = observations.keys(kind);
    return length === 0 ? [] : plural(length, one, many);
  });
}

/** The commands whose output is known, and the files whose text is known, or that are known not to exist. */
function* shownRows(observations: Observations): Generator<string> {
  for (const asked of ["command", "file", "answer"] as const) {
    for (const each of observations.keys(asked)) {
      const found = observations.ask(asked, each);
      const { kind, key } = shownThing(asked === "answer" ? "answer to" : asked, each);
      const [place] = found.places;
      const line = place === undefined ? "" : `, line ${excerptOf(place).line}`;
      if (found.is === "present") {
        const partial = found.partial === undefined ? "" : `: ${whys[found.partial]}`;
        yield `${kind} ${key}${line}${partial}`;
      } else yield `${kind} ${key}: ${found.is === "absent" ? "does not exist" : whys[found.why]}${line}`;
    }
  }
}

const whys: Readonly<Record<Why, string>> = {
  "not captured": "not shown",
  cut: "its end is missing",
  denied: "the user is not allowed to read it",
  filtered: "a selection",
  binary: "not text",
  redacted: "a part was removed",
  conflict: "two places contradict each other",
  "other pattern": "the lines that another pattern selects",
  "other language": "in another language",
};

/** The ports whose state the snapshot shows, and why no others. */
function coverageLines(protocol: string, coverage: ProtocolCoverage): string[] {
  const { 4: ipv4, 6: ipv6, gaps, vouched } = coverage;
  const known = ipv4.equals(ipv6)
    ? [`${protocol}: ${knownText(ipv4)}`]
    : [`${protocol} over IPv4: ${knownText(ipv4)}`, `${protocol} over IPv6: ${knownText(ipv6)}`];
  const said = vouched.isEmpty ? [] : [`${protocol}: ${knownText(vouched)} because a person says so`];
  const why = gaps.map(({ message, line }) => {
    const place = line === undefined ? "" : `line ${line}: `;
    return `${protocol}: ${place}${message}`;
  });
  return [...known, ...said, ...why];
}

function knownText(ports: KnownPorts[4]): string {
  if (ports.isEmpty) return "no port is known to be closed";
  return isComplete({ 4: ports, 6: ports }) ? "every port is known" : `known: ${ports}`;
}

function* table(sockets: readonly Socket[]): Generator<string> {
  if (sockets.length === 0) return;
  const head = ["Proto", "Address", "Port", "Process", "PID", "Line"];
  const widths = head.map(({ length }) => length);
  for (const socket of sockets) {
    for (const [column, { length }] of cellsOf(socket).entries()) {
      if (length > widths[column]!) widths[column] = Math.min(length, widestColumn);
    }
  }
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  yield row(head);
  for (const socket of sockets) yield row(cellsOf(socket));
}

function cellsOf({ proto, address, port, process, pid, owners, line }: Socket): string[] {
  return [
    proto,
    address,
    String(port),
    owners?.map((owner) => owner.process ?? "-").join(", ") ?? process ?? "-",
    owners?.map((owner) => owner.pid ?? "-").join(", ") ?? String(pid ?? "-"),
    String(line),
  ];
}
