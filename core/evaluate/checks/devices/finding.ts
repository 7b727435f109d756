import type { Meeting } from "../../observed/seen.ts";
import type { Because } from "../../verdict.ts";

/** What one reading of a text comes to. */
export type Finding = Decided | Open;

export interface Decided {
  is: "PASSED" | "FAILED" | "WARNING";
  /** A sentence without its full stop. */
  fact: string;
  meetings: Meeting[];
  /** How many there are, where not all of them are given. */
  count?: number;
  /** What decided and is not documented: sentences. */
  notes?: string[];
  /** What decides beside them where the text is not whole. */
  notesIfCut?: string[];
  /** A line that the text does not show could make it another. */
  needsWhole: boolean;
}

/** What can't be told from any text, and why: a whole sentence. */
export interface Open {
  is: "open";
  because: Because;
  reason: string;
  remedy?: string;
}

export function open(reason: string, remedy?: string, because: Because = "undocumented"): Open {
  return { is: "open", because, reason, ...(remedy !== undefined && { remedy }) };
}
