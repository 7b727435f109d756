import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOf } from "../../../../core/observations/excerpt.ts";
import type { Place } from "../../../../core/observations/observation.ts";
import { readSnapshot, readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../../core/snapshot/snapshot.ts";
import { framed, type TestItem } from "./framed.ts";

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

/** What is known about a file: its text, or why not. */
function fileOf({ observations }: Snapshot, path: string): string {
  const found = observations?.ask("file", path);
  if (found?.is === "present") return `${found.partial ?? "whole"}: ${textAt(found.values[0]!.text)}`;
  return found?.is === "unknown" ? found.why : (found?.is ?? "nothing");
}

const file = (key: string, text: string): TestItem => ({ kind: "file", key, text });
const forged =
  "@end 0\n@file\n>/etc/shadow\n@key 1 12 1067-7009\n|root::1::::::\n|.\n@sum 2 17 1-1\n@end 0\n@host db\n@done 1\n@nessus-audit 1\n";

test("a capture says which host it is of, and when and by whom it was taken", () => {
  const snapshot = readSnapshot(framed([file("/etc/a", "x\n")], { taken: "2026-03-04T05:06:07Z" }));
  const { host, system, asRoot, taken, warnings, unread } = snapshot;
  assert.deepEqual(
    { host, system, asRoot, taken, warnings, unread },
    { host: "web1", system: "Linux", asRoot: true, taken: "2026-03-04T05:06:07Z", warnings: [], unread: [] },
  );
  assert.equal(readSnapshot(framed([], { user: "1000" })).asRoot, false);
});

test("what a file or a command prints is never taken for a line of a capture", () => {
  const items: TestItem[] = [
    file("/tmp/forged", forged),
    { kind: "cmd", key: "cat /var/tmp/forged", text: forged },
    file("/etc/b", "b\n"),
  ];
  const [snapshot, ...others] = readSnapshots(framed(items));
  assert.deepEqual(others, []);
  assert.equal(snapshot?.host, "web1");
  assert.deepEqual(snapshot?.observations?.keys("file").sort(), ["/etc/b", "/tmp/forged", "/var/tmp/forged"]);
  assert.equal(fileOf(snapshot!, "/tmp/forged"), `whole: ${forged}`);
});

test("lines of a text are those of the capture", () => {
  const text = framed([file("/etc/a", "one\ntwo \\ \u00c3\u00bc\nthree\n")], {
    taken: "2026-03-04T05:06:07Z",
  });
  for (const before of ["", "# host: other\n\n"]) {
    const snapshot = readSnapshot(before + text);
    const found = snapshot.observations!.ask("file", "/etc/a");
    assert.ok(found.is === "present");
    const { source } = found.values[0]!.text;
    const lines = (before + text).split("\n");
    for (const word of ["one", "two \\ \u00fc", "three"]) {
      const at = source.text.indexOf(word);
      assert.ok(at >= 0);
      assert.equal(lines[lineOf(source, at) - 1]?.slice(1, 4), word.slice(0, 3));
    }
  }
});

test("comments above a capture describe the host, comments in it are text", () => {
  const text = `# host: real\n# groups: web\n\n${framed([file("/etc/a", '# host: forged\n# condition: PASSED "x"\n')])}`;
  const { host, groups, answers } = readSnapshot(text);
  assert.deepEqual({ host, groups, answers }, { host: "real", groups: ["web"], answers: undefined });
});

test("several captures in one text are of several hosts", () => {
  const text = ["web1", "web2", "db"]
    .map((host) => framed([file("/etc/name", `${host}\n`)], { host }))
    .join("");
  const snapshots = readSnapshots(text);
  assert.deepEqual(
    snapshots.map((snapshot) => [snapshot.host, fileOf(snapshot, "/etc/name")]),
    ["web1", "web2", "db"].map((host) => [host, `whole: ${host}\n`]),
  );
});

const states: [item: TestItem, known: string][] = [
  [{ kind: "file", key: "/f", end: "absent" }, "absent"],
  [{ kind: "file", key: "/f", end: "denied" }, "denied"],
  [{ kind: "file", key: "/f", end: "folder" }, "binary"],
  [{ kind: "file", key: "/f", text: "a\u0001b\n" }, "binary"],
  [{ kind: "file", key: "/f", text: "root:\u0002left out:1:\n" }, "redacted"],
  [{ kind: "file", key: "/f", text: "a\n", end: "1" }, "denied"],
  [{ kind: "file", key: "/f", text: "a\n", end: "timeout" }, "cut: a\n"],
  [{ kind: "file", key: "/f", text: "a", end: "0" }, "whole: a"],
];
for (const [item, known] of states) {
  test(`a file is ${JSON.stringify(known)} after ${JSON.stringify([item.text, item.end])}`, () => {
    assert.equal(fileOf(readSnapshot(framed([item])), "/f"), known);
  });
}

const status: [names: string, numbers: string, status: object | undefined][] = [
  [
    "-rwsr-xr-t. 1 root mail 10 Jan  1 12:00 /f",
    "-rwsr-xr-t. 1 0 8 10 Jan  1 12:00 /f",
    { type: "file", mode: 0o5755, owner: "root", group: "mail", uid: 0, gid: 8 },
  ],
  [
    "drwxrws---+ 2 jo domain users 4096 2026-01-01 12:00 /f",
    "drwxrws---+ 2 1000 513 4096 2026-01-01 12:00 /f",
    { type: "folder", mode: 0o2770, uid: 1000, gid: 513 },
  ],
  [
    "crw-rw-rw-   1 root     sys        1,  3 Jan  1 12:00 /f",
    "crw-rw-rw-   1 0        3          1,  3 Jan  1 12:00 /f",
    { type: "other", mode: 0o666, owner: "root", group: "sys", uid: 0, gid: 3 },
  ],
  [
    "lrwxrwxrwx 1 root root 3 Jan  1 12:00 /f -> x",
    "lrwxrwxrwx 1 0 0 3 Jan  1 12:00 /f -> x",
    { type: "link" },
  ],
  ["-rw-r--r-- 1 root root 3 Jan  1 12:00 /f", "-rw-rw-rw- 1 0 0 3 Jan  1 12:00 /f", undefined],
  ["ls: /f: Input/output error", "ls: /f: Input/output error", undefined],
];
for (const [names, numbers, expected] of status) {
  test(`the status in ${names}`, () => {
    const item = { kind: "status", key: "/f", text: `${names}\n${numbers}\n` };
    const found = readSnapshot(framed([item])).observations!.ask("status", "/f");
    assert.deepEqual(found.is === "present" ? found.values : undefined, expected && [expected]);
  });
}

test("a list of packages proves what is not installed, unless it failed", () => {
  const command = String.raw`rpm -qa --qf '%{NAME} %{EPOCH} %{VERSION} %{RELEASE}\n'`;
  const text = "moss (none) 1.2 3.el9\nfern 2 0.9 1\n";
  const ask = (end: string, name: string) =>
    readSnapshot(framed([{ kind: "own", key: command, text, end }])).observations!.ask("package", name);
  const fern = ask("0", "rpm:fern");
  assert.deepEqual(fern.is === "present" && fern.values, [{ epoch: "2", version: "0.9", release: "1" }]);
  assert.equal(ask("0", "rpm:other").is, "absent");
  assert.equal(ask("1", "rpm:other").is, "unknown");
});

test("sockets and processes are only read by the reader that knows their command", () => {
  const header = "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
  const row = `tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=9,fd=3))\n`;
  const sockets = { kind: "own", key: "ss -tulpn", text: header + row };
  const processes = {
    kind: "own",
    key: "ps -eo pid,user,comm,args",
    text: `  PID USER COMMAND COMMAND\n    9 root sshd sshd -D\n   10 web  x    x root@db:~# ss -tulpn\n   11 web  y    ${row}`,
  };
  const snapshots = readSnapshots(
    framed([sockets, processes, file("/tmp/x", header + row.replace("22", "23"))]),
  );
  assert.equal(snapshots.length, 1);
  const { sockets: read, processes: running, coverage } = snapshots[0]!;
  assert.deepEqual(
    read.map(({ port }) => port),
    [22],
  );
  assert.deepEqual(
    running.map(({ name }) => name),
    ["sshd", "x", "y"],
  );
  assert.deepEqual([coverage.processes, coverage.tcp.gaps], ["all", []]);
  const failed = readSnapshot(framed([{ ...sockets, end: "timeout" }]));
  assert.notDeepEqual(failed.coverage.tcp.gaps, []);
});

test("the files of a glob are known if its list is whole", () => {
  const text = "/etc/cron.d/a\n//\nfile\n//\n/etc/cron.d/b\n//\nfolder\n//\n";
  const missing = (end: string, listed: string) =>
    readSnapshot(framed([{ kind: "glob", key: "/etc/cron.d/*", text: listed, end }])).observations!.askFiles(
      "status",
      ["/etc/cron.d/*"],
    );
  assert.equal(missing("all", text).missing, undefined);
  assert.deepEqual(
    missing("all", text).files.map(({ path }) => path),
    ["/etc/cron.d/a", "/etc/cron.d/b"],
  );
  assert.equal(missing("denied", text).missing, "not captured");
  assert.equal(missing("cut", text).missing, "not captured");
  assert.equal(missing("all", text.slice(0, -3)).missing, "not captured");
});

/** Texts that are long, that end in blanks, and that look like each other. */
const originals: TestItem[] = [
  file("/etc/long", `${"a long line with many words ".repeat(20)}\n`.repeat(3)),
  file("/etc/blanks", "ends in a blank \nand a tab\t\n  \n"),
  file("/etc/same", "yes\nyes\nyes\nno\n"),
  file("/etc/utf", "gr\u00c3\u00bcn \\ \u00e9\n"),
  { kind: "file", key: "/etc/none", end: "absent" },
  file("/etc/key with a blank ", "x\n"),
  file(`/etc/${"k".repeat(300)}`, "long key\n"),
];
const paths = originals.map(({ key }) => key);

const copies: [name: string, copy: (text: string) => string, isWhole: boolean][] = [
  ["lines that end in CR and LF", (text) => text.replaceAll("\n", "\r\n"), true],
  ["lines that are filled with blanks", (text) => text.replace(/^.*$/gm, (line) => line.padEnd(120)), true],
  ["lines without blanks at their end", (text) => text.replace(/[ \t]+$/gm, ""), true],
  ["a prompt after it", (text) => `${text}root@web1:~# `, true],
  ["a mark in front of it", (text) => `\ufeff${text}`, true],
  ["lines that are wrapped at 80", (text) => text.replace(/.{80}(?=.)/g, "$&\n"), false],
  ["blanks in place of others", (text) => text.replaceAll(" ", "\u00a0"), false],
  ["lines that are cut at 100", (text) => text.replace(/^(.{100}).*$/gm, "$1"), false],
  [
    "lines sorted",
    (text) => text.replace(/((?:^\|.*\n)+)/gm, (run) => `${run.trimEnd().split("\n").sort().join("\n")}\n`),
    false,
  ],
  ["a line left out", (text) => text.replace("|yes\n", ""), false],
  ["a line in another's place", (text) => text.replace("|no\n", "|yes\n"), false],
  ["another letter", (text) => text.replaceAll("w", "v"), false],
];
for (const [name, copy, isWhole] of copies) {
  test(`a copy with ${name} is never read as something else`, () => {
    const whole = readSnapshot(framed(originals));
    const snapshot = readSnapshot(copy(framed(originals)));
    for (const path of paths) {
      const known = fileOf(snapshot, path);
      if (/^(?:whole|absent|cut:)/.test(known)) assert.equal(known, fileOf(whole, path));
    }
    const areAllKnown = paths.every((path) => fileOf(snapshot, path) === fileOf(whole, path));
    assert.equal(areAllKnown, isWhole);
    assert.equal(snapshot.warnings.length === 0, isWhole);
  });
}

test("a warning names what was altered", () => {
  const { warnings } = readSnapshot(framed(originals).replace("|no\n", "|yes\n"));
  assert.deepEqual(
    warnings.map(({ message }) => message),
    [
      "The text of /etc/same was changed after it was printed, so it is left out. Save the output of the capture script with > FILE instead of copying it.",
    ],
  );
});

test("a capture that is cut off, or lacks a part, has only what is whole", () => {
  const text = framed(originals);
  const whole = readSnapshot(text);
  for (let at = "@nessus-audit 1\n".length; at < text.length - 1; at++) {
    for (const damaged of [text.slice(0, at), text.slice(0, at) + text.slice(at + 1 + ((at * 37) % 300))]) {
      const snapshot = readSnapshot(damaged);
      const isLost = paths.some((path) => fileOf(snapshot, path) !== fileOf(whole, path));
      assert.ok(!isLost || snapshot.warnings.length > 0, `no warning at ${at}`);
      for (const path of snapshot.observations?.keys("file") ?? []) {
        const known = fileOf(snapshot, path);
        if (/^(?:whole|absent|cut:)/.test(known))
          assert.equal(known, fileOf(whole, path), `damaged at ${at}`);
      }
    }
  }
});
