import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesWithVouch, vouchEdit, withChange } from "../../client/snapshots/vouch-edit.ts";

type Protocols = ("tcp" | "udp")[];

const rows = "State Recv-Q\nLISTEN 0\n";
const cases: [name: string, text: string, protocols: Protocols, expected: string][] = [
  ["a snapshot without a front block gets one", rows, ["tcp"], `# lists: tcp\n${rows}`],
  ["both protocols", rows, ["tcp", "udp"], `# lists: tcp, udp\n${rows}`],
  ["an empty text", "", ["udp"], "# lists: udp\n"],
  ["line ends of Windows", "a\r\nb\r\n", ["tcp"], "# lists: tcp\r\na\r\nb\r\n"],
  ["before other entries", `# host: web01\n${rows}`, ["tcp"], `# lists: tcp\n# host: web01\n${rows}`],
  [
    "a line that is there is extended",
    `# host: web01\n\n# lists: udp\n${rows}`,
    ["tcp"],
    `# host: web01\n\n# lists: udp, tcp\n${rows}`,
  ],
  ["ports give way to the whole list", `# Lists : tcp 1-1024,udp\r\n`, ["tcp"], "# Lists : udp, tcp\r\n"],
  [
    "what a command printed is no front block",
    `${rows}# lists: udp\n`,
    ["tcp"],
    `# lists: tcp\n${rows}# lists: udp\n`,
  ],
];
for (const [name, text, protocols, expected] of cases) {
  test(name, () => assert.equal(withChange(text, vouchEdit(text, protocols)), expected));
}

const text = `# host: büro\n${rows}`;
const swapped = (bytes: Uint8Array) => Buffer.from(bytes).swap16();
const encodings: [name: string, bytes: Buffer, expected: Buffer][] = [
  ["UTF-8", Buffer.from(text), Buffer.from(`# lists: tcp\n${text}`)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff# lists: tcp\n${text}`)],
  ["Windows-1252", Buffer.from(text, "latin1"), Buffer.from(`# lists: tcp\n${text}`, "latin1")],
  [
    "UTF-16 with a mark",
    Buffer.from(`\ufeff${text}`, "utf16le"),
    Buffer.from(`\ufeff# lists: tcp\n${text}`, "utf16le"),
  ],
  ["UTF-16 without a mark", Buffer.from(text, "utf16le"), Buffer.from(`# lists: tcp\n${text}`, "utf16le")],
  [
    "UTF-16 the other way round",
    swapped(Buffer.from(`\ufeff${text}`, "utf16le")),
    swapped(Buffer.from(`\ufeff# lists: tcp\n${text}`, "utf16le")),
  ],
];
for (const [name, bytes, expected] of encodings) {
  test(`bytes of ${name} stay in it`, () =>
    assert.deepEqual(Buffer.from(bytesWithVouch(bytes, ["tcp"])), expected));
}

test("an existing line is extended, even in UTF-16", () => {
  const bytes = Buffer.from("\ufeff# lists: udp\r\nx", "utf16le");
  const expected = Buffer.from("\ufeff# lists: udp, tcp\r\nx", "utf16le");
  assert.deepEqual(Buffer.from(bytesWithVouch(bytes, ["tcp"])), expected);
});
