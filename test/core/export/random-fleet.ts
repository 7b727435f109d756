import fc from "fast-check";
import { PortSet } from "../../../core/ports/port-set.ts";
import type { Snapshot, Socket } from "../../../core/snapshot/snapshot.ts";

/** A host as an inventory has it, and as `evaluate` takes it. */
export interface FleetHost {
  name: string;
  os: string | null;
  /** null: nothing lists the protocol. */
  listed: { tcp: boolean | null; udp: boolean | null };
  asRoot: boolean | null;
  sockets: FleetSocket[];
}

export interface FleetSocket {
  protocol: "tcp" | "udp";
  port: number;
  /** Empty: not shown. */
  address: string;
  process: string | null;
  pid: number | null;
}

export const ports = [
  0, 21, 22, 23, 25, 80, 81, 111, 443, 800, 808, 6379, 8079, 8080, 8085, 8089, 8090, 65535,
];

const addresses = [
  "0.0.0.0",
  "::",
  "*",
  "10.1.2.3",
  "192.168.127.1",
  "127.0.0.1",
  "127.0.0.53%lo",
  "127.9.9.9",
  "128.0.0.1",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
  "fe80::1%lo0",
  "fe80::1%eth0",
  "fe80::7f",
  "localhost",
  "LOCALHOST",
  "ip6-localhost",
  "0.0.0.0%lo",
  "10.0.0.1%lox",
  "",
  "",
];

export const processes = {
  unix: [
    "sshd",
    "SSHD",
    "ssh",
    "/usr/sbin/sshd",
    "/opt/sshd",
    "nginx",
    "nginx: master",
    "nginx:",
    "java",
    "averyverylongna",
    "averyverylongnam",
    "averyverylongname",
    "averyverylong",
    "/opt/averyverylongna",
    "it's",
    "back\\slash",
  ],
  windows: [
    "svchost.exe",
    "SVCHOST.EXE",
    "svchost",
    "System",
    "SYSTEM",
    "system",
    "System.exe",
    "Memory Compression",
    "lsass.exe",
    "a program with a long nam",
    "a program with a long name.exe",
    "nginx.exe",
    "nginx.bin.exe",
    "nginx.bin",
  ],
};

export const systems = ["Linux", "Darwin", "Windows", "FreeBSD", null] as const;

const socket: fc.Arbitrary<FleetSocket> = fc.record({
  protocol: fc.constantFrom("tcp", "tcp", "udp"),
  port: fc.constantFrom(...ports),
  address: fc.constantFrom(...addresses),
  process: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: fc.constantFrom(...processes.unix, ...processes.windows) },
  ),
  pid: fc.integer({ min: 1, max: 99999 }),
});

const listed = fc.constantFrom(true, true, true, false, null);

/** Hosts with names of their own. */
export function fleetOf(size: number, seed: number): FleetHost[] {
  const host = fc.record({
    os: fc.constantFrom(...systems),
    listed: fc.record({ tcp: listed, udp: listed }),
    asRoot: fc.constantFrom(true, false, null),
    sockets: fc.array(socket, { maxLength: 7 }),
  });
  return fc.sample(host, { numRuns: size, seed }).map((one, at) => ({ name: `host-${at}`, ...one }));
}

/** The host as a reader would return it; its coverage is from `hosts`. */
export function snapshotOf(host: FleetHost): Snapshot {
  return {
    host: host.name,
    formats: ["osquery"],
    ...(host.os !== null && { system: host.os }),
    sockets: host.sockets.map(socketOf),
    processes: [],
    hashes: [],
    unreadableFiles: [],
    unread: [],
    notCounted: [],
    warnings: [],
    coverage: {
      tcp: coverageOf(host.listed.tcp),
      udp: coverageOf(host.listed.udp),
      processes: "none",
      processNames: "some",
      viewpoint: "inside",
    },
  };
}

function coverageOf(isListed: boolean | null): Snapshot["coverage"]["tcp"] {
  const known = isListed === true ? PortSet.all : PortSet.empty;
  const kind = isListed === null ? "left-out" : "no-list";
  const gaps = isListed === true ? [] : [{ kind, message: "Not listed." } as const];
  return { 4: known, 6: known, vouched: PortSet.empty, gaps };
}

function socketOf({ protocol, port, address, process, pid }: FleetSocket, at: number): Socket {
  const state = protocol === "tcp" ? "LISTEN" : null;
  return { proto: protocol, family: null, address, port, state, process, pid, line: at + 1 };
}
