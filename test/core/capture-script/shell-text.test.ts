import assert from "node:assert/strict";
import { test } from "node:test";
import { changingWord } from "../../../core/capture-script/changing-commands.ts";
import { hostGlob } from "../../../core/capture-script/glob-patterns.ts";
import { commentText, shellWord } from "../../../core/capture-script/shell-text.ts";

test("a short printable text is one word", () => {
  assert.deepEqual(shellWord("it's $(x)", "v"), { before: [], word: "'it'\\''s $(x)'" });
  assert.deepEqual(shellWord("", "v"), { before: [], word: "''" });
});

test("what is not printable is written in octal", () => {
  assert.deepEqual(shellWord("\u00fc\u20ac\u{1f600}\t", "v").before, [
    "na_k=",
    "b '\\0303\\0274\\0342\\0202\\0254\\0360\\0237\\0230\\0200\\0011'",
    "v=$na_k",
  ]);
});

test("no line is long, whatever the text", () => {
  for (const text of ["'".repeat(5000), "x".repeat(5000), "\u00fc".repeat(5000), "a \n".repeat(900)]) {
    const { before, word } = shellWord(text, "v");
    const lines = [...before, word].join("\n").split("\n");
    assert.ok(lines.every((line) => line.length < 1000 && /^[ -~]*$/.test(line) && !/ $/.test(line)));
  }
});

test("a comment stays a comment", () => {
  assert.equal(commentText("a\n$(rm -rf /)\u001b[0m"), "a $(rm -rf /) [0m");
});

const changing: [command: string, word: string | undefined][] = [
  ["rm -f /x", "rm"],
  ["grep x /y && /sbin/reboot", "/sbin/reboot"],
  ["find / -type f | xargs rm", "xargs rm"],
  ["sed -i s/a/b/ /etc/x", "sed -i"],
  ["echo 1 > /proc/sys/net/x", "> /proc/sys/net/x"],
  ["systemctl restart sshd", "systemctl restart"],
  ["find / -perm -2 -exec chmod o-w {} +", "-exec chmod"],
  ["cat x 2>/dev/null", undefined],
  ["ls -l /usr/bin/kill /bin/rm", undefined],
  ["systemctl is-enabled sshd 2>&1", undefined],
  ["awk '$3 >= 1000 { print }' /etc/passwd", undefined],
  ["sysctl net.ipv4.ip_forward", undefined],
  ["passwd -S root", undefined],
  ["mount | grep /tmp", undefined],
];
for (const [command, word] of changing) {
  test(`${command} ${word === undefined ? "only reads, by its words" : "changes something"}`, () => {
    const found = changingWord(command);
    assert.equal(found?.replace(/^\S*[|&]\s*/, ""), word);
  });
}

const globs: [glob: string, expected: ReturnType<typeof hostGlob>][] = [
  ["/etc/*.d/x", { patterns: ["/etc/*.d/x"], listed: ["/etc"], searched: ["/etc/*.d"] }],
  ["/a/{b,c}*", { patterns: ["/a/b*", "/a/c*"], listed: ["/a"], searched: [] }],
  ["/a/[^b]*", { patterns: ["/a/[!b]*"], listed: ["/a"], searched: [] }],
  ["/a/\\*x*", { patterns: ["/a/[*]x*"], listed: ["/a"], searched: [] }],
  ["/a/+(b)*", { patterns: ["/a/[+][(]b[)]*"], listed: ["/a"], searched: [] }],
  ["a/*", undefined],
  ["/a/[x", undefined],
  ["/a/[[:alpha:]]*", undefined],
  [`/${"{a,b}".repeat(40)}*`, undefined],
];
for (const [glob, expected] of globs) {
  test(`${glob.slice(0, 30)} as a shell of any kind expands it`, () =>
    assert.deepEqual(hostGlob(glob), expected));
}
