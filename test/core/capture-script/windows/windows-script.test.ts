import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { powershellLiteral } from "../../../../core/capture-script/windows/literal.ts";
import { windowsCaptureScript } from "../../../../core/capture-script/windows/windows-script.ts";
import { captureKinds } from "../../../../core/snapshot/capture/frames.ts";
import { type TestCheck, windowsPolicy } from "../policy-text.ts";
import { callsIn, errorsIn, functionIn, nodesIn, parsePowershell } from "./powershell-grammar.ts";

const value = (key: string, item = "Value", more: Readonly<Record<string, string>> = {}): TestCheck => ({
  type: "REGISTRY_SETTING",
  value_type: "POLICY_DWORD",
  value_data: "1",
  reg_key: key,
  reg_item: item,
  ...more,
});
const text = (type: string, more: Readonly<Record<string, string>>): TestCheck => ({
  type,
  value_type: "POLICY_TEXT",
  value_data: "x",
  ...more,
});
const command = (powershell_args: string, more = {}): TestCheck =>
  text("AUDIT_POWERSHELL", { powershell_args, ...more });

function scriptOf(checks: readonly TestCheck[], options = {}) {
  return windowsCaptureScript([windowsPolicy(checks)], options);
}

/** The lines in the body of a function. */
function bodyOf(script: string, name: string): string[] {
  const start = script.indexOf(`function ${name} {\n`);
  return script.slice(script.indexOf("\n", start) + 1, script.indexOf("\n}\n", start)).split("\n");
}

describe("a literal of PowerShell", () => {
  const signs = [
    "'",
    "\u2018",
    "\u2019",
    "\u201a",
    "\u201b",
    '"',
    "\u201d",
    "`",
    "$",
    "(",
    ")",
    "@",
    "\n",
    "\r",
    "\0",
  ];
  const hard = fc.string({
    unit: fc.oneof(fc.constantFrom(...signs), fc.string({ unit: "binary", minLength: 1, maxLength: 3 })),
    maxLength: 80,
  });

  it("is the text that it was made of, whatever that holds", () => {
    fc.assert(
      fc.property(fc.array(hard, { minLength: 1, maxLength: 4 }), (texts) => {
        const line = `naTest ${texts.map(powershellLiteral).join(" ")}`;
        assert.doesNotMatch(line, /[^ -~\n]/);
        const root = parsePowershell(line);
        assert.deepEqual(errorsIn(root), []);
        assert.deepEqual(callsIn(root), [{ name: "naTest", texts }]);
      }),
    );
  });

  it("keeps lines short", () => {
    for (const long of ["x".repeat(5000), "'".repeat(5000), "\u2019".repeat(5000), "\u2019 ".repeat(2000)]) {
      const literal = powershellLiteral(long);
      const root = parsePowershell(`naTest ${literal}`);
      assert.deepEqual(callsIn(root), [{ name: "naTest", texts: [long] }]);
      assert.ok(literal.split("\n").every((line) => line.length < 900));
    }
  });
});

describe("a capture script for Windows", () => {
  const cases: [what: string, check: TestCheck, lines: string[]][] = [
    [
      "a value of the registry",
      value("HKLM\\SOFTWARE\\Fern", "Leaf"),
      ["naValues 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern' @('Leaf')"],
    ],
    ["the default value of a key", value("HKCR\\.fern", ""), ["naValues 'HKEY_CLASSES_ROOT\\.fern' @('')"]],
    [
      "a key",
      text("REG_CHECK", { value_data: "HKLM\\SOFTWARE\\Fern\\", reg_option: "MUST_EXIST" }),
      ["naValues 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern' @()"],
    ],
    [
      "a value of every user",
      value("HKU\\Software\\Fern", "Leaf"),
      ["naKeys 'HKEY_USERS'", "naUsers '\\Software\\Fern' @('Leaf')"],
    ],
    [
      "a value of every key below one",
      value("HKLM\\SOFTWARE\\Fern", "Leaf", { reg_enum: "ENUM_SUBKEYS" }),
      [
        "naKeys 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern'",
        "naBelow 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern' @('Leaf')",
      ],
    ],
    [
      "a banner",
      text("BANNER_CHECK", { reg_key: "HKLM\\SOFTWARE\\Fern", reg_item: "Text" }),
      ["naValues 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Fern' @('Text')"],
    ],
    [
      "a setting of passwords",
      {
        type: "PASSWORD_POLICY",
        value_type: "POLICY_DWORD",
        value_data: "9",
        password_policy: "MINIMUM_PASSWORD_LENGTH",
      },
      ["naPolicy"],
    ],
    [
      "who holds a right",
      {
        type: "USER_RIGHTS_POLICY",
        value_type: "USER_RIGHT",
        value_data: "fern",
        right_type: "SeBackupPrivilege",
      },
      ["naPolicy", "naAccounts"],
    ],
    [
      "what is audited",
      {
        type: "AUDIT_POLICY_SUBCATEGORY",
        value_type: "AUDIT_SET",
        value_data: "Success",
        audit_policy_subcategory: "Logon",
      },
      ["naTool 'auditpol /get /category:* /r' 'auditpol.exe' @('/get', '/category:*', '/r')"],
    ],
    ["the administrator", text("CHECK_ACCOUNT", { account_type: "ADMINISTRATOR_ACCOUNT" }), ["naPolicy"]],
    [
      "a group",
      text("GROUP_MEMBERS_POLICY", { group_name: "Moss Users" }),
      ["naAccounts", "naGroup 'moss users'"],
    ],
    [
      "a service",
      { type: "SERVICE_POLICY", value_type: "SERVICE_SET", value_data: "Disabled", service_name: "FernSvc" },
      ["naService 'fernsvc'"],
    ],
    [
      "rows of WMI",
      text("WMI_POLICY", {
        wmi_namespace: "root/CIMV2",
        wmi_request: "select Name, Size from Win32_Fern where Name = 'a'",
        wmi_attribute: "Size",
      }),
      ["naRows 'root\\cimv2' 'win32_fern' 'Size' 'Name = ''a'''"],
    ],
    [
      "a file",
      text("FILE_CHECK", { value_data: "%SystemRoot%\\fern.txt", file_option: "MUST_EXIST" }),
      ["naStatus '%SystemRoot%\\fern.txt'"],
    ],
    [
      "the text of a file",
      text("FILE_CONTENT_CHECK", { value_data: "C:\\fern.ini", regex: "x", expect: "x" }),
      ["naFile 'C:\\fern.ini'"],
    ],
    [
      "the version of a file",
      {
        type: "FILE_VERSION",
        value_type: "POLICY_FILE_VERSION",
        value_data: "1.0.0.0",
        file: "%ProgramFiles% (x86)\\Fern\\fern.exe",
        file_option: "MUST_EXIST",
      },
      [
        `naVersion '%ProgramFiles% (x86)\\Fern\\fern.exe' '(Get-Item -LiteralPath "$env:ProgramFiles (x86)\\Fern\\fern.exe").VersionInfo | ForEach-Object { ''{0}.{1}.{2}.{3}'' -f $_.FileMajorPart, $_.FileMinorPart, $_.FileBuildPart, $_.FilePrivatePart }'`,
      ],
    ],
    [
      "who may use a file",
      { type: "FILE_PERMISSIONS", value_type: "FILE_ACL", value_data: "fern", file: "%SystemDrive%" },
      ["naAcl 'file' '%systemdrive%'"],
    ],
    [
      "who may use a key",
      {
        type: "REGISTRY_PERMISSIONS",
        value_type: "REG_ACL",
        value_data: "fern",
        reg_key: "HKLM\\SOFTWARE\\Fern",
      },
      ["naAcl 'key' 'HKEY_LOCAL_MACHINE\\software\\fern'"],
    ],
    [
      "who may use a service",
      { type: "SERVICE_PERMISSIONS", value_type: "SERVICE_ACL", value_data: "fern", service: "FernSvc" },
      ["naAcl 'service' 'fernsvc'"],
    ],
    [
      "open ports and their processes",
      { type: "AUDIT_ALLOWED_OPEN_PORTS", value_type: "POLICY_PORTS", value_data: "22", port_type: "TCP" },
      [
        "naTool 'netstat -ano' 'netstat.exe' @('-ano')",
        "naTool 'tasklist /fo csv' 'tasklist.exe' @('/fo', 'csv')",
      ],
    ],
  ];
  for (const [what, check, lines] of cases) {
    it(`asks for ${what}`, () => {
      const { text: script, leftOut } = scriptOf([check]);
      assert.deepEqual(bodyOf(script, "naReads"), lines);
      assert.deepEqual(leftOut, []);
      assert.deepEqual(errorsIn(parsePowershell(script)), []);
    });
  }

  it("asks for each thing once, and for all values of a key together", () => {
    const checks = Array.from({ length: 400 }, (_, at) =>
      value(
        at % 2 ? `HKLM\\SOFTWARE\\Fern${at % 20}` : `hkey_local_machine\\software\\fern${at % 20}\\`,
        `V${at >> 1}`,
      ),
    );
    const { text: script, reads } = scriptOf([...checks, ...checks]);
    assert.equal(reads, 20);
    const calls = callsIn(functionIn(parsePowershell(script), "naReads"));
    assert.equal(calls.length, 20);
    assert.ok(
      calls.every(({ texts }) => texts.length === 21),
      "the key and 20 names each",
    );
  });

  const left: [check: TestCheck, why: string][] = [
    [value("HKCU\\Software\\Fern"), "HKCU is the hive of whoever runs the script, not of the scanner"],
    [
      text("FILE_CHECK", { value_data: "\\\\fern\\share\\x", file_option: "MUST_EXIST" }),
      "it is a path of another host or of a device",
    ],
    [
      text("FILE_CHECK", { value_data: "%TEMP%\\x", file_option: "MUST_EXIST" }),
      "the value of its variable differs between users",
    ],
    [
      text("FILE_CHECK", { value_data: "C:\\x.", file_option: "MUST_EXIST" }),
      "a part of it ends in a blank or a full stop",
    ],
    [
      text("FILE_CHECK", { value_data: "C:\\x:y", file_option: "MUST_EXIST" }),
      "it is not the path of one file",
    ],
    [text("GROUP_MEMBERS_POLICY", { group_name: 'a"b' }), "it is not a name"],
    [
      text("WMI_POLICY", {
        wmi_namespace: "\\\\fern\\root",
        wmi_request: "select a from b.c",
        wmi_attribute: "a",
      }),
      "",
    ],
    [
      text("WMI_POLICY", { wmi_namespace: "root:x", wmi_request: "select a from b", wmi_attribute: "a" }),
      "it is not a class of this host",
    ],
  ];
  for (const [check, why] of left) {
    it(`says what it leaves out: ${why || "nothing, where the check needs nothing"}`, () => {
      const { leftOut, text: script } = scriptOf([check]);
      assert.deepEqual(
        leftOut.map((one) => one.why),
        why === "" ? [] : [why],
      );
      const lines = bodyOf(script, "naReads").filter((line) => line !== "" && line !== "naAccounts");
      assert.deepEqual(lines, []);
    });
  }

  it("has the commands of the policies under a heading of their own, those first that change something", () => {
    const encoded = Buffer.from("Stop-Service fern", "utf16le").toString("base64");
    const checks = [
      command("Get-Fern | Format-List"),
      command("Set-Fern 'a'"),
      command(encoded, { ps_encoded_args: "YES" }),
      text("AUDIT_IIS_APPCMD", { appcmd_args: "list sites" }),
      text("AUDIT_IIS_APPCMD", { appcmd_args: "set config /x:y" }),
      text("AUDIT_EXCHANGE", { powershell_args: "Get-MossServer" }),
    ];
    const { text: script, commands } = scriptOf(checks);
    assert.equal(commands, 6);
    assert.deepEqual(bodyOf(script, "naCommands"), [
      "# ---- Commands of the policies, exactly as written there. The authors of the policies chose them.",
      "# Judging by their words, these change, end or start something, or connect to other hosts:",
      "# Set-Fern",
      "naCommand 'Set-Fern ''a'''",
      "# Stop-Service",
      "# Encoded: Stop-Service fern",
      `naCommand 'powershell -EncodedCommand ${encoded}'`,
      "# appcmd.exe set",
      "naAppcmd 'appcmd.exe set config /x:y'",
      "# The others:",
      "naCommand 'Get-Fern | Format-List'",
      "naAppcmd 'appcmd.exe list sites'",
      "naExchange 'Get-MossServer'",
    ]);
    const without = scriptOf(checks, { withoutCommands: true });
    assert.equal(without.commands, 0);
    assert.deepEqual(bodyOf(without.text, "naCommands"), [""]);
    assert.doesNotMatch(without.text, /Fern|Moss|appcmd\.exe (?:list|set)/);
  });

  it("runs what powershell.exe makes of the quotes of its command line", () => {
    const { text: script } = scriptOf([command('Get-Fern \\"a b\\" \\""c\\"" "d"'), command('Get-Fern "d"')]);
    assert.deepEqual(bodyOf(script, "naCommands").slice(1), [
      `naCommand 'Get-Fern \\"a b\\" \\""c\\"" "d"' 'Get-Fern "a b" "c" d'`,
      `naCommand 'Get-Fern "d"'`,
    ]);
  });

  it("says in its head which file it writes, and that a class of WMI does more than read", () => {
    assert.doesNotMatch(scriptOf([value("HKLM\\X")]).text, /It writes one file|Win32_Product/);
    const { text: script } = scriptOf([
      {
        type: "LOCKOUT_POLICY",
        value_type: "POLICY_DWORD",
        value_data: "9",
        lockout_policy: "LOCKOUT_THRESHOLD",
      },
      text("WMI_POLICY", {
        wmi_namespace: "root/CIMV2",
        wmi_request: "select Name from Win32_Product",
        wmi_attribute: "Name",
      }),
    ]);
    assert.match(script, /^# It writes one file, nessus-audit-\*\.inf/m);
    assert.match(script, /^# It asks for Win32_Product, which .* perhaps repair it\.$/m);
  });

  it("takes limits", () => {
    const { text: script } = scriptOf([value("HKLM\\X")], { bytes: 12_345, seconds: 6 });
    assert.match(script, /^\$naMax = 12345\n\$naSeconds = 6$/m);
  });

  it("prints items of kinds that are read", () => {
    const printed = new Set([...scriptOf([]).text.matchAll(/\bnaItem '(\w+)'/g)].map((match) => match[1]!));
    assert.deepEqual(
      [...printed].filter((kind) => !captureKinds.has(kind)),
      [],
    );
    assert.ok(printed.has("registry") && printed.has("cmd"));
  });
});

describe("a hostile policy", () => {
  const marker = "Zz7";
  const attacks = [
    `'; Stop-Computer ${marker}; '`,
    `\u2019; Stop-Computer ${marker}; \u2018`,
    `\u201b${marker}\u201a + (Stop-Computer)`,
    `"$(Stop-Computer ${marker})"`,
    `\`"; $(${marker})`,
    `'@\nStop-Computer ${marker}\n@'`,
    `"@\n${marker}\n"@`,
    `#> Stop-Computer ${marker} <#`,
    `${marker}\r\nStop-Computer`,
    `${marker}\0'; Stop-Computer`,
    `)\n}\nStop-Computer ${marker}\nfunction x {`,
    `--% ${marker} & shutdown`,
    `$env:TEMP${marker}`,
    `@(${marker})`,
  ];
  const places: ((attack: string) => TestCheck)[] = [
    (attack) => value(`HKLM\\SOFTWARE\\${attack}`, attack),
    (attack) => value(`HKU\\${attack}`, attack),
    (attack) => value(`HKLM\\${attack}`, attack, { reg_enum: "ENUM_SUBKEYS" }),
    (attack) => text("REG_CHECK", { value_data: `HKLM\\${attack}`, reg_option: "MUST_EXIST" }),
    (attack) => text("FILE_CHECK", { value_data: `C:\\${attack}`, file_option: "MUST_EXIST" }),
    (attack) => text("FILE_CONTENT_CHECK", { value_data: `%windir%\\${attack}`, regex: "x", expect: "x" }),
    (attack) => ({
      type: "FILE_VERSION",
      value_type: "POLICY_FILE_VERSION",
      value_data: "1.0.0.0",
      file: `C:\\${attack}`,
    }),
    (attack) => text("GROUP_MEMBERS_POLICY", { group_name: attack }),
    (attack) => ({
      type: "SERVICE_POLICY",
      value_type: "SERVICE_SET",
      value_data: "Disabled",
      service_name: attack,
    }),
    (attack) => ({
      type: "SERVICE_PERMISSIONS",
      value_type: "SERVICE_ACL",
      value_data: "x",
      service: attack,
    }),
    (attack) => ({
      type: "FILE_PERMISSIONS",
      value_type: "FILE_ACL",
      value_data: "x",
      file: `C:\\${attack}`,
    }),
    (attack) => ({
      type: "REGISTRY_PERMISSIONS",
      value_type: "REG_ACL",
      value_data: "x",
      reg_key: `HKLM\\${attack}`,
    }),
    (attack) =>
      text("WMI_POLICY", {
        wmi_namespace: attack,
        wmi_request: `select a from b where ${attack}`,
        wmi_attribute: "a",
      }),
    (attack) =>
      text("WMI_POLICY", {
        wmi_namespace: "root\\cimv2",
        wmi_request: `select a from b where ${attack}`,
        wmi_attribute: "a",
      }),
    (attack) => command(attack),
    (attack) => text("AUDIT_IIS_APPCMD", { appcmd_args: attack }),
    (attack) => text("AUDIT_EXCHANGE", { powershell_args: attack }),
    (attack) => command(Buffer.from(attack, "utf16le").toString("base64"), { ps_encoded_args: "YES" }),
  ];
  for (const attack of attacks) {
    it(`gets nothing of its own but texts into the script: ${JSON.stringify(attack)}`, () => {
      const policy = windowsPolicy(
        places.map((place) => place(attack)),
        `${attack}.audit`,
      );
      const { text: script } = windowsCaptureScript([policy]);
      assert.doesNotMatch(script, /[^ -~\n]/);
      assert.ok(script.split("\n").every((line) => line.length < 1000));
      const root = parsePowershell(script);
      assert.deepEqual(errorsIn(root), []);
      const [own, other] = [functionIn(root, "naReads"), functionIn(root, "naCommands")];
      for (const { name } of [...callsIn(own), ...callsIn(other)]) assert.match(name, /^na[A-Z]\w+$/);
      for (const part of [own, other]) {
        assert.deepEqual(
          nodesIn(
            part,
            "expandable_string_literal",
            "sub_expression",
            "variable",
            "invokation_expression",
            "here_string",
          ),
          [],
        );
      }
      const texts = [...nodesIn(root, "verbatim_string_characters"), ...nodesIn(root, "comment")];
      for (let at = script.indexOf(marker); at >= 0; at = script.indexOf(marker, at + 1)) {
        assert.ok(
          texts.some(({ startIndex, endIndex }) => startIndex <= at && at < endIndex),
          script.slice(at - 60, at + 60),
        );
      }
      assert.ok(script.includes(marker));
      assert.ok(
        callsIn(other).some(({ name, texts: given }) => name === "naCommand" && given[0] === attack.trim()) ||
          attack.includes("\0"),
      );
    });
  }
});
