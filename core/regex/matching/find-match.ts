import type { Span } from "../../text/span.ts";
import { type AskLook, accepted, type LazyAutomaton } from "../automaton/lazy-automaton.ts";
import { isAccepted, type Subject, sideBefore, visitEnds } from "./scan.ts";

/** The automata of one pattern that find where its matches are. */
export interface Finders {
  /** Reads forward from every place, up to the end of some match. */
  some: LazyAutomaton;
  /** Reads forward from one place, and finds the ends of the matches that begin there. */
  ends: LazyAutomaton;
  /** Reads backward from every place, and finds where matches begin. */
  starts: LazyAutomaton;
}

/**
 * The leftmost match of a pattern without lookarounds that begins at or after a place, and the longest of
 * those. Reads only as far as matches can extend that begin before the first one ends, so finding all matches
 * of a text usually takes linear time.
 */
export function findMatchFast(
  { some, ends, starts }: Finders,
  subject: Subject,
  from: number,
): { ok: true; found: Span | undefined } | { ok: false } {
  let start = from;
  if (some.start(sideBefore(some.alphabet, subject, from)) !== accepted) {
    const isMatch = isAccepted(some, subject, from, askNothing);
    if (isMatch === undefined) return { ok: false };
    if (!isMatch) return { ok: true, found: undefined };
    let last = some.lastPlace;
    const reading = ends.adoptLast(some);
    if (reading === undefined) last = subject.end;
    else {
      const path = { from: reading.place, to: subject.end, state: reading.state };
      const isRead = visitEnds(ends, subject, path, askNothing, (place) => {
        last = Math.max(last, place);
      });
      if (!isRead) return { ok: false };
    }
    start = -1;
    const isRead = visitEnds(starts, subject, { from: last, to: from }, askNothing, (place) => {
      if (place >= from) start = place;
    });
    if (!isRead || start < 0) return { ok: false };
  }
  let end = start;
  const isRead = visitEnds(ends, subject, { from: start, to: subject.end }, askNothing, (place) => {
    end = place;
  });
  return isRead ? { ok: true, found: { start, end } } : { ok: false };
}

const askNothing: AskLook = () => undefined;
