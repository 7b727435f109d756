import { imageName } from "../evaluate/process-names/windows-process-names.ts";
import type { Dialect } from "../semantics/port-check.ts";
import type { SeenPort } from "./seen-ports.ts";
import { type DraftCheck, indent, quote, writeCheck } from "./write-check.ts";

/**
 * A check of who owns a port, or a sentence that says why there is none. If the port is closed on some of the
 * hosts, a Unix check is put in a condition, because its result for a closed port is not documented.
 */
export function processCheck(
  seen: SeenPort,
  protocol: "tcp" | "udp",
  dialect: Dialect,
  hosts: number,
): DraftCheck | string {
  const where = `${seen.port}/${protocol}`;
  if (seen.unnamedOn !== undefined) {
    return `No check of the process on ${where}: the snapshot of ${seen.unnamedOn.name} shows no name.`;
  }
  const names = dialect === "unix" ? unixNames(seen.processes) : windowsNames(seen.processes);
  if (names === undefined) {
    return `No check of the process on ${where}: its name can't be written in a policy.`;
  }
  const about = `The known process owns ${where}`;
  const somewhereClosed = seen.hosts.length < hosts;
  if (dialect === "windows") {
    return {
      about,
      comments: [],
      text: writeCheck([
        ["type", "AUDIT_PROCESS_ON_PORT"],
        ["description", `"${about}"`],
        ["value_type", "POLICY_TEXT"],
        ["value_data", names],
        ["port_type", protocol.toUpperCase()],
        ["port_no", `"${seen.port}"`],
        ...(somewhereClosed ? ([["port_option", "CAN_BE_CLOSED"]] as const) : []),
      ]),
    };
  }
  const check = writeCheck([
    ["type", "AUDIT_PROCESS_ON_PORT"],
    ["description", `"${about}"`],
    ["port_type", protocol.toUpperCase()],
    ["ports", `"${seen.port}"`],
    ["name", names],
  ]);
  return {
    about,
    comments: [],
    text: somewhereClosed ? whereOpen(seen.port, protocol, about, check) : check,
  };
}

function whereOpen(port: number, protocol: "tcp" | "udp", about: string, check: string): string {
  const condition = writeCheck([
    ["type", "AUDIT_DENIED_OPEN_PORTS"],
    ["description", `"${port}/${protocol} is closed"`],
    ["port_type", protocol.toUpperCase()],
    ["ports", `"${port}"`],
  ]);
  return `<if>
  <condition type:"AND">
${indent(condition, 2)}
  </condition>
  <then>
    <report type:"PASSED">
      description : "${about}, or the port is closed"
    </report>
  </then>
  <else>
${indent(check, 2)}
  </else>
</if>`;
}

/** A process may add text after its name: in `nginx: master process`, the name is before the colon. */
function unixNames(processes: readonly string[]): string | undefined {
  const names = new Set(processes.map((process) => /^([\w./-]+): /.exec(process)?.[1] ?? process));
  for (const name of names) if (name.includes("|") || name.trim() !== name || name === "") return undefined;
  return quote([...names].join("|"), "unix");
}

function windowsNames(processes: readonly string[]): string | undefined {
  const names = new Map(processes.map((process) => [process.toLowerCase(), imageName(process)]));
  const strings = [...names.values()].map((name) => quote(name, "windows"));
  return strings.every((string) => string !== undefined) ? strings.join(" || ") : undefined;
}
