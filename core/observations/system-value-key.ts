import { settingKey } from "./windows-keys.ts";

/**
 * The key of a `setting` that is an IBM i system value, such as `QSECURITY`. Its value may be a list,
 * separated by blanks.
 */
export function systemValueKey(name: string): string {
  return settingKey("system value", name);
}

/** Is it the key of a system value? */
export function isSystemValueKey(key: string): boolean {
  return key.startsWith(systemValueKey(""));
}

/**
 * The query that shows all system values with their current values; the columns are those of the view (IBM i
 * 7.1 and newer).
 */
export const systemValueQuery =
  "select system_value_name, current_numeric_value, current_character_value from qsys2.system_value_info";
