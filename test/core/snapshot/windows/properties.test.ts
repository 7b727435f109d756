import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind } from "../../../../core/observations/observation.ts";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import { decode } from "../../../../core/snapshot/text/decode.ts";
import { assertLinear } from "../../../fuzz/growth.ts";

const pieces = [
  "C:\\>",
  "PS C:\\Users\\eve> ",
  "PS>",
  "[gate1]: PS HKLM:\\> ",
  "reg query HKLM\\SOFTWARE\\X /s",
  "reg export HKLM\\SOFTWARE\\X C:\\x.reg",
  "type C:\\x.reg",
  "Get-Content C:\\a.inf",
  "secedit /export /cfg C:\\a.inf",
  "auditpol /get /category:* /r",
  "net localgroup Administrators",
  "wmic computersystem get DomainRole /value",
  "Get-CimInstance Win32_Share | Select __proto__,constructor",
  "(Get-Service X).StartType",
  "Get-ItemProperty HKLM:\\SOFTWARE\\X",
  "(Get-Acl C:\\x).Sddl",
  "icacls C:\\x",
  "sc qc constructor",
  "Windows Registry Editor Version 5.00\n",
  "REGEDIT4\n",
  "; Registry of a policy\n",
  "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n",
  "[-HKEY_USERS\\S-1-5-18]\n",
  '"a"="b\\\\\\""\n',
  "@=hex(7):61,00,\\\n  00,00\n",
  '"toString"=dword:0000000g\n',
  '"open=',
  "HKEY_LOCAL_MACHINE\\SOFTWARE\\X\n    A    REG_SZ    b\n",
  "    __proto__    REG_DWORD    0x1\n",
  "ERROR: Access is denied.\n",
  "[Unicode]\nUnicode=yes\n",
  '[Version]\nsignature="$CHICAGO$"\n',
  "[Privilege Rights]\nSeTcbPrivilege = *S-1-1-0\n",
  '[File Security]\n"C:\\x",0,"D:PAR(A;OICI;FA;;;SY)"\n',
  'MACHINE\\X\\Y=7,a,"b\n',
  "System audit policy\nCategory/Subcategory                      Setting\n  Logon      Success\n",
  "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting\n",
  ",System,x,{0CCE9215-69AE-11D9-BED3-505054503030},Success\n",
  "Computer\nSoftware\\X\nA\nDWORD:1\n",
  "Force user logoff how long after time expires?:       Never\nMinimum password age (days): 1\n",
  "SERVICE_NAME: x\n        TYPE               : 10\n        START_TYPE         : 2   AUTO_START\n",
  "Name Value\n---- -----\n",
  "Name : x\nSddl : O:BAG:SYD:(A;;",
  "C:\\x BUILTIN\\Users:(I)(OI)(RX)\n",
  "{\n",
  '"Name","Path"\n',
  '"',
  "'",
  "`",
  "^",
  ">> ",
  "\\",
  "\0",
  "\ud800",
  "\r\r\n",
  "\n",
  "\n",
  "\n\n",
];
const kinds: readonly Kind[] =
  "command file status package service registry registryKey setting rows account group acl".split(
    " ",
  ) as Kind[];

/** Numbers that look random, the same in each run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

test("every text is read, and every place is in it", () => {
  const next = random(7);
  let found = 0;
  for (let round = 0; round < 4000; round++) {
    let text = "";
    for (let left = next(40); left > 0; left--) text += pieces[next(pieces.length)];
    for (const { observations } of readSnapshots(text)) {
      if (observations === undefined) continue;
      observations.askKeysBelow("HKLM\\SOFTWARE");
      for (const kind of kinds) {
        const tables = kind === "registry" ? ["", "a", "tostring", "__proto__"] : [];
        const asked = tables.map((name) => `hklm\\software\\x\n${name}`);
        for (const key of [...observations.keys(kind), ...asked]) {
          for (const { source, start, end } of observations.ask(kind, key).places) {
            found++;
            assert.ok(start >= 0 && start <= end && end <= source.text.length, JSON.stringify(text));
          }
        }
      }
    }
  }
  assert.ok(found > 4000, `${found} places`);
});

test("bytes that are damaged are read", () => {
  const next = random(3);
  const whole = Buffer.from(`Windows Registry Editor Version 5.00\r\n\r\n${pieces.join("\r\n")}`, "utf16le");
  const policy = Buffer.concat([
    Buffer.from("PReg\x01\0\0\0", "latin1"),
    Buffer.from("[Software\\X\0;A\0;", "utf16le"),
    Buffer.from([4, 0, 0, 0, 0x3b, 0, 4, 0, 0, 0, 0x3b, 0, 1, 0, 0, 0, 0x5d, 0]),
  ]);
  for (const sample of [whole, policy]) {
    for (let round = 0; round < 500; round++) {
      const bytes = Buffer.from(sample.subarray(next(8), sample.length - next(60)));
      for (let left = next(20); left > 0; left--) bytes[next(bytes.length)] = next(256);
      const [snapshot] = readSnapshots(decode(bytes));
      snapshot!.observations?.ask("registry", "hklm\\software\\x\na");
    }
  }
});

const repeated: readonly [what: string, piece: string][] = [
  ["prompts", "C:\\>reg query HKLM\\X\n"],
  ["folders that change", "PS C:\\a> cd \\b\nPS C:\\b> type x\n"],
  ["exports", 'REGEDIT4\n[HKEY_USERS\\A]\n"a"="b"\nx\n'],
  ["keys", "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"],
  ["texts that do not end", '"a"="b\n'],
  ["quotes and backslashes", '"\\\\\\"'],
  ["queries", "HKEY_LOCAL_MACHINE\\X\n    A    REG_SZ    b\n\nx\n"],
  ["types in a line", "    A    REG_SZ    REG_SZ"],
  ["templates", "[Unicode]\nUnicode=yes\n[System Access]\nA = 1\nx\n"],
  ["entries of LGPO", "Computer\nA\nB\nDWORD:1\n\n"],
  ["rows of auditpol", "  Logon      Success\n"],
  ["services", "SERVICE_NAME: x\n        TYPE               : 10\n        STATE : 4  RUNNING\n"],
];
const openings = [
  ["nothing", ""],
  ["an export", "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\X]\n"],
  ["reg query", "C:\\>reg query HKLM\\X /s\n"],
  ["Get-Service", "PS C:\\> Get-Service | Format-List\n\nName : x\n"],
  ["a table", "PS C:\\> Get-CimInstance Win32_Share\n\nName Path\n---- ----\n"],
  ["Get-Acl", "PS C:\\> (Get-Acl C:\\x).Sddl\nD:"],
  ["wmic", "C:\\>wmic os get Name\nName\n"],
] as const;

test("takes time linear in the length, whatever is repeated", () => {
  for (const [opening, head] of openings) {
    for (const [what, piece] of repeated) {
      assertLinear(
        `${opening}, then ${what}`,
        (size) => head + piece.repeat(Math.ceil(size / piece.length)),
        (text) => {
          const [snapshot] = readSnapshots(text);
          snapshot!.observations?.ask("registry", "hklm\\x\na");
          snapshot!.observations?.askKeysBelow("HKLM\\X");
        },
        60_000,
      );
    }
  }
});
