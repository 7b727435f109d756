import type { MatrixCell, MatrixData } from "../../client/matrix/matrix-data.ts";

export function cell(status: MatrixCell["status"], violations: MatrixCell["violations"] = []): MatrixCell {
  return { status, reason: `because of ${status}`, details: [], violations };
}

const open = (port: number) => ({
  proto: "tcp" as const,
  address: "0.0.0.0",
  port,
  process: `p${port}`,
  pid: 1,
  line: 2,
});

/** Two checks on three hosts; db1 opens a denied port. */
export const matrix: MatrixData = {
  policy: "p.audit",
  hosts: [
    { id: "1", name: "web1", groups: ["web"], sockets: [open(22), open(443)] },
    { id: "2", name: "web2", groups: ["web", "dmz"], sockets: [open(22)] },
    { id: "3", name: "db1", groups: ["db"], sockets: [open(22), open(23)] },
  ],
  rows: [
    {
      check: "Telnet is closed",
      line: 3,
      cells: [cell("PASSED"), cell("PASSED"), cell("FAILED", [{ proto: "tcp", port: 23 }])],
    },
    { check: "SSH is sshd", line: 9, cells: [cell("PASSED"), cell("ERROR"), null] },
  ],
  hasPorts: true,
  portLists: [{ kind: "denied", proto: "tcp", ranges: [[20, 23]], description: "Telnet is closed" }],
};
