import type { Source } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";

/**
 * A text that shows what it is without a prompt: a file that a tool wrote, or an output that names its
 * subject.
 */
export interface LoneText {
  /**
   * How its first line begins: the source of a pattern without capturing groups, anchored at the start of a
   * line.
   */
  header: string;
  /** Does one begin at the offset, which is the start of a line? */
  starts(text: string, at: number): boolean;
  /** Reads it. Returns the offset after it, which is the start of a line, or the end. */
  read(source: Source, at: number, observations: Observations, origin: Origin): number;
}

/** Where a text comes from, if that is known. */
export interface Origin {
  /**
   * The text is certainly an export of this host: the key that `reg export` was given, or "" for other tools.
   */
  exported?: string;
  /** It is part of a group policy object: for the machine, or for its users. */
  policy?: "machine" | "user";
}
