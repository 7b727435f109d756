import type { Place, Source } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { settingKey, settingList } from "../../observations/windows-keys.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { csvRecords } from "../text/csv-text.ts";
import { linesOf, type OutputLine, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";
import { subcategoryOf } from "./subcategories.ts";

/** What `auditpol` prints in English. */
const words = new Set(["no auditing", "success", "failure", "success and failure"]);
/**
 * The numbers of a file ([MS-GPAC] 2.2.1.2). What 0 means is ambiguous: it means "none" only if a word says
 * so as well.
 */
const numbers: Readonly<Record<string, string>> = {
  4: "No Auditing",
  1: "Success",
  2: "Failure",
  3: "Success and Failure",
};

/** `auditpol /get /category:*`, also for one category or subcategory, and as CSV with `/r`. */
export const readAuditpol: WindowsReader = (command, exchange, observations) => {
  const lines = linesAfter(command);
  if (lines === "changed" || !/^\/get$/i.test(command.args[0] ?? "")) return;
  if (command.args.some((arg) => /^\/(?:user|option|sd)\b/i.test(arg))) return;
  const read = [...linesOf(exchange)];
  const isList =
    command.args.some((arg) => /^\/r$/i.test(arg)) || read.some(({ text }) => csvHeader.test(text));
  const found = isList ? readList(read, observations, undefined) : readTable(read, observations);
  const isWhole = exchange.partial === undefined && lines === "all" && !command.hidesErrors;
  const isAll = command.args.some((arg) => /^\/category:\*$/i.test(arg));
  if (isWhole && isAll && found.isExact && found.count > 0) {
    observations.coverList(settingList("auditpol"), shownAt(exchange));
  }
};

interface Read {
  count: number;
  /** Every line was read. */
  isExact: boolean;
}

/** Categories at the start of a line, their subcategories below them, indented by two blanks. */
function readTable(lines: readonly OutputLine[], observations: Observations): Read {
  const found: Read = { count: 0, isExact: true };
  for (const { text, place } of lines) {
    if (text.trim() === "" || /^(?:System audit policy|Category\/Subcategory\s+Setting)\s*$/i.test(text))
      continue;
    const match = /^ {2}(\S.*?) {2,}(\S.*?)\s*$/.exec(text);
    if (match !== null && words.has(match[2]!.toLowerCase())) {
      add(observations, match[1]!, match[2]!, place);
      found.count++;
    } else if (match !== null || !/^\S(?:.{0,60}\S)?\s*$/.test(text)) {
      found.isExact = false;
      if (match !== null) addOtherLanguage(observations, place);
    }
  }
  if (found.count === 0 && lines.some(({ text }) => /^ {2}\S.*? {2,}\S/.test(text))) found.isExact = false;
  return found;
}

function add(observations: Observations, name: string, value: string, place: Place): void {
  observations.add("setting", settingKey("auditpol", name), { value }, place);
}

function addOtherLanguage(observations: Observations, place: Place): void {
  observations.addUnknown("setting", settingKey("auditpol", ""), "other language", place);
}

const csvHeader = /^"?Machine Name"?,"?Policy Target"?,"?Subcategory"?,"?Subcategory GUID"?,/i;

/**
 * Reads the rows of a CSV. Outputs of `/r` have only words, files have numbers too. Those of a group policy
 * are in the language of the machine that it was edited on, so only their numbers count.
 */
function readList(
  lines: readonly OutputLine[],
  observations: Observations,
  policy: string | undefined,
): Read {
  const found: Read = { count: 0, isExact: true };
  for (const { text, place } of lines) {
    if (text.trim() === "" || csvHeader.test(text)) continue;
    const [, target, , guid, inclusion = "", , number] = cellsOf(text);
    const name = guid === undefined ? undefined : subcategoryOf(guid);
    const isOfSystem = target !== undefined && target.trim().toLowerCase() === "system";
    const word = inclusion.trim();
    if (!isOfSystem || name === undefined) {
      if (guid === undefined || isOfSystem) found.isExact = false;
      continue;
    }
    const isNone = number?.trim() === "0" && word.toLowerCase() === "no auditing";
    const written = isNone ? "No Auditing" : numbers[number?.trim() ?? ""];
    if (policy !== undefined ? written !== undefined : words.has(word.toLowerCase())) {
      add(observations, name, policy !== undefined ? written! : word, place);
      found.count++;
    } else {
      found.isExact = false;
      if (policy === undefined) addOtherLanguage(observations, place);
    }
  }
  return found;
}

function cellsOf(line: string): string[] {
  const [record] = csvRecords(line, 0, ",");
  return record?.cells ?? [];
}

/** The table of `auditpol /get` without its command: nothing says which categories it should have. */
export const auditTable: LoneText = {
  header: "System audit policy[ \\t]*\\r?$",
  starts(text, at) {
    return /^System audit policy\s*\r?\nCategory\/Subcategory +Setting/.test(text.slice(at, at + 300));
  },
  read(source, at, observations) {
    const lines: OutputLine[] = [];
    let end = at;
    for (const line of textLines(source, at)) {
      if (lines.length > 1 && !/^ {2}\S.*? {2,}\S|^[A-Z][A-Za-z /]{2,40}\s*$|^\s*$/.test(line.text)) break;
      lines.push(line);
      end = line.next;
    }
    readTable(lines, observations);
    return end;
  },
};

/** `auditpol /get /category:* /r`, `auditpol /backup`, and the `audit.csv` of a group policy. */
export const auditList: LoneText = {
  header: '"?Machine Name"?,"?Policy Target"?,',
  starts(text, at) {
    return csvHeader.test(text.slice(at, at + 200));
  },
  read(source, at, observations, { policy }) {
    const own: Source = policy === undefined ? source : { ...source, from: "policy" };
    const lines: OutputLine[] = [];
    let end = at;
    for (const line of textLines(own, at)) {
      if (lines.length > 0 && line.text.trim() !== "" && cellsOf(line.text).length < 5) break;
      lines.push(line);
      end = line.next;
    }
    readList(lines, observations, policy);
    return end;
  },
};
