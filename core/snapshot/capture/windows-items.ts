import { commandKey } from "../../observations/command-key.ts";
import type { Member, Why } from "../../observations/observation.ts";
import { registryKey } from "../../observations/registry-key.ts";
import { aclKey, groupKey, rowsKey, settingKey, windowsPath } from "../../observations/windows-keys.ts";
import { readSddl } from "../access/sddl.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { readRegistryFile, startsRegistryFile } from "../registry/registry-file.ts";
import { securityTemplate } from "../settings/security-template.ts";
import { readExchange } from "../transcript/read-exchange.ts";
import { addRows } from "../wmi/add-rows.ts";
import type { CaptureItem } from "./frames.ts";
import { type Adding, addFile, addMd5, addOwnList, exchangeOf, nul, placeOf } from "./items.ts";

/** Adds what an item of a script for Windows says that arrived unchanged. */
export function addWindowsItem(item: CaptureItem, key: string, draft: Draft, drafts: Drafts): void {
  draft.observations.startOutput();
  adders[item.kind]?.({ item, key, place: placeOf(item), draft, drafts, scriptPid: undefined });
}

const adders: Readonly<Record<string, (adding: Adding) => void>> = {
  cmd: addCommand,
  own: addOwn,
  file: (adding) => addFile({ ...adding, key: windowsPath(adding.key) }),
  status: addStatus,
  md5: addMd5,
  registry: addRegistry,
  rows: addWmiRows,
  acl: addAcl,
  group: addGroup,
};

/** Why there is no text, by what the script prints instead. */
function whyNot(end: string | undefined): Why {
  return end === "denied" ? "denied" : "not captured";
}

function addCommand({ item: { text, end }, key, place, draft }: Adding): void {
  const { observations } = draft;
  if (text.includes(nul)) observations.addUnknown("command", commandKey(key), "binary", place);
  else readExchange({ ...exchangeOf(key, place, end, draft), shell: "powershell" }, observations);
}

/** The script's name for the part of a security template that it prints. */
const policyKey = "secedit /export";

function addOwn(adding: Adding): void {
  const { item, key, place, draft } = adding;
  if (/^(?:netstat|tasklist)\b/.test(key)) addOwnList(adding);
  else if (key !== policyKey) {
    const exchange = exchangeOf(key, place, item.end === "0" ? "0" : undefined, draft);
    readExchange({ ...exchange, shell: "powershell" }, draft.observations);
  } else if (item.end === "0") {
    securityTemplate.read(place.source, 0, draft.observations, { exported: "" });
  } else {
    for (const section of ["System Access", "Privilege Rights", "Event Audit", "Kerberos Policy"]) {
      draft.observations.addUnknown("setting", settingKey(section, ""), whyNot(item.end), place);
    }
  }
}

function addStatus({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const path = windowsPath(key);
  const type = text.trim();
  if (end === "absent") observations.addAbsent("status", path, place);
  else if (end === "0" && (type === "file" || type === "folder"))
    observations.add("status", path, { type }, place);
  else observations.addUnknown("status", path, whyNot(end), place);
}

/**
 * A key as in an export, with the values that were asked for; `"Name"=-` says that the value does not exist.
 */
function addRegistry({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const own = registryKey(key);
  if (end === "absent") {
    observations.addAbsent("registryKey", own, place);
    return;
  }
  const isListed = end === "keys";
  if ((end !== "0" && !isListed) || !startsRegistryFile(text, 0)) {
    observations.addUnknown("registryKey", own, end === "cut" ? "cut" : whyNot(end), place);
    return;
  }
  const { table, end: readTo } = readRegistryFile(place.source, 0, { namesAbsent: true });
  if (readTo !== text.length) {
    observations.addUnknown("registryKey", own, "cut", place);
    return;
  }
  observations.addRegistryKey(key, place);
  for (const [name, shown] of table.values(own)) {
    const valueKey = `${own}\n${name}`;
    if (shown.is === "present") observations.addRegistryValue(key, name, shown.value, shown.place);
    else if (shown.is === "absent") observations.addAbsent("registry", valueKey, shown.place);
    else observations.addUnknown("registry", valueKey, shown.why, shown.place);
  }
  if (!isListed) return;
  for (const below of table.below(own)) observations.addRegistryKey(below.key, below.place);
  observations.coverRegistry({ key, of: "keys" }, place);
}

/** The key: namespace and class, a column, the condition. Each line of the text is the value of a row: `=text`, `-` for none. */
function addWmiRows({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const [of = "", column = "", ...condition] = key.split("\n");
  const colon = of.lastIndexOf(":");
  const [namespace, className] = [of.slice(0, colon), of.slice(colon + 1)];
  const where = condition.length === 0 ? undefined : condition.join("\n");
  const lines = text.split("\n").slice(0, -1);
  if (end !== "0" || lines.some((line) => line !== "-" && !line.startsWith("="))) {
    observations.addUnknown("rows", rowsKey(className, namespace), whyNot(end), place);
    return;
  }
  const rows = lines.map((line) => ({
    cells: [line === "-" ? undefined : unescapeText(line.slice(1))],
    place,
  }));
  addRows(observations, { className, namespace, columns: [column], rows, where, place });
}

function unescapeText(text: string): string {
  return text.replace(/\\([\\nr])/g, (_, sign: string) => (sign === "n" ? "\n" : sign === "r" ? "\r" : "\\"));
}

/** The key: file, key or service, a colon, and its name. The text: a security descriptor. */
function addAcl({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const colon = key.indexOf(":");
  const of = key.slice(0, colon);
  if (of !== "file" && of !== "key" && of !== "service") return;
  const own = aclKey(of, key.slice(colon + 1));
  const acl = end === "0" ? readSddl(text) : undefined;
  if (end === "absent") observations.addAbsent("acl", own, place);
  else if (acl !== undefined) observations.add("acl", own, acl, place);
  else observations.addUnknown("acl", own, whyNot(end), place);
}

/** Each line is the SID of a member, a blank, and its name. */
function addGroup({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const own = groupKey(key);
  if (end === "absent") observations.addAbsent("group", own, place);
  else if (end !== "0") observations.addUnknown("group", own, whyNot(end), place);
  else observations.add("group", own, { members: text.split("\n").slice(0, -1).map(memberIn) }, place);
}

function memberIn(line: string): Member {
  const [sid = "", ...words] = line.split(" ");
  const name = words.join(" ");
  return { ...(name !== "" && name !== sid && { name }), ...(/^S-1-[\d-]+$/.test(sid) && { sid }) };
}
