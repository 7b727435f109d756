import type { Measure } from "../../windows-values/settings.ts";

/** A setting of the security policy: where it is in a security template, and what it counts. */
export interface Setting {
  section: string;
  name: string;
  measure: Measure;
  /** The command that shows it, without the file that it writes to. */
  command: string;
}

const secedit = "secedit /export /cfg policy.inf";

function access(name: string, measure: Measure): Setting {
  return { section: "System Access", name, measure, command: secedit };
}

function kerberos(name: string, measure: Measure): Setting {
  return { section: "Kerberos Policy", name, measure, command: secedit };
}

function event(name: string): Setting {
  return { section: "Event Audit", name, measure: "audit", command: secedit };
}

/** By the keyword that names them (G 268-273). */
export const settingNames: Readonly<Record<string, Readonly<Record<string, Setting>>>> = {
  password_policy: {
    ENFORCE_PASSWORD_HISTORY: access("PasswordHistorySize", "number"),
    MAXIMUM_PASSWORD_AGE: access("MaximumPasswordAge", "days"),
    MINIMUM_PASSWORD_AGE: access("MinimumPasswordAge", "days"),
    MINIMUM_PASSWORD_LENGTH: access("MinimumPasswordLength", "number"),
    COMPLEXITY_REQUIREMENTS: access("PasswordComplexity", "switch"),
    REVERSIBLE_ENCRYPTION: access("ClearTextPassword", "switch"),
    FORCE_LOGOFF: access("ForceLogoffWhenHourExpire", "switch"),
    LOCKOUT_ADMINS: access("AllowAdministratorLockout", "switch"),
  },
  lockout_policy: {
    LOCKOUT_DURATION: access("LockoutDuration", "minutes"),
    LOCKOUT_THRESHOLD: access("LockoutBadCount", "number"),
    LOCKOUT_RESET: access("ResetLockoutCount", "minutes"),
  },
  kerberos_policy: {
    USER_LOGON_RESTRICTIONS: kerberos("TicketValidateClient", "switch"),
    SERVICE_TICKET_LIFETIME: kerberos("MaxServiceAge", "minutes"),
    USER_TICKET_LIFETIME: kerberos("MaxTicketAge", "hours"),
    USER_TICKET_RENEWAL_LIFETIME: kerberos("MaxRenewAge", "days"),
    CLOCK_SYNCHRONIZATION_TOLERANCE: kerberos("MaxClockSkew", "minutes"),
  },
  audit_policy: {
    AUDIT_ACCOUNT_LOGON: event("AuditAccountLogon"),
    AUDIT_ACCOUNT_MANAGER: event("AuditAccountManage"),
    AUDIT_DIRECTORY_SERVICE_ACCESS: event("AuditDSAccess"),
    AUDIT_LOGON: event("AuditLogonEvents"),
    AUDIT_OBJECT_ACCESS: event("AuditObjectAccess"),
    AUDIT_POLICY_CHANGE: event("AuditPolicyChange"),
    AUDIT_PRIVILEGE_USE: event("AuditPrivilegeUse"),
    AUDIT_DETAILED_TRACKING: event("AuditProcessTracking"),
    AUDIT_SYSTEM: event("AuditSystemEvents"),
  },
};

/** Whether anonymous users may look up names and SIDs (G 300-301). */
export const anonymousNames: Setting = access("LSAAnonymousNameLookup", "switch");

/** A subcategory, as `auditpol` names it (G 274-276). */
export function subcategory(name: string): Setting {
  return { section: "auditpol", name, measure: "audit", command: "auditpol /get /category:*" };
}
