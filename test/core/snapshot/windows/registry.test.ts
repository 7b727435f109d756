import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { decode } from "../../../../core/snapshot/text/decode.ts";
import { assertLinear } from "../../../fuzz/growth.ts";
import { answer, answersTo } from "./asked.ts";
import { dword, type PolicyEntry, policyBytes, wideText } from "./policy-bytes.ts";

const head = "Windows Registry Editor Version 5.00\n\n";
const lamp = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Lamp]\n";
const at = "HKLM\\SOFTWARE\\Contoso\\Lamp";

describe("exports of the registry", () => {
  answersTo([
    [
      "each type of data",
      `${head}${lamp}@="the lamp"\n"Watts"=dword:0000003c\n"Path"=hex(2):25,00,54,00,25,00,00,00\n` +
        `"Rooms"=hex(7):61,00,00,00,62,00,63,00,00,00,00,00\n"None"=hex(7):00,00\n"Big"=hex(5):00,00,00,01\n` +
        '"Wide"=hex(b):01,00,00,00,00,00,00,80\n"Raw"=hex:0a,FF\n"Empty"=hex:\n"Zero"=hex(0):\n"Odd"=hex(4):01,00\n' +
        '"Text"=hex(1):68,00,69,00,00,00\n',
      {
        [`value ${at} | `]: "REG_SZ the lamp",
        "value hkey_local_machine\\software\\contoso\\LAMP\\ | WATTS": "REG_DWORD 60",
        [`value ${at} | Path`]: "REG_EXPAND_SZ %T%",
        [`value ${at} | Rooms`]: 'REG_MULTI_SZ ["a","bc"]',
        [`value ${at} | None`]: "REG_MULTI_SZ []",
        [`value ${at} | Big`]: "REG_DWORD_BIG_ENDIAN 1",
        [`value ${at} | Wide`]: "REG_QWORD 9223372036854775809",
        [`value ${at} | Raw`]: "REG_BINARY 0aff",
        [`value ${at} | Empty`]: "REG_BINARY",
        [`value ${at} | Zero`]: "REG_NONE",
        [`value ${at} | Odd`]: "REG_OTHER 0100",
        [`value ${at} | Text`]: "REG_SZ hi",
        [`value ${at} | Nothing`]: "unknown: not captured",
        [`key ${at}`]: "there",
        "key HKLM\\SOFTWARE": "there",
        "keys HKLM\\SOFTWARE\\Contoso": "lamp… not captured",
      },
    ],
    [
      "data over several lines, comments and escapes",
      `${head}; saved by hand\n${lamp}"Rooms"=hex(7):61,00,\\\n  00,00,\\\n  00,00\n"C:\\\\a\\"b=c"="x\\\\y\\"z\\\\"\n`,
      {
        [`value ${at} | Rooms`]: 'REG_MULTI_SZ ["a"]',
        [`value ${at} | C:\\a"b=c`]: 'REG_SZ x\\y"z\\',
      },
    ],
    [
      "a text that holds lines, and what looks like keys in it",
      `${head}${lamp}"Note"="one\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Forged]\ntwo"\n"Watts"=dword:1\n`,
      {
        [`value ${at} | Watts`]: "REG_DWORD 1",
        "key HKLM\\SOFTWARE\\Contoso\\Forged": "unknown: not captured",
      },
    ],
    [
      "a text that breaks off does not take what follows along",
      `${head}${lamp}"Note"="one\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Door]\n"Watts"="2"\n`,
      {
        [`value ${at} | Note`]: "unknown: cut",
        [`value ${at} | Watts`]: "unknown: not captured",
        "value HKLM\\SOFTWARE\\Contoso\\Door | Watts": "REG_SZ 2",
      },
    ],
    [
      "deletions prove nothing",
      `${head}${lamp}"Watts"=-\n\n[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Door]\n`,
      {
        [`value ${at} | Watts`]: "unknown: not captured",
        "key HKLM\\SOFTWARE\\Contoso\\Door": "unknown: not captured",
      },
    ],
    [
      "a key that is there twice has the values of both, the last ones first",
      `${head}${lamp}"A"=dword:1\n"B"=dword:1\n\n${lamp}"B"=dword:2\n`,
      { [`value ${at} | A`]: "REG_DWORD 1", [`value ${at} | B`]: "REG_DWORD 2" },
    ],
    [
      "a code page before version 5.00",
      `REGEDIT4\n\n${lamp}"Rooms"=hex(7):61,00,62,00,00\n"Path"=hex(2):25,54,25,00\n`,
      { [`value ${at} | Rooms`]: 'REG_MULTI_SZ ["a","b"]', [`value ${at} | Path`]: "REG_EXPAND_SZ %T%" },
    ],
    [
      "two that contradict each other",
      `${head}${lamp}"A"=dword:1\n\n${head}${lamp}"A"=dword:2\n`,
      { [`value ${at} | A`]: "unknown: conflict" },
    ],
    [
      "the view of 32 bits is another key",
      `${head}${lamp}"A"=dword:1\n`,
      { "value HKLM\\SOFTWARE\\Wow6432Node\\Contoso\\Lamp | A": "unknown: not captured" },
    ],
    [
      "below comments that describe the host, and above an output with a prompt",
      `# host: lamp1\n\n${head}${lamp}"A"=dword:1\n\nC:\\>reg query HKLM\\SOFTWARE\\Contoso /v B\n\n    HKEY\nC:\\>`,
      { [`value ${at} | A`]: "REG_DWORD 1" },
    ],
  ]);

  for (const [what, tail, shown] of [
    ["inside a byte", '"Raw"=hex:0a,1', "unknown: cut"],
    ["behind a comma", '"Raw"=hex:0a,', "unknown: cut"],
    ["behind a backslash", '"Raw"=hex:0a,\\\n', "unknown: cut"],
    ["inside a number", '"Raw"=dword:0000', "unknown: cut"],
    ["inside a text", '"Raw"="ab', "unknown: cut"],
    ["inside a name", '"Ra', "unknown: not captured"],
    ["behind the equals sign", '"Raw"=', "unknown: cut"],
    ["behind a whole number", '"Raw"=dword:0000000a', "REG_DWORD 10"],
    ["behind a whole text", '"Raw"="ab"', "REG_SZ ab"],
    ["behind a text in bytes that ends", '"Raw"=hex(2):61,00,00,00', "REG_EXPAND_SZ a"],
  ] as const) {
    it(`an export that breaks off ${what}`, () => {
      const { observations } = readSnapshot(`${head}${lamp}"Watts"=dword:00000001\n${tail}`);
      assert.equal(answer(observations, `value ${at} | Raw`), shown);
      assert.equal(answer(observations, `value ${at} | Watts`), "REG_DWORD 1");
    });
  }

  it("UTF-16 with a mark, without one, and in the other order", () => {
    const text = `${head}${lamp}"Site"="Köln"\n`.replaceAll("\n", "\r\n");
    const little = Buffer.from(text, "utf16le");
    for (const bytes of [
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      little,
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]),
    ]) {
      assert.equal(answer(readSnapshot(decode(bytes)).observations, `value ${at} | Site`), "REG_SZ Köln");
    }
  });

  it("takes time linear in the length, asked for values and keys", () => {
    assertLinear(
      "an export",
      (size) => {
        const keys = Array.from(
          { length: size },
          (_, key) => `[HKEY_LOCAL_MACHINE\\SOFTWARE\\K\\${key}]\n"A"="\\\\${key}"\n"B"=hex:00,\\\n  01\n`,
        );
        return head + keys.join("\n");
      },
      (text: string) => {
        const { observations } = readSnapshot(text);
        assert.equal(answer(observations, "value HKLM\\SOFTWARE\\K\\7 | B"), "REG_BINARY 0001");
        assert.equal(answer(observations, "key HKLM\\SOFTWARE\\None"), "unknown: not captured");
      },
      4000,
    );
  });
});

const query = (args: string, output: string) => `C:\\>reg query ${args}\n${output}\nC:\\>`;
const long = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Lamp";

describe("reg query", () => {
  answersTo([
    [
      "each type of data, and what is not there",
      query(
        at,
        `\n${long}\n    (Default)    REG_SZ    the lamp\n    Watts    REG_DWORD    0x3c\n    Two words    REG_EXPAND_SZ    %T%\\x\n` +
          "    Rooms    REG_MULTI_SZ    a\\0bc\n    None    REG_MULTI_SZ    \n    Raw    REG_BINARY    0AFF\n    Wide    REG_QWORD    0x100000000\n" +
          `    Empty    REG_SZ    \n\n${long}\\Door\n`,
      ),
      {
        [`value ${at} | `]: "REG_SZ the lamp",
        [`value ${at} | watts`]: "REG_DWORD 60",
        [`value ${at} | Two words`]: "REG_EXPAND_SZ %T%\\x",
        [`value ${at} | Rooms`]: 'REG_MULTI_SZ ["a","bc"]',
        [`value ${at} | None`]: "REG_MULTI_SZ []",
        [`value ${at} | Raw`]: "REG_BINARY 0aff",
        [`value ${at} | Wide`]: "REG_QWORD 4294967296",
        [`value ${at} | Empty`]: "REG_SZ",
        [`value ${at} | Gone`]: "absent",
        [`value ${at}\\Door | Gone`]: "unknown: not captured",
        [`value ${at}\\Window | Gone`]: "absent",
        [`keys ${at}`]: "door",
        "value HKLM\\SOFTWARE\\Contoso | Gone": "unknown: not captured",
      },
    ],
    [
      "a whole subtree",
      query(
        `"${at}" /s`,
        `\n${long}\n    Watts    REG_DWORD    0x1\n\n${long}\\Door\n    Left    REG_SZ    x\n\nEnd of search: 2 match(es) found.\n`,
      ),
      {
        [`value ${at}\\Door | Gone`]: "absent",
        [`key ${at}\\Door\\Deep`]: "absent",
        [`value ${at}\\Door | Left`]: "REG_SZ x",
      },
    ],
    [
      "no such key",
      query(`${at} /s`, "ERROR: The system was unable to find the specified registry key or value.\n"),
      {
        [`key ${at}`]: "absent",
        [`value ${at}\\Door | Gone`]: "absent",
        "key HKLM\\SOFTWARE\\Contoso": "unknown: not captured",
      },
    ],
    [
      "one value",
      query(`${at} /v Watts`, `\n${long}\n    Watts    REG_DWORD    0x1\n`),
      { [`value ${at} | Watts`]: "REG_DWORD 1", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "no such value",
      query(`${at} /v Gone`, "ERROR: The system was unable to find the specified registry key or value.\n"),
      {
        [`value ${at} | Gone`]: "absent",
        [`value ${at} | Watts`]: "unknown: not captured",
        [`key ${at}`]: "unknown: not captured",
      },
    ],
    [
      "a default value that is not set",
      query(`${at} /ve`, `\n${long}\n    (Default)    REG_SZ    (value not set)\n`),
      { [`value ${at} | `]: "absent", [`value ${at} | Watts`]: "unknown: not captured" },
    ],
    [
      "denied",
      query(at, "ERROR: Access is denied.\n"),
      { [`key ${at}`]: "unknown: denied", [`value ${at}\\Door | Gone`]: "unknown: denied" },
    ],
    [
      "denied below",
      query(`${at} /s`, `\n${long}\n    Watts    REG_DWORD    0x1\n\nERROR: Access is denied.\n`),
      { [`value ${at} | Watts`]: "REG_DWORD 1", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "in another display language nothing is absent",
      query(at, "FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.\n"),
      { [`key ${at}`]: "unknown: not captured" },
    ],
    [
      "a pager",
      query(`${at} /s | more`, `\n${long}\n    Watts    REG_DWORD    0x1\n-- More  -- `),
      { [`value ${at} | Watts`]: "REG_DWORD 1", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "lines that were selected",
      query(`${at} /s | findstr Wat`, "    Watts    REG_DWORD    0x1\n"),
      { [`value ${at} | Watts`]: "unknown: not captured", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    [
      "a search",
      query(
        `${at} /s /f Wat`,
        `\n${long}\n    Watts    REG_DWORD    0x1\n\nEnd of search: 1 match(es) found.\n`,
      ),
      { [`value ${at} | Watts`]: "REG_DWORD 1", [`value ${at} | Gone`]: "unknown: not captured" },
    ],
    ["errors that are not shown", query(`${at} 2>nul`, "\n"), { [`key ${at}`]: "unknown: not captured" }],
    [
      "the view of 32 bits, and another host",
      query(`${at} /reg:32`, `\n${long}\n    Watts    REG_DWORD    0x1\n`) +
        query(
          "\\\\gate2\\HKLM\\SOFTWARE\\Contoso",
          "\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\n    A    REG_DWORD    0x1\n",
        ).slice(4),
      {
        [`value ${at} | Watts`]: "unknown: not captured",
        "value HKLM\\SOFTWARE\\Contoso | A": "unknown: not captured",
      },
    ],
    [
      "a text of several lines, and data that looks like a type",
      query(
        at,
        `\n${long}\n    Note    REG_SZ    one\ntwo\n    Odd    REG_SZ    x    REG_DWORD    0x1\n    Watts    REG_DWORD    0x1\n`,
      ),
      {
        [`value ${at} | Note`]: "unknown: cut",
        [`value ${at} | Odd`]: "unknown: not captured",
        [`value ${at} | Watts`]: "REG_DWORD 1",
        [`value ${at} | Gone`]: "unknown: not captured",
      },
    ],
    [
      "users",
      query("HKU", "\nHKEY_USERS\\.DEFAULT\nHKEY_USERS\\S-1-5-19\n"),
      {
        "keys HKU": ".default, s-1-5-19",
        "key HKU\\S-1-5-20\\Software": "absent",
        "key HKU\\S-1-5-19\\Software": "unknown: not captured",
      },
    ],
    [
      "at a prompt of PowerShell, through another shell, and with a path in front",
      `PS C:\\Users\\eve> reg.exe query ${at} /v A\n\n${long}\n    A    REG_DWORD    0x1\n\nPS C:\\Users\\eve> cmd /c "reg query ${at} /v B"\n\n${long}\n    B    REG_DWORD    0x2\n\n` +
        `PS C:\\Users\\eve> C:\\Windows\\System32\\reg.exe query ${at} /v C\n\n${long}\n    C    REG_DWORD    0x3\n\n`,
      {
        [`value ${at} | A`]: "REG_DWORD 1",
        [`value ${at} | B`]: "REG_DWORD 2",
        [`value ${at} | C`]: "REG_DWORD 3",
      },
    ],
    [
      "without its command",
      `\n${long}\n    Watts    REG_DWORD    0x1\n    Note    REG_SZ    one\ntwo\n\n${long}\\Door\n    Left    REG_SZ    x\n\nThe end.\n`,
      {
        [`value ${at} | Watts`]: "REG_DWORD 1",
        [`value ${at} | Note`]: "unknown: cut",
        [`value ${at}\\Door | Left`]: "REG_SZ x",
        [`value ${at} | Gone`]: "unknown: not captured",
      },
    ],
  ]);
});

describe("the registry of a policy", () => {
  const text = wideText;
  const number = dword;
  const entry = (key: string, name: string, type: number, data: Buffer) => ({ key, name, type, data });
  const file = (...entries: PolicyEntry[]) => policyBytes(entries);
  const key = "Software\\Policies\\Contoso";
  const whole = file(
    entry(key, "Watts", 4, number(60)),
    entry(key, "Feed", 1, text('https://x.example/"a\\b"')),
    entry(key, "Note", 1, text("one\r\n[HKEY_LOCAL_MACHINE\\Forged]")),
    entry(key, "Rooms", 7, text("a\0b\0")),
    entry(key, "**del.Gone", 1, text(" ")),
    entry(key, "**DeleteValues", 1, text("G1;G2")),
    entry(`${key}\\Door`, "**delvals.", 1, text(" ")),
    entry(`${key}\\Door`, "", 2, text("%T%")),
  );

  const order: [name: string, entries: PolicyEntry[], answers: Record<string, string>][] = [
    [
      "what an entry sets, a later one deletes with all values of the key",
      [
        entry(key, "Watts", 4, number(1)),
        entry(key, "**delvals.", 1, text(" ")),
        entry(key, "Feed", 4, number(1)),
      ],
      { [`value HKLM\\${key} | Watts`]: "absent", [`value HKLM\\${key} | Feed`]: "REG_DWORD 1" },
    ],
    [
      "or with the key, and those below it",
      [
        entry(key, "Watts", 4, number(1)),
        entry(`${key}\\Door`, "Left", 4, number(1)),
        entry("Software\\Policies", "Kept", 4, number(1)),
        entry("software\\policies", "**DeleteKeys", 1, text("Other;CONTOSO")),
      ],
      {
        [`value HKLM\\${key} | Watts`]: "absent",
        [`value HKLM\\${key}\\Door | Left`]: "absent",
        "value HKLM\\Software\\Policies | Kept": "REG_DWORD 1",
      },
    ],
    [
      "a key of which values are deleted alone need not be there",
      [entry(key, "**del.Gone", 1, text(" "))],
      { [`value HKLM\\${key} | Gone`]: "absent", [`key HKLM\\${key}`]: "unknown: not captured" },
    ],
  ];
  for (const [name, entries, answers] of order) {
    it(name, () => {
      const { observations } = readSnapshot(decode(file(...entries)));
      const given = Object.keys(answers).map((question) => [question, answer(observations, question)]);
      assert.deepEqual(Object.fromEntries(given), answers);
    });
  }

  it("is read from its bytes", () => {
    const { observations } = readSnapshot(decode(whole));
    const asked = (name: string, at = "") => answer(observations, `value HKLM\\${key}${at} | ${name}`);
    assert.equal(asked("watts"), "REG_DWORD 60");
    assert.equal(asked("Feed"), 'REG_SZ https://x.example/"a\\b"');
    assert.equal(asked("Note"), "REG_SZ one\r\n[HKEY_LOCAL_MACHINE\\Forged]");
    assert.equal(asked("Rooms"), 'REG_MULTI_SZ ["a","b"]');
    assert.equal(asked("", "\\Door"), "REG_EXPAND_SZ %T%");
    for (const name of ["Gone", "G1", "G2"]) assert.equal(asked(name), "absent");
    assert.equal(asked("Other"), "unknown: not captured");
    assert.equal(answer(observations, "key HKLM\\Forged"), "unknown: not captured");
  });

  it("is read as far as it goes, wherever it breaks off", () => {
    const first = file(entry(key, "Watts", 4, number(60))).length;
    for (let length = 0; length < whole.length; length++) {
      const { observations } = readSnapshot(decode(whole.subarray(0, length)));
      const shown = answer(observations, `value HKLM\\${key} | Watts`);
      if (length >= first) assert.equal(shown, "REG_DWORD 60");
      else assert.match(shown, /^(?:unknown|nothing)/);
    }
  });
});
