import type { Meeting } from "../../observed/seen.ts";
import type { Because } from "../../verdict.ts";

/** The result of one reading of a text. */
export type Finding = Decided | Open;

export interface Decided {
  is: "PASSED" | "FAILED" | "WARNING";
  /** A sentence without its full stop. */
  fact: string;
  meetings: Meeting[];
  /** How many there are, if not all of them are listed. */
  count?: number;
  /** What decided without being documented: sentences. */
  notes?: string[];
  /** What else decides if the text is incomplete. */
  notesIfCut?: string[];
  /** A line that is not shown could change the finding. */
  needsWhole: boolean;
}

/** What no text can show, and why: a whole sentence. */
export interface Open {
  is: "open";
  because: Because;
  reason: string;
  remedy?: string;
}

export function open(reason: string, remedy?: string, because: Because = "undocumented"): Open {
  return { is: "open", because, reason, ...(remedy !== undefined && { remedy }) };
}
