import { excerptText } from "../../core/views.ts";
import type { ProtocolEvidence } from "../../server/protocol.ts";

/** The line of the snapshot that a piece of evidence is in, from 1; undefined for what is not there. */
export function evidenceLine({ socket, excerpt }: ProtocolEvidence): number | undefined {
  return socket?.line ?? excerpt?.line;
}

/** What a piece of evidence says, with the line of the snapshot where it is about one. */
export function evidenceText({ message, excerpt }: ProtocolEvidence): string {
  return excerpt === undefined ? message : `${message}: ${excerptText(excerpt)}`;
}
