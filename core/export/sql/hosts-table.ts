import { systems } from "../../snapshot/systems.ts";
import type { ExportPlan } from "../plan.ts";
import type { Dialect } from "./dialects.ts";
import { anyOf, beginsWith, isOneOf } from "./expressions.ts";
import type { Listing } from "./questions.ts";

/** What is known about a host, as columns of the statements. */
export const hostColumns = {
  /** How many rows of `hosts` it has. */
  rows: "host_rows",
  /** 1 or 0, or NULL if nothing lists the protocol. */
  listed: { tcp: "tcp_listed", udp: "udp_listed" },
  /** How many rows of the protocol could not be read. */
  unread: { tcp: "tcp_unread", udp: "udp_unread" },
  asRoot: "as_root",
  /** In lower case. */
  system: "system_name",
} as const;

/** Whether the list of open ports is complete, over `hostColumns`. */
export function listingOf(unknownPorts: "undecided" | "closed"): Listing {
  const { rows, listed, unread, asRoot } = hostColumns;
  return {
    isKnown(protocol) {
      const isListed =
        unknownPorts === "closed"
          ? `${listed[protocol]} IS NOT NULL`
          : `${listed[protocol]} = 1 AND ${unread[protocol]} = 0`;
      return `CASE WHEN ${rows} = 1 AND ${isListed} THEN 1 ELSE 0 END`;
    },
    why(protocol) {
      const name = protocol.toUpperCase();
      return (
        `CASE WHEN ${rows} = 0 THEN 'the host is not in hosts' ` +
        `WHEN ${rows} > 1 THEN 'hosts has the host more than once' ` +
        `WHEN ${listed[protocol]} = 1 THEN 'a ${name} row of listeners could not be read' ` +
        `ELSE 'the list of ${name} ports is not complete' END`
      );
    },
    whyNoOwner: `CASE WHEN ${asRoot} = 1 THEN '' ELSE ', and the list was not made as root' END`,
  };
}

/** Whether the policy is for another kind of system than the host's. */
export function isOfOtherKind(kind: ExportPlan["dialect"], dialect: Dialect): string {
  const { system } = hostColumns;
  return kind === "unix" ? isWindows(system, dialect) : isOneOf(system, unixNames, dialect);
}

/** Whether a system is Windows, by any of its names in lower case. */
export function isWindows(system: string, dialect: Dialect): string {
  return anyOf([
    isOneOf(system, ["windows"], dialect),
    beginsWith(system, "windows ", dialect),
    beginsWith(system, "microsoft windows", dialect),
  ]);
}

/** Whether the host is known to have another system than the check is for. */
export function isOtherSystem(wanted: string, dialect: Dialect): string {
  const { system } = hostColumns;
  const own = namesOf(wanted);
  const others = systemNames.filter((name) => !own.includes(name));
  return isOneOf(system, others, dialect);
}

function namesOf(wanted: string): string[] {
  const found = systems.find(({ uname }) => uname === wanted);
  return found === undefined ? [] : [found.uname.toLowerCase(), found.name];
}

/** The names of systems in `hosts`, in lower case. */
export const systemNames = [...new Set(systems.flatMap(({ uname, name }) => [uname.toLowerCase(), name]))];
const unixNames = systemNames.filter((name) => name !== "windows");
