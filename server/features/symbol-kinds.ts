import { SymbolKind } from "vscode-languageserver";
import type { Check } from "../../core/editor.ts";

/** The icons of tags that are not checks. */
const kindsOfTags: Readonly<Record<string, SymbolKind>> = {
  check_type: SymbolKind.Module,
  group_policy: SymbolKind.Namespace,
  if: SymbolKind.Enum,
  condition: SymbolKind.Operator,
  // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
  then: SymbolKind.EnumMember,
  else: SymbolKind.EnumMember,
  user: SymbolKind.Key,
};

/**
 * What a check looks at, by words of its item type; the first that fits. Editors have words for the kinds, "FTP is closed
 * (array)", so that the word has to fit as well as the icon: a list of ports is an array.
 */
const kindsOfTypes: readonly [words: RegExp, kind: SymbolKind][] = [
  [/OPEN_PORTS$|ON_PORT$/, SymbolKind.Array],
  [/^(?:FILE|AUDIT_FILEHASH|FIND|GRAMMAR|MACOSX_DEFAULTS)/, SymbolKind.File],
  [/^REG|REGISTRY/, SymbolKind.Key],
  [/^(?:CMD|AUDIT_POWERSHELL|MACOSX_OSASCRIPT|AUDIT_IIS)/, SymbolKind.Function],
  [/^(?:RPM|PKG)_/, SymbolKind.Package],
  [/SERVICE|^PROCESS|^CHKCONFIG|^XINETD|^SVC/, SymbolKind.Event],
  [/^(?:SQL|WMI)_/, SymbolKind.Struct],
  [/CONFIG|BANNER/, SymbolKind.String],
  [/POLICY|RIGHTS|MEMBERS|PASSWORD|LOCKOUT/, SymbolKind.Property],
];

/** The icon of a check, which shows in an outline what the check looks at. */
export function kindOfCheck({ tag, itemType, builtin }: Check): SymbolKind {
  if (tag === "report") return SymbolKind.Constant;
  if (itemType === undefined) return builtin === undefined ? SymbolKind.Method : SymbolKind.Property;
  return kindsOfTypes.find(([words]) => words.test(itemType))?.[1] ?? SymbolKind.Method;
}

export function kindOfTag(tag: string): SymbolKind {
  return Object.hasOwn(kindsOfTags, tag) ? kindsOfTags[tag]! : SymbolKind.Object;
}
