import type { RegistryValue, Source } from "../../observations/observation.ts";
import { registryValueKey } from "../../observations/registry-key.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { type TextLine, textLines } from "../lone-texts/text-lines.ts";

/** The fourth line of an entry. */
const action =
  /^(?:(DWORD|QWORD|SZ|EXSZ|MULTISZ|BINARY):(.*)|DELETE|DELETEALLVALUES|DELETEKEYS|CREATEKEY|CLEAR)$/;
const configuration = /^(?:Computer|User(?::.{1,200})?)$/;

/**
 * What `LGPO.exe /parse` writes of a `registry.pol`: entries of four lines, the part of the policy, the key,
 * the name of the value and its type and data. An object does not change what it does not name.
 */
export const lgpoText: LoneText = {
  header: "; PARSING (?:Computer|User)|(?:Computer|User(?::[^\\r\\n]{1,200})?)[ \\t]*\\r?$",
  starts(text, at) {
    const start = text.slice(at, at + 4000);
    if (start.startsWith("; PARSING ")) return true;
    const lines = start.split(/\r?\n/, 4);
    return lines.length === 4 && action.test(lines[3]!.trimEnd());
  },
  read(source, at, observations) {
    const own: Source = { ...source, from: "policy" };
    let entry: TextLine[] = [];
    let end = at;
    for (const line of textLines(own, at)) {
      const isComment = line.text.startsWith(";");
      if (
        entry.length === 0 &&
        !isComment &&
        line.text.trim() !== "" &&
        !configuration.test(line.text.trim())
      )
        break;
      end = line.next;
      if (entry.length === 0 && (isComment || line.text.trim() === "")) continue;
      entry.push(line);
      if (entry.length < 4) continue;
      const [part, key, name, last] = entry as [TextLine, TextLine, TextLine, TextLine];
      entry = [];
      // Values of single users and groups don't apply to every user.
      if (/^User:/.test(part.text)) continue;
      const path = `${part.text.trim() === "Computer" ? "HKLM" : "HKCU"}\\${key.text.trim()}`;
      const place = { source: own, start: part.place.start, end: last.place.end };
      const isEnded = last.next > last.place.end;
      const match = action.exec(last.text);
      if (match === null) continue;
      const value = match[1] === undefined ? undefined : lgpoData(match[1], match[2]!);
      const valueKey = registryValueKey(path, name.text);
      if (match[0] === "DELETE") observations.addAbsent("registry", valueKey, place);
      else if (match[1] !== undefined && (value === undefined || !isEnded)) {
        observations.addUnknown("registry", valueKey, "cut", place);
      } else if (value !== undefined) observations.addRegistryValue(path, name.text, value, place);
    }
    return end;
  },
};

function lgpoData(type: string, data: string): RegistryValue | undefined {
  switch (type) {
    case "SZ":
      return { type: "REG_SZ", data };
    case "EXSZ":
      return { type: "REG_EXPAND_SZ", data };
    case "MULTISZ": {
      const texts = data.split("\\0");
      while (texts.at(-1) === "") texts.pop();
      return { type: "REG_MULTI_SZ", data: texts };
    }
    case "DWORD": {
      const number = /^(?:0x[0-9a-f]{1,8}|\d{1,10})$/i.test(data.trim()) ? Number(data.trim()) : Number.NaN;
      return number < 2 ** 32 ? { type: "REG_DWORD", data: number } : undefined;
    }
    case "QWORD": {
      if (!/^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(data.trim())) return undefined;
      const number = BigInt(data.trim());
      return number < 2n ** 64n ? { type: "REG_QWORD", data: number } : undefined;
    }
  }
  const bytes = data.replace(/[\s,]/g, "").toLowerCase();
  return /^(?:[0-9a-f]{2})*$/.test(bytes) ? { type: "REG_BINARY", data: bytes } : undefined;
}
