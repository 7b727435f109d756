/** An account or a group as Windows names it. */
export interface AccountName {
  /** Undefined if there is none, as for Everyone; "" if the domain varies. */
  domain: string | undefined;
  name: string;
}

const builtin = "BUILTIN";
const authority = "NT AUTHORITY";

/** The SIDs that mean the same on every host, with their English names. */
const fixed: Readonly<Record<string, readonly [domain: string | undefined, name: string]>> = {
  "s-1-0-0": [undefined, "NULL SID"],
  "s-1-1-0": [undefined, "Everyone"],
  "s-1-2-0": [undefined, "LOCAL"],
  "s-1-2-1": [undefined, "CONSOLE LOGON"],
  "s-1-3-0": [undefined, "CREATOR OWNER"],
  "s-1-3-1": [undefined, "CREATOR GROUP"],
  "s-1-3-4": [undefined, "OWNER RIGHTS"],
  "s-1-5-1": [authority, "DIALUP"],
  "s-1-5-2": [authority, "NETWORK"],
  "s-1-5-3": [authority, "BATCH"],
  "s-1-5-4": [authority, "INTERACTIVE"],
  "s-1-5-6": [authority, "SERVICE"],
  "s-1-5-7": [authority, "ANONYMOUS LOGON"],
  "s-1-5-8": [authority, "PROXY"],
  "s-1-5-9": [authority, "ENTERPRISE DOMAIN CONTROLLERS"],
  "s-1-5-10": [authority, "SELF"],
  "s-1-5-11": [authority, "Authenticated Users"],
  "s-1-5-12": [authority, "RESTRICTED"],
  "s-1-5-13": [authority, "TERMINAL SERVER USER"],
  "s-1-5-14": [authority, "REMOTE INTERACTIVE LOGON"],
  "s-1-5-15": [authority, "This Organization"],
  "s-1-5-17": [authority, "IUSR"],
  "s-1-5-18": [authority, "SYSTEM"],
  "s-1-5-19": [authority, "LOCAL SERVICE"],
  "s-1-5-20": [authority, "NETWORK SERVICE"],
  "s-1-5-32-544": [builtin, "Administrators"],
  "s-1-5-32-545": [builtin, "Users"],
  "s-1-5-32-546": [builtin, "Guests"],
  "s-1-5-32-547": [builtin, "Power Users"],
  "s-1-5-32-548": [builtin, "Account Operators"],
  "s-1-5-32-549": [builtin, "Server Operators"],
  "s-1-5-32-550": [builtin, "Print Operators"],
  "s-1-5-32-551": [builtin, "Backup Operators"],
  "s-1-5-32-552": [builtin, "Replicator"],
  "s-1-5-32-554": [builtin, "Pre-Windows 2000 Compatible Access"],
  "s-1-5-32-555": [builtin, "Remote Desktop Users"],
  "s-1-5-32-556": [builtin, "Network Configuration Operators"],
  "s-1-5-32-557": [builtin, "Incoming Forest Trust Builders"],
  "s-1-5-32-558": [builtin, "Performance Monitor Users"],
  "s-1-5-32-559": [builtin, "Performance Log Users"],
  "s-1-5-32-560": [builtin, "Windows Authorization Access Group"],
  "s-1-5-32-561": [builtin, "Terminal Server License Servers"],
  "s-1-5-32-562": [builtin, "Distributed COM Users"],
  "s-1-5-32-568": [builtin, "IIS_IUSRS"],
  "s-1-5-32-569": [builtin, "Cryptographic Operators"],
  "s-1-5-32-573": [builtin, "Event Log Readers"],
  "s-1-5-32-574": [builtin, "Certificate Service DCOM Access"],
  "s-1-5-32-575": [builtin, "RDS Remote Access Servers"],
  "s-1-5-32-576": [builtin, "RDS Endpoint Servers"],
  "s-1-5-32-577": [builtin, "RDS Management Servers"],
  "s-1-5-32-578": [builtin, "Hyper-V Administrators"],
  "s-1-5-32-579": [builtin, "Access Control Assistance Operators"],
  "s-1-5-32-580": [builtin, "Remote Management Users"],
  "s-1-5-32-581": [builtin, "System Managed Accounts Group"],
  "s-1-5-32-582": [builtin, "Storage Replica Administrators"],
  "s-1-5-32-583": [builtin, "Device Owners"],
  "s-1-5-80-0": ["NT SERVICE", "ALL SERVICES"],
  "s-1-5-83-0": ["NT VIRTUAL MACHINE", "Virtual Machines"],
  "s-1-5-90-0": ["Window Manager", "Window Manager Group"],
  "s-1-5-113": [authority, "Local account"],
  "s-1-5-114": [authority, "Local account and member of Administrators group"],
  "s-1-15-2-1": ["APPLICATION PACKAGE AUTHORITY", "ALL APPLICATION PACKAGES"],
  "s-1-15-2-2": ["APPLICATION PACKAGE AUTHORITY", "ALL RESTRICTED APPLICATION PACKAGES"],
};

/**
 * The groups of every domain, by the last number of their SIDs. Administrator and Guest are often renamed.
 */
const ofDomain: Readonly<Record<string, string>> = {
  "498": "Enterprise Read-only Domain Controllers",
  "512": "Domain Admins",
  "513": "Domain Users",
  "514": "Domain Guests",
  "515": "Domain Computers",
  "516": "Domain Controllers",
  "517": "Cert Publishers",
  "518": "Schema Admins",
  "519": "Enterprise Admins",
  "520": "Group Policy Creator Owners",
  "521": "Read-only Domain Controllers",
  "522": "Cloneable Domain Controllers",
  "525": "Protected Users",
  "526": "Key Admins",
  "527": "Enterprise Key Admins",
  "553": "RAS and IAS Servers",
  "571": "Allowed RODC Password Replication Group",
  "572": "Denied RODC Password Replication Group",
};

/** What a SID is called in English; undefined if that depends on the host or its domain. */
export function nameOfSid(sid: string): AccountName | undefined {
  const folded = sid.trim().toLowerCase();
  if (Object.hasOwn(fixed, folded)) {
    const [domain, name] = fixed[folded]!;
    return { domain, name };
  }
  const group = /^s-1-5-21-\d+-\d+-\d+-(\d+)$/.exec(folded)?.[1];
  return group !== undefined && Object.hasOwn(ofDomain, group)
    ? { domain: "", name: ofDomain[group]! }
    : undefined;
}

const names: ReadonlySet<string> = new Set(
  [...Object.values(fixed).map(([, name]) => name), ...Object.values(ofDomain)].map((name) =>
    name.toLowerCase(),
  ),
);

/** Does the name belong to a SID of its own, so that no other account has it? */
export function isWellKnownName(name: string): boolean {
  return names.has(name.toLowerCase());
}

export function isSid(text: string): boolean {
  return /^S-1-\d+(?:-\d+)+$/i.test(text.trim());
}
