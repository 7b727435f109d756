/** Something that is open in a shell command, and where it was opened. */
export type Frame =
  | {
      kind: "quotes" | "group" | "test" | "subshell" | "substitution" | "brace" | "if" | "loop";
      start: number;
      /** What opened it, as written. */
      opener: string;
    }
  | { kind: "parameter"; start: number; opener: string; isQuoted: boolean }
  | { kind: "arithmetic"; start: number; opener: string; depth: number; mayHoldSemicolons: boolean }
  | CaseFrame;

/** `case WORD in PATTERN) … ;; esac` */
export interface CaseFrame {
  kind: "case";
  start: number;
  opener: string;
  part: "subject" | "pattern" | "commands";
  /** Words of the part so far. */
  words: number;
}

/** What closes it. */
export function closerOf({ kind }: Frame): string {
  return closers[kind];
}

const closers: Readonly<Record<Frame["kind"], string>> = {
  quotes: '"',
  group: ")",
  test: "]]",
  subshell: ")",
  substitution: ")",
  brace: "}",
  if: "fi",
  loop: "done",
  parameter: "}",
  arithmetic: "))",
  case: "esac",
};

/** Are there commands in it, so that words may be reserved and `#` begins a comment? */
export function holdsCommands(frame: Frame | undefined): boolean {
  if (frame === undefined) return true;
  if (frame.kind === "case") return frame.part === "commands";
  return commandKinds.has(frame.kind);
}

const commandKinds: ReadonlySet<Frame["kind"]> = new Set(["subshell", "substitution", "brace", "if", "loop"]);
