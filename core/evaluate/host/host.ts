import { Observations } from "../../observations/observations.ts";
import type { Snapshot, Socket } from "../../snapshot/snapshot.ts";
import { describeSocket } from "../../snapshot/sockets/describe-socket.ts";
import { systemOf } from "../../snapshot/system-of.ts";
import type { EvaluateOptions } from "../options.ts";
import type { EvidenceSocket, IgnoredSocket } from "../verdict.ts";
import { isLoopback } from "./address-scope.ts";
import { indexBy } from "./index-by.ts";
import { indexReported, type ReportedChecks } from "./reported-checks.ts";

/** A snapshot, sorted once for all the checks that look at it. */
export interface Host {
  snapshot: Snapshot;
  options: EvaluateOptions;
  /** As `uname` names it, or "Windows"; undefined if nothing in the snapshot shows it. */
  system: string | undefined;
  /** What the snapshot shows besides sockets, processes and hashes. */
  observations: Observations;
  /** The checks that the snapshot, a report of the scanner, has results for. */
  reported: ReportedChecks;
  tcp: Listeners;
  udp: Listeners;
}

export interface Listeners {
  /** Sockets that count as open, in the order of the snapshot. */
  open: Listener[];
  /**
   * Sockets that are only bound to the loopback address: part of `open`, or left out, depending on the
   * options.
   */
  loopback: Listener[];
  /** Sockets without an address, if loopback addresses are left out: it is not known whether they count. */
  hidden: Listener[];
  /** Sockets that were left out, and why. */
  ignored: IgnoredSocket[];
}

/**
 * A socket that a check looks at. Its description for verdicts is made on demand: a host can have a million
 * sockets.
 */
export class Listener {
  constructor(
    private readonly source: Socket,
    readonly onLoopback: boolean,
  ) {}

  get port(): number {
    return this.source.port;
  }

  get proto(): "tcp" | "udp" {
    return this.source.proto;
  }

  get socket(): EvidenceSocket {
    return shownSocket(this.source);
  }

  /** `23/tcp on 0.0.0.0, telnetd (pid 812), line 14 of the snapshot` */
  get text(): string {
    return `${describeSocket(this.source)}, line ${this.source.line} of the snapshot`;
  }
}

function shownSocket({ proto, address, port, process, pid, owners, line }: Socket): EvidenceSocket {
  const shown = { proto, address, port, process, pid, line };
  return owners === undefined ? shown : { ...shown, owners };
}

export function hostOf(snapshot: Snapshot, options: EvaluateOptions): Host {
  const host: Host = {
    snapshot,
    options,
    system: systemOf(snapshot),
    observations: snapshot.observations ?? new Observations(),
    reported: indexReported(snapshot.reported),
    tcp: { open: [], loopback: [], hidden: [], ignored: [] },
    udp: { open: [], loopback: [], hidden: [], ignored: [] },
  };
  const outside = snapshot.coverage.viewpoint === "outside";
  for (const socket of snapshot.sockets) addSocket(host[socket.proto], socket, options, outside);
  return host;
}

/** The listeners on a port. */
export const listenersOn = indexBy(({ port }: Listener) => port);

/** The sockets on a port that were left out. */
export const ignoredOn = indexBy(({ port }: IgnoredSocket) => port);

function addSocket(
  { open, loopback, hidden, ignored }: Listeners,
  socket: Socket,
  options: EvaluateOptions,
  scannedFromOutside: boolean,
): void {
  if (socket.port === 0) {
    ignored.push({ ...shownSocket(socket), why: "port 0 is not a valid port" });
    return;
  }
  const isScanned = socket.scanned === true || scannedFromOutside;
  if (socket.address === "" && !isScanned && options.loopback === "ignore") {
    hidden.push(new Listener(socket, false));
    return;
  }
  const onLoopback = !isScanned && isLoopback(socket.address);
  const listener = new Listener(socket, onLoopback);
  if (onLoopback) loopback.push(listener);
  if (onLoopback && options.loopback === "ignore") {
    ignored.push({ ...shownSocket(socket), why: "listens on the loopback address only" });
  } else {
    open.push(listener);
  }
}
