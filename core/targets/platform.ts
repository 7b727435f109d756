/** The kind of system that a check type runs on. */
export type Platform = "Unix" | "Windows";

/** Those that run on one kind only: `FileContent` reads files on both (G 231), databases and devices have their own access. */
const platforms = new Map<string, Platform>([
  ["Unix", "Unix"],
  ["XenServer", "Unix"],
  ["Windows", "Windows"],
  ["WindowsFiles", "Windows"],
]);

/** @param checkType as in `<check_type:"Unix">`, in the case of the schema */
export function platformOf(checkType: string | undefined): Platform | undefined {
  return checkType === undefined ? undefined : platforms.get(checkType);
}

/** Is a system, as `uname` names it, of this kind? */
export function runsOn(platform: Platform, system: string): boolean {
  return (system === "Windows") === (platform === "Windows");
}
