import { item } from "../../fixture.ts";
import { checkWindows, type WindowsCase } from "../../windows-host.ts";

function output(type: string, keyword: string, command: string, data: string, ...more: string[]): string {
  const keywords = ["value_type : POLICY_TEXT", `value_data : ${data}`, `${keyword} : '${command}'`];
  return item(type, 'description : "o"', ...keywords, ...more);
}

const powershell = (command: string, data: string, ...more: string[]) =>
  output("AUDIT_POWERSHELL", "powershell_args", command, data, ...more);
const exchange = (command: string, data: string, ...more: string[]) =>
  output("AUDIT_EXCHANGE", "powershell_args", command, data, ...more);
const appcmd = (command: string, data: string, ...more: string[]) =>
  output("AUDIT_IIS_APPCMD", "appcmd_args", command, data, ...more);

function wmi(request: string, attribute: string, valueType: string, data: string, ...more: string[]): string {
  const keywords = [
    `value_type : ${valueType}`,
    `value_data : ${data}`,
    'wmi_namespace : "root/CIMV2"',
    `wmi_request : "${request}"`,
    `wmi_attribute : "${attribute}"`,
    `wmi_key : "${attribute}"`,
  ];
  return item("WMI_POLICY", 'description : "w"', ...keywords, ...more);
}

const host = `cmd Get-Depth
>
>Deep
>
cmd Get-Winds
>North
>East
cmd Get-Nothing
cmd Get-Typo
>Get-Typo : The term 'Get-Typo' is not recognized as the name of a cmdlet
>    + CategoryInfo          : ObjectNotFound
cmd Get-Shoal
>Get-Shoal : Access is denied.
cmd Get-Reef | Format-List
>Get-Reef: The reef is not there.
cmd Get-Wreck
>Tide-Table : low
cmd powershell.exe -EncodedCommand RwBvAA==
>Gone
cmd appcmd list site
>SITE "Quay" (id:1)
rows Win32_ComputerSystem | Name,DomainRole | PIER,3
rows Win32_Berth | Name,Depth | a,4;b,5
rows Win32_Boat | Name | Gull;Tern
rows Win32_Empty | Name
rows Win32_Berth | Name | b | Depth > 4
rows Win32_Bare | Name | ,
rows Win32_Flag | Raised,When,All | True,1/2/2026 3:04:05 PM,{a b}
`;

const cases: WindowsCase[] = [
  [
    "what is printed",
    powershell("Get-Depth", '"Deep"'),
    'PASSED o: `Get-Depth` printed "Deep", which meets value_data : "Deep".',
  ],
  ["something else", powershell("Get-Depth", '"Shallow"'), "FAILED o: …"],
  ["another case", powershell("Get-Depth", '"deep"'), "UNDECIDED (undocumented) o: …"],
  ["a pattern", powershell("Get-Winds", '"East"', "check_type : CHECK_REGEX"), "PASSED o: …"],
  [
    "a pattern for a line or the whole",
    powershell("Get-Winds", '"^East$"', "check_type : CHECK_REGEX"),
    "UNDECIDED (undocumented) o: …",
  ],
  ["no such text", powershell("Get-Winds", '"South"', "check_type : CHECK_NOT_REGEX"), "PASSED o: …"],
  [
    "nothing, and a text is wanted",
    powershell("Get-Nothing", '"x"'),
    "FAILED o: `Get-Nothing` printed nothing, which does not meet…",
  ],
  [
    "nothing, as permitted",
    powershell("Get-Nothing", '"x"', "powershell_option : CAN_BE_NULL"),
    "PASSED o: …",
  ],
  ["nothing, and nothing is wanted", powershell("Get-Nothing", '""'), "UNDECIDED (undocumented) o: …"],
  [
    "nothing, and no text is wanted",
    powershell("Get-Nothing", '"x"', "check_type : CHECK_NOT_REGEX"),
    "UNDECIDED (undocumented) o: …",
  ],
  [
    "an error is no output",
    powershell("Get-Typo", '"x"', "check_type : CHECK_NOT_EQUAL"),
    "UNDECIDED (undocumented) o: `Get-Typo` printed an error, and…",
  ],
  [
    "an error that names its cmdlet",
    powershell("Get-Shoal", '"x"', "check_type : CHECK_NOT_REGEX"),
    "UNDECIDED (undocumented) o: `Get-Shoal` printed an error, and…",
  ],
  [
    "an error of version 7",
    powershell("Get-Reef | Format-List", '"x"', "check_type : CHECK_NOT_REGEX"),
    "UNDECIDED (undocumented) o: `Get-Reef | Format-List` printed an error, and…",
  ],
  [
    "a property that is like one",
    powershell("Get-Wreck", '"x"', "check_type : CHECK_NOT_REGEX"),
    "PASSED o: …",
  ],
  ["an encoded command", powershell("RwBvAA==", '"Gone"', "ps_encoded_args : YES"), "PASSED o: …"],
  [
    "only shown",
    powershell("Get-Depth", '""', "only_show_cmd_output : YES"),
    "NOT_EVALUATED o: only_show_cmd_output : YES only shows what the command prints and judges nothing.",
  ],
  [
    "not captured",
    powershell("Get-Height", '"x"'),
    "UNDECIDED (missing) o: The snapshot does not show the output of `Get-Height`.",
  ],
  ["Exchange ignores case", exchange("Get-Depth", '"DEEP"'), "PASSED o: …"],
  ["in patterns too", exchange("Get-Depth", '"^DEEP"', "check_type : CHECK_REGEX"), "PASSED o: …"],
  [
    "appcmd",
    appcmd("list site", '"Quay"', "check_type : CHECK_REGEX"),
    "PASSED o: `appcmd.exe list site` printed…",
  ],
  [
    "a list of appcmd",
    appcmd("list app {}", '"x"', "appcmd_list : 'list sites'"),
    "UNDECIDED (undocumented) o: Tenable does not document what appcmd_list does in AUDIT_IIS_APPCMD.",
  ],
  [
    "a member server",
    wmi("select DomainRole from Win32_ComputerSystem", "DomainRole", "POLICY_DWORD", "2 || 3"),
    'PASSED w: DomainRole of Win32_ComputerSystem is "3", which meets value_data : 2 || 3.',
  ],
  [
    "every row",
    wmi("SELECT Name, Depth FROM Win32_Berth", "Depth", "POLICY_DWORD", "[4..5]"),
    'PASSED w: Depth of Win32_Berth is "4", "5" in 2 rows, which…',
  ],
  ["one row is not", wmi("SELECT Name, Depth FROM Win32_Berth", "Depth", "POLICY_DWORD", "4"), "FAILED w: …"],
  [
    "all names",
    wmi(
      "select Name from Win32_Boat",
      "Name",
      "POLICY_MULTI_TEXT",
      '"Gull" && "Tern"',
      "wmi_option : WMI_ENUM",
    ),
    "PASSED w: …",
  ],
  [
    "among the names",
    wmi("select Name from Win32_Boat", "Name", "POLICY_MULTI_TEXT", '"Tern"', "check_type : CHECK_EQUAL_ANY"),
    "PASSED w: …",
  ],
  [
    "no rows are an error",
    wmi("select Name from Win32_Empty", "Name", "POLICY_TEXT", '"x"'),
    "ERROR w: The query returns no Name of Win32_Empty, line 25 of…",
  ],
  [
    "no rows, as permitted",
    wmi("select Name from Win32_Empty", "Name", "POLICY_TEXT", '"x"', "wmi_option : CAN_BE_NULL"),
    "PASSED w: …",
  ],
  [
    "the same condition",
    wmi("select Name from Win32_Berth where depth>4", "Name", "POLICY_TEXT", '"b"'),
    "PASSED w: …",
  ],
  [
    "another condition",
    wmi("select Name from Win32_Berth where depth>5", "Name", "POLICY_TEXT", '"b"'),
    "UNDECIDED (missing) w: …",
  ],
  [
    "an empty cell",
    wmi("select Name from Win32_Bare", "Name", "POLICY_TEXT", '""'),
    "UNDECIDED (partial) w: …",
  ],
  ...["Raised", "When", "All"].map(
    (name): WindowsCase => [
      `a value that tables show in their own way: ${name}`,
      wmi(`select ${name} from Win32_Flag`, name, "POLICY_TEXT", '"True"'),
      "UNDECIDED (undocumented) w: …",
    ],
  ),
  [
    "no attributes",
    wmi("select * from Win32_Boat", "Name", "POLICY_TEXT", '"x"'),
    "UNDECIDED (undocumented) w: …",
  ],
  [
    "rows that are only shown",
    wmi("select Name from Win32_Boat", "Name", "POLICY_TEXT", '""', "only_show_query_output : YES"),
    "NOT_EVALUATED w: …",
  ],
];
checkWindows(host, cases);
