import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeText } from "../../../core/snapshot/decode.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";

const ROW = "  TCP    0.0.0.0:135    0.0.0.0:0    ABHÖREN    988\r\n";

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const codes = [...(mark ? `\ufeff${text}` : text)].map((character) => character.charCodeAt(0));
  return Uint8Array.from(
    codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])),
  );
}

function singleByte(text: string, special: Record<string, number>): Uint8Array {
  return Uint8Array.from([...text].map((character) => special[character] ?? character.charCodeAt(0)));
}

const cases: { name: string; bytes: Uint8Array; encoding: string; text: string }[] = [
  { name: "UTF-8", bytes: new TextEncoder().encode(ROW), encoding: "utf-8", text: ROW },
  { name: "UTF-8 with mark", bytes: new TextEncoder().encode(`\ufeff${ROW}`), encoding: "utf-8", text: ROW },
  { name: "UTF-16LE with mark", bytes: utf16(ROW, false, true), encoding: "utf-16le", text: ROW },
  { name: "UTF-16BE with mark", bytes: utf16(ROW, true, true), encoding: "utf-16be", text: ROW },
  { name: "UTF-16LE", bytes: utf16(ROW, false, false), encoding: "utf-16le", text: ROW },
  { name: "UTF-16BE", bytes: utf16(ROW, true, false), encoding: "utf-16be", text: ROW },
  { name: "code page 850", bytes: singleByte(ROW, { Ö: 0x99 }), encoding: "cp850", text: ROW },
  { name: "Windows-1252", bytes: singleByte(ROW, { Ö: 0xd6 }), encoding: "windows-1252", text: ROW },
  { name: "empty", bytes: new Uint8Array(), encoding: "utf-8", text: "" },
];

for (const { name, bytes, encoding, text } of cases) {
  test(`decodes ${name}`, () => {
    const decoded = decodeText(bytes);
    assert.equal(decoded.encoding, encoding);
    assert.equal(decoded.text, text);
    assert.equal(decoded.warning !== null, encoding === "cp850" || encoding === "windows-1252");
    assert.equal(readSnapshot(decoded.text).sockets.length, text === "" ? 0 : 1);
  });
}

test("says that a binary file is one", () => {
  const bytes = Uint8Array.from(
    { length: 3000 },
    (_, at) => ((at * 37) % 251) & (at % 3 === 0 ? 0x0f : 0xff),
  );
  const snapshot = readSnapshot(decodeText(bytes).text);
  assert.deepEqual(snapshot.formats, []);
  assert.match(snapshot.warnings[0]!.message, /binary file/);
});

test("says that an empty text is one, and what to paste", () => {
  assert.match(readSnapshot(" \n\n").warnings[0]!.message, /empty.*ss -tulpn/);
});
