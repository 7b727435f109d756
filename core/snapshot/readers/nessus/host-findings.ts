import { PortSet } from "../../../ports/port-set.ts";
import {
  type Claim,
  everything,
  nothingBut,
  type OutputCoverage,
  type Protocol,
  scanned,
} from "../../coverage.ts";
import { addSocket, type Draft, skip } from "../../draft.ts";
import { addScannedPort, isLoopbackTarget } from "../../hosts/scanned-hosts.ts";
import type { CoverageGap, SocketOwner } from "../../snapshot.ts";
import { type Listener, listenersIn, ownerIn, portRange, scanInformation } from "./plugin-output.ts";
import { CONNECTIONS, isLocalScanner, isPortScanner, LISTENERS, SCAN_INFORMATION } from "./plugins.ts";
import { addReportedValue } from "./reported-values.ts";
import type { ResultText } from "./result-text.ts";

/** One finding of a report. */
export interface Finding {
  plugin: string;
  /** As printed; only TCP and UDP have ports. */
  proto: string;
  port: number;
  /** The text of the plugin, "" if the report has none. */
  output: string;
  /** What a compliance check found. */
  result?: ResultText | undefined;
  line: number;
}

interface FoundPort {
  proto: Protocol;
  port: number;
  line: number;
  isScanner: boolean;
}

/**
 * What a Nessus report says about one host. If a port scanner ran, its findings are the open ports; those of
 * other plugins only imply them.
 */
export class HostFindings {
  readonly #found: FoundPort[] = [];
  readonly #listeners: (Listener & { line: number })[] = [];
  readonly #owners = new Map<string, SocketOwner>();
  readonly #local = { tcp: false, udp: false };
  #isScanned = false;
  #range: string | undefined;
  #unreadList: CoverageGap | undefined;
  readonly #results: { result: ResultText; line: number }[] = [];

  /** Returns false if the finding has no port. */
  add({ plugin, proto, port, output, result, line }: Finding): boolean {
    if (result !== undefined) {
      this.#results.push({ result, line });
      return false;
    }
    if (plugin === SCAN_INFORMATION) {
      const { isScanned, range } = scanInformation(output);
      this.#isScanned ||= isScanned;
      this.#range ??= range;
    }
    if (plugin === CONNECTIONS && output !== "") return this.#addListeners(output, line);
    if ((proto !== "tcp" && proto !== "udp") || !Number.isInteger(port) || port < 1 || port > 65_535)
      return false;
    if (isLocalScanner(plugin)) this.#local[proto] = true;
    else if (isPortScanner(plugin) && proto === "tcp") this.#isScanned = true;
    this.#found.push({ proto, port, line, isScanner: isPortScanner(plugin) });
    const owner = LISTENERS.has(plugin) ? ownerIn(output) : undefined;
    const key = `${proto} ${port}`;
    if (owner !== undefined && !this.#owners.has(key)) this.#owners.set(key, owner);
    return true;
  }

  #addListeners(output: string, line: number): boolean {
    const listeners = listenersIn(output);
    if (listeners === undefined) {
      const message = "The plugin's list of connections could not be read completely.";
      this.#unreadList = { kind: "unread", message, line };
      return false;
    }
    for (const listener of listeners) {
      this.#listeners.push({ ...listener, line });
      this.#local[listener.proto] = true;
    }
    return true;
  }

  /**
   * Adds the open ports to the draft of the host.
   *
   * @param address that was scanned
   * @param range what the report's preferences say about the scanned ports
   */
  addTo(draft: Draft, address: string, range: string | undefined): OutputCoverage {
    for (const { result, line } of this.#results) addReportedValue(draft, result, line);
    const isListed = this.#listeners.length > 0 || this.#found.some(({ isScanner }) => isScanner);
    const listed = { tcp: new Set<number>(), udp: new Set<number>() };
    for (const { line, ...listener } of this.#listeners) {
      const state = listener.proto === "tcp" ? "LISTEN" : null;
      const owner = this.#owners.get(`${listener.proto} ${listener.port}`);
      listed[listener.proto].add(listener.port);
      addSocket(draft, { ...listener, state, process: null, pid: null, ...owner, line });
    }
    for (const { proto, port, line, isScanner } of this.#found) {
      if (isScanner !== isListed || listed[proto].has(port)) {
        skip(draft, "finding on a port", line);
        continue;
      }
      listed[proto].add(port);
      Object.assign(addScannedPort(draft, proto, address, port, line), this.#owners.get(`${proto} ${port}`));
    }
    // If the host was scanned at its loopback address, what listens there counts: the report has no bound
    // addresses.
    const isInside = (this.#local.tcp || this.#local.udp) && !isLoopbackTarget(address);
    return {
      view: isInside ? "inside" : "outside",
      tcp: this.#claim("tcp", listed.tcp, range),
      udp: this.#claim("udp", listed.udp, range),
    };
  }

  #claim(proto: Protocol, listed: ReadonlySet<number>, range: string | undefined): Claim {
    const name = proto.toUpperCase();
    if (this.#unreadList !== undefined) return nothingBut(this.#unreadList);
    if (this.#local[proto]) return this.#without(everything, proto, listed);
    if (proto === "udp" || !this.#isScanned) {
      const message = `No port scanner in the report lists every open ${name} port of the host.`;
      return nothingBut({ kind: "no-list", message });
    }
    const ports = portRange(range ?? this.#range ?? "")?.tcp;
    if (ports === undefined) {
      return nothingBut({ kind: "scan", message: "The report does not show which TCP ports were scanned." });
    }
    const gap: CoverageGap = { kind: "scan", message: `Only ${ports.size} TCP ports were scanned.` };
    return this.#without(scanned(ports, [gap]), proto, listed);
  }

  /** A port that another plugin found is not closed, whatever the scanner lists. */
  #without(claim: Claim, proto: Protocol, listed: ReadonlySet<number>): Claim {
    const others = this.#found.filter((one) => one.proto === proto && !listed.has(one.port));
    if (others.length === 0) return claim;
    const ports = PortSet.of(others.map(({ port }) => port));
    const message = `Other plugins report ports that the port scanner does not list: ${ports}.`;
    return {
      4: claim[4].minus(ports),
      6: claim[6].minus(ports),
      gaps: [{ kind: "no-list", message }, ...claim.gaps],
    };
  }
}
