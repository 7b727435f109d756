import { item } from "../../fixture.ts";
import { checkWindows } from "../../windows-host.ts";

function file(path: string, option: string, ...more: string[]): string {
  const keywords = ["value_type : POLICY_TEXT", `value_data : "${path}"`, `file_option : ${option}`];
  return item("FILE_CHECK", 'description : "f"', ...keywords, ...more);
}

function content(type: string, path: string, regex: string, expect: string, ...more: string[]): string {
  const keywords = [
    "value_type : POLICY_TEXT",
    `value_data : "${path}"`,
    `regex : "${regex}"`,
    `expect : "${expect}"`,
  ];
  return item(type, 'description : "c"', ...keywords, ...more);
}

function version(path: string, data: string, ...more: string[]): string {
  const keywords = ["value_type : POLICY_FILE_VERSION", `value_data : "${data}"`, `file : "${path}"`];
  return item("FILE_VERSION", 'description : "v"', ...keywords, ...more);
}

function permissions(
  type: string,
  valueType: string,
  block: string,
  object: string,
  ...more: string[]
): string {
  const keywords = [`value_type : ${valueType}`, `value_data : "${block}"`, object];
  return item(type, 'description : "a"', ...keywords, ...more);
}

const host = `status c:\\harbour\\BUOY.exe | file
status C:\\Harbour\\gone.exe | gone
status C:\\Harbour\\bin | folder
reg HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion | SystemRoot | REG_SZ | D:\\Win
status D:\\Win\\tide.ini | gone
status %programfiles%\\Tide\\t.exe | file
file C:\\Harbour\\quay.ini
>depth=4
>width=20
file C:\\Harbour\\empty.ini
cmd (Get-Item -LiteralPath 'C:\\Harbour\\buoy.exe').VersionInfo | ForEach-Object { '{0}.{1}.{2}.{3}' -f $_.FileMajorPart, $_.FileMinorPart, $_.FileBuildPart, $_.FilePrivatePart }
>2.10.0.7
acl file | C:\\Harbour | BUILTIN\\Administrators allow 1f01ff OI CI; NT_AUTHORITY\\SYSTEM allow 10000000 OI CI
acl file | C:\\Docks | BUILTIN\\Administrators allow 1f01ff OI CI; Everyone allow 1200a9 OI CI
acl file | C:\\Locks | CONTOSO\\Administrators allow 1f01ff OI CI; NT_AUTHORITY\\SYSTEM allow 1f01ff OI CI
acl file | C:\\Piers | BUILTIN\\Administrators allow 1f01ff; BUILTIN\\Administrators allow 1f01ff OI CI IO; NT_AUTHORITY\\SYSTEM allow 1f01ff OI CI
acl key | HKLM\\SOFTWARE\\Harbour | BUILTIN\\Users allow 20019 CI
acl service | Winch | Everyone allow 14
absent HKLM\\SOFTWARE\\Sunk
`;

checkWindows(host, [
  [
    "a file",
    file("C:\\Harbour\\buoy.exe", "MUST_EXIST"),
    "PASSED f: C:\\Harbour\\buoy.exe exists, line 1 of the snapshot.",
  ],
  ["a file too many", file("C:\\Harbour\\buoy.exe", "MUST_NOT_EXIST"), "FAILED f: …"],
  ["no file", file("C:\\Harbour\\gone.exe", "MUST_NOT_EXIST"), "PASSED f: …"],
  ["a folder", file("C:\\Harbour\\bin", "MUST_NOT_EXIST"), "UNDECIDED (undocumented) f: …"],
  ["a variable that the registry has", file("%SystemRoot%\\tide.ini", "MUST_NOT_EXIST"), "PASSED f: …"],
  ["a variable as it was typed", file("%ProgramFiles%\\Tide\\t.exe", "MUST_EXIST"), "PASSED f: …"],
  ["a variable that nothing shows", file("%commonfiles%\\t.exe", "MUST_EXIST"), "UNDECIDED (missing) f: …"],
  [
    "no full path",
    file("buoy.exe", "MUST_EXIST"),
    "UNDECIDED (undocumented) f: The value of value_data is not a full path.",
  ],
  [
    "a line",
    content("FILE_CONTENT_CHECK", "C:\\Harbour\\quay.ini", "^depth=", "^depth=[3-5]$"),
    "PASSED c: …",
  ],
  [
    "a wrong line",
    content("FILE_CONTENT_CHECK", "C:\\Harbour\\quay.ini", "^width=", "^width=[3-5]$"),
    "FAILED c: …",
  ],
  ["no line", content("FILE_CONTENT_CHECK", "C:\\Harbour\\quay.ini", "^length=", "."), "FAILED c: …"],
  [
    "a line that must not be",
    content("FILE_CONTENT_CHECK_NOT", "C:\\Harbour\\quay.ini", "^depth=", "4"),
    "FAILED c: …",
  ],
  [
    "a line as it should be",
    content("FILE_CONTENT_CHECK_NOT", "C:\\Harbour\\quay.ini", "^depth=", "5"),
    "PASSED c: …",
  ],
  [
    "no line to be otherwise",
    content("FILE_CONTENT_CHECK_NOT", "C:\\Harbour\\quay.ini", "^length=", "5"),
    "UNDECIDED (undocumented) c: …",
  ],
  [
    "no file, as permitted",
    content("FILE_CONTENT_CHECK", "C:\\Harbour\\gone.exe", "a", "a", "file_option : CAN_BE_NULL"),
    "PASSED c: …",
  ],
  [
    "no file",
    content("FILE_CONTENT_CHECK", "C:\\Harbour\\gone.exe", "a", "a"),
    "UNDECIDED (undocumented) c: …",
  ],
  [
    "an empty file is an error",
    content("FILE_CONTENT_CHECK", "C:\\Harbour\\empty.ini", "a", "a", "file_option : CAN_NOT_BE_NULL"),
    "ERROR c: …",
  ],
  [
    "a version",
    version("C:\\Harbour\\buoy.exe", "2.9.0.0", "check_type : CHECK_GREATER_THAN_OR_EQUAL"),
    "PASSED v: The version of C:\\Harbour\\buoy.exe is 2.10.0.7, which…",
  ],
  [
    "too old a version",
    version("C:\\Harbour\\buoy.exe", "2.11", "check_type : CHECK_GREATER_THAN_OR_EQUAL"),
    "FAILED v: …",
  ],
  ["which way round", version("C:\\Harbour\\buoy.exe", "2.11"), "UNDECIDED (undocumented) v: …"],
  [
    "the version of a file that must exist",
    version("C:\\Harbour\\gone.exe", "2.11", "file_option : MUST_EXIST"),
    "FAILED v: …",
  ],
]);

const blocks = `<file_acl: "HULL">
  <user: "Administrators">
    acl_inheritance : "not inherited"
    acl_apply : "This folder, subfolders and files"
    acl_allow : "Full Control"
  </user>
  <user: "System">
    acl_inheritance : "not inherited"
    acl_apply : "this folder, subfolders and files"
    acl_allow : "modify" | "delete subfolder and files" | "change permissions" | "take ownership"
  </user>
</acl>
<registry_acl: "KEEL">
  <user: "Users">
    acl_inheritance : "not used"
    acl_apply : "this key and subkeys"
    acl_allow : "read"
  </user>
</acl>
<service_acl: "WINCH">
  <user: "Everyone">
    acl_inheritance : "not inherited"
    acl_apply : "this object only"
    acl_allow : "start" | "query status"
  </user>
</acl>
<file_acl: "ODD">
  <user: "Users">
    acl_inheritance : "not inherited"
    acl_apply : "this folder only"
    acl_allow : "write"
  </user>
</acl>`;

checkWindows(
  host,
  [
    [
      "the entries of the block",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "HULL", 'file : "C:\\Harbour"'),
      'PASSED a: The access list of C:\\Harbour has 2 entries, which meets value_data : "HULL".',
    ],
    [
      "accounts of another domain with the names of the block",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "HULL", 'file : "C:\\Locks"'),
      "UNDECIDED (undocumented) a: …",
    ],
    [
      "another account",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "HULL", 'file : "C:\\Docks"'),
      "FAILED a: …",
    ],
    [
      "the same in other words",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "HULL", 'file : "C:\\Piers"'),
      "UNDECIDED (undocumented) a: …",
    ],
    [
      "a key",
      permissions("REGISTRY_PERMISSIONS", "REG_ACL", "KEEL", 'reg_key : "HKLM\\SOFTWARE\\Harbour"'),
      "PASSED a: …",
    ],
    [
      "no key, as permitted",
      permissions(
        "REGISTRY_PERMISSIONS",
        "REG_ACL",
        "KEEL",
        'reg_key : "HKLM\\SOFTWARE\\Sunk"',
        "acl_option : CAN_BE_NULL",
      ),
      "PASSED a: …",
    ],
    [
      "a service",
      permissions("SERVICE_PERMISSIONS", "SERVICE_ACL", "WINCH", 'service : "Winch"'),
      "PASSED a: …",
    ],
    [
      "not shown",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "HULL", 'file : "C:\\Other"'),
      "UNDECIDED (missing) a: …",
    ],
    [
      "no such block",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "NONE", 'file : "C:\\Harbour"'),
      "UNDECIDED (undocumented) a: The policy has no <file_acl> with the name NONE.",
    ],
    [
      "a right whose bits are not said",
      permissions("FILE_PERMISSIONS", "FILE_ACL", "ODD", 'file : "C:\\Harbour"'),
      'UNDECIDED (undocumented) a: What the right "write" of the user Users is not known.',
    ],
  ],
  { blocks },
);
