import { isDatabaseCheckType, isDeviceCheckType, isUnixCheckType } from "../semantics/check-type-kinds.ts";
import type { Platform } from "../snapshot/systems.ts";

/** Check types that run on only one kind: `FileContent` reads files on both (G 231). */
const platforms = new Map<string, Platform>([
  ["AS/400", "IBM i"],
  ["Windows", "Windows"],
  ["WindowsFiles", "Windows"],
]);

/** The kind of system that a check type runs on; undefined if it runs anywhere. */
export function platformOfCheckType(checkType: string | undefined): Platform | undefined {
  if (checkType === undefined) return undefined;
  if (isUnixCheckType(checkType)) return "Unix";
  if (isDeviceCheckType(checkType)) return "network device";
  return isDatabaseCheckType(checkType) ? "database" : platforms.get(checkType);
}
