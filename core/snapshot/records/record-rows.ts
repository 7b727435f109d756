import { type Draft, leaveUnread, skip } from "../draft.ts";
import type { Shown } from "../coverage.ts";
import type { Record, RecordKind } from "./record.ts";

/** The rows of one output with named columns, handed to the kind of record that they are. */
export class RecordRows {
  private readonly draft: Draft;
  private readonly kind: RecordKind;
  private readonly command: string;
  private readonly seen = { tcp: false, udp: false };

  constructor(draft: Draft, kind: RecordKind, command: string) {
    this.draft = draft;
    this.kind = kind;
    this.command = command;
    if (!draft.formats.includes(kind.format)) draft.formats.push(kind.format);
  }

  /** Accounts for a row; cells beyond the columns make it unread. */
  add(record: Record, line: number): true {
    const { draft } = this;
    const before = draft.sockets.length;
    this.kind.read(draft, record, line, { command: this.command });
    for (let at = before; at < draft.sockets.length; at++) this.seen[draft.sockets[at]!.proto] = true;
    return true;
  }

  header(line: number): true {
    return skip(this.draft, "header", line);
  }

  unread(text: string, line: number): true {
    return leaveUnread(this.draft, text, line, "The cells do not match the columns of the header.");
  }

  shows(): { tcp: Shown; udp: Shown } {
    return recordCoverage(this.kind, this.seen);
  }

  get view(): RecordKind["view"] {
    return this.kind.view;
  }
}

/** What records of a kind show when sockets of these protocols were among them. */
export function recordCoverage(
  kind: RecordKind,
  seen: { tcp: boolean; udp: boolean },
): { tcp: Shown; udp: Shown } {
  if (kind.view === "outside") return { tcp: "unknown", udp: "unknown" };
  // Each cmdlet of PowerShell prints one protocol.
  const absent = kind.format === "powershell" && (seen.tcp || seen.udp) ? "left-out" : "unknown";
  return { tcp: seen.tcp ? "listed" : absent, udp: seen.udp ? "listed" : absent };
}
