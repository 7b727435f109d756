import { inOrder, listRows, type PortMapRow, portRows } from "../../core/views.ts";
import { t } from "../../l10n/translate.ts";
import type { ProtocolVerdict } from "../../server/protocol.ts";
import type { PolicyVerdicts } from "./make-matrix-data.ts";
import type { MatrixPorts } from "./matrix-data.ts";

/** The data for the port map of a host: what the policies allow and deny, and what the host has open. */
export function portsOf(host: string, shown: readonly PolicyVerdicts[]): MatrixPorts {
  const on = shown.flatMap(({ verdicts }) => {
    const own = verdicts.hosts.find(({ id }) => id === host);
    return own === undefined ? [] : [{ ...own, lists: verdicts.portLists }];
  });
  const broken = new Map<string, Set<string>>();
  for (const verdict of on.flatMap(({ verdicts }) => verdicts)) addBroken(broken, verdict);
  const marks = on.flatMap(({ sockets }) =>
    sockets.map(({ proto, port, process, address }) => {
      const owner = process === null ? t("on {0}", address) : t("{0}, on {1}", process, address);
      const checks = broken.get(`${port}/${proto}`);
      if (checks === undefined) return { proto, port, kind: "open" as const, says: owner };
      const names = [...checks].map((check) => `"${check}"`).join(", ");
      return { proto, port, kind: "violation" as const, says: t("{0}; breaks {1}", owner, names) };
    }),
  );
  const rows: PortMapRow[] = inOrder([...listRows(on.flatMap(({ lists }) => lists)), ...portRows(marks)]);
  // Each policy has the same sockets for the host.
  const more = on.reduce((most, { moreSockets = 0 }) => Math.max(most, moreSockets), 0);
  return { host, rows, more };
}

function addBroken(broken: Map<string, Set<string>>, verdict: ProtocolVerdict): void {
  // Evidence that decides nothing violates nothing.
  if (verdict.status === "UNDECIDED") return;
  for (const { violation, socket } of verdict.evidence) {
    if (!violation || socket === undefined) continue;
    const key = `${socket.port}/${socket.proto}`;
    const checks = broken.get(key) ?? new Set();
    broken.set(key, checks.add(verdict.description || verdict.type));
  }
}
