import type { CommandLine } from "../commands/command-line.ts";
import type { Lists, Shown } from "../coverage.ts";
import { type Draft, leaveUnread, skip } from "../draft.ts";
import type { Record, RecordContext, RecordKind } from "./record.ts";

/** The rows of one output with named columns, handed to their kind of record. */
export class RecordRows {
  private readonly draft: Draft;
  private readonly kind: RecordKind;
  private readonly context: RecordContext;
  private readonly seen = { tcp: false, udp: false };

  constructor(draft: Draft, kind: RecordKind, context: RecordContext) {
    this.draft = draft;
    this.kind = kind;
    this.context = context;
    if (kind.view !== "outside" && !draft.formats.includes(kind.format)) draft.formats.push(kind.format);
  }

  /** True if the cells are such as rows have. */
  fits(record: Record): boolean {
    return this.kind.fits(record);
  }

  /** Accounts for a row. `isNewGroup` is true if a blank line separates it from those above. */
  add(record: Record, line: number, isNewGroup = false): true {
    const { draft } = this;
    const before = draft.sockets.length;
    this.kind.read(draft, record, line, isNewGroup ? { ...this.context, isNewGroup } : this.context);
    for (let at = before; at < draft.sockets.length; at++) this.seen[draft.sockets[at]!.proto] = true;
    return true;
  }

  header(line: number): true {
    return skip(this.draft, "header", line);
  }

  unread(text: string, line: number): true {
    const may = this.kind.view === "none" ? "none" : this.kind.protocol?.(this.context);
    return leaveUnread(this.draft, text, line, "The cells do not match the columns of the header.", may);
  }

  shows(): { tcp: Shown; udp: Shown } {
    return recordCoverage(this.kind, this.seen);
  }

  /** What the command that printed the rows says. */
  lists(command: CommandLine): Lists | undefined {
    return this.kind.lists?.(command);
  }

  get view(): RecordKind["view"] {
    return this.kind.view === "outside" ? "none" : this.kind.view;
  }
}

/** What records of a kind show if sockets of these protocols are among them. */
export function recordCoverage(
  { listsByColumns = false }: RecordKind,
  seen: { tcp: boolean; udp: boolean },
): { tcp: Shown; udp: Shown } {
  const shown = (isSeen: boolean): Shown => (listsByColumns && isSeen ? "listed" : "unknown");
  return { tcp: shown(seen.tcp), udp: shown(seen.udp) };
}
