import type { Source } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";

/**
 * A text that says by itself what it is, without a prompt: a file that a tool wrote, or an output that names what it is
 * about.
 */
export interface LoneText {
  /** What its first line begins with: the source of a pattern without capturing groups, from the start of a line. */
  header: string;
  /** Does one start at the offset, which is that of a line? */
  starts(text: string, at: number): boolean;
  /** Reads it. Returns the offset after it, which is that of a line, or the end. */
  read(source: Source, at: number, observations: Observations, origin: Origin): number;
}

/** Where a text comes from, as far as that is known. */
export interface Origin {
  /** The text is seen to be an export of this host: the key that `reg export` was given, or "" for other tools. */
  exported?: string;
  /** It is a part of an object of group policy: for the machine, or for its users. */
  policy?: "machine" | "user";
}
