import assert from "node:assert/strict";
import { it } from "node:test";
import { windowsCaptureScript } from "../../../../core/capture-script/windows/windows-script.ts";
import { windowsItemTypes } from "../../../../core/evaluate/checks/windows/item-types.ts";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { framedByPowershell, type TestItem } from "../../snapshot/capture/framed.ts";
import { callsIn, functionIn, parsePowershell } from "./powershell-grammar.ts";

/** A check of each type, with values that the host below has. */
const checks: readonly string[][] = [
  [
    "REGISTRY_SETTING",
    "value_type : POLICY_DWORD",
    "value_data : 1",
    'reg_key : "HKLM\\Fern"',
    'reg_item : "One"',
    "reg_option : CAN_NOT_BE_NULL",
  ],
  [
    "REGISTRY_SETTING",
    "value_type : POLICY_DWORD",
    "value_data : 1",
    'reg_key : "HKLM\\Fern"',
    'reg_item : "Gone"',
    "reg_option : CAN_BE_NULL",
  ],
  [
    "REGISTRY_SETTING",
    "value_type : POLICY_DWORD",
    "value_data : 1",
    'reg_key : "HKU\\Fern"',
    'reg_item : "One"',
    "reg_option : CAN_NOT_BE_NULL",
  ],
  [
    "REGISTRY_SETTING",
    "value_type : POLICY_DWORD",
    "value_data : 1",
    'reg_key : "HKLM\\Fern"',
    'reg_item : "One"',
    "reg_option : CAN_NOT_BE_NULL",
    "reg_enum : ENUM_SUBKEYS",
  ],
  ["REG_CHECK", "value_type : POLICY_TEXT", 'value_data : "HKLM\\Fern"', "reg_option : MUST_EXIST"],
  [
    "REGISTRY_TYPE",
    "value_type : POLICY_TEXT",
    'value_data : "reg_sz"',
    'reg_key : "HKLM\\Fern"',
    'reg_item : "Text"',
  ],
  ["REG_CHECK", "value_type : POLICY_TEXT", 'value_data : "HKLM\\Gone"', "reg_option : MUST_NOT_EXIST"],
  [
    "BANNER_CHECK",
    "value_type : POLICY_TEXT",
    'value_data : "Keep out"',
    'reg_key : "HKLM\\Fern"',
    'reg_item : "Text"',
  ],
  [
    "PASSWORD_POLICY",
    "value_type : POLICY_DWORD",
    "value_data : 9",
    "password_policy : MINIMUM_PASSWORD_LENGTH",
  ],
  ["LOCKOUT_POLICY", "value_type : POLICY_DWORD", "value_data : 5", "lockout_policy : LOCKOUT_THRESHOLD"],
  ["KERBEROS_POLICY", "value_type : TIME_HOUR", "value_data : 10", "kerberos_policy : USER_TICKET_LIFETIME"],
  ["AUDIT_POLICY", "value_type : AUDIT_SET", 'value_data : "Success"', "audit_policy : AUDIT_LOGON"],
  [
    "AUDIT_POLICY_SUBCATEGORY",
    "value_type : AUDIT_SET",
    'value_data : "Success"',
    'audit_policy_subcategory : "Logon"',
  ],
  ["USER_RIGHTS_POLICY", "value_type : USER_RIGHT", 'value_data : "Adam"', "right_type : SeBackupPrivilege"],
  ["USER_RIGHTS_POLICY", "value_type : USER_RIGHT", 'value_data : ""', "right_type : SeTcbPrivilege"],
  [
    "CHECK_ACCOUNT",
    "value_type : POLICY_TEXT",
    'value_data : "Adam"',
    "account_type : ADMINISTRATOR_ACCOUNT",
  ],
  ["ANONYMOUS_SID_SETTING", "value_type : POLICY_SET", 'value_data : "Disabled"'],
  ["GROUP_MEMBERS_POLICY", "value_type : POLICY_TEXT", 'value_data : "Adam"', 'group_name : "Moss Users"'],
  [
    "SERVICE_POLICY",
    "value_type : SERVICE_SET",
    'value_data : "Disabled"',
    'service_name : "FernSvc"',
    "svc_option : CAN_NOT_BE_NULL",
  ],
  [
    "WMI_POLICY",
    "value_type : POLICY_DWORD",
    "value_data : 3",
    'wmi_namespace : "root/CIMV2"',
    'wmi_request : "select DomainRole from Win32_ComputerSystem"',
    'wmi_attribute : "DomainRole"',
    'wmi_key : "DomainRole"',
  ],
  ["AUDIT_POWERSHELL", "value_type : POLICY_TEXT", 'value_data : "on"', 'powershell_args : "Get-Fern"'],
  ["AUDIT_EXCHANGE", "value_type : POLICY_TEXT", 'value_data : "on"', 'powershell_args : "Get-MossServer"'],
  ["AUDIT_IIS_APPCMD", "value_type : POLICY_TEXT", 'value_data : "on"', 'appcmd_args : "list sites"'],
  ["FILE_CHECK", "value_type : POLICY_TEXT", 'value_data : "%windir%\\fern.txt"', "file_option : MUST_EXIST"],
  ["FILE_CHECK", "value_type : POLICY_TEXT", 'value_data : "C:\\gone.txt"', "file_option : MUST_NOT_EXIST"],
  [
    "FILE_CONTENT_CHECK",
    "value_type : POLICY_TEXT",
    'value_data : "C:\\fern.ini"',
    'regex : "a="',
    'expect : "a=1"',
  ],
  [
    "FILE_CONTENT_CHECK_NOT",
    "value_type : POLICY_TEXT",
    'value_data : "C:\\fern.ini"',
    'regex : "a="',
    'expect : "a=2"',
  ],
  [
    "FILE_VERSION",
    "value_type : POLICY_FILE_VERSION",
    'value_data : "1.2.3.4"',
    'file : "%ProgramFiles%\\fern.exe"',
    "file_option : MUST_EXIST",
    "check_type : CHECK_EQUAL",
  ],
  ["FILE_PERMISSIONS", "value_type : FILE_ACL", 'value_data : "f"', 'file : "C:\\fern.txt"'],
  ["REGISTRY_PERMISSIONS", "value_type : REG_ACL", 'value_data : "k"', 'reg_key : "HKLM\\Fern"'],
  ["SERVICE_PERMISSIONS", "value_type : SERVICE_ACL", 'value_data : "s"', 'service : "FernSvc"'],
];

const blocks = ["file", "registry", "service"].map(
  (of) =>
    `<${of}_acl: "${of[0] === "r" ? "k" : of[0]}">\n<user: "SYSTEM">\nacl_inheritance : "not inherited"\nacl_apply : "this object only"\nacl_allow : "Full Control"\n</user>\n</acl>`,
);

const text = `<check_type:"Windows" version:"2">\n${blocks.join("\n")}\n${checks
  .map(
    ([type, ...lines], at) =>
      `<custom_item>\ntype : ${type}\ndescription : "${type} ${at}"\n${lines.join("\n")}\n</custom_item>`,
  )
  .join("\n")}\n</check_type>\n`;

const exported = (key: string, lines: readonly string[]): string =>
  `${["Windows Registry Editor Version 5.00", "", `[${key}]`, ...lines].join("\n")}\n`;
const written: Readonly<Record<string, string>> = {
  One: "dword:00000001",
  Text: '"Keep out"',
  Start: "dword:00000004",
};

/** What functions of the script print on a host that has what the checks want. */
const host: Readonly<Record<string, (...texts: string[]) => TestItem[]>> = {
  naValues: (key = "", ...names) => [
    key.endsWith("\\Gone")
      ? { kind: "registry", key, end: "absent" }
      : {
          kind: "registry",
          key,
          text: exported(
            key,
            names.map((name) => `"${name}"=${written[name] ?? "-"}`),
          ),
        },
  ],
  naKeys: (key = "") => {
    listed = key === "HKEY_USERS" ? [".DEFAULT", "S-1-5-18", "S-1-5-21-1-2-3-500_Classes"] : ["A", "B"];
    return [
      {
        kind: "registry",
        key,
        text: exported(
          key,
          listed.map((name) => `[${key}\\${name}]`),
        ),
        end: "keys",
      },
    ];
  },
  naBelow: (key = "", ...names) => listed.flatMap((name) => host.naValues!(`${key}\\${name}`, ...names)),
  naUsers: (rest = "", ...names) => host.naValues!(`HKEY_USERS\\S-1-5-18${rest}`, ...names),
  naService: (name = "") =>
    host.naValues!(`HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\${name}`, "Start"),
  naPolicy: () => [
    {
      kind: "own",
      key: "secedit /export",
      text: '[System Access]\nMinimumPasswordLength = 9\nLockoutBadCount = 5\nNewAdministratorName = "Adam"\nLSAAnonymousNameLookup = 0\n[Event Audit]\nAuditLogonEvents = 1\n[Privilege Rights]\nSeBackupPrivilege = *S-1-5-21-1-2-3-500\n[Kerberos Policy]\nMaxTicketAge = 10\n[Version]\nRevision=1\n',
    },
  ],
  naTool: (key = "") => [
    {
      kind: "own",
      key,
      text: "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting\nFERN,System,Logon,{0CCE9215-69AE-11D9-BED3-505054503030},Success,\n",
    },
  ],
  naAccounts: () => [
    {
      kind: "own",
      key: "Get-LocalUser | Select-Object Name, Enabled, SID | ConvertTo-Csv -NoTypeInformation",
      text: '"Name","Enabled","SID"\n"Adam","True","S-1-5-21-1-2-3-500"\n',
    },
  ],
  naGroup: (key = "") => [{ kind: "group", key, text: "S-1-5-21-1-2-3-500 FERN\\Adam\n" }],
  naRows: (namespace, name, column, where) => [
    { kind: "rows", key: `${namespace}:${name}\n${column}${where === "" ? "" : `\n${where}`}`, text: "=3\n" },
  ],
  naStatus: (key = "") => [
    key.includes("gone") ? { kind: "status", key, end: "absent" } : { kind: "status", key, text: "file" },
  ],
  naFile: (key = "") => [{ kind: "file", key, text: "a=1\r\n" }],
  naVersion: (path = "", key = "") => [...host.naStatus!(path), { kind: "own", key, text: "1.2.3.4\n" }],
  naAcl: (of, name) => {
    const rights = of === "key" ? "KA" : of === "file" ? "FA" : "CCDCLCSWRPWPDTLOCRSDRCWDWO";
    return [{ kind: "acl", key: `${of}:${name}`, text: `O:SYG:SYD:P(A;;${rights};;;SY)` }];
  },
  naCommand: (key = "") => [{ kind: "cmd", key, text: "on\n\n" }],
  naExchange: (key = "") => [{ kind: "cmd", key, text: "on\n\n" }],
  naAppcmd: (key = "") => [{ kind: "cmd", key, text: "on\n" }],
};
let listed: string[] = [];

const policy = policyOf(parse(text));
const root = parsePowershell(windowsCaptureScript([{ name: "all.audit", policy }]).text);
const calls = ["naReads", "naCommands"].flatMap((name) => callsIn(functionIn(root, name)));
const items = calls.flatMap(({ name, texts }) => host[name]!(...texts));

it("asks for what decides a check of every type", () => {
  const { warnings, ...snapshot } = readSnapshot(framedByPowershell(items));
  assert.deepEqual(warnings, []);
  const verdicts = evaluate(policy, { warnings, ...snapshot }, defaultEvaluateOptions);
  assert.deepEqual(
    verdicts.filter(({ status }) => status !== "PASSED").map(({ status, reason }) => `${status}: ${reason}`),
    [],
  );
  assert.equal(verdicts.length, checks.length);
});

it("has a check of every type that is judged", () => {
  const own = new Set(checks.map(([type]) => type));
  const missing = [...windowsItemTypes.keys()].filter((type) => !own.has(type) && !type.endsWith("_AUDIT"));
  assert.deepEqual(missing, []);
});
