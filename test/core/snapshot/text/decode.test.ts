import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { decodeText } from "../../../../core/snapshot/text/decode.ts";
import { assertLinear } from "../../../fuzz/growth.ts";

const ROW = "  TCP    0.0.0.0:135    0.0.0.0:0    ABHÖREN    988\r\n";

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const codes = [...(mark ? `\ufeff${text}` : text)].map((character) => character.charCodeAt(0));
  return Uint8Array.from(
    codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])),
  );
}

function utf32(text: string, bigEndian: boolean): Uint8Array {
  const bytes = [...text].flatMap((character) => [
    character.charCodeAt(0) & 255,
    character.charCodeAt(0) >> 8,
    0,
    0,
  ]);
  const reversed = (at: number) => (at & ~3) + 3 - (at & 3);
  return Uint8Array.from(bytes, (_, at) => bytes[bigEndian ? reversed(at) : at]!);
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
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
  { name: "UTF-32LE with mark", bytes: utf32(`\ufeff${ROW}`, false), encoding: "utf-32le", text: ROW },
  { name: "UTF-32BE", bytes: utf32(ROW, true), encoding: "utf-32be", text: ROW },
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

const PLAIN = "  TCP    10.20.0.7:3389   0.0.0.0:0   LISTENING   1180\r\n";
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Two shells wrote to the same file, as `>` of PowerShell and `>>` of cmd do. */
const mixtures: { name: string; bytes: Uint8Array; ports: number[] }[] = [
  {
    name: "UTF-16LE with mark, then ASCII",
    bytes: joined(utf16(ROW, false, true), utf8(PLAIN)),
    ports: [135, 3389],
  },
  {
    name: "UTF-16LE, then ASCII",
    bytes: joined(utf16(PLAIN, false, false), utf8(PLAIN)),
    ports: [3389, 3389],
  },
  {
    name: "UTF-16BE with mark, then UTF-8",
    bytes: joined(utf16(ROW, true, true), utf8(ROW + PLAIN)),
    ports: [135, 135, 3389],
  },
  { name: "ASCII, then UTF-16LE", bytes: joined(utf8(PLAIN), utf16(ROW, false, false)), ports: [3389, 135] },
  {
    name: "ASCII, then UTF-16LE with mark",
    bytes: joined(utf8(PLAIN), utf16(ROW, false, true)),
    ports: [3389, 135],
  },
  {
    name: "code page 850, then UTF-16LE, then ASCII",
    bytes: joined(singleByte(ROW, { Ö: 0x99 }), utf16(ROW, false, true), utf8(PLAIN)),
    ports: [135, 135, 3389],
  },
];

for (const { name, bytes, ports } of mixtures) {
  test(`decodes each part of a file: ${name}`, () => {
    const { text, warning } = decodeText(bytes);
    assert.deepEqual(
      readSnapshot(text).sockets.map(({ port }) => port),
      ports,
    );
    assert.match(warning ?? "", /several encodings/);
    assert.doesNotMatch(text, /\0/);
  });
}

test("a long text of other letters in UTF-16 stays one part", () => {
  const chinese = `${"协议本地地址外部地址状态".repeat(40)}\r\n${PLAIN}`;
  for (const bigEndian of [false, true]) {
    const { text, encoding, warning } = decodeText(utf16(chinese, bigEndian, true));
    assert.deepEqual([text, encoding, warning], [chinese, bigEndian ? "utf-16be" : "utf-16le", null]);
  }
});

test("endless zero bytes are only searched once", () => {
  assertLinear("decodeText", (size) => new Uint8Array(size), decodeText, 500_000);
});

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
