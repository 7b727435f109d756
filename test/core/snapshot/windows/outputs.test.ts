import { describe } from "node:test";
import { answersTo, type Case } from "./asked.ts";

const cmd = (typed: string, output: string) => `C:\\>${typed}\n${output}\n\nC:\\>\n`;
const ps = (typed: string, output: string) => `PS C:\\> ${typed}\n\n${output}\n\n\nPS C:\\> \n`;
const key = "HKLM:\\SOFTWARE\\Contoso";
const at = "HKLM\\SOFTWARE\\Contoso";
const psPath = [
  "PSPath       : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso",
  "PSChildName  : Contoso",
  "PSProvider   : Microsoft.PowerShell.Core\\Registry",
].join("\n");

describe("Get-ItemProperty", () => {
  answersTo([
    [
      "an empty value of a whole key is there, one that is selected may not be",
      ps(`Get-ItemProperty -Path ${key}`, `Note         :\nWatts        : 60\n${psPath}`) +
        ps(`Get-ItemProperty ${key}\\Door | select Left | fl`, "Left :"),
      {
        [`value ${at} | Note`]: "shown",
        [`value ${at} | Gone`]: "absent",
        [`value ${at}\\Door | Left`]: "unknown: not captured",
      },
    ],
    [
      "the values of a key, whose types are not shown",
      ps(
        `Get-ItemProperty -Path '${key}'`,
        `Watts        : 60\nNote         : on: off\nEmpty        :\n${psPath}`,
      ),
      {
        [`value ${at} | watts`]: "shown 60",
        [`value ${at} | Note`]: "shown on: off",
        [`value ${at} | Gone`]: "absent",
        [`value ${at} | PSChildName`]: "absent",
      },
    ],
    [
      "one value",
      ps(`Get-ItemProperty -Path "${key}" -Name Watts`, `Watts        : 60\n${psPath}`),
      { [`value ${at} | Watts`]: "shown 60", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "values that were selected",
      ps(`Get-ItemProperty ${key} | Select-Object Watts, Gone | Format-List`, "Watts : 60\nGone  :"),
      { [`value ${at} | Watts`]: "shown 60", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "a value by itself",
      ps(`(Get-ItemProperty -Path ${key}).Watts`, "60") +
        ps(`Get-ItemPropertyValue -Path ${key} -Name Volts`, "230"),
      { [`value ${at} | Watts`]: "shown 60", [`value ${at} | Volts`]: "shown 230" },
    ],
    [
      "no such key",
      ps(
        `Get-ItemProperty -Path ${key}`,
        `Get-ItemProperty : Cannot find path 'HKLM:\\SOFTWARE\\Contoso' because it does not exist.\nAt line:1 char:1\n+ Get-ItemProperty -Path ${key}`,
      ),
      { [`key ${at}`]: "absent", [`value ${at} | Watts`]: "absent" },
    ],
    [
      "no such value",
      ps(
        `Get-ItemProperty -Path ${key} -Name Watts`,
        "Get-ItemProperty : Property Watts does not exist at path HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso.\nAt line:1 char:1",
      ),
      { [`value ${at} | Watts`]: "absent", [`key ${at}`]: "unknown: not captured" },
    ],
    [
      "a text that is wrapped",
      ps(`Get-ItemProperty -Path ${key}`, `Note         : one two three\n               four\n${psPath}`),
      { [`value ${at} | Note`]: "unknown: not captured" },
    ],
    [
      "another host",
      ps(`Get-ItemProperty -Path ${key} -ComputerName gate2`, `Watts        : 60\n${psPath}`),
      { [`value ${at} | Watts`]: "unknown: not captured" },
    ],
    ["Test-Path", ps(`Test-Path ${key}`, "False"), { [`key ${at}`]: "absent" }],
  ]);
});

const system = "Win32_ComputerSystem";

describe("WMI", () => {
  answersTo([
    [
      "wmic, a table",
      cmd("wmic computersystem get DomainRole,Name", "DomainRole  Name   \n3           gate 1  \n"),
      {
        [`rows ${system} | DomainRole`]: "3",
        [`rows ${system} | name,domainrole`]: "gate 1,3",
        [`rows ${system} | Model`]: "unknown: not captured",
      },
    ],
    [
      "wmic, a list with doubled line ends",
      cmd(
        "wmic computersystem get DomainRole,Name /value",
        "\r\r\n\r\r\nDomainRole=3\r\r\nName=gate=1\r\r\n\r\r\n",
      ).replaceAll(/(?<!\r)\n/g, "\r\n"),
      { [`rows ${system} | DomainRole,Name`]: "3,gate=1" },
    ],
    [
      "wmic, CSV",
      cmd(
        "wmic os get Caption,Version /format:csv",
        "\nNode,Caption,Version\nGATE1,Windows Server 2022,10.0",
      ),
      { "rows Win32_OperatingSystem | Version": "10.0" },
    ],
    [
      "wmic, CSV with a comma in a cell",
      cmd("wmic os get Caption,Version /format:csv", "\nNode,Caption,Version\nGATE1,Windows, Server,10.0"),
      { "rows Win32_OperatingSystem | Version": "unknown: not captured" },
    ],
    [
      "wmic, rows of a condition, in a namespace",
      cmd(
        'wmic /namespace:\\\\root\\cimv2\\power path Win32_PowerPlan where "IsActive=true" get ElementName',
        "ElementName\nBalanced",
      ),
      {
        "rows Win32_PowerPlan in root/cimv2/power | ElementName where isactive = TRUE": "Balanced",
        "rows Win32_PowerPlan in root/cimv2/power | ElementName": "unknown: not captured",
      },
    ],
    [
      "wmic, no rows",
      cmd("wmic qfe get HotFixID", "No Instance(s) Available."),
      {
        "rows Win32_QuickFixEngineering | HotFixID": "",
        "rows Win32_QuickFixEngineering | Description": "unknown: not captured",
      },
    ],
    [
      "wmic, another host",
      cmd("wmic /node:gate2 computersystem get DomainRole", "DomainRole\n3"),
      { [`rows ${system} | DomainRole`]: "unknown: not captured" },
    ],
    [
      "Get-CimInstance, a list",
      ps(
        `Get-CimInstance -ClassName ${system} | Select-Object DomainRole, Name | Format-List`,
        "DomainRole : 3\nName       : gate1",
      ),
      { [`rows ${system} | DomainRole,Name`]: "3,gate1" },
    ],
    [
      "Get-WmiObject, a table with numbers at the right",
      ps(
        "Get-WmiObject Win32_Share | select Name,Type,Description",
        "Name          Type Description\n----          ---- -----------\nADMIN$  2147483648 Remote Admin\nData             0",
      ),
      { "rows Win32_Share | Name,Type,Description": "ADMIN$,2147483648,Remote Admin; Data,0," },
    ],
    [
      "a table with a cell that is cut short",
      ps(
        "Get-CimInstance Win32_Share",
        "Name   Description\n----   -----------\nADMIN$ Remote Ad...\nData   x",
      ),
      {
        "rows Win32_Share | Name": "ADMIN$; Data",
        "rows Win32_Share | Description": "unknown: not captured",
      },
    ],
    [
      "JSON",
      ps(
        `Get-CimInstance ${system} | Select DomainRole,PartOfDomain | ConvertTo-Json`,
        '{\n    "DomainRole":  3,\n    "PartOfDomain":  true\n}',
      ),
      { [`rows ${system} | DomainRole,PartOfDomain`]: "3,True" },
    ],
    [
      "CSV",
      ps(
        "Get-CimInstance Win32_Share | Select Name,Path | ConvertTo-Csv -NoTypeInformation",
        '"Name","Path"\n"Data","C:\\Da,ta"\n"X",""',
      ),
      { "rows Win32_Share | Name,Path": "Data,C:\\Da,ta; X," },
    ],
    [
      "a property by itself, and a query",
      ps(`(Get-CimInstance ${system}).DomainRole`, "3") +
        ps('Get-WmiObject -Query "select Name from Win32_Share where Type = 0"', "Name\n----\nData"),
      { [`rows ${system} | DomainRole`]: "3", "rows Win32_Share | Name where type=0": "Data" },
    ],
    [
      "JSON with which the text ends",
      'PS C:\\> Get-CimInstance Win32_Share | Select Name | ConvertTo-Json\n[\n    {\n        "Name":  "Data"\n    }\n]\n',
      { "rows Win32_Share | Name": "Data" },
    ],
    [
      "JSON that breaks off",
      'PS C:\\> Get-CimInstance Win32_Share | Select Name | ConvertTo-Json\n[\n    {\n        "Name":  "Data"\n    },\n',
      { "rows Win32_Share | Name": "unknown: not captured" },
    ],
    ...[
      [
        "a table",
        "Get-CimInstance Win32_ComputerSystem | ft DomainRole",
        "DomainRole\n----------\n         4\n",
      ],
      [
        "CSV",
        "Get-CimInstance Win32_ComputerSystem | select DomainRole | ConvertTo-Csv",
        '#TYPE X\n"DomainRole"\n"4"\n',
      ],
      ["a property", "(Get-CimInstance Win32_ComputerSystem).DomainRole", "4\n"],
      ["wmic", "wmic computersystem get DomainRole", "DomainRole\n4\n"],
    ].map(
      ([name, command, output]): Case => [
        `the one row of a class with which the text ends, ${name}`,
        `PS C:\\> ${command}\n${output}`,
        { [`rows ${system} | DomainRole`]: "4" },
      ],
    ),
    [
      "the one row of a class of which the text ends in the cell",
      `PS C:\\> (Get-CimInstance ${system}).DomainRole\n1`,
      { [`rows ${system} | DomainRole`]: " … cut" },
    ],
    [
      "rows with which the text ends",
      "PS C:\\> Get-CimInstance Win32_Share | ft Name\nName\n----\nData\n",
      { "rows Win32_Share | Name": "Data … cut" },
    ],
    [
      "rows that a pipe selects",
      ps("Get-CimInstance Win32_Share | Where-Object { $_.Type -eq 0 } | Select Name", "Name\n----\nData"),
      { "rows Win32_Share | Name": "unknown: not captured" },
    ],
    [
      "outputs that contradict each other",
      cmd("wmic computersystem get DomainRole", "DomainRole\n3") +
        ps(`(Get-CimInstance ${system}).DomainRole`, "5"),
      { [`rows ${system} | DomainRole`]: "unknown: conflict" },
    ],
  ]);
});

const qc = (name: string, start: string) =>
  `[SC] QueryServiceConfig SUCCESS\n\nSERVICE_NAME: ${name}\n        TYPE               : 10  WIN32_OWN_PROCESS \n        START_TYPE         : ${start}\n        ERROR_CONTROL      : 1   NORMAL`;
const state = (name: string) =>
  `\nSERVICE_NAME: ${name}\nDISPLAY_NAME: The ${name}\n        TYPE               : 110  WIN32_OWN_PROCESS  (interactive)\n        STATE              : 4  RUNNING`;

describe("services", () => {
  answersTo([
    [
      "sc qc and sc query",
      cmd("sc qc Lamp", qc("Lamp", "2   AUTO_START  (DELAYED)")) + cmd("sc.exe query Lamp", state("Lamp")),
      { "start lamp": "automatic", "state Lamp": "running", "start Door": "unknown: not captured" },
    ],
    [
      "no such service",
      cmd(
        "sc qc Lamp",
        "[SC] OpenService FAILED 1060:\n\nThe specified service does not exist as an installed service.",
      ),
      { "start Lamp": "absent", "state Lamp": "absent" },
    ],
    [
      "denied",
      cmd("sc qc Lamp", "[SC] OpenService FAILED 5:\n\nAccess is denied."),
      { "start Lamp": "unknown: denied" },
    ],
    [
      "all of them",
      cmd("sc query state= all", `${state("Lamp")}\n${state("Door")}`),
      { "state Door": "running", "state Gone": "absent", "start Gone": "unknown: not captured" },
    ],
    [
      "those that run",
      cmd("sc query", state("Lamp")),
      { "state Lamp": "running", "state Gone": "unknown: not captured" },
    ],
    [
      "another host",
      cmd("sc \\\\gate2 qc Lamp", qc("Lamp", "4   DISABLED")),
      { "start Lamp": "unknown: not captured" },
    ],
    ["without its command", `${qc("Lamp", "4   DISABLED")}\n`, { "start Lamp": "disabled" }],
    [
      "Get-Service",
      ps(
        "Get-Service",
        "Status   Name               DisplayName\n------   ----               -----------\nRunning  Lamp               The Lamp\nStopped  Door               The Door",
      ),
      {
        "state Lamp": "running",
        "state door": "stopped",
        "state Gone": "absent",
        "start Lamp": "unknown: not captured",
      },
    ],
    [
      "start types",
      ps(
        "Get-Service | Select-Object Name, StartType",
        "Name StartType\n---- ---------\nLamp  Disabled\nDoor    Manual",
      ),
      { "start Lamp": "disabled", "start Door": "manual", "start Gone": "absent" },
    ],
    [
      "one service, as JSON and by itself",
      ps(
        "Get-Service Lamp | Select Name,StartType,Status | ConvertTo-Json",
        '{ "Name": "Lamp", "StartType": 4, "Status": 1 }',
      ) + ps("(Get-Service -Name Door).StartType", "Automatic"),
      { "start Lamp": "disabled", "state Lamp": "stopped", "start Door": "automatic" },
    ],
    [
      "no such service, said by PowerShell",
      ps(
        "Get-Service Lamp",
        "Get-Service : Cannot find any service with service name 'Lamp'.\nAt line:1 char:1\n+ Get-Service Lamp",
      ),
      { "start Lamp": "absent" },
    ],
    [
      "rows of Win32_Service",
      ps(
        "Get-CimInstance Win32_Service | Select Name,StartMode,State",
        "Name StartMode State\n---- --------- -----\nLamp Auto      Running\nDoor Disabled  Stopped",
      ),
      {
        "start Lamp": "automatic",
        "start Door": "disabled",
        "state Door": "stopped",
        "start Gone": "absent",
      },
    ],
  ]);
});

const dashes = "-".repeat(79);
const done = "The command completed successfully.";

describe("accounts and groups", () => {
  answersTo([
    [
      "net user",
      cmd(
        "net user",
        `\nUser accounts for \\\\GATE1\n\n${dashes}\nkeeper                   Guest                    lamp\n${done}`,
      ),
      { "account keeper": "", "account guest": "", "account Administrator": "absent" },
    ],
    [
      "net user NAME",
      cmd(
        "net user Guest",
        `User name                    Guest\nFull Name                    \nAccount active               No\n\n${done}`,
      ),
      { "account Guest": "disabled", "account lamp": "unknown: not captured" },
    ],
    [
      "no such account",
      cmd("net user Gone", "The user name could not be found."),
      { "account Gone": "absent" },
    ],
    [
      "net localgroup NAME",
      cmd(
        "net localgroup Administrators",
        `Alias name     Administrators\nComment        x\n\nMembers\n\n${dashes}\nkeeper\nCONTOSO\\Domain Admins\n${done}`,
      ),
      { "group administrators": "keeper, CONTOSO\\Domain Admins", "group Guests": "unknown: not captured" },
    ],
    [
      "an empty group",
      cmd("net localgroup Guests", `Alias name     Guests\nComment\n\nMembers\n\n${dashes}\n${done}`),
      { "group Guests": "" },
    ],
    [
      "a group whose list breaks off",
      cmd(
        "net localgroup Administrators",
        `Alias name     Administrators\nComment        x\n\nMembers\n\n${dashes}\nkeeper`,
      ),
      { "group Administrators": "unknown: not captured" },
    ],
    [
      "net localgroup",
      cmd("net localgroup", `\nAliases for \\\\GATE1\n\n${dashes}\n*Administrators\n*Guests\n${done}`),
      { "group Guests": "unknown: not captured", "group Keepers": "absent" },
    ],
    [
      "Get-LocalUser",
      ps(
        "Get-LocalUser",
        "Name   Enabled Description\n----   ------- -----------\nGuest  False   Built-in account\nkeeper True",
      ),
      { "account guest": "disabled", "account keeper": "enabled", "account lamp": "absent" },
    ],
    [
      "Get-LocalUser with SIDs, and net user",
      ps(
        "Get-LocalUser | Select-Object Name,Enabled,SID",
        "Name   Enabled SID\n----   ------- ---\nkeeper    True S-1-5-21-1-2-3-500",
      ) +
        cmd(
          "net user keeper",
          `User name                    keeper\nAccount active               Yes\n${done}`,
        ),
      { "account keeper": "enabled S-1-5-21-1-2-3-500" },
    ],
    [
      "Get-LocalGroupMember",
      ps(
        "Get-LocalGroupMember -Group Administrators",
        "ObjectClass Name                  PrincipalSource\n----------- ----                  ---------------\nUser        GATE1\\keeper          Local\nGroup       CONTOSO\\Domain Admins ActiveDirectory",
      ),
      { "group Administrators": "GATE1\\keeper, CONTOSO\\Domain Admins" },
    ],
    [
      "Get-LocalGroupMember with a name that is cut short",
      ps(
        "Get-LocalGroupMember Administrators",
        "ObjectClass Name       PrincipalSource\n----------- ----       ---------------\nUser        GATE1\\k... Local",
      ),
      { "group Administrators": "unknown: not captured" },
    ],
  ]);
});

describe("access lists", () => {
  answersTo([
    [
      "icacls",
      cmd(
        "icacls C:\\Data",
        "C:\\Data NT AUTHORITY\\SYSTEM:(OI)(CI)(F)\n        BUILTIN\\Users:(I)(OI)(CI)(RX)\n        GATE1\\lamp:(DENY)(W,DC)\n\nSuccessfully processed 1 files; Failed processing 0 files",
      ),
      {
        "acl file | c:\\DATA\\":
          "allow NT AUTHORITY\\SYSTEM 1f01ff OICI; allow BUILTIN\\Users 1200a9 IDOICI; deny GATE1\\lamp 100156",
      },
    ],
    [
      "icacls with a path with blanks, that does not end, that there is not",
      cmd(
        'icacls "C:\\My Data"',
        "C:\\My Data BUILTIN\\Users:(RX)\n\nSuccessfully processed 1 files; Failed processing 0 files",
      ) +
        cmd("icacls C:\\Cut", "C:\\Cut BUILTIN\\Users:(RX)") +
        cmd(
          "icacls C:\\None",
          "C:\\None: The system cannot find the file specified.\nSuccessfully processed 0 files; Failed processing 1 files",
        ),
      {
        "acl file | C:\\My Data": "allow BUILTIN\\Users 1200a9",
        "acl file | C:\\Cut": "unknown: not captured",
        "acl file | C:\\None": "absent",
        "status C:\\None": "absent",
      },
    ],
    [
      "Get-Acl",
      ps(
        `(Get-Acl ${key}).Sddl`,
        "O:BAG:SYD:PAI(A;CIIO;KA;;;CO)(A;CI;KR;;;BU)(D;;0x20006;;;S-1-5-21-1-2-3-1001)",
      ) +
        ps(
          "Get-Acl C:\\Data | Select-Object Sddl | Format-List",
          "Sddl : O:SYD:(A;;FA;;;BA)S:AI(AU;SAFA;WD;;;WD)",
        ),
      {
        "acl key | HKLM\\SOFTWARE\\Contoso":
          "owner S-1-5-32-544; protected; allow S-1-3-0 f003f CIIO; allow S-1-5-32-545 20019 CI; deny S-1-5-21-1-2-3-1001 20006",
        "acl file | C:\\Data": "owner S-1-5-18; allow S-1-5-32-544 1f01ff; audit S-1-1-0 40000 SAFA",
      },
    ],
    [
      "sc sdshow",
      cmd("sc sdshow Lamp", "\nD:(A;;CCLCSWLOCRRC;;;IU)S:(ML;;NW;;;LW)"),
      { "acl service | lamp": "allow S-1-5-4 2018d" },
    ],
    [
      "entries with conditions or of objects",
      cmd("sc sdshow Lamp", "\nD:(XA;;CC;;;IU;(Member_of {SID(BA)}))") +
        cmd("sc sdshow Door", "\nD:(OA;;CC;bf967a86-0de6-11d0-a285-00aa003049e2;;IU)"),
      { "acl service | Lamp": "unknown: not captured", "acl service | Door": "unknown: not captured" },
    ],
  ]);
});

const volume = " Volume in drive C has no label.\n Volume Serial Number is 1234-ABCD\n";

const itemHeader =
  "Mode                 LastWriteTime         Length Name\n----                 -------------         ------ ----";

describe("commands and files", () => {
  answersTo([
    [
      "what PowerShell printed, in whatever way it was run",
      ps("Get-Lamp  -All", "on") + cmd('powershell -NoProfile -Command "Get-Door | Select Left"', "shut"),
      { "command Get-Lamp -All": "on", "command Get-Door | Select Left": "shut" },
    ],
    [
      "a command over several lines",
      "PS C:\\> Get-Lamp |\n>> Select Left\n>>\non\nPS C:\\> ",
      { "command Get-Lamp | Select Left": "on" },
    ],
    [
      "appcmd",
      cmd(
        '%windir%\\system32\\inetsrv\\appcmd.exe list config "Default Web Site" /section:access',
        "<access />",
      ),
      { "command appcmd list config default web site /section:access": "<access />" },
    ],
    [
      "dir of a file, of a folder, and of what is not there",
      cmd(
        "dir C:\\Lamp\\Lamp.exe",
        `${volume}\n Directory of C:\\Lamp\n\n09/15/2018  12:13 AM           274,944 lamp.exe\n               1 File(s)        274,944 bytes`,
      ) +
        cmd("dir /a C:\\Lamp", `${volume}\n Directory of C:\\Lamp\n\n15.09.2018  12:13    <DIR>          .`) +
        cmd("dir C:\\Lamp\\none.exe", `${volume}\n Directory of C:\\Lamp\n\nFile Not Found`) +
        cmd("dir /a C:\\Lamp\\gone.exe", `${volume}\n Directory of C:\\Lamp\n\nFile Not Found`),
      {
        "status c:\\lamp\\LAMP.exe": "file",
        "status C:\\Lamp": "folder",
        "status C:\\Lamp\\none.exe": "unknown: filtered",
        "status C:\\Lamp\\gone.exe": "absent",
      },
    ],
    [
      "Test-Path of a file",
      ps("Test-Path C:\\Lamp\\a.exe", "True") + ps("Test-Path -Path 'C:\\Lamp\\b.exe'", "False"),
      { "status C:\\Lamp\\a.exe": "there", "status C:\\Lamp\\b.exe": "absent" },
    ],
    [
      "Get-Item and Get-ChildItem",
      ps(
        "Get-ChildItem C:\\Lamp",
        `\n    Directory: C:\\Lamp\n\n\n${itemHeader}\nd-----        15/09/2018     12:13                2 bulbs\n-a----        15/09/2018     12:13             12 a b.exe\n-a----        15/09/2018     12:13             12 a-long-na\n                                                  me.exe\n-a----        15/09/2018     12:13             12 another-l...`,
      ) +
        ps(
          "Get-Item -Path 'C:\\Lamp\\gone.exe'",
          "Get-Item : Cannot find path 'C:\\Lamp\\gone.exe' because it does not exist.\nAt line:1 char:1",
        ) +
        ps("gi C:\\Lamp\\far.exe", "Get-Item : Could not find item C:\\Lamp\\far.exe.") +
        ps(
          "Get-ChildItem C:\\Lamp -Filter *.ini",
          `\n    Directory: C:\\Lamp\n\n\n${itemHeader}\n-a----        15/09/2018     12:13             12 x.ini`,
        ),
      {
        "status c:\\lamp\\A B.exe": "file",
        "status C:\\Lamp\\2 bulbs": "folder",
        "status C:\\Lamp\\a-long-na": "unknown: not captured",
        "status C:\\Lamp\\another-l...": "unknown: not captured",
        "status C:\\Lamp\\gone.exe": "absent",
        "status C:\\Lamp\\far.exe": "unknown: not captured",
        "status C:\\Lamp\\hidden.exe": "unknown: not captured",
        "status C:\\Lamp\\x.ini": "unknown: not captured",
      },
    ],
    [
      "the text of a file",
      cmd("type C:\\Lamp\\lamp.ini", "[lamp]\nwatts=60") +
        cmd('type "C:\\Lamp\\none.ini"', "The system cannot find the file specified."),
      { "file c:\\lamp\\lamp.ini": "[lamp]\nwatts=60\n\n", "file c:\\lamp\\none.ini": "absent" },
    ],
    [
      "a prompt in the text of a file is none",
      `C:\\>type C:\\a.txt\nC:\\Users\\eve>reg query ${at} /v A\n\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\n    A    REG_DWORD    0x1\n\nC:\\>`,
      { [`value ${at} | A`]: "unknown: not captured" },
    ],
    [
      "the whole export of a key, printed",
      `C:\\>reg export ${at} C:\\x.reg\nThe operation completed successfully.\n\nC:\\>type C:\\x.reg\nWindows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"A"=dword:00000001\n\n\nC:\\>`,
      {
        [`value ${at} | A`]: "REG_DWORD 1",
        [`value ${at} | Gone`]: "absent",
        "value HKLM\\SOFTWARE\\Other | A": "unknown: not captured",
      },
    ],
  ]);
});
