import { type CompileCheck, unjudged } from "../compiled.ts";
import {
  compileFilePermissions,
  compileRegistryPermissions,
  compileServicePermissions,
} from "./acl/permissions.ts";
import { compileWindowsBanner } from "./banner-check.ts";
import { compileCheckAccount } from "./check-account.ts";
import { compileAppcmd, compileExchange, compilePowershell } from "./command-outputs.ts";
import { compileWindowsFile } from "./file-check.ts";
import { compileWindowsContent, compileWindowsContentNot } from "./file-content.ts";
import { compileFileVersion } from "./file-version.ts";
import { compileGroupMembers } from "./group-members.ts";
import { compileRegCheck } from "./reg-check.ts";
import { compileRegistrySetting } from "./registry-setting.ts";
import { compileRegistryType } from "./registry-type.ts";
import { compileServicePolicy } from "./service-policy.ts";
import {
  compileAnonymousSid,
  compileAuditPolicy,
  compileAuditSubcategory,
  compileKerberosPolicy,
  compileLockoutPolicy,
  compilePasswordPolicy,
} from "./setting-check.ts";
import { compileUserRights } from "./user-rights.ts";
import { compileWmiPolicy } from "./wmi-policy.ts";

const auditing = () => unjudged("The auditing of objects is not evaluated: snapshots do not show it.");

/** How the checks of Windows are compiled. */
export const windowsItemTypes: ReadonlyMap<string, CompileCheck> = new Map<string, CompileCheck>([
  ["REGISTRY_SETTING", compileRegistrySetting],
  ["REG_CHECK", compileRegCheck],
  ["REGISTRY_TYPE", compileRegistryType],
  ["BANNER_CHECK", compileWindowsBanner],
  ["PASSWORD_POLICY", compilePasswordPolicy],
  ["LOCKOUT_POLICY", compileLockoutPolicy],
  ["KERBEROS_POLICY", compileKerberosPolicy],
  ["AUDIT_POLICY", compileAuditPolicy],
  ["AUDIT_POLICY_SUBCATEGORY", compileAuditSubcategory],
  ["USER_RIGHTS_POLICY", compileUserRights],
  ["CHECK_ACCOUNT", compileCheckAccount],
  ["ANONYMOUS_SID_SETTING", compileAnonymousSid],
  ["GROUP_MEMBERS_POLICY", compileGroupMembers],
  ["SERVICE_POLICY", compileServicePolicy],
  ["WMI_POLICY", compileWmiPolicy],
  ["AUDIT_POWERSHELL", compilePowershell],
  ["AUDIT_EXCHANGE", compileExchange],
  ["AUDIT_IIS_APPCMD", compileAppcmd],
  ["FILE_CHECK", compileWindowsFile],
  ["FILE_CONTENT_CHECK", compileWindowsContent],
  ["FILE_CONTENT_CHECK_NOT", compileWindowsContentNot],
  ["FILE_VERSION", compileFileVersion],
  ["FILE_PERMISSIONS", compileFilePermissions],
  ["REGISTRY_PERMISSIONS", compileRegistryPermissions],
  ["SERVICE_PERMISSIONS", compileServicePermissions],
  ["FILE_AUDIT", auditing],
  ["REGISTRY_AUDIT", auditing],
  ["SERVICE_AUDIT", auditing],
]);
