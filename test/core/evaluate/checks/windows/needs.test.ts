import assert from "node:assert/strict";
import { test } from "node:test";
import { type CompiledNode, compilePolicy } from "../../../../../core/evaluate/compile-policy.ts";
import type { Need } from "../../../../../core/observations/observation.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { item, windows } from "../../fixture.ts";
import { checkWindows } from "../../windows-host.ts";

function needsOf(check: string): readonly Need[] {
  const [node] = compilePolicy(policyOf(parse(windows(check)))).body as [CompiledNode];
  assert.ok(node.kind === "check");
  assert.equal(node.unjudged, undefined);
  return node.needs;
}

const value = (type: string, data: string) => [`value_type : ${type}`, `value_data : ${data}`];

const needs: [name: string, check: string, needs: Need[]][] = [
  [
    "a value of the registry",
    item("REGISTRY_SETTING", ...value("POLICY_DWORD", "1"), 'reg_key : "HKLM\\A b"', 'reg_item : "C"'),
    [{ kind: "registry", path: "HKLM\\A b", name: "C" }],
  ],
  [
    "a key",
    item("REG_CHECK", ...value("POLICY_TEXT", '"HKU\\A"'), "reg_option : MUST_EXIST"),
    [{ kind: "registry", path: "HKU\\A" }],
  ],
  [
    "a setting",
    item("PASSWORD_POLICY", ...value("POLICY_DWORD", "8"), "password_policy : MINIMUM_PASSWORD_LENGTH"),
    [{ kind: "setting", key: "system access:minimumpasswordlength" }],
  ],
  [
    "a subcategory",
    item(
      "AUDIT_POLICY_SUBCATEGORY",
      ...value("AUDIT_SET", '"Success"'),
      'audit_policy_subcategory : "Logon"',
    ),
    [{ kind: "setting", key: "auditpol:logon" }],
  ],
  [
    "a right",
    item("USER_RIGHTS_POLICY", ...value("USER_RIGHT", '""'), "right_type : SeTcbPrivilege"),
    [{ kind: "setting", key: "privilege rights:setcbprivilege" }],
  ],
  [
    "rows under a condition",
    item(
      "WMI_POLICY",
      ...value("POLICY_TEXT", '"x"'),
      'wmi_namespace : "root/CIMV2"',
      "wmi_request : \"select Name from Win32_Service where State = 'Running'\"",
      'wmi_attribute : "Name"',
      'wmi_key : "Name"',
    ),
    [{ kind: "rows", key: "root\\cimv2:win32_service", columns: ["Name"], where: "State = 'Running'" }],
  ],
  [
    "a command of PowerShell",
    item("AUDIT_POWERSHELL", ...value("POLICY_TEXT", '"x"'), "powershell_args : 'Get-Thing  | select A'"),
    [{ kind: "command", key: "Get-Thing | select A", text: "Get-Thing  | select A" }],
  ],
  [
    "a command of appcmd",
    item("AUDIT_IIS_APPCMD", ...value("POLICY_TEXT", '"x"'), 'appcmd_args : "list sites"'),
    [{ kind: "command", key: "appcmd.exe list sites", text: "appcmd.exe list sites" }],
  ],
  [
    "a service",
    item("SERVICE_POLICY", ...value("SERVICE_SET", '"Disabled"'), 'service_name : "Winch"'),
    [{ kind: "service", key: "windows:winch" }],
  ],
  [
    "a group",
    item("GROUP_MEMBERS_POLICY", ...value("POLICY_MULTI_TEXT", '"a"'), 'group_name : "Crew"'),
    [{ kind: "group", key: "group:crew" }],
  ],
  [
    "the text of a file",
    item("FILE_CONTENT_CHECK", ...value("POLICY_TEXT", '"C:\\a.ini"'), 'regex : "a"', 'expect : "b"'),
    [{ kind: "file", path: "C:\\a.ini" }],
  ],
  [
    "whether a file exists",
    item("FILE_CHECK", ...value("POLICY_TEXT", '"%windir%\\a.ini"'), "file_option : MUST_EXIST"),
    [{ kind: "status", path: "%windir%\\a.ini" }],
  ],
  [
    "a predefined policy",
    '<item>\n name : "Account lockout threshold"\n value : 5\n</item>',
    [{ kind: "setting", key: "system access:lockoutbadcount" }],
  ],
];

for (const [name, check, expected] of needs) {
  test(`needs: ${name}`, () => assert.deepEqual(needsOf(check), expected));
}

test("a command is only made from a path that can't be anything else", () => {
  const version = (path: string) =>
    needsOf(
      item(
        "FILE_VERSION",
        ...value("POLICY_FILE_VERSION", '"1"'),
        `file : '${path.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
      ),
    );
  assert.equal(version("C:\\a (x86)\\b.exe").length, 1);
  for (const path of ["C:\\a'; calc '", "C:\\$(calc)", "C:\\a`n", "%PATH%\\a", "C:\\a’; calc ‘"]) {
    assert.deepEqual(version(path), [], path);
  }
});

const header = `#<ui_metadata>
#<variables>
#  <variable>
#    <name>DEPTHS</name>
#    <default>[3..5] || 9</default>
#  </variable>
#</variables>
#</ui_metadata>
`;

checkWindows(
  "reg HKLM\\A | Four | REG_DWORD | 4\nreg HKLM\\A | Nine | REG_DWORD | 9\nreg HKLM\\A | Six | REG_DWORD | 6\n",
  ["Four", "Nine", "Six"].map((name) => [
    `a variable that stands for an expression: ${name}`,
    item(
      "REGISTRY_SETTING",
      `description : "${name}"`,
      ...value("POLICY_DWORD", "@DEPTHS@"),
      'reg_key : "HKLM\\A"',
      `reg_item : "${name}"`,
    ),
    `${name === "Six" ? "FAILED" : "PASSED"} ${name}: …`,
  ]),
  { header },
);
