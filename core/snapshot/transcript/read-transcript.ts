import type { Drafts } from "../hosts/host-drafts.ts";

/** Reads what commands at prompts printed, beside sockets: the observations of each host that the text is of. */
export function readTranscript(_text: string, _drafts: Drafts, _linesBefore: number): void {}
