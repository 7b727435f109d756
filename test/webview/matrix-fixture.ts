import type { MatrixData, MatrixOutcome } from "../../client/matrix/matrix-data.ts";

const statuses = ["PASSED", "FAILED", "ERROR"] as const;
const outcomes: MatrixOutcome[] = statuses.map((status) => ({ status, reason: `because of ${status}` }));
const [passed, failed, error, none] = [0, 1, 2, -1];

/** Three checks of two policies on three hosts; on db1 one fails. */
export const matrix: MatrixData = {
  policies: [
    { id: "p", name: "p.audit" },
    { id: "q", name: "q.audit" },
  ],
  hosts: [
    { id: "1", name: "web1", groups: ["web"] },
    { id: "2", name: "web2", groups: ["web", "dmz"] },
    { id: "3", name: "db1", groups: [] },
  ],
  rows: [
    { policy: "p", id: "ssh", check: "SSH is sshd", line: 3, cells: [passed, error, none] },
    { policy: "p", id: "telnet", check: "Telnet is closed", line: 9, cells: [passed, passed, failed] },
    { policy: "q", id: "ftp", check: "FTP is closed", line: 3, cells: [passed, passed, passed] },
  ],
  outcomes,
  hasPorts: true,
};
