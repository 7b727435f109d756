/**
 * Names of registry keys and values: one spelling for all that mean the same. The view of 32-bit programs,
 * `Wow6432Node`, is a separate key.
 */

const roots: ReadonlyMap<string, string> = new Map([
  ["hklm", "hklm"],
  ["hkey_local_machine", "hklm"],
  ["machine", "hklm"],
  ["hku", "hku"],
  ["hkey_users", "hku"],
  ["users", "hku"],
  ["hkcu", "hkcu"],
  ["hkey_current_user", "hkcu"],
  ["hkcr", "hkcr"],
  ["hkey_classes_root", "hkcr"],
  ["hkcc", "hkcc"],
  ["hkey_current_config", "hkcc"],
]);

/** What PowerShell puts before a path: `Microsoft.PowerShell.Core\Registry::`, `Registry::`. */
const provider = /^(?:microsoft\.powershell\.core\\)?registry::/i;

/**
 * The normal form of a key: the path in lower case, with a short root (`hklm`, `hku`, `hkcu`, `hkcr`,
 * `hkcc`), without the backslashes at its ends. PowerShell's `HKLM:` and `MACHINE` in security templates are
 * roots as well.
 */
export function registryKey(path: string): string {
  const folded = path.trim().toLowerCase().replace(provider, "").replace(/^\\+/, "");
  const end = folded.indexOf("\\");
  const first = end < 0 ? folded : folded.slice(0, end);
  const root = roots.get(first.endsWith(":") ? first.slice(0, -1) : first);
  const rest =
    end < 0
      ? ""
      : folded
          .slice(end)
          .replace(/\\{2,}/g, "\\")
          .replace(/\\$/, "");
  return (root ?? first) + rest;
}

/** The path as a policy has it: its root short and in capitals, `HKLM`, the rest in the spelling of the host. */
export function writtenKey(path: string): string {
  const [root, ...rest] = path
    .trim()
    .replace(provider, "")
    .split("\\")
    .filter((part) => part !== "");
  return [registryKey(root ?? "").toUpperCase(), ...rest].join("\\");
}

/** Is it a registry path, which begins with one of its roots? */
export function isRegistryPath(path: string): boolean {
  return /^(?:hklm|hku|hkcu|hkcr|hkcc)(?:\\|$)/.test(registryKey(path));
}

/**
 * The normal form of a value: the key, a line feed and the name in lower case, which is "" for the default
 * value.
 */
export function registryValueKey(path: string, name: string): string {
  return `${registryKey(path)}\n${name.toLowerCase()}`;
}

/** Splits what `registryValueKey` returned into key and name. */
export function splitValueKey(valueKey: string): { key: string; name: string } {
  const feed = valueKey.indexOf("\n");
  return { key: valueKey.slice(0, feed), name: valueKey.slice(feed + 1) };
}

/** The parent of a key, both as returned by `registryKey`; undefined for a root. */
export function parentKey(key: string): string | undefined {
  const end = key.lastIndexOf("\\");
  return end < 0 ? undefined : key.slice(0, end);
}
