import { type KnownAccount, knownAccounts } from "./check-account.ts";
import { anonymousNames, type Setting, settingNames } from "./setting-names.ts";

/** What a predefined policy (G 335-351) looks at. */
export type PredefinedPlace =
  | { is: "setting"; setting: Setting }
  | { is: "account"; account: KnownAccount }
  /** `isKeptOtherwise`: Windows stores the number as a string, or as a single byte. */
  | { is: "registry"; key: string; item: string; isKeptOtherwise: boolean };

const system = "HKLM\\SYSTEM\\CurrentControlSet\\";
const lsa = `${system}Control\\Lsa`;
const manager = `${system}Control\\Session Manager`;
const netlogon = `${system}Services\\Netlogon\\Parameters`;
const client = `${system}Services\\LanmanWorkstation\\Parameters`;
const server = `${system}Services\\LanManServer\\Parameters`;
const winreg = `${system}Control\\SecurePipeServers\\Winreg`;
const winlogon = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";
const policies = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System";
const recovery = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Setup\\RecoveryConsole";
const dcom = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DCOM";

/** Where Windows stores the security options, by their names in the guide. */
const options: Readonly<Record<string, readonly [key: string, item: string, isKeptOtherwise?: true]>> = {
  "Accounts: Limit local account use of blank password to console logon only": [lsa, "LimitBlankPasswordUse"],
  "Audit: Audit the access of global system objects": [lsa, "AuditBaseObjects"],
  "Audit: Audit the use of Backup and Restore privilege": [lsa, "FullPrivilegeAuditing", true],
  "Audit: Shut down system immediately if unable to log security audits": [lsa, "CrashOnAuditFail"],
  "DCOM: Machine Launch Restrictions in Security Descriptor Definition Language (SDDL) syntax": [
    dcom,
    "MachineLaunchRestriction",
  ],
  "DCOM: Machine Access Restrictions in Security Descriptor Definition Language (SDDL) syntax": [
    dcom,
    "MachineAccessRestriction",
  ],
  "Devices: Allow undock without having to log on": [policies, "UndockWithoutLogon"],
  "Devices: Allowed to format and eject removable media": [winlogon, "AllocateDASD", true],
  "Devices: Prevent users from installing printer drivers": [
    `${system}Control\\Print\\Providers\\LanMan Print Services\\Servers`,
    "AddPrinterDrivers",
  ],
  "Devices: Restrict CD-ROM access to locally logged-on user only": [winlogon, "AllocateCDRoms", true],
  "Devices: Restrict floppy access to locally logged-on user only": [winlogon, "AllocateFloppies", true],
  "Devices: Unsigned driver installation behavior": [
    "HKLM\\SOFTWARE\\Microsoft\\Driver Signing",
    "Policy",
    true,
  ],
  "Domain controller: Allow server operators to schedule tasks": [lsa, "SubmitControl"],
  "Domain controller: LDAP server signing requirements": [
    `${system}Services\\NTDS\\Parameters`,
    "LDAPServerIntegrity",
  ],
  "Domain controller: Refuse machine account password changes": [netlogon, "RefusePasswordChange"],
  "Domain member: Digitally encrypt or sign secure channel data (always)": [netlogon, "RequireSignOrSeal"],
  "Domain member: Digitally encrypt secure channel data (when possible)": [netlogon, "SealSecureChannel"],
  "Domain member: Digitally sign secure channel data (when possible)": [netlogon, "SignSecureChannel"],
  "Domain member: Disable machine account password changes": [netlogon, "DisablePasswordChange"],
  "Domain member: Maximum machine account password age": [netlogon, "MaximumPasswordAge"],
  "Domain member: Require strong (Windows 2000 or later) session key": [netlogon, "RequireStrongKey"],
  "Interactive logon: Display user information when the session is locked": [
    policies,
    "DontDisplayLockedUserId",
  ],
  "Interactive logon: Do not display last user name": [policies, "DontDisplayLastUserName"],
  "Interactive logon: Do not require CTRL+ALT+DEL": [policies, "DisableCAD"],
  "Interactive logon: Message text for users attempting to log on": [policies, "LegalNoticeText"],
  "Interactive logon: Message title for users attempting to log on": [policies, "LegalNoticeCaption"],
  "Interactive logon: Number of previous log-ons to cache (in case domain controller is not available)": [
    winlogon,
    "CachedLogonsCount",
    true,
  ],
  "Interactive logon: Prompt user to change password before expiration": [winlogon, "PasswordExpiryWarning"],
  "Interactive logon: Require Domain Controller authentication to unlock workstation": [
    winlogon,
    "ForceUnlockLogon",
  ],
  "Interactive logon: Require smart card": [policies, "ScForceOption"],
  "Interactive logon: Smart card removal behavior": [winlogon, "ScRemoveOption", true],
  "Microsoft network client: Digitally sign communications (always)": [client, "RequireSecuritySignature"],
  "Microsoft network client: Digitally sign communications (if server agrees)": [
    client,
    "EnableSecuritySignature",
  ],
  "Microsoft network client: Send unencrypted password to third-party SMB servers": [
    client,
    "EnablePlainTextPassword",
  ],
  "Microsoft network server: Amount of idle time required before suspending session": [
    server,
    "AutoDisconnect",
  ],
  "Microsoft network server: Digitally sign communications (always)": [server, "RequireSecuritySignature"],
  "Microsoft network server: Digitally sign communications (if client agrees)": [
    server,
    "EnableSecuritySignature",
  ],
  "Microsoft network server: Disconnect clients when logon hours expire": [server, "EnableForcedLogOff"],
  "Network access: Do not allow anonymous enumeration of SAM accounts": [lsa, "RestrictAnonymousSAM"],
  "Network access: Do not allow anonymous enumeration of SAM accounts and shares": [lsa, "RestrictAnonymous"],
  "Network access: Do not allow storage of credentials or .NET Passports for network authentication": [
    lsa,
    "DisableDomainCreds",
  ],
  "Network access: Let Everyone permissions apply to anonymous users": [lsa, "EveryoneIncludesAnonymous"],
  "Network access: Named Pipes that can be accessed anonymously": [server, "NullSessionPipes"],
  "Network access: Remotely accessible registry paths and sub-paths": [`${winreg}\\AllowedPaths`, "Machine"],
  "Network access: Remotely accessible registry paths": [`${winreg}\\AllowedExactPaths`, "Machine"],
  "Network access: Restrict anonymous access to Named Pipes and Shares": [server, "RestrictNullSessAccess"],
  "Network access: Shares that can be accessed anonymously": [server, "NullSessionShares"],
  "Network access: Sharing and security model for local accounts": [lsa, "ForceGuest"],
  "Network security: Do not store LAN Manager hash value on next password change": [lsa, "NoLMHash"],
  "Network security: LAN Manager authentication level": [lsa, "LmCompatibilityLevel"],
  "Network security: LDAP client signing requirements": [`${system}Services\\LDAP`, "LDAPClientIntegrity"],
  "Network security: Minimum session security for NTLM SSP based (including secure RPC) clients": [
    `${lsa}\\MSV1_0`,
    "NTLMMinClientSec",
  ],
  "Network security: Minimum session security for NTLM SSP based (including secure RPC) servers": [
    `${lsa}\\MSV1_0`,
    "NTLMMinServerSec",
  ],
  "Recovery console: Allow automatic administrative logon": [recovery, "SecurityLevel"],
  "Recovery console: Allow floppy copy and access to all drives and all folders": [recovery, "SetCommand"],
  "Shutdown: Allow system to be shut down without having to log on": [policies, "ShutdownWithoutLogon"],
  "Shutdown: Clear virtual memory pagefile": [`${manager}\\Memory Management`, "ClearPageFileAtShutdown"],
  "System cryptography: Force strong key protection for user keys stored on the computer": [
    "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography",
    "ForceKeyProtection",
  ],
  "System objects: Default owner for objects created by members of the Administrators group": [
    lsa,
    "NoDefaultAdminOwner",
  ],
  "System objects: Require case insensitivity for non-Windows subsystems": [
    `${manager}\\Kernel`,
    "ObCaseInsensitive",
  ],
  "System objects: Strengthen default permissions of internal system objects (e.g. Symbolic Links)": [
    manager,
    "ProtectionMode",
  ],
  "System settings: Optional subsystems": [`${manager}\\SubSystems`, "Optional"],
  "System settings: Use Certificate Rules on Windows Executables for Software Restriction Policies": [
    "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Safer\\CodeIdentifiers",
    "AuthenticodeEnabled",
  ],
};

const { password_policy, lockout_policy, kerberos_policy, audit_policy } = settingNames as Record<
  string,
  Readonly<Record<string, Setting>>
>;

/** The settings of the security policy, by their names in the guide. */
const settings: Readonly<Record<string, Setting | undefined>> = {
  "Enforce password history": password_policy!.ENFORCE_PASSWORD_HISTORY,
  "Maximum password age": password_policy!.MAXIMUM_PASSWORD_AGE,
  "Minimum password age": password_policy!.MINIMUM_PASSWORD_AGE,
  "Minimum password length": password_policy!.MINIMUM_PASSWORD_LENGTH,
  "Password must meet complexity requirements": password_policy!.COMPLEXITY_REQUIREMENTS,
  "Network security: Force log off when logon hours expire": password_policy!.FORCE_LOGOFF,
  "Account lockout duration": lockout_policy!.LOCKOUT_DURATION,
  "Account lockout threshold": lockout_policy!.LOCKOUT_THRESHOLD,
  "Reset lockout account counter after": lockout_policy!.LOCKOUT_RESET,
  "Enforce user logon restrictions": kerberos_policy!.USER_LOGON_RESTRICTIONS,
  "Maximum lifetime for service ticket": kerberos_policy!.SERVICE_TICKET_LIFETIME,
  "Maximum lifetime for user ticket": kerberos_policy!.USER_TICKET_LIFETIME,
  "Maximum lifetime for user renewal ticket": kerberos_policy!.USER_TICKET_RENEWAL_LIFETIME,
  "Maximum tolerance for computer clock synchronization": kerberos_policy!.CLOCK_SYNCHRONIZATION_TOLERANCE,
  "Audit account logon events": audit_policy!.AUDIT_ACCOUNT_LOGON,
  "Audit account management": audit_policy!.AUDIT_ACCOUNT_MANAGER,
  "Audit directory service access": audit_policy!.AUDIT_DIRECTORY_SERVICE_ACCESS,
  "Audit logon events": audit_policy!.AUDIT_LOGON,
  "Audit object access": audit_policy!.AUDIT_OBJECT_ACCESS,
  "Audit policy change": audit_policy!.AUDIT_POLICY_CHANGE,
  "Audit privilege use": audit_policy!.AUDIT_PRIVILEGE_USE,
  "Audit process tracking": audit_policy!.AUDIT_DETAILED_TRACKING,
  "Audit system events": audit_policy!.AUDIT_SYSTEM,
  "Network access: Allow anonymous SID/Name translation": anonymousNames,
};

/** The settings of the three event logs: `Maximum security log size`. */
const logSettings: readonly [pattern: RegExp, name: string, measure: Setting["measure"]][] = [
  [/^Maximum (\w+) log size$/, "MaximumLogSize", "kilobytes"],
  [/^Prevent local guests group from accessing (\w+) log$/, "RestrictGuestAccess", "switch"],
  [/^Retain (\w+) log$/, "RetentionDays", "days"],
  [/^Retention method for (\w+) log$/, "AuditLogRetentionPeriod", "retention"],
];

/** Where the host has what the policy with this name is about; undefined if that is not known. */
export function predefinedPlace(name: string): PredefinedPlace | undefined {
  const setting = Object.hasOwn(settings, name) ? settings[name] : logSetting(name);
  if (setting !== undefined) return { is: "setting", setting };
  const account = /^Accounts: (?:Rename (\w+) account|(\w+) account status)$/.exec(name);
  if (account !== null) {
    const who = `${(account[1] ?? account[2]!).toUpperCase()}_ACCOUNT`;
    return Object.hasOwn(knownAccounts, who) ? { is: "account", account: knownAccounts[who]! } : undefined;
  }
  if (!Object.hasOwn(options, name)) return undefined;
  const [key, item, isKeptOtherwise = false] = options[name]!;
  return { is: "registry", key, item, isKeptOtherwise };
}

function logSetting(policy: string): Setting | undefined {
  for (const [pattern, name, measure] of logSettings) {
    const log = pattern.exec(policy)?.[1];
    if (log === undefined || !/^(?:application|security|system)$/.test(log)) continue;
    return { section: `${log} Log`, name, measure, command: "secedit /export /cfg policy.inf" };
  }
  return undefined;
}
