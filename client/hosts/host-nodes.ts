import { t, tCount } from "../../l10n/translate.ts";
import type { HostSummary } from "../../server/protocol.ts";
import { agoText, takenText } from "../verdicts/age-text.ts";

/** The Hosts view as plain data. */
export interface HostNode {
  label: string;
  description?: string;
  icon:
    | "host"
    | "pinned"
    | "problem"
    | "groups"
    | "sockets"
    | "processes"
    | "hashes"
    | "expectation"
    | "file";
  /** Line of the joined snapshot that it leads to, from 1. */
  line?: number;
  children: HostNode[];
}

export interface HostNodeInput {
  /** The name in every view. */
  name: string;
  /** Verdicts of the policy in the active editor on it: "1 failed, 2 passed". */
  verdicts?: string;
  summary?: HostSummary;
  problem?: string;
  isPinned: boolean;
  /** When its newest file was modified, in milliseconds since 1970. */
  modified: number;
  files: readonly string[];
}

const unreadShown = 20;

/** @param now milliseconds since 1970 */
export function hostNode(host: HostNodeInput, now: number): HostNode {
  const { summary, problem } = host;
  const age = ageText(host.modified, now);
  const icon = host.isPinned ? "pinned" : problem === undefined ? "host" : "problem";
  const { name: label, verdicts } = host;
  if (problem !== undefined || summary === undefined) {
    const says = problem ?? t("Reading");
    return { label, description: says, icon, children: [leaf(age, "file"), leaf(says, "problem")] };
  }
  const { snapshot, groups, expectations } = summary;
  const faults = snapshot.warnings.length + (snapshot.unreadCount ?? snapshot.unread.length);
  const parts = [
    ...(verdicts === undefined ? [] : [verdicts]),
    ...(groups.length > 0 ? [groups.join(", ")] : []),
    tCount(snapshot.sockets, "{0} socket", "{0} sockets"),
    age,
    ...(faults > 0 ? [tCount(faults, "{0} warning", "{0} warnings")] : []),
  ];
  return {
    label,
    description: parts.join(" · "),
    icon,
    children: [
      ...(groups.length > 0 ? [leaf(t("Groups: {0}", groups.join(", ")), "groups")] : []),
      {
        ...leaf(tCount(snapshot.sockets, "{0} socket", "{0} sockets"), "sockets"),
        description: snapshot.formats.join(", "),
      },
      leaf(tCount(snapshot.processes, "{0} process", "{0} processes"), "processes"),
      leaf(tCount(snapshot.hashes, "{0} hash", "{0} hashes"), "hashes"),
      ...(snapshot.taken === undefined ? [] : [leaf(takenText(snapshot.taken, now), "file")]),
      { ...leaf(age, "file"), description: host.files.join(", ") },
      ...expectations.map(({ status, check, line }) => ({
        ...leaf(t('Expected: {0} "{1}"', status, check), "expectation"),
        line,
      })),
      ...snapshot.warnings.map(({ message, line }) => ({
        ...leaf(message, "problem"),
        ...(line === undefined ? {} : { line }),
      })),
      ...snapshot.unread.slice(0, unreadShown).map(({ line, text, reason }) => ({
        ...leaf(t("Not read: {0}", text.trim()), "problem"),
        description: t("line {0}: {1}", line, reason),
        line,
      })),
    ],
  };
}

/** "changed 3 days ago"; a date in the future counts as now. */
export function ageText(modified: number, now: number): string {
  return t("changed {0}", agoText(modified, now));
}

function leaf(label: string, icon: HostNode["icon"]): HostNode {
  return { label, icon, children: [] };
}

/** The file that a line of the joined snapshot comes from, and the line in it, from 1. */
export function placeInFiles(line: number, firstLines: readonly number[]): { file: number; line: number } {
  const file = Math.max(
    0,
    firstLines.findLastIndex((first) => first <= line),
  );
  return { file, line: line - (firstLines[file] ?? 1) + 1 };
}
