import { excerptText } from "../../core/views.ts";
import type { ProtocolEvidence } from "../../server/protocol.ts";

/** The line of the snapshot that a piece of evidence is in, from 1; undefined for something missing. */
export function evidenceLine({ socket, excerpt }: ProtocolEvidence): number | undefined {
  return socket?.line ?? excerpt?.line;
}

/** The text of a piece of evidence, with its line of the snapshot if it has one. */
export function evidenceText({ message, excerpt }: ProtocolEvidence): string {
  // Evidence for something missing has a place without text.
  return excerpt === undefined || excerpt.text === "" ? message : `${message}: ${excerptText(excerpt)}`;
}
