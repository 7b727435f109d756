import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex } from "../../../../core/regex/compile.ts";
import { redact } from "../../../../core/snapshot/anonymise/redact.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { framed } from "../capture/framed.ts";

function redacted(text: string, pattern: string): { text: string; count: number } {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok);
  return redact(text, compiled.matcher);
}

const cases: [name: string, text: string, pattern: string, expected: string, count: number][] = [
  [
    "each match of a line",
    "$ show-keys\nkey=alpha key=beta\nother\n",
    "(?<=key=)\\w+",
    "$ show-keys\nkey=[redacted] key=[redacted]\nother\n",
    2,
  ],
  ["line ends stay", "a=1\r\nb=2\r\n", "\\w=.*", "[redacted]\r\n[redacted]\r\n", 2],
  ["an empty match takes nothing out", "abc\n", "x*", "abc\n", 0],
];

for (const [name, text, pattern, expected, count] of cases) {
  test(`taken out: ${name}`, () => assert.deepEqual(redacted(text, pattern), { text: expected, count }));
}

test("a command whose output was partly removed is partly known", () => {
  const prompt = "root@db7:~# ";
  const { text } = redacted(`${prompt}show-keys\nkey=alpha\nmode=on\n${prompt}`, "(?<=key=)\\w+");
  const found = readSnapshot(text).observations!.ask("command", "show-keys");
  assert.equal(found.is === "present" && found.partial, "redacted");
});

test("a capture is still whole afterwards, except for what was removed", () => {
  const { text, count } = redacted(
    framed([
      { kind: "cmd", key: "show-keys", text: "key=alpha\n", end: "0" },
      { kind: "file", key: "/etc/key=1", text: "key=beta\n", end: "0" },
      { kind: "file", key: "/etc/motd", text: "Keep out\n", end: "0" },
    ]),
    "key=\\w+",
  );
  const { observations, warnings } = readSnapshot(text);
  const found = ["/etc/key=1", "/etc/motd"].map((path) => observations!.ask("file", path));
  assert.equal(count, 2);
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    found.map((one) => (one.is === "unknown" ? one.why : one.is)),
    ["redacted", "present"],
  );
});
