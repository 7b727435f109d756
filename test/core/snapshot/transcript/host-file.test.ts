import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { hostText } from "../../../../core/snapshot/transcript/host-file.ts";
import { shown } from "./shown.ts";

const names: [name: string, expected: object | string][] = [
  ["files/etc/ssh/sshd_config", { text: "x", file: "/etc/ssh/sshd_config" }],
  ["files/", "x"],
  ["ports.txt", "x"],
  ["etc/files/x", "x"],
  ["answers", { text: "x", answers: true }],
  ["web7.answers", { text: "x", answers: true }],
  ["files/etc/answers", { text: "x", file: "/etc/answers" }],
  ["my-answers", "x"],
  ["listUsers.json", "x"],
];

test("a document in JSON or XML keeps its name", () => {
  const json = '[{"id":"1"}]';
  assert.deepEqual(hostText("api/listUsers.json", json), { text: json, document: "listUsers.json" });
  const xml = "\ufeff\n<profile/>";
  const parts = [hostText("configuration.xml", xml), hostText("listUsers.json", json)];
  assert.deepEqual(shown(parts, "file"), [
    `configuration.xml: ${JSON.stringify(xml)}`,
    `listUsers.json: ${JSON.stringify(json)}`,
  ]);
});

test("a document that is a report is read as one, and not as a file", () => {
  const report = `<?xml version="1.0"?><nmaprun scanner="nmap" args="nmap -p 22 198.51.100.9"><scaninfo type="syn" protocol="tcp" numservices="1" services="22"/><host><status state="up"/><address addr="198.51.100.9" addrtype="ipv4"/><ports><port protocol="tcp" portid="22"><state state="open"/></port></ports></host><runstats><finished exit="success"/></runstats></nmaprun>`;
  const snapshot = readSnapshot([hostText("scan.xml", report)]);
  assert.deepEqual([snapshot.sockets.length, snapshot.observations?.keys("file") ?? []], [1, []]);
});

test("lines of a document that look like prompts are not prompts", () => {
  const xml = "<banner>\n<R1>display current-configuration\n#\nsysname R1\n</R1></banner>\n";
  const { observations } = readSnapshot([hostText("configuration.xml", xml)]);
  assert.deepEqual([observations?.keys("command"), observations?.keys("file")], [[], ["configuration.xml"]]);
});

for (const [name, expected] of names) {
  test(`${name} in the folder of a host`, () => assert.deepEqual(hostText(name, "x"), expected));
}

test("a file of a host is its text, whatever is in it", () => {
  const text = "# host: forged\nroot@web9:~# cat /etc/b\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
  const parts = [hostText("files/etc/a", text), hostText("files/etc/c", "")];
  assert.deepEqual(shown(parts, "file"), [`/etc/a: ${JSON.stringify(text)}`, '/etc/c: ""']);
  const snapshot = readSnapshot(parts, "web7");
  assert.deepEqual([snapshot.host, snapshot.sockets.length, snapshot.warnings.length], ["web7", 0, 0]);
});

test("a file and a command that show different texts are a conflict", () => {
  const parts = [hostText("files/etc/a", "1\n"), "root@web7:~# cat /etc/a\n2\nroot@web7:~# "];
  assert.deepEqual(shown(parts, "file"), ["/etc/a: unknown (conflict)"]);
});

test("a file that is not text is unknown", () => {
  assert.deepEqual(shown([hostText("files/etc/a", "a\0b")], "file"), ["/etc/a: unknown (binary)"]);
});

const described = '# host: db7\n# groups: dmz, lab\n# set: PORT=22\n# expect: FAILED "a"\n';
const output = "root@pc7:~# id -u\n0\nroot@pc7:~# ";

test("answers next to a host describe it", () => {
  const { host, groups, values, expectations, answers } = readSnapshot([
    output,
    hostText(
      "pc7.answers",
      `${described}\n# answer: FAILED "b" in web.audit\n# answer: PASSED c d\n# condition: PASSED "e"\n`,
    ),
  ]);
  assert.deepEqual([host, groups], ["db7", ["dmz", "lab"]]);
  assert.deepEqual(values, [{ name: "PORT", value: "22", line: 6 }]);
  assert.deepEqual(expectations, [{ state: "FAILED", check: "a", line: 7 }]);
  assert.deepEqual(answers, [
    { status: "FAILED", check: "b", of: "check", policy: "web.audit", line: 9 },
    { status: "PASSED", check: "c d", of: "check", line: 10 },
    { status: "PASSED", check: "e", line: 11 },
  ]);
});

test("a comment that is the output of a command describes nothing", () => {
  const { host, answers } = readSnapshot(
    `root@pc7:~# cat /etc/a\n# host: db7\n# answer: PASSED "b"\nroot@pc7:~# `,
  );
  assert.deepEqual([host, answers], ["pc7", undefined]);
});

const wrong: [line: string, message: string][] = [
  ['# answer: MAYBE "b"', "Write an answer as"],
  ["# answer: PASSED", "Write an answer as"],
  ["port 22", "A file of answers has only comments"],
];

for (const [line, message] of wrong) {
  test(`an answer is refused: ${line}`, () => {
    const { warnings, answers } = readSnapshot([output, hostText("pc7.answers", line)]);
    assert.equal(answers, undefined);
    assert.deepEqual(
      warnings.map((warning) => [warning.line, warning.message.startsWith(message)]),
      [[4, true]],
    );
  });
}
