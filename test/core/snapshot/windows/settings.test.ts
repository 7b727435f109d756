import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { answer, answersTo, type Case } from "./asked.ts";

const template = (...sections: string[]) =>
  `[Unicode]\nUnicode=yes\n${sections.join("\n")}\n[Version]\nsignature="$CHICAGO$"\nRevision=1\n`;
const categories = [
  ..."System Logon ObjectAccess PrivilegeUse PolicyChange AccountManage ProcessTracking DSAccess AccountLogon".split(
    " ",
  ),
].map((name) =>
  /Access$|Logon$|Use$|Change$|Manage$|Tracking$/.test(name) ? `Audit${name}` : `Audit${name}Events`,
);
const rights = Array.from({ length: 22 }, (_, at) => `SeExample${at}Privilege = *S-1-5-32-544`);
const exported = template(
  '[System Access]\nMinimumPasswordLength = 8\nNewAdministratorName = "keeper"\nNewGuestName = "nobody"\nEnableAdminAccount = 1\nEnableGuestAccount = 0',
  `[Event Audit]\n${categories.map((name) => `${name} = 0`).join("\n")}`,
  "[Registry Values]\nMACHINE\\System\\CurrentControlSet\\Control\\Lsa\\NoLMHash=4,1",
  `[Privilege Rights]\n${rights.join("\n")}`,
);

describe("security templates", () => {
  answersTo([
    ...[
      "[UNICODE]\nUNICODE=YES\n[SYSTEM ACCESS]",
      "[system access]",
      "[Unicode]\nunicode=yes\n[System access]",
    ].map(
      (start): Case => [
        `as somebody wrote it: ${start.split("\n").at(-1)} below ${start.split("\n")[0]}`,
        `${start}\nminimumpasswordlength=12\n[VERSION]\nSIGNATURE="$CHICAGO$"\n`,
        { "setting System Access | MinimumPasswordLength": "12" },
      ],
    ),
    [
      "settings of each section",
      template(
        '[System Access]\nMaximumPasswordAge = -1\nNewGuestName = "nobody"',
        "[Event Audit]\nAuditLogonEvents = 3",
        "[Privilege Rights]\nSeTcbPrivilege = \nSeBackupPrivilege = *S-1-5-32-551,CONTOSO\\Keepers",
        "[Kerberos Policy]\nMaxClockSkew = 5",
      ),
      {
        "setting System Access | maximumpasswordage": "-1",
        "setting System Access | NewGuestName": "nobody",
        "setting Event Audit | AuditLogonEvents": "3",
        "setting Privilege Rights | SeTcbPrivilege": "",
        "setting Privilege Rights | SeBackupPrivilege": "*S-1-5-32-551,CONTOSO\\Keepers",
        "setting Kerberos Policy | MaxClockSkew": "5",
        "setting Privilege Rights | SeRestorePrivilege": "unknown: not captured",
        "setting System Access | LockoutBadCount": "unknown: not captured",
      },
    ],
    [
      "values of the registry",
      template(
        [
          "[Registry Values]",
          "MACHINE\\Software\\Contoso\\Number=4,15",
          'MACHINE\\Software\\Contoso\\Text=1,"x, y"',
          'MACHINE\\Software\\Contoso\\List=7,a,b","c,d',
          "MACHINE\\Software\\Contoso\\None=7,",
          "MACHINE\\Software\\Contoso\\Byte=3,1",
          "MACHINE\\Software\\Contoso\\Bytes=3,10",
          'MACHINE\\Software\\Contoso\\LegalNoticeText=7,one"," two',
        ].join("\n"),
      ),
      {
        "value HKLM\\Software\\Contoso | Number": "REG_DWORD 15",
        "value HKLM\\Software\\Contoso | Text": "REG_SZ x, y",
        "value HKLM\\Software\\Contoso | List": 'REG_MULTI_SZ ["a","b,c","d"]',
        "value HKLM\\Software\\Contoso | None": "REG_MULTI_SZ []",
        "value HKLM\\Software\\Contoso | Byte": "REG_BINARY 01",
        "value HKLM\\Software\\Contoso | Bytes": "unknown: not captured",
        "value HKLM\\Software\\Contoso | LegalNoticeText": "shown one, two",
        "value HKLM\\Software\\Contoso | Other": "unknown: not captured",
      },
    ],
    [
      "services, access lists and groups",
      template(
        '[Service General Setting]\n"Spooler",4,"D:AR(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"',
        '[File Security]\n"C:\\Data",0,"D:PAR(A;OICI;FA;;;SY)"\n"C:\\Left",1,"D:PAR(A;OICI;FA;;;SY)"',
        '[Registry Keys]\n"MACHINE\\SOFTWARE\\Contoso",2,"D:PAR(A;CI;KR;;;BU)"',
        "[Group Membership]\n*S-1-5-32-544__Memberof =\n*S-1-5-32-544__Members = *S-1-5-21-1-2-3-500,CONTOSO\\Keepers",
      ),
      {
        "start spooler": "disabled",
        "acl service | Spooler": "allow S-1-5-32-544 f01ff",
        "acl file | c:\\data": "protected; allow S-1-5-18 1f01ff OICI",
        "acl file | c:\\left": "unknown: not captured",
        "acl key | HKLM\\SOFTWARE\\Contoso": "protected; allow S-1-5-32-545 20019 CI",
        "group S-1-5-32-544": "S-1-5-21-1-2-3-500, CONTOSO\\Keepers",
      },
    ],
    [
      "the export of a host names every right that somebody has",
      exported,
      {
        "setting Privilege Rights | SeExample3Privilege": "*S-1-5-32-544",
        "setting Privilege Rights | SeTcbPrivilege": "absent",
        "setting System Access | LockoutBadCount": "unknown: not captured",
      },
    ],
    [
      "behind another text, and in front of one",
      `Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"A"=dword:1\n\n${template("[System Access]\nLockoutBadCount = 5")}\nUSER INFORMATION\n`,
      { "setting System Access | LockoutBadCount": "5", "value HKLM\\SOFTWARE\\Contoso | A": "REG_DWORD 1" },
    ],
    [
      "printed of a file that secedit wrote above",
      `C:\\>secedit /export /cfg C:\\Temp\\a.inf\n\nThe task has completed successfully.\nSee log %windir%\\security\\logs\\scesrv.log for detail info.\n\nC:\\>type C:\\temp\\a.inf\n${template("[Privilege Rights]\nSeBackupPrivilege = *S-1-5-32-551")}\nC:\\>`,
      {
        "setting Privilege Rights | SeBackupPrivilege": "*S-1-5-32-551",
        "setting Privilege Rights | SeTcbPrivilege": "absent",
      },
    ],
    [
      "printed of a file that nothing says more of",
      `PS C:\\> Get-Content C:\\Temp\\a.inf\n${template("[Privilege Rights]\nSeBackupPrivilege = *S-1-5-32-551")}\nPS C:\\> `,
      {
        "setting Privilege Rights | SeBackupPrivilege": "*S-1-5-32-551",
        "setting Privilege Rights | SeTcbPrivilege": "unknown: not captured",
      },
    ],
    [
      "the driver of a device is none",
      '[Version]\nSignature="$CHICAGO$"\nClass=Net\n[Manufacturer]\nx=y\n',
      { "setting Privilege Rights | SeTcbPrivilege": "nothing" },
    ],
  ]);

  it("a template that breaks off in a value does not show that one", () => {
    const text =
      "[Unicode]\nUnicode=yes\n[System Access]\nPasswordHistorySize = 24\nMinimumPasswordLength = 1";
    const { observations } = readSnapshot(text);
    assert.equal(answer(observations, "setting System Access | MinimumPasswordLength"), "unknown: cut");
    assert.equal(answer(observations, "setting System Access | PasswordHistorySize"), "24");
  });

  it("an object of group policy does not show what it leaves out, however much it sets", () => {
    const { observations } = readSnapshot([{ text: exported, policy: "machine" }]);
    assert.equal(answer(observations, "setting Privilege Rights | SeExample3Privilege"), "*S-1-5-32-544");
    assert.equal(answer(observations, "setting Privilege Rights | SeTcbPrivilege"), "unknown: not captured");
  });
});

const table = [
  "System audit policy",
  "Category/Subcategory                      Setting",
  "Logon/Logoff",
  "  Logon                                   Success and Failure",
  "  Special Logon                           No Auditing",
  "Policy Change",
  "  MPSSVC Rule-Level Policy Change         Success",
].join("\n");
const german = [
  "Systemüberwachungsrichtlinie",
  "Kategorie/Unterkategorie                  Einstellung",
  "An-/Abmeldung",
  "  Anmelden                                Erfolg",
].join("\n");
const csv = (rows: readonly string[], last = "") =>
  [
    `Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting${last}`,
    ...rows,
  ].join("\n");
const guid = (digits: string) => `{0CCE92${digits}-69AE-11D9-BED3-505054503030}`;

describe("the audit policy", () => {
  answersTo([
    [
      "the table of all categories",
      `C:\\>auditpol /get /category:*\n${table}\n\nC:\\>`,
      {
        "setting auditpol | logon": "Success and Failure",
        "setting auditpol | Special Logon": "No Auditing",
        "setting auditpol | MPSSVC Rule-Level Policy Change": "Success",
        "setting auditpol | Removable Storage": "absent",
      },
    ],
    [
      "the table of some categories",
      `C:\\>auditpol /get /category:"Logon/Logoff,Policy Change"\n${table}\n\nC:\\>`,
      {
        "setting auditpol | Logon": "Success and Failure",
        "setting auditpol | Removable Storage": "unknown: not captured",
      },
    ],
    [
      "without its command",
      `${table}\n\nAnd so on.\n`,
      {
        "setting auditpol | Logon": "Success and Failure",
        "setting auditpol | Removable Storage": "unknown: not captured",
      },
    ],
    [
      "in another display language",
      `C:\\>auditpol /get /category:*\n${german}\n\nC:\\>`,
      {
        "setting auditpol | Logon": "unknown: other language",
        "setting auditpol | Anmelden": "unknown: other language",
      },
    ],
    [
      "as CSV",
      `C:\\>auditpol /get /category:* /r\n\n${csv([`GATE1,System,Logon,${guid("15")},Success and Failure,`, `GATE1,System,File System,${guid("1D")},No Auditing,`])}\n\nC:\\>`,
      {
        "setting auditpol | Logon": "Success and Failure",
        "setting auditpol | File System": "No Auditing",
        "setting auditpol | Registry": "absent",
      },
    ],
    [
      "as CSV in another display language, without its command",
      `${csv([`TOR1,System,Anmelden,${guid("15")},Erfolg,`])}\n`,
      { "setting auditpol | Logon": "unknown: other language" },
    ],
    [
      "settings of a user are none of the system",
      `${csv([`GATE1,S-1-5-21-1-2-3-1000,Logon,${guid("15")},Success,`])}\n`,
      { "setting auditpol | Logon": "nothing" },
    ],
    [
      "the file of a group policy, edited in another display language",
      [
        {
          text: `${csv(
            [
              `,System,Anmelden überwachen,${guid("15")},Erfolg und Fehler,,3`,
              `,System,Audit Logoff,${guid("16")},No Auditing,,0`,
              `,System,Dateisystem,${guid("1D")},Keine Überwachung,,0`,
            ],
            ",Setting Value",
          )}\n`,
          policy: "machine",
        },
      ],
      {
        "setting auditpol | Logon": "Success and Failure",
        "setting auditpol | Logoff": "No Auditing",
        "setting auditpol | File System": "unknown: not captured",
        "setting auditpol | Registry": "unknown: not captured",
      },
    ],
  ]);
});

const netAccounts = [
  "Force user logoff how long after time expires?:       Never",
  "Minimum password age (days):                          1",
  "Maximum password age (days):                          Unlimited",
  "Minimum password length:                              14",
  "Length of password history maintained:                None",
  "Lockout threshold:                                    Never",
  "Lockout duration (minutes):                           30",
  "Lockout observation window (minutes):                 30",
  "Computer role:                                        SERVER",
  "The command completed successfully.",
].join("\n");

describe("net accounts", () => {
  const answers = {
    "setting System Access | MinimumPasswordAge": "1",
    "setting System Access | MaximumPasswordAge": "-1",
    "setting System Access | MinimumPasswordLength": "14",
    "setting System Access | PasswordHistorySize": "0",
    "setting System Access | LockoutBadCount": "0",
    "setting System Access | ResetLockoutCount": "30",
    "setting System Access | PasswordComplexity": "unknown: not captured",
  };
  answersTo([
    ["at a prompt", `C:\\>net accounts\n${netAccounts}\n\nC:\\>`, answers],
    ["without its command", `${netAccounts}\n`, answers],
    [
      "against a template that says otherwise",
      `${netAccounts}\n\n${template("[System Access]\nMinimumPasswordLength = 8\nMinimumPasswordAge = 1")}`,
      {
        "setting System Access | MinimumPasswordLength": "unknown: conflict",
        "setting System Access | MinimumPasswordAge": "1",
      },
    ],
  ]);
});

describe("LGPO", () => {
  const text =
    "; PARSING Computer POLICY\n; Source file:  C:\\x\\registry.pol\n\nComputer\nSoftware\\Policies\\Contoso\nWatts\nDWORD:45\n\n" +
    "Computer\nSoftware\\Policies\\Contoso\nRooms\nMULTISZ:a\\0b\n\nComputer\nSoftware\\Policies\\Contoso\nGone\nDELETE\n\n" +
    "User\nSoftware\\Policies\\Contoso\nFeed\nSZ:https://x.example/\n\nUser:Administrators\nSoftware\\Policies\\Contoso\nOnly\nSZ:x\n\n; PARSING COMPLETED.\n";
  answersTo([
    [
      "what an object sets",
      text,
      {
        "value HKLM\\Software\\Policies\\Contoso | watts": "REG_DWORD 45",
        "value HKLM\\Software\\Policies\\Contoso | Rooms": 'REG_MULTI_SZ ["a","b"]',
        "value HKLM\\Software\\Policies\\Contoso | Gone": "absent",
        "value HKCU\\Software\\Policies\\Contoso | Feed": "REG_SZ https://x.example/",
        "value HKCU\\Software\\Policies\\Contoso | Only": "unknown: not captured",
        "value HKLM\\Software\\Policies\\Contoso | Other": "unknown: not captured",
      },
    ],
    [
      "without comments, and broken off",
      "Computer\nSoftware\\Policies\\Contoso\nWatts\nDWORD:45\n\nComputer\nSoftware\\Policies\\Contoso\nVolts\nDWORD:2",
      {
        "value HKLM\\Software\\Policies\\Contoso | Watts": "REG_DWORD 45",
        "value HKLM\\Software\\Policies\\Contoso | Volts": "unknown: cut",
      },
    ],
  ]);
});
