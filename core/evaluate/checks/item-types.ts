import { typedDatabases } from "../../semantics/check-type-kinds.ts";
import type { Check } from "../../semantics/policy.ts";
import { apiCompilerOf } from "./apis/compile-api.ts";
import { builtinCompilerOf } from "./builtins/builtin-check.ts";
import { compileCommandCheck } from "./command-check.ts";
import { type CompileCheck, unjudged } from "./compiled.ts";
import { compileBannerCheck } from "./content/banner-check.ts";
import { compileContentCheck, compileContentCheckNot } from "./content/content-check.ts";
import { compileGrammarCheck } from "./content/grammar-check.ts";
import { deviceCompilerOf } from "./devices/compile-device.ts";
import { compileFileCheck, compileFileCheckNot } from "./files/file-check.ts";
import { compileShownSystemValue, compileSystemValueCheck } from "./ibm-i/system-value-check.ts";
import { compileDefaultsRead } from "./macos/defaults-check.ts";
import { compileOsascript } from "./macos/osascript-check.ts";
import { compilePkgCheck } from "./packages/pkg-check.ts";
import { compileRpmCheck } from "./packages/rpm-check.ts";
import { compilePortCheck } from "./port-check.ts";
import { compileProcessStatus } from "./process-status-check.ts";
import { compileChkconfig } from "./services/chkconfig-check.ts";
import { compileSvcProp } from "./services/svc-prop-check.ts";
import { compileXinetdCheck } from "./services/xinetd-check.ts";
import { compileSqlPolicy } from "./sql/sql-check.ts";
import { windowsItemTypes } from "./windows/item-types.ts";
import { compilePredefined } from "./windows/predefined.ts";
import { compileXeCheck, likeUnix } from "./xenserver/xe-check.ts";
import { compileXmlCheck } from "./xml/xml-check.ts";

function sqlItemTypes(style: "db_type" | "types"): ReadonlyMap<string, CompileCheck> {
  return new Map<string, CompileCheck>([["SQL_POLICY", (source) => compileSqlPolicy(source, style)]]);
}

/** How the checks of each item type are compiled, by check type. Others are never judged. */
const itemTypes = new Map<string, ReadonlyMap<string, CompileCheck>>([
  [
    "Unix",
    new Map<string, CompileCheck>([
      ["CMD_EXEC", compileCommandCheck],
      ["FILE_CONTENT_CHECK", compileContentCheck],
      ["FILE_CONTENT_CHECK_NOT", compileContentCheckNot],
      ["BANNER_CHECK", compileBannerCheck],
      ["GRAMMAR_CHECK", compileGrammarCheck],
      ["FILE_CHECK", compileFileCheck],
      ["FILE_CHECK_NOT", compileFileCheckNot],
      ["PROCESS_CHECK", compileProcessStatus],
      ["RPM_CHECK", compileRpmCheck],
      ["PKG_CHECK", compilePkgCheck],
      ["CHKCONFIG", compileChkconfig],
      ["XINETD_SVC", compileXinetdCheck],
      ["SVC_PROP", compileSvcProp],
      ["MACOSX_DEFAULTS_READ", compileDefaultsRead],
      ["MACOSX_OSASCRIPT", compileOsascript],
      ["AUDIT_XML", compileXmlCheck],
    ]),
  ],
  ["Windows", windowsItemTypes],
  ["AS/400", new Map<string, CompileCheck>([["AUDIT_SYSTEMVAL", compileSystemValueCheck]])],
  [
    "XenServer",
    new Map<string, CompileCheck>([
      ["AUDIT_XE", compileXeCheck],
      ["CMD_EXEC", likeUnix(compileCommandCheck)],
      ["FILE_CONTENT_CHECK", likeUnix(compileContentCheck)],
    ]),
  ],
  ["Database", sqlItemTypes("db_type")],
  ...typedDatabases.map((name) => [name, sqlItemTypes("types")] as const),
]);

/** Why checks of these item types are never judged, if there is more to say about that. */
const unjudgedTypes: ReadonlyMap<string, CompileCheck> = new Map([
  [
    "AUDIT_XML",
    () =>
      unjudged("AUDIT_XML is not evaluated: it is not known how the scanner queries a device of this kind."),
  ],
  ["SHOW_SYSTEMVAL", compileShownSystemValue],
  ["FIND_CMD", () => unjudged("FIND_CMD is not evaluated: Tenable does not document its keywords.")],
]);

/** Why no check of these check types is ever judged. */
const unjudgedCheckTypes: ReadonlyMap<string, string> = new Map([
  [
    "MongoDB",
    "Checks of MongoDB are not evaluated: Tenable does not document which lines the scanner makes of what a query returns.",
  ],
  ...["FileContent", "WindowsFiles"].map(
    (name) =>
      [
        name,
        `Checks of ${name} are not evaluated: they search all files of a host, which no snapshot shows.`,
      ] as const,
  ),
]);

/** Item types that have the same name in every check type. */
const portItemTypes: ReadonlySet<string> = new Set([
  "AUDIT_ALLOWED_OPEN_PORTS",
  "AUDIT_DENIED_OPEN_PORTS",
  "AUDIT_PROCESS_ON_PORT",
]);

/**
 * Returns the compiler of a check; undefined if it is never judged and there is no more to say about that.
 */
export function compilerOf(check: Check): CompileCheck | undefined {
  const reason = unjudgedCheckTypes.get(check.tree.checkType ?? "");
  return (
    judgeCompilerOf(check) ??
    (reason === undefined ? unjudgedTypes.get(check.itemType ?? "") : () => unjudged(reason))
  );
}

function judgeCompilerOf(check: Check): CompileCheck | undefined {
  const { tree, itemType, builtin } = check;
  const ofDevice = deviceCompilerOf(check);
  if (ofDevice !== undefined) return ofDevice;
  const ofApi = apiCompilerOf(check);
  if (ofApi !== undefined) return ofApi;
  if (itemType === undefined) {
    if (builtin === undefined) return undefined;
    if (tree.checkType === "Windows") return compilePredefined;
    return tree.checkType === "Unix" ? builtinCompilerOf(builtin) : undefined;
  }
  if (portItemTypes.has(itemType)) return compilePortCheck;
  return itemTypes.get(tree.checkType ?? "")?.get(itemType);
}

/** Is the check of a kind that is judged on a host? Its keywords may still prevent that. */
export function isJudgedCheck(check: Check): boolean {
  return check.tag !== "report" && judgeCompilerOf(check) !== undefined;
}
