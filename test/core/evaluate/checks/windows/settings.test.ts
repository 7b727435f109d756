import { item } from "../../fixture.ts";
import { checkWindows, type WindowsCase } from "../../windows-host.ts";

function policy(
  type: string,
  keyword: string,
  which: string,
  valueType: string,
  data: string,
  ...more: string[]
): string {
  const keywords = [`value_type : ${valueType}`, `value_data : ${data}`, `${keyword} : ${which}`];
  return item(type, 'description : "p"', ...keywords, ...more);
}

const password = (which: string, valueType: string, data: string, ...more: string[]) =>
  policy("PASSWORD_POLICY", "password_policy", which, valueType, data, ...more);
const lockout = (which: string, valueType: string, data: string) =>
  policy("LOCKOUT_POLICY", "lockout_policy", which, valueType, data);
const kerberos = (which: string, valueType: string, data: string) =>
  policy("KERBEROS_POLICY", "kerberos_policy", which, valueType, data);
const event = (which: string, data: string) =>
  policy("AUDIT_POLICY", "audit_policy", which, "AUDIT_SET", data);
const sub = (which: string, data: string) =>
  policy("AUDIT_POLICY_SUBCATEGORY", "audit_policy_subcategory", `"${which}"`, "AUDIT_SET", data);
const account = (who: string, valueType: string, data: string, ...more: string[]) =>
  policy("CHECK_ACCOUNT", "account_type", who, valueType, data, ...more);
const right = (name: string, data: string, ...more: string[]) =>
  policy("USER_RIGHTS_POLICY", "right_type", name, "USER_RIGHT", data, ...more);
const service = (name: string, data: string, ...more: string[]) =>
  policy("SERVICE_POLICY", "service_name", `"${name}"`, "SERVICE_SET", data, ...more);
const members = (group: string, data: string) =>
  policy("GROUP_MEMBERS_POLICY", "group_name", `"${group}"`, "POLICY_MULTI_TEXT", data);
const anonymous = (data: string) =>
  item("ANONYMOUS_SID_SETTING", 'description : "p"', "value_type : POLICY_SET", `value_data : ${data}`);

const host = `set System Access | MinimumPasswordLength | 11
set System Access | MaximumPasswordAge | -1
set System Access | MinimumPasswordAge | 2
set System Access | PasswordComplexity | 1
set System Access | ClearTextPassword | 0
set System Access | LockoutDuration | 45
set System Access | LockoutBadCount | 4
set System Access | LSAAnonymousNameLookup | 0
set System Access | NewAdministratorName | "skipper"
set System Access | EnableGuestAccount | 0
set Kerberos Policy | MaxTicketAge | 8
set Kerberos Policy | MaxServiceAge | 480
set Event Audit | AuditLogonEvents | 3
set Event Audit | AuditSystemEvents | 0
set auditpol | Logoff | Success
set auditpol | Account Lockout | Success and Failure
set auditpol | Torn | Success
set auditpol | Torn | Failure
set Privilege Rights | SeDebugPrivilege | *S-1-5-32-544
set Privilege Rights | SeBackupPrivilege | *S-1-5-32-544,*S-1-5-21-9-9-9-1007,Cook
sets Privilege Rights
set Application Log | MaximumLogSize | 32768
set Application Log | AuditLogRetentionPeriod | 2
account visitor | S-1-5-21-9-9-9-501 | no
account mate | S-1-5-21-9-9-9-1007 | yes
service Bilge | disabled
service Tide | automatic
service Ghost | gone
reg HKLM\\SYSTEM\\CurrentControlSet\\Services\\Winch | Start | REG_DWORD | 3
reg HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tide | Start | REG_DWORD | 4
group Crew | PIER\\mate;HARBOUR\\Pilots
group Empty |
reg HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa | NoLMHash | REG_DWORD | 1
reg HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon | CachedLogonsCount | REG_SZ | 4
reg HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters | MaximumPasswordAge | REG_DWORD | 30
`;

const cases: WindowsCase[] = [
  [
    "long enough",
    password("MINIMUM_PASSWORD_LENGTH", "POLICY_DWORD", "[8..MAX]"),
    "PASSED p: MinimumPasswordLength is 11, which meets value_data : [8..MAX].",
  ],
  ["too short", password("MINIMUM_PASSWORD_LENGTH", "POLICY_DWORD", "[12..MAX]"), "FAILED p: …"],
  [
    "never expires",
    password("MAXIMUM_PASSWORD_AGE", "TIME_DAY", "[1..75]"),
    "FAILED p: MaximumPasswordAge is -1, which…",
  ],
  [
    "never, and no end",
    password("MAXIMUM_PASSWORD_AGE", "TIME_DAY", "[1..MAX]"),
    "UNDECIDED (undocumented) p: MaximumPasswordAge is -1, and Tenable does not document how the scanner counts -1, which means never.",
  ],
  ["days in hours", password("MINIMUM_PASSWORD_AGE", "TIME_HOUR", "48"), "PASSED p: …"],
  ["complex", password("COMPLEXITY_REQUIREMENTS", "POLICY_SET", '"Enabled"'), "PASSED p: …"],
  ["complex, as a number", password("COMPLEXITY_REQUIREMENTS", "POLICY_DWORD", "1"), "PASSED p: …"],
  [
    "another switch as a number",
    password("REVERSIBLE_ENCRYPTION", "POLICY_DWORD", "0"),
    "UNDECIDED (undocumented) p: Tenable does not document what POLICY_DWORD means for a setting of POLICY_SET.",
  ],
  ["not reversible", password("REVERSIBLE_ENCRYPTION", "POLICY_SET", '"Disabled"'), "PASSED p: …"],
  [
    "a setting that is not shown",
    password("ENFORCE_PASSWORD_HISTORY", "POLICY_DWORD", "24"),
    "UNDECIDED (missing) p: The snapshot does not show the setting PasswordHistorySize.",
  ],
  [
    "a setting that nobody knows",
    password("PASSWORD_COLOUR", "POLICY_DWORD", "1"),
    "UNDECIDED (undocumented) p: The value of password_policy is not a known setting.",
  ],
  ["lockout", lockout("LOCKOUT_DURATION", "TIME_MINUTE", "[15..MAX]"), "PASSED p: …"],
  ["lockout in seconds", lockout("LOCKOUT_DURATION", "TIME_SECOND", "2700"), "PASSED p: …"],
  [
    "a rounded time",
    lockout("LOCKOUT_DURATION", "TIME_HOUR", "1"),
    "UNDECIDED (undocumented) p: LockoutDuration is 45, and Tenable does not document how the scanner rounds to the unit of value_type.",
  ],
  [
    "attempts are no time",
    lockout("LOCKOUT_THRESHOLD", "TIME_MINUTE", "[1..5]"),
    "UNDECIDED (undocumented) p: …",
  ],
  ["hours", kerberos("USER_TICKET_LIFETIME", "TIME_HOUR", "[1..10]"), "PASSED p: …"],
  ["minutes", kerberos("SERVICE_TICKET_LIFETIME", "TIME_MINUTE", "[1..400]"), "FAILED p: …"],
  [
    "both events",
    event("AUDIT_LOGON", '"Success, Failure"'),
    "PASSED p: AuditLogonEvents is 3, which meets…",
  ],
  ["equality, not inclusion", event("AUDIT_LOGON", '"Success"'), "FAILED p: …"],
  ["no events", event("AUDIT_SYSTEM", '"No auditing"'), "PASSED p: …"],
  [
    "a subcategory",
    sub("logoff", '"Success"'),
    'PASSED p: logoff is Success, which meets value_data : "Success".',
  ],
  ["and", sub("Account Lockout", '"Success" || "Success, Failure"'), "PASSED p: …"],
  ["not both", sub("Logoff", '"Success, Failure"'), "FAILED p: …"],
  ["contradicting outputs", sub("Torn", '"Success"'), "UNDECIDED (conflict) p: …"],
  ["a blank is missing", sub("Logoff", '"Success,Failure"'), "UNDECIDED (undocumented) p: …"],
  ["no names for the anonymous", anonymous('"Disabled"'), "PASSED p: …"],
  [
    "renamed",
    account("ADMINISTRATOR_ACCOUNT", "POLICY_TEXT", '"Administrator"', "check_type : CHECK_NOT_EQUAL"),
    'PASSED p: The name of the administrator account is "skipper", which meets value_data : "Administrator" under CHECK_NOT_EQUAL.',
  ],
  [
    "the guest is off",
    account("GUEST_ACCOUNT", "POLICY_SET", '"Disabled"'),
    "PASSED p: The guest account is disabled, which…",
  ],
  ["the guest's name by its SID", account("GUEST_ACCOUNT", "POLICY_TEXT", '"visitor"'), "PASSED p: …"],
  [
    "not shown",
    account("ADMINISTRATOR_ACCOUNT", "POLICY_SET", '"Disabled"'),
    "UNDECIDED (missing) p: The snapshot does not show whether the administrator account is enabled.",
  ],
  [
    "a right",
    right("SeDebugPrivilege", '"Administrators"'),
    "PASSED p: SeDebugPrivilege is held by Administrators, which meets…",
  ],
  ["names of the host", right("SeBackupPrivilege", '"Administrators" && "mate" && "cook"'), "PASSED p: …"],
  ["one too many", right("SeBackupPrivilege", '"Administrators" && "mate"'), "FAILED p: …"],
  [
    "nobody, since the list is whole",
    right("SeTcbPrivilege", '""'),
    "PASSED p: SeTcbPrivilege is held by nobody, which…",
  ],
  ["nobody is not somebody", right("SeTcbPrivilege", '"Administrators"'), "FAILED p: …"],
  [
    "with its domain",
    right("SeDebugPrivilege", '"BUILTIN\\Administrators"', "use_domain : YES"),
    "PASSED p: …",
  ],
  [
    "with a domain that counts or not",
    right("SeDebugPrivilege", '"BUILTIN\\Administrators"'),
    "UNDECIDED (undocumented) p: …",
  ],
  [
    "no name of a right",
    right("Debug", '""'),
    "UNDECIDED (undocumented) p: The value of right_type is not the name of a right.",
  ],
  ["a service", service("bilge", '"Disabled"'), "PASSED p: The service bilge is disabled, which meets…"],
  [
    "by the registry",
    service("Winch", '"Disabled" || "Manual"'),
    "PASSED p: The service Winch starts manually, which…",
  ],
  ["list and registry differ", service("Tide", '"Automatic"'), "UNDECIDED (conflict) p: …"],
  [
    "gone, as permitted",
    service("Ghost", '"Disabled"', "svc_option : CAN_BE_NULL"),
    "PASSED p: There is no service Ghost, line 28 of…",
  ],
  ["gone, not permitted", service("Ghost", '"Disabled"', "svc_option : CAN_NOT_BE_NULL"), "FAILED p: …"],
  ["gone, nothing said", service("Ghost", '"Disabled"'), "UNDECIDED (undocumented) p: …"],
  [
    "members",
    members("crew", '"mate" && "HARBOUR\\Pilots"'),
    "PASSED p: In the group crew is PIER\\mate, HARBOUR\\Pilots, which…",
  ],
  ["a member too many", members("Crew", '"mate"'), "FAILED p: …"],
  ["a domain that is not written", members("Crew", '"mate" && "Pilots"'), "UNDECIDED (undocumented) p: …"],
  ["no member", members("Empty", '""'), "PASSED p: …"],
  [
    "a predefined setting",
    predefined("Minimum password length", "[8..14]"),
    "PASSED Minimum password length: MinimumPasswordLength is 11, which meets value : [8..14].",
  ],
  [
    "a predefined option",
    predefined("Network security: Do not store LAN Manager hash value on next password change", '"Enabled"'),
    "PASSED Network security: Do not…",
  ],
  [
    "a number that Windows keeps as a text",
    predefined(
      "Interactive logon: Number of previous log-ons to cache (in case domain controller is not available)",
      "[0..4]",
    ),
    "PASSED Interactive logon: …",
  ],
  [
    "days that Windows keeps as days",
    predefined("Domain member: Maximum machine account password age", "30"),
    "PASSED Domain member: …",
  ],
  [
    "a predefined account",
    predefined("Accounts: Rename administrator account", '"skipper"'),
    "PASSED Accounts: Rename administrator account: The name…",
  ],
  [
    "an event log",
    predefined("Maximum application log size", "[16384..MAX]"),
    "PASSED Maximum application log size: …",
  ],
  [
    "how it is kept",
    predefined("Retention method for application log", '"manually"'),
    "PASSED Retention method for application log: …",
  ],
  [
    "a policy that differs by version",
    predefined(
      "System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing",
      '"Enabled"',
    ),
    "NOT_EVALUATED System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing: System cryptography:…",
  ],
];
checkWindows(host, cases);

checkWindows("language auditpol\n", [
  ["another display language", sub("Logoff", '"Success"'), "UNDECIDED (undocumented) p: …"],
]);

function predefined(name: string, value: string): string {
  return `<item>\n  name : "${name}"\n  value : ${value}\n</item>`;
}
