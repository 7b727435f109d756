import { maxSnapshotBytes } from "../../server/protocol.ts";
import { SnapshotProblem } from "./pinned-snapshot.ts";

/**
 * Refuses what is too large to be the output of one command, before it is sent to the server.
 * @param what how the message calls it, such as "The clipboard"
 * @throws SnapshotProblem
 */
export function refuseOversized(what: string, bytes: number): void {
  if (bytes <= maxSnapshotBytes) return;
  const megabytes = (count: number) => Math.round(count / (1024 * 1024));
  throw new SnapshotProblem(
    `${what} holds ${megabytes(bytes)} MB, and a snapshot may have ${megabytes(maxSnapshotBytes)} MB at most. ` +
      "Take the output of one netstat or ss command only.",
  );
}
