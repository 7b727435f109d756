import type { Shown } from "../coverage.ts";
import { type Draft, lose, skip, warn } from "../draft.ts";
import { Drafts } from "../hosts/host-drafts.ts";
import { recordKind } from "../records/index.ts";
import { columnName, type RecordKind } from "../records/record.ts";
import { recordCoverage } from "../records/record-rows.ts";
import type { CoverageGap } from "../snapshot.ts";
import { type JsonText, parseJsonText } from "../text/json-text.ts";
import { embeddedOutput } from "./embedded-text.ts";
import type { SnapshotFormat } from "./formats.ts";
import type { BlockContext, BlockEnd, BlockReader, EmbeddedText } from "./reader.ts";

/** JSON of PowerShell, masscan, osquery, Ansible: every object in it that a record kind knows is read. */
export const json: BlockReader = {
  recognises: (text, offset) =>
    /^(?:\{\s*(?:["}]|$)|\[\s*(?:[{[\]]|$))/.test(text.slice(offset, offset + 400)),
  read(text, offset, context) {
    const parsed = parseJsonText(text, offset);
    if (parsed === null || (!parsed.complete && !hasRecords(parsed.value))) return null;
    const { draft, lineAt } = context;
    const found = readRecords(parsed, context);
    if (parsed.complete) return { ...found, end: parsed.end };
    const line = lineAt(Math.max(offset, parsed.end - 1));
    const damage: CoverageGap = { kind: "cut", message: "The JSON is cut off here.", line };
    lose(draft, damage);
    warn(draft, `${damage.message} The part before it was read; copy the rest again.`, line);
    const texts = found.texts?.map((text) => ({ ...text, damage }));
    return { ...found, texts, end: parsed.end };
  },
};

function readRecords(
  parsed: JsonText,
  { draft, drafts, lineAt, commands }: BlockContext,
): Omit<BlockEnd, "end"> {
  let format: SnapshotFormat | null = null;
  let socketKind: RecordKind | null = null;
  const lists = { tcp: false, udp: false };
  let sockets = draft.sockets.length;
  let ofHosts = false;
  const texts: EmbeddedText[] = [];
  const hostNames = new Map<unknown, string>();
  const todo: unknown[] = [parsed.value];
  while (todo.length > 0) {
    const value = todo.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) todo.push(value[at]);
      continue;
    }
    const members = Object.entries(value);
    const record = new Map(members.map(([name, member]) => [columnName(name), plain(member)]));
    if (isRemoval(record)) {
      forget(draft, members, lineAt(parsed.offsets.get(value) ?? 0));
      continue;
    }
    if (Array.isArray(record.get("tcplisten"))) lists.tcp = true;
    if (Array.isArray(record.get("udplisten"))) lists.udp = true;
    const output = embeddedOutput(members);
    if (output !== undefined) {
      texts.push({ ...output, line: lineAt(parsed.offsets.get(value) ?? 0), host: hostNames.get(value) });
      continue;
    }
    const kind = recordKind(record);
    if (kind === null) {
      noteHosts(members, hostNames);
      for (let at = members.length - 1; at >= 0; at--) {
        const [name, member] = members[at]!;
        // osquery logs the rows that are new since the last time and those that are gone.
        if (name === "removed" && record.has("added")) {
          forget(draft, [["", member]], lineAt(parsed.offsets.get(value) ?? 0));
        } else todo.push(member);
      }
      continue;
    }
    kind.read(draft, record, lineAt(parsed.offsets.get(value) ?? 0), { commands, drafts });
    format = kind.format;
    if (kind.view === "outside") {
      ofHosts = true;
      sockets = draft.sockets.length;
      continue;
    }
    if (!draft.formats.includes(kind.format)) draft.formats.push(kind.format);
    if (kind.view === "inside") socketKind = kind;
    for (; sockets < draft.sockets.length; sockets++) lists[draft.sockets[sockets]!.proto] = true;
  }
  if (ofHosts && socketKind === null) {
    return { format, view: "none", ofHosts, texts, tcp: "unknown", udp: "unknown" };
  }
  if (socketKind === null) {
    // Ansible's lists may be empty: nothing listens on the host.
    const shown = (listed: boolean): Shown => (listed ? "listed" : "unknown");
    const lone = lists.tcp || lists.udp;
    return {
      texts,
      format: format ?? (lone ? "ansible" : null),
      view: lone ? "inside" : "none",
      tcp: shown(lists.tcp),
      udp: shown(lists.udp),
    };
  }
  const kind = socketKind;
  return {
    format,
    texts,
    view: kind.view,
    ...recordCoverage(kind, lists),
    lists: (line) => kind.lists?.(line),
  };
}

/** Results of a play: `"hosts": {"web01": {…}}`. */
function noteHosts(members: readonly [string, unknown][], hostNames: Map<unknown, string>): void {
  for (const [name, hosts] of members) {
    if (name !== "hosts" || typeof hosts !== "object" || hosts === null || Array.isArray(hosts)) continue;
    for (const [host, result] of Object.entries(hosts)) hostNames.set(result, host);
  }
}

/** osquery's log of results: the row is gone. */
function isRemoval(record: ReadonlyMap<string, unknown>): boolean {
  return record.get("action") === "removed" && (record.has("columns") || record.has("name"));
}

/** Accounts for sockets that are closed, and remembers them: a row above may say that they were open. */
function forget(draft: Draft, members: readonly [string, unknown][], line: number): void {
  const todo = members.map(([, member]) => member);
  while (todo.length > 0) {
    const value = todo.pop();
    if (typeof value !== "object" || value === null) continue;
    const record = new Map(Object.entries(value).map(([name, member]) => [columnName(name), plain(member)]));
    const kind = Array.isArray(value) ? null : recordKind(record);
    if (kind === null) {
      for (const member of Object.values(value)) todo.push(member);
      continue;
    }
    const scratch = new Drafts();
    kind.read(scratch.first, record, line, { commands: [], drafts: scratch });
    for (const socket of scratch.first.sockets) draft.gone.push({ socket, at: draft.sockets.length });
    if (!draft.formats.includes(kind.format)) draft.formats.push(kind.format);
    skip(draft, "row that was removed", line);
  }
}

/** PowerShell wraps enumerations: `{ "value": 2, "Value": "Listen" }`. */
function plain(member: unknown): unknown {
  if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
  const value = (member as Record<string, unknown>).CimClassName ?? (member as Record<string, unknown>).value;
  return typeof value === "string" || typeof value === "number" ? value : member;
}

/** Text that only looks like the start of JSON, such as a prompt in brackets, has no object in it. */
function hasRecords(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) ? value.some(hasRecords) : Object.keys(value).length > 0;
}
