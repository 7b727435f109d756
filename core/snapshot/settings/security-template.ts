import type { Place, RegistryValue, Source } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { registryValueKey } from "../../observations/registry-key.ts";
import {
  aclKey,
  groupKey,
  settingKey,
  settingList,
  windowsServiceKey,
} from "../../observations/windows-keys.ts";
import { readSddl } from "../access/sddl.ts";
import { memberOf } from "../accounts/member.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { type TextLine, textLines } from "../lone-texts/text-lines.ts";

/** Sections whose lines are settings: a name, an equals sign, a value. */
const settings = new Set(["system access", "event audit", "privilege rights", "kerberos policy"]);
const others = new Set([
  ..."unicode,version,registry values,group membership,service general setting,file security,registry keys".split(
    ",",
  ),
  ..."profile description,system log,security log,application log".split(","),
]);
const sectionLine = /^\[([A-Za-z ]{3,40})\]\s*$/;

/**
 * A security template: what `secedit /export` writes, and the `GptTmpl.inf` of a group policy. A template
 * does not change what it does not name; the export of a host names every right that somebody has.
 */
export const securityTemplate: LoneText = {
  header:
    "\\[(?:Unicode|Version|System Access|Event Audit|Privilege Rights|Registry Values|Kerberos Policy)\\]",
  starts(text, at) {
    const start = text.slice(at, at + 1000);
    const section = sectionLine.exec(/^[^\r\n]*/.exec(start)![0])?.[1]?.toLowerCase();
    if (section === "unicode") return /^\[[^\]]*\]\s*Unicode\s*=\s*yes/i.test(start);
    if (section !== "version")
      return /^\[[^\]]*\]\s*(?:\w{3,60}\s*=|MACHINE\\[^\r\n=]{1,300}=\d|\[)/i.test(start);
    const next = /\n\[([^\]\r\n]*)\]/.exec(start)?.[1]?.toLowerCase() ?? "";
    return /signature\s*=\s*"?\$CHICAGO\$/i.test(start) && (settings.has(next) || others.has(next));
  },
  read(source, at, observations, origin) {
    const own: Source = origin.policy === undefined ? source : { ...source, from: "policy" };
    const shape = new Shape();
    let section = "";
    let end = at;
    for (const line of textLines(own, at)) {
      const header = sectionLine.exec(line.text)?.[1]?.toLowerCase();
      if (header !== undefined) {
        if (!settings.has(header) && !others.has(header)) break;
        section = header;
        shape.startSection(section);
      } else if (line.text.trim() !== "" && !line.text.startsWith(";")) {
        if (!readLine(section, line, isEnded(line), observations, shape)) break;
      }
      end = line.next;
    }
    const place: Place = { source: own, start: at, end };
    if (origin.policy === undefined && shape.showsEveryRight(origin.exported !== undefined)) {
      observations.coverList(settingList("Privilege Rights"), place);
    }
    return end;
  },
};

function isEnded({ place, next }: TextLine): boolean {
  return next > place.end;
}

/** Which sections and names a template has, which shows whether it is the export of a host. */
class Shape {
  readonly #names = new Map<string, Set<string>>();
  #section = "";
  #isClosed = false;

  startSection(section: string): void {
    this.#isClosed ||= this.#section === "privilege rights";
    this.#section = section;
    if (!this.#names.has(section)) this.#names.set(section, new Set());
  }

  add(name: string): void {
    this.#names.get(this.#section)?.add(name.toLowerCase());
  }

  /**
   * Does the text name every right that somebody has? The export of a host has all nine categories of auditing, the names
   * and states of the two accounts, and more rights than a template sets.
   */
  showsEveryRight(isExport: boolean): boolean {
    if (!this.#isClosed) return false;
    if (isExport) return true;
    const access = this.#names.get("system access");
    const rights = this.#names.get("privilege rights")?.size ?? 0;
    return (
      (this.#names.get("event audit")?.size ?? 0) >= 9 &&
      this.#names.has("registry values") &&
      rights >= 20 &&
      ["newadministratorname", "newguestname", "enableadminaccount", "enableguestaccount"].every((name) =>
        access?.has(name),
      )
    );
  }
}

/** False if the line isn't part of a template. */
function readLine(
  section: string,
  line: TextLine,
  isWhole: boolean,
  observations: Observations,
  shape: Shape,
): boolean {
  if (section === "registry values") return readRegistryValue(line, isWhole, observations);
  if (section === "group membership") return readMembership(line, isWhole, observations);
  if (/^(?:service general setting|file security|registry keys)$/.test(section)) {
    return readObject(section, line, isWhole, observations);
  }
  const match = /^\s*(\w{1,80})\s*=\s*(.*?)\s*$/.exec(line.text);
  if (match === null) return section === "profile description" || /log$/.test(section);
  if (!settings.has(section)) return true;
  const key = settingKey(section, match[1]!);
  shape.add(match[1]!);
  if (!isWhole) observations.addUnknown("setting", key, "cut", line.place);
  else observations.add("setting", key, { value: unquote(match[2]!) }, line.place);
  return true;
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** `MACHINE\System\…\LmCompatibilityLevel=4,5`: the type and the data. */
function readRegistryValue({ text, place }: TextLine, isWhole: boolean, observations: Observations): boolean {
  const match = /^((?:MACHINE|USERS?|CLASSES_ROOT)\\.+?)\s*=\s*(\d{1,2}),(.*)$/i.exec(text);
  if (match === null) return false;
  const path = match[1]!.replace(/^USER\\/i, "HKCU\\").replace(/^CLASSES_ROOT\\/i, "HKCR\\");
  const end = path.lastIndexOf("\\");
  const [key, name] = [path.slice(0, end), path.slice(end + 1)];
  const value = templateData(Number(match[2]), match[3]!.trimEnd(), name);
  if (value === undefined || !isWhole) {
    observations.addUnknown("registry", registryValueKey(key, name), isWhole ? "not captured" : "cut", place);
  } else observations.addRegistryValue(key, name, value, place);
  return true;
}

/** Undefined if the template does not show the data as the registry has it. */
function templateData(type: number, data: string, name: string): RegistryValue | undefined {
  if (type === 1 || type === 2) {
    return { type: type === 1 ? "REG_SZ" : "REG_EXPAND_SZ", data: withoutQuotes(data) };
  }
  if (type === 4) {
    const number = /^-?\d{1,10}$/.test(data) ? Number(data) : Number.NaN;
    return number >= -(2 ** 31) && number < 2 ** 32 ? { type: "REG_DWORD", data: number >>> 0 } : undefined;
  }
  if (type === 3) {
    // Nothing says whether two-digit bytes are decimal.
    const bytes = data.split(",").map((byte) => byte.trim());
    return bytes.every((byte) => /^\d$/.test(byte))
      ? { type: "REG_BINARY", data: bytes.map((byte) => `0${byte}`).join("") }
      : undefined;
  }
  if (type !== 7) return undefined;
  const texts = data === "" ? [] : listOf(data);
  // The logon banner is a single string in the registry, and a list of its lines here.
  if (name.toLowerCase() === "legalnoticetext") {
    return texts.length > 1 ? undefined : { type: "shown", data: texts[0] ?? "" };
  }
  return { type: "REG_MULTI_SZ", data: texts };
}

function withoutQuotes(data: string): string {
  return unquote(data.trim());
}

/** The parts between commas; a comma in quotes belongs to a part. */
function listOf(data: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  for (const character of data) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "," && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

/** `*S-1-5-32-544__Members = *S-1-5-21-…-500,CONTOSO\Admins` */
function readMembership({ text, place }: TextLine, isWhole: boolean, observations: Observations): boolean {
  const match = /^\s*\*?(.+?)__(Members|Memberof)\s*=\s*(.*?)\s*$/i.exec(text);
  if (match === null) return false;
  if (match[2]!.toLowerCase() === "memberof") return true;
  const key = groupKey(match[1]!);
  const members = match[3]!.split(",").map((name) => name.trim());
  if (!isWhole) observations.addUnknown("group", key, "cut", place);
  else
    observations.add("group", key, { members: members.filter((name) => name !== "").map(memberOf) }, place);
  return true;
}

const starts: Readonly<Record<string, string>> = {
  0: "boot",
  1: "system",
  2: "automatic",
  3: "manual",
  4: "disabled",
};

/** `"Spooler",4,"D:AR(A;;…)"`: a service, a file or a key, what is done with it, and its access list. */
function readObject(
  section: string,
  { text, place }: TextLine,
  isWhole: boolean,
  observations: Observations,
): boolean {
  const match = /^\s*(?:"([^"]+)"|([^",]+))\s*,\s*(\d?)\s*,\s*"?([^"]*)"?\s*$/.exec(text);
  if (match === null) return false;
  if (!isWhole) return true;
  const name = match[1] ?? match[2]!;
  const isService = section === "service general setting";
  if (isService) {
    const start = starts[match[3]!];
    if (start !== undefined) {
      observations.add("service", windowsServiceKey(name, "start"), { state: start }, place);
    }
  }
  const acl = readSddl(match[4]!);
  const of = isService ? "service" : section === "file security" ? "file" : "key";
  // 1: the current permissions stay, whatever the list says.
  if (acl !== undefined && (isService || match[3] !== "1"))
    observations.add("acl", aclKey(of, name), acl, place);
  return true;
}
