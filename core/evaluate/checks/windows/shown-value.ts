import type { RegistryValue } from "../../../observations/observation.ts";
import { shortText } from "./wanted.ts";

/** A registry value as written in a sentence. */
export function shownValue(value: RegistryValue): string {
  switch (value.type) {
    case "REG_DWORD":
    case "REG_DWORD_BIG_ENDIAN":
    case "REG_QWORD":
      return String(value.data);
    case "REG_MULTI_SZ":
      return value.data.length === 0
        ? "an empty list"
        : shortText(value.data.map((text) => JSON.stringify(text)).join(" && "));
    case "REG_BINARY":
    case "REG_NONE":
    case "REG_OTHER":
      return value.data === "" ? "empty" : shortText(value.data);
    default:
      return shownText(value.data);
  }
}

/** A text in quotes, shortened if it is long. */
export function shownText(text: string): string {
  return `"${shortText(text)}"`;
}
