import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineOf } from "../../../../core/observations/excerpt.ts";
import { compileRegex } from "../../../../core/regex/compile.ts";
import { anonymise } from "../../../../core/snapshot/anonymise/anonymise.ts";
import { redact } from "../../../../core/snapshot/anonymise/redact.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { decode } from "../../../../core/snapshot/text/decode.ts";
import { answer } from "../windows/asked.ts";
import { framedByPowershell, type TestItem } from "./framed.ts";

const exported = (...lines: string[]): string =>
  `${["Windows Registry Editor Version 5.00", "", ...lines].join("\n")}\n`;
const leaf = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern";

const cases: [what: string, items: TestItem[], answers: Record<string, string>][] = [
  [
    "values of every type, and those that there are not",
    [
      {
        kind: "registry",
        key: leaf,
        text: exported(
          `[${leaf}]`,
          '"Number"=dword:ffffffff',
          '"Text"="a \\"b\\" C:\\\\c"',
          '@="default"',
          '"Lines"=hex(1):61,00,0d,00,0a,00,fc,00,00,00',
          '"Path"=hex(2):25,00,41,00,25,00,00,00',
          '"List"=hex(7):61,00,00,00,62,00,63,00,00,00,00,00',
          '"Large"=hex(b):01,00,00,00,00,00,00,80',
          '"Bytes"=hex:01,ff',
          '"Gone"=-',
        ),
      },
    ],
    {
      "value HKLM\\Software\\fern | number": "REG_DWORD 4294967295",
      [`value ${leaf} | Text`]: 'REG_SZ a "b" C:\\c',
      [`value ${leaf} | `]: "REG_SZ default",
      [`value ${leaf} | Lines`]: "REG_SZ a\r\n\u00fc",
      [`value ${leaf} | Path`]: "REG_EXPAND_SZ %A%",
      [`value ${leaf} | List`]: 'REG_MULTI_SZ ["a","bc"]',
      [`value ${leaf} | Large`]: "REG_QWORD 9223372036854775809",
      [`value ${leaf} | Bytes`]: "REG_BINARY 01ff",
      [`value ${leaf} | GONE`]: "absent",
      [`value ${leaf} | Unasked`]: "unknown: not captured",
      [`key ${leaf}`]: "there",
      [`key ${leaf}\\Below`]: "unknown: not captured",
    },
  ],
  [
    "keys that are absent, denied, or can't be asked for",
    [
      { kind: "registry", key: `${leaf}A`, end: "absent" },
      { kind: "registry", key: `${leaf}B`, end: "denied" },
      { kind: "registry", key: `${leaf}/C`, end: "unclear" },
    ],
    {
      [`value ${leaf}A\\Below | X`]: "absent",
      [`key ${leaf}A`]: "absent",
      [`value ${leaf}B | X`]: "unknown: denied",
      [`value ${leaf}/C | X`]: "unknown: not captured",
    },
  ],
  [
    "the users, and a value of each",
    [
      {
        kind: "registry",
        key: "HKEY_USERS",
        text: exported("[HKEY_USERS]", "[HKEY_USERS\\.DEFAULT]", "[HKEY_USERS\\S-1-5-21-1-2-3-1001]"),
        end: "keys",
      },
      {
        kind: "registry",
        key: "HKEY_USERS\\S-1-5-21-1-2-3-1001\\Fern",
        text: exported("[HKEY_USERS\\S-1-5-21-1-2-3-1001\\Fern]", '"A"=dword:00000002'),
      },
    ],
    {
      "keys HKU": ".default, s-1-5-21-1-2-3-1001",
      "value HKU\\S-1-5-21-1-2-3-1001\\Fern | A": "REG_DWORD 2",
    },
  ],
  [
    "what is not as an export has it",
    [{ kind: "registry", key: leaf, text: exported(`[${leaf}]`, '"A"=dword:1', "something else") }],
    { [`value ${leaf} | A`]: "unknown: cut" },
  ],
  [
    "the security policy of the host",
    [
      {
        kind: "own",
        key: "secedit /export",
        text: '[Unicode]\nUnicode=yes\n[System Access]\nMinimumPasswordLength = 9\nNewGuestName = "Moss"\n[Privilege Rights]\nSeBackupPrivilege = *S-1-5-32-544\n[Version]\nsignature="$CHICAGO$"\nRevision=1\n',
      },
    ],
    {
      "setting System Access | MinimumPasswordLength": "9",
      "setting System Access | NewGuestName": "Moss",
      "setting Privilege Rights | SeBackupPrivilege": "*S-1-5-32-544",
      "setting Privilege Rights | SeTcbPrivilege": "absent",
      "setting System Access | LockoutBadCount": "unknown: not captured",
    },
  ],
  [
    "a policy that a user without rights may not export, but net accounts",
    [
      { kind: "own", key: "secedit /export", end: "denied" },
      {
        kind: "own",
        key: "net accounts",
        text: "Force user logoff how long after time expires?:       Never\nMinimum password length:                              7\n",
      },
    ],
    {
      "setting System Access | MinimumPasswordLength": "7",
      "setting System Access | PasswordComplexity": "unknown: denied",
      "setting Privilege Rights | SeTcbPrivilege": "unknown: denied",
    },
  ],
  [
    "what is audited, as auditpol lists it",
    [
      {
        kind: "own",
        key: "auditpol /get /category:* /r",
        text: "\nMachine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting\nFERN,System,Logon,{0CCE9215-69AE-11D9-BED3-505054503030},Success and Failure,\n",
      },
    ],
    { "setting auditpol | Logon": "Success and Failure", "setting auditpol | Logoff": "absent" },
  ],
  [
    "an auditpol that failed",
    [{ kind: "own", key: "auditpol /get /category:* /r", text: "", end: "87" }],
    { "setting auditpol | Logon": "unknown: not captured" },
  ],
  [
    "rows of WMI",
    [
      { kind: "rows", key: "root\\cimv2:win32_fern\nName", text: "=a \\\\ b\\nc\n-\n=\n" },
      { kind: "rows", key: "root\\cimv2:win32_fern\nName\nSize = 3\nor 1=1", text: "" },
      { kind: "rows", key: "root\\moss:fern\nName", end: "failed" },
    ],
    {
      "rows win32_fern | Name": "a \\ b\nc; ; ",
      "rows win32_fern | Name where Size=3 or 1 = 1": "",
      "rows win32_fern | Size": "unknown: not captured",
      "rows fern in root\\moss | Name": "unknown: not captured",
    },
  ],
  [
    "files, and what there is at a path",
    [
      { kind: "file", key: "%SystemRoot%\\Fern.ini", text: "[a]\r\nb=\u00fc\r\n" },
      { kind: "file", key: "C:\\Gone.txt", end: "absent" },
      { kind: "file", key: "C:\\Secret.txt", end: "denied" },
      { kind: "file", key: "C:\\Long.txt", text: "a\nb", end: "0" },
      { kind: "status", key: "C:\\Moss", text: "folder" },
      { kind: "status", key: "C:/Moss/a.txt", text: "file" },
      { kind: "status", key: "C:\\None", end: "absent" },
      { kind: "status", key: "C:\\Hidden", end: "denied" },
    ],
    {
      "file %systemroot%\\fern.ini": "[a]\r\nb=\u00fc\r\n",
      "file c:\\gone.txt": "absent",
      "file c:\\secret.txt": "unknown: denied",
      "status c:\\gone.txt": "absent",
      "status c:\\moss": "folder",
      "status c:\\moss\\a.txt": "file",
      "status c:\\none": "absent",
      "status c:\\hidden": "unknown: denied",
    },
  ],
  [
    "access lists",
    [
      { kind: "acl", key: "file:c:\\moss", text: "O:BAG:SYD:PAI(A;OICI;FA;;;SY)" },
      { kind: "acl", key: `key:${leaf}`, text: "O:BAD:(A;;KR;;;BU)" },
      { kind: "acl", key: "service:fern", text: "D:(A;;CCLC;;;AU)" },
      { kind: "acl", key: "service:gone", end: "absent" },
      { kind: "acl", key: "file:c:\\secret", end: "denied" },
    ],
    {
      "acl file | C:\\Moss": "owner S-1-5-32-544; protected; allow S-1-5-18 1f01ff OICI",
      "acl key | HKLM\\Software\\Fern": "owner S-1-5-32-544; allow S-1-5-32-545 20019",
      "acl service | Fern": "allow S-1-5-11 5",
      "acl service | Gone": "absent",
      "acl file | C:\\Secret": "unknown: denied",
    },
  ],
  [
    "groups and accounts",
    [
      { kind: "group", key: "moss users", text: "S-1-5-21-1-2-3-500 FERN\\Adam\nS-1-5-21-9-9-9-1 \n" },
      { kind: "group", key: "gone", end: "absent" },
      { kind: "group", key: "empty", text: "" },
      {
        kind: "own",
        key: "Get-LocalUser | Select-Object Name, Enabled, SID | ConvertTo-Csv -NoTypeInformation",
        text: '"Name","Enabled","SID"\n"Adam","False","S-1-5-21-1-2-3-500"\n',
      },
    ],
    {
      "group Moss Users": "FERN\\Adam, S-1-5-21-9-9-9-1",
      "group gone": "absent",
      "group empty": "",
      "account adam": "disabled S-1-5-21-1-2-3-500",
      "account eve": "absent",
    },
  ],
  [
    "what commands of a policy printed, and those that did not come to their end",
    [
      { kind: "cmd", key: "Get-Fern |\n  Format-List", text: "\nName : a\n\n" },
      { kind: "cmd", key: "Get-Moss", text: "half\n", end: "timeout" },
      { kind: "cmd", key: "appcmd.exe list sites", text: "SITE a\n" },
      {
        kind: "own",
        key: "(Get-Item -LiteralPath 'C:\\a.exe').VersionInfo | ForEach-Object { 'x' }",
        text: "1.2.3.4\n",
      },
    ],
    {
      "command Get-Fern | Format-List": "Name : a",
      "command Get-Moss": "half … cut",
      "command appcmd list sites": "SITE a",
      "command (Get-Item -LiteralPath 'C:\\a.exe').VersionInfo | ForEach-Object { 'x' }": "1.2.3.4",
    },
  ],
];

describe("a capture of Windows", () => {
  for (const [what, items, answers] of cases) {
    const text = framedByPowershell(items);
    const ways: [string, string][] = [
      ["", text],
      [
        ", as PowerShell writes it into a file",
        decode(Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`, "utf16le")),
      ],
    ];
    for (const [way, written] of ways) {
      it(`shows ${what}${way}`, () => {
        const { observations, warnings, system, asRoot } = readSnapshot(written);
        assert.deepEqual({ warnings, system, asRoot }, { warnings: [], system: "Windows", asRoot: true });
        const given = Object.fromEntries(
          Object.keys(answers).map((question) => [question, answer(observations, question)]),
        );
        assert.deepEqual(given, answers);
      });
    }
  }

  it("shows sockets with the names of their processes", () => {
    const items: TestItem[] = [
      {
        kind: "own",
        key: "netstat -ano",
        text: "\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       912\n",
      },
      {
        kind: "own",
        key: "tasklist /fo csv",
        text: '"Image Name","PID","Session Name","Session#","Mem Usage"\n"fern.exe","912","Services","0","1,024 K"\n',
      },
    ];
    const { sockets, processes, warnings, unread } = readSnapshot(framedByPowershell(items));
    assert.deepEqual({ warnings, unread }, { warnings: [], unread: [] });
    assert.deepEqual(
      sockets.map(({ port }) => port),
      [135],
    );
    assert.deepEqual(
      processes.map(({ name, pid }) => [name, pid]),
      [["fern.exe", 912]],
    );
  });

  const long = `one ${"x".repeat(64)} y${" z".repeat(100)}\ntwo\nthree ${"w".repeat(200)} end\n`;

  it("joins folded lines, and says on which line of the snapshot each is", () => {
    const text = framedByPowershell([{ kind: "file", key: `C:\\${"long ".repeat(40)}.txt`, text: long }]);
    assert.ok(text.split("\n").every((line) => line.length < 75));
    const { observations } = readSnapshot(text);
    const found = observations!.ask("file", `c:\\${"long ".repeat(40)}.txt`);
    assert.ok(found.is === "present");
    const { source } = found.values[0]!.text;
    assert.equal(source.text, long);
    const lines = text.split("\n");
    for (const word of ["one", "two", "three"]) {
      assert.equal(lines[lineOf(source, source.text.indexOf(word)) - 1]?.slice(1, 4), word.slice(0, 3));
    }
  });

  it("counts a folded line that lost a part as altered", () => {
    const text = framedByPowershell([{ kind: "file", key: "C:\\a.txt", text: long }]);
    const lines = text.split("\n");
    const at = lines.findIndex((line) => line.startsWith("+"));
    const { observations, warnings } = readSnapshot(
      [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n"),
    );
    assert.equal(warnings.length, 1);
    assert.equal(answer(observations, "file c:\\a.txt"), "unknown: not captured");
  });

  it("is anonymised and redacted across its folds", () => {
    const secret = `${"a ".repeat(31)}192.0.2.77 10.1.2.3 ${"b".repeat(60)} password=Moss7 end\n`;
    const text = framedByPowershell([{ kind: "file", key: "C:\\a.txt", text: secret }]);
    assert.ok(!text.includes("192.0.2.77"), "it goes over a fold");
    const shared = anonymise(text).text;
    assert.deepEqual(readSnapshot(shared).warnings, []);
    const shown = answer(readSnapshot(shared).observations, "file c:\\a.txt");
    assert.doesNotMatch(shown, /10\.1\.2\.3|192\.0\.2\.77/);
    assert.match(shown, /^(?:a ){31}\S+ \S+ b{60} /);
    const compiled = compileRegex("password=\\w+");
    assert.ok(compiled.ok);
    const { text: redacted, count } = redact(text, compiled.matcher);
    assert.equal(count, 1);
    assert.deepEqual(readSnapshot(redacted).warnings, []);
    assert.doesNotMatch(redacted.replaceAll("\n+", ""), /Moss7/);
  });

  it("is of a user without rights where it says so", () => {
    assert.equal(readSnapshot(framedByPowershell([], { elevated: "no" })).asRoot, false);
  });
});
