import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { commandKey } from "../../../core/observations/command-key.ts";
import type {
  AclEntry,
  Member,
  Place,
  RegistryValue,
  Source,
  Why,
} from "../../../core/observations/observation.ts";
import { Observations } from "../../../core/observations/observations.ts";
import { registryKey, registryValueKey } from "../../../core/observations/registry-key.ts";
import {
  accountKey,
  aclKey,
  groupKey,
  rowsKey,
  settingKey,
  settingList,
  windowsPath,
  windowsServiceKey,
} from "../../../core/observations/windows-keys.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { type Case, compareLines, windows } from "./fixture.ts";

/** What a line of `windowsHost` is taken for. */
interface Line {
  observations: Observations;
  /** What is between the bars, without the blanks around it. */
  words: string[];
  place: Place;
  /** The lines below it that begin with `>`, without that. */
  below: Place;
}

/**
 * Builds a snapshot from a small language. Each line is a separate output, with `|` between its parts:
 *
 *     reg HKLM\X | Name | REG_DWORD | 1       a value; of a list, `REG_MULTI_SZ | one;two`
 *     key HKLM\X                              a key
 *     shows HKLM\X | values                   all its values are shown; or `keys`, the keys below it; or `all`
 *     absent HKLM\X | Name                    there is no such value, or without a name no such key
 *     hidden HKLM\X | Name | denied           why nothing is known about it
 *     set System Access | MinimumPasswordLength | 14
 *     sets Privilege Rights                   the whole section is shown
 *     language auditpol                       the section is in another language
 *     rows Win32_Y | Name,State | a,b;c,d | State = 'x'
 *     account Name | S-1-5-21-1-2-3-500 | yes
 *     group Name | A;B\C;*S-1-5-18
 *     service Name | disabled                 or with `gone`: there is no such service
 *     file C:\x                               its text is in the lines below that begin with `>`
 *     cmd Get-Date                            what the command printed, likewise
 *     status C:\x | file                      or `folder`, or `gone`
 *     acl file | C:\x | Users allow 1200a9 OI CI; …
 */
export function windowsHost(text: string, from: Source["from"] = "output"): Snapshot {
  const observations = new Observations();
  const source: Source = { text, firstLine: 1, from };
  const lines = text.split("\n");
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const place = { source, start, end: start + line.length };
    start += line.length + 1;
    if (line === "" || line.startsWith(">")) continue;
    const own = [];
    for (let next = at + 1; lines[next]?.startsWith(">"); next++) own.push(`${lines[next]!.slice(1)}\n`);
    const belowText = own.join("");
    const below = {
      source: { ...source, text: belowText, firstLine: at + 2 },
      start: 0,
      end: belowText.length,
    };
    const end = line.indexOf(" ");
    const words = line
      .slice(end + 1)
      .split("|")
      .map((word) => word.trim());
    observations.startOutput();
    readers[line.slice(0, end)]!({ observations, words, place, below });
  }
  return { ...readSnapshot(""), observations, system: "Windows", host: "PIER" };
}

const readers: Record<string, (line: Line) => void> = {
  reg({ observations, words: [key, name, type, data = ""], place }) {
    observations.addRegistryValue(key!, name!, readValue(type!, data), place);
  },
  key: ({ observations, words: [key], place }) => observations.addRegistryKey(key!, place),
  shows({ observations, words: [key, of], place }) {
    observations.coverRegistry({ key: key!, of: of as "values" | "keys" | "all" }, place);
  },
  absent({ observations, words: [key, name], place }) {
    if (name === undefined) observations.addAbsent("registryKey", registryKey(key!), place);
    else observations.addAbsent("registry", registryValueKey(key!, name), place);
  },
  hidden({ observations, words: [key, name, why], place }) {
    observations.addUnknown("registry", registryValueKey(key!, name!), why as Why, place);
  },
  set({ observations, words: [section, name, value = ""], place }) {
    observations.add("setting", settingKey(section!, name!), { value }, place);
  },
  sets: ({ observations, words: [section], place }) => observations.coverList(settingList(section!), place),
  language({ observations, words: [section], place }) {
    observations.addUnknown("setting", `${settingList(section!)}:`, "other language", place);
  },
  rows({ observations, words: [name, columns, rows = "", where], place }) {
    const cells =
      rows === ""
        ? []
        : rows.split(";").map((row) => row.split(",").map((cell) => (cell === "" ? undefined : cell)));
    const value = { columns: columns!.split(","), rows: cells, ...(where !== undefined && { where }) };
    observations.add("rows", rowsKey(name!), value, place);
  },
  account({ observations, words: [name, sid, enabled], place }) {
    observations.add(
      "account",
      accountKey(name!),
      { name: name!, sid: sid!, enabled: enabled === "yes" },
      place,
    );
  },
  group({ observations, words: [name, members = ""], place }) {
    const list = members.split(";").filter((member) => member !== "");
    observations.add("group", groupKey(name!), { members: list.map(memberOf) }, place);
  },
  service({ observations, words: [name, state], place }) {
    const key = windowsServiceKey(name!, "start");
    if (state === "gone") observations.addAbsent("service", key, place);
    else observations.add("service", key, { state: state! }, place);
  },
  file: ({ observations, words: [path], below }) =>
    observations.add("file", windowsPath(path!), { text: below }, below),
  cmd: ({ observations, words, below }) =>
    observations.add("command", commandKey(words.join(" | ")), { output: below }, below),
  status({ observations, words: [path, type], place }) {
    if (type === "gone") observations.addAbsent("status", windowsPath(path!), place);
    else observations.add("status", windowsPath(path!), { type: type as "file" | "folder" }, place);
  },
  acl({ observations, words: [of, name, entries = ""], place }) {
    const list = entries.split(";").map((entry) => entryOf(entry.trim()));
    observations.add("acl", aclKey(of as "file" | "key" | "service", name!), { entries: list }, place);
  },
};

function readValue(type: string, data: string): RegistryValue {
  if (type === "REG_DWORD") return { type, data: Number(data) };
  if (type === "REG_QWORD") return { type, data: BigInt(data) };
  if (type === "REG_MULTI_SZ") return { type, data: data === "" ? [] : data.split(";") };
  return { type, data: data.replaceAll("\\n", "\r\n") } as RegistryValue;
}

function memberOf(text: string): Member {
  return text.startsWith("*") ? { sid: text.slice(1) } : { name: text };
}

function entryOf(text: string): AclEntry {
  const [account, kind, mask, ...flags] = text.split(" ");
  return {
    account: account!.replaceAll("_", " "),
    kind: kind as "allow" | "deny",
    mask: Number.parseInt(mask!, 16),
    flags: flags as AclEntry["flags"],
  };
}

/** A case: what it is, the check, and the line of its verdict, or `STATUS reason…`. */
export type WindowsCase = [name: string, check: string, ...verdict: string[]];

/**
 * Tests checks on a host that `windowsHost` describes. `blocks` come before each check, `header` before the
 * policy.
 */
export function checkWindows(
  host: string,
  cases: readonly WindowsCase[],
  { show = [], blocks = "", header = "" }: { show?: Case["show"]; blocks?: string; header?: string } = {},
): void {
  for (const [name, check, ...expected] of cases) {
    test(name, () => {
      const policy = policyOf(parse(header + windows(blocks, check)));
      const verdicts = evaluate(policy, windowsHost(host), defaultEvaluateOptions);
      compareLines(verdicts, show, expected);
    });
  }
}
