import type { RegexSpan } from "./node.ts";
import type { RegexError, RegexErrorKind } from "./regex-error.ts";

export interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  extended: boolean;
}

export const noFlags: Flags = { ignoreCase: false, multiline: false, dotAll: false, extended: false };

/** The state of parsing one pattern. The functions of `parse-*.ts` read from `pos` and advance it. */
export interface ParserState {
  readonly pattern: string;
  pos: number;
  flags: Flags;
  /** Between `\Q` and `\E`. */
  quoted: boolean;
  /** How many groups are open. */
  depth: number;
  groupCount: number;
  readonly groupNames: Set<string>;
  /** Mentions of groups; a group may come after its mention, so they are checked at the end. */
  readonly mentions: (RegexSpan & { to: number | string })[];
  readonly errors: RegexError[];
}

export function startParser(pattern: string): ParserState {
  return {
    pattern,
    pos: 0,
    flags: noFlags,
    quoted: false,
    depth: 0,
    groupCount: 0,
    groupNames: new Set(),
    mentions: [],
    errors: [],
  };
}

/** Reports an error on `start … state.pos`, on at least one character if there is one. */
export function reportError(state: ParserState, kind: RegexErrorKind, start: number, message: string): void {
  const end = Math.min(Math.max(state.pos, start + 1), state.pattern.length);
  reportErrorOn(state, kind, { start: Math.min(start, end), end }, message);
}

/** Reports an error on the given span. */
export function reportErrorOn(
  state: ParserState,
  kind: RegexErrorKind,
  { start, end }: RegexSpan,
  message: string,
): void {
  state.errors.push({ kind, message, start, end });
}

/** Runs a sticky expression at the current position; on a match, moves past it. */
export function take(state: ParserState, sticky: RegExp): RegExpExecArray | null {
  sticky.lastIndex = state.pos;
  const match = sticky.exec(state.pattern);
  if (match) {
    state.pos += match[0].length;
  }
  return match;
}

/** Takes one whole character, both halves of a surrogate pair; only called before the end of the pattern. */
export function takeCharacter(state: ParserState): number {
  const codePoint = state.pattern.codePointAt(state.pos)!;
  state.pos += codePoint > 0xffff ? 2 : 1;
  return codePoint;
}
