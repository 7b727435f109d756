import type { Observations } from "../../observations/observations.ts";
import { accountKey, groupKey } from "../../observations/windows-keys.ts";
import { addNetAccounts } from "../settings/net-accounts.ts";
import { type Exchange, linesOf, type OutputLine, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";
import { memberOf } from "./member.ts";

/** `net accounts`, `net user`, `net user NAME`, `net localgroup`, `net localgroup NAME`. */
export const readNet: WindowsReader = (command, exchange, observations) => {
  const [verb = "", name, ...more] = command.args;
  const lines = linesAfter(command);
  if (lines === "changed" || [name, ...more].some((word) => word !== undefined && /^\/(?!y)/i.test(word)))
    return;
  const read = [...linesOf(exchange)];
  const isWhole = exchange.partial === undefined && lines === "all";
  if (/^accounts$/i.test(verb)) for (const line of read) addNetAccounts(line, observations);
  if (more.length > 0) return;
  if (/^users?$/i.test(verb)) {
    if (name === undefined) readNames("account", read, isWhole, exchange, observations);
    else readUser(name, read, observations);
  }
  if (/^localgroup$/i.test(verb)) {
    if (name === undefined) readNames("group", read, isWhole, exchange, observations);
    else readGroup(name, read, isWhole, observations);
  }
};

const completed = /^The command completed successfully\.\s*$/;
const dashes = /^-{20,}\s*$/;

/** The lines between the dashes and the words at the end; undefined if either is missing. */
function listIn(lines: readonly OutputLine[]): OutputLine[] | undefined {
  const start = lines.findIndex(({ text }) => dashes.test(text));
  const end = lines.findIndex(({ text }) => completed.test(text));
  return start < 0 || end < start ? undefined : lines.slice(start + 1, end);
}

/** Accounts are in columns of 25 characters; groups are one to a line, after an asterisk. */
function readNames(
  of: "account" | "group",
  lines: readonly OutputLine[],
  isWhole: boolean,
  exchange: Exchange,
  observations: Observations,
): void {
  const list = listIn(lines);
  if (list === undefined || !isWhole) return;
  for (const { text, place } of list) {
    if (of === "group") continue;
    for (let at = 0; at < text.length; at += 25) {
      const name = text.slice(at, at + 25).trim();
      if (name !== "") observations.add("account", accountKey(name), { name }, place);
    }
  }
  if (of === "account") {
    observations.coverList("account", shownAt(exchange));
    return;
  }
  // The list does not say who is in a group. A group that it does not name does not exist.
  for (const { text, place } of list) {
    const name = /^\*(.+?)\s*$/.exec(text)?.[1];
    if (name !== undefined) observations.addUnknown("group", groupKey(name), "not captured", place);
  }
  observations.coverList("group", shownAt(exchange));
}

function readUser(name: string, lines: readonly OutputLine[], observations: Observations): void {
  const missing = lines.find(({ text }) => /^The user name could not be found\.\s*$/.test(text));
  if (missing !== undefined) {
    observations.addAbsent("account", accountKey(name), missing.place);
    return;
  }
  const shown = lines
    .map(({ text }) => /^User name\s{2,}(\S.*?)\s*$/.exec(text)?.[1])
    .find((one) => one !== undefined);
  const active = lines.find(({ text }) => /^Account active\s{2,}(?:Yes|No)\s*$/.test(text));
  if (shown === undefined || active === undefined || shown.toLowerCase() !== name.toLowerCase()) return;
  const enabled = /Yes\s*$/.test(active.text);
  observations.add("account", accountKey(shown), { name: shown, enabled }, active.place);
}

function readGroup(
  name: string,
  lines: readonly OutputLine[],
  isWhole: boolean,
  observations: Observations,
): void {
  const missing = lines.find(({ text }) => /^The specified local group does not exist\.\s*$/.test(text));
  if (missing !== undefined) {
    observations.addAbsent("group", groupKey(name), missing.place);
    return;
  }
  const list = listIn(lines);
  const alias = lines.find(({ text }) => /^Alias name\s{2,}\S/.test(text));
  if (list === undefined || alias === undefined || !isWhole) return;
  if (
    alias.text
      .replace(/^Alias name\s+/, "")
      .trim()
      .toLowerCase() !== name.toLowerCase()
  )
    return;
  const members = list.map(({ text }) => text.trim()).filter((text) => text !== "");
  observations.add("group", groupKey(name), { members: members.map(memberOf) }, alias.place);
}
