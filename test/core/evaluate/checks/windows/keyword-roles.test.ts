import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeywordRoles } from "../../../../../core/evaluate/checks/keyword-roles.ts";
import {
  filePermissionsKeywords,
  registryPermissionsKeywords,
  servicePermissionsKeywords,
} from "../../../../../core/evaluate/checks/windows/acl/permissions.ts";
import { windowsBannerKeywords } from "../../../../../core/evaluate/checks/windows/banner-check.ts";
import { checkAccountKeywords } from "../../../../../core/evaluate/checks/windows/check-account.ts";
import {
  appcmdKeywords,
  exchangeKeywords,
  powershellKeywords,
} from "../../../../../core/evaluate/checks/windows/command-outputs.ts";
import { windowsFileKeywords } from "../../../../../core/evaluate/checks/windows/file-check.ts";
import { windowsContentKeywords } from "../../../../../core/evaluate/checks/windows/file-content.ts";
import { fileVersionKeywords } from "../../../../../core/evaluate/checks/windows/file-version.ts";
import { groupMembersKeywords } from "../../../../../core/evaluate/checks/windows/group-members.ts";
import { windowsItemTypes } from "../../../../../core/evaluate/checks/windows/item-types.ts";
import { regCheckKeywords } from "../../../../../core/evaluate/checks/windows/reg-check.ts";
import { registrySettingKeywords } from "../../../../../core/evaluate/checks/windows/registry-setting.ts";
import { registryTypeKeywords } from "../../../../../core/evaluate/checks/windows/registry-type.ts";
import { serviceKeywords } from "../../../../../core/evaluate/checks/windows/service-policy.ts";
import {
  anonymousKeywords,
  auditKeywords,
  kerberosKeywords,
  lockoutKeywords,
  passwordKeywords,
  subcategoryKeywords,
} from "../../../../../core/evaluate/checks/windows/setting-check.ts";
import { userRightsKeywords } from "../../../../../core/evaluate/checks/windows/user-rights.ts";
import { wmiKeywords } from "../../../../../core/evaluate/checks/windows/wmi-policy.ts";
import { itemSchema, itemTypesOf } from "../../../../../core/schema/index.ts";

const rolesByType: Record<string, KeywordRoles> = {
  REGISTRY_SETTING: registrySettingKeywords,
  REG_CHECK: regCheckKeywords,
  REGISTRY_TYPE: registryTypeKeywords,
  BANNER_CHECK: windowsBannerKeywords,
  PASSWORD_POLICY: passwordKeywords,
  LOCKOUT_POLICY: lockoutKeywords,
  KERBEROS_POLICY: kerberosKeywords,
  AUDIT_POLICY: auditKeywords,
  AUDIT_POLICY_SUBCATEGORY: subcategoryKeywords,
  USER_RIGHTS_POLICY: userRightsKeywords,
  CHECK_ACCOUNT: checkAccountKeywords,
  ANONYMOUS_SID_SETTING: anonymousKeywords,
  GROUP_MEMBERS_POLICY: groupMembersKeywords,
  SERVICE_POLICY: serviceKeywords,
  WMI_POLICY: wmiKeywords,
  AUDIT_POWERSHELL: powershellKeywords,
  AUDIT_EXCHANGE: exchangeKeywords,
  AUDIT_IIS_APPCMD: appcmdKeywords,
  FILE_CHECK: windowsFileKeywords,
  FILE_CONTENT_CHECK: windowsContentKeywords,
  FILE_CONTENT_CHECK_NOT: windowsContentKeywords,
  FILE_VERSION: fileVersionKeywords,
  FILE_PERMISSIONS: filePermissionsKeywords,
  REGISTRY_PERMISSIONS: registryPermissionsKeywords,
  SERVICE_PERMISSIONS: servicePermissionsKeywords,
};

for (const [itemType, roles] of Object.entries(rolesByType)) {
  test(`no keyword that ${itemType} may have is passed over silently`, () => {
    const item = itemSchema("Windows", itemType);
    assert.ok(item !== undefined && item.keywords.size > 5);
    const forgotten = [...item.keywords.keys()].filter((name) => !Object.hasOwn(roles, name));
    assert.deepEqual(forgotten, []);
  });
}

test("every item type that is judged has its keywords looked at above", () => {
  const known = new Set(itemTypesOf("Windows").map(({ name }) => name));
  const unknown = [...windowsItemTypes.keys()].filter((itemType) => !known.has(itemType));
  assert.deepEqual(unknown, []);
  const notAbove = [...windowsItemTypes.keys()].filter(
    (itemType) => !Object.hasOwn(rolesByType, itemType) && !itemType.endsWith("_AUDIT"),
  );
  assert.deepEqual(notAbove, []);
});
