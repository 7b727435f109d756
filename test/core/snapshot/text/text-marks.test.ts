import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import {
  isInterrupted,
  isNotFound,
  isPagerEnd,
  isPagerMark,
  omissionIn,
} from "../../../../core/snapshot/text/text-marks.ts";

const kinds: Record<string, string[]> = {
  certain: [
    "...",
    "…",
    "⋮",
    ". . .",
    "···",
    "[...]",
    "[…]",
    "(...)",
    "--- ... ---",
    "# ...",
    "<snip>",
    "[snip]",
    "[snipped]",
    "-- snip --",
    "===SNIPPED===",
    "snip",
    "output omitted",
    "Output truncated to the last 100 lines",
    "(rest omitted)",
    "[12 more lines]",
    "... 40 more rows ...",
    "<output cut>",
    "*** truncated ***",
    "---- 8< ----",
    "and so on ...",
    "// lines removed",
    "~~ more rows ~~",
  ],
  possible: [
    "---省略---",
    "(weitere Zeilen)",
    "--- web01 ---",
    "=== netstat ===",
    "[gekürzt]",
    "<redigiert>",
  ],
  none: [
    "",
    "end",
    "--- end ---",
    "[done]",
    "----------",
    "==========",
    "a sentence about the host.",
    "it listens on these ports:",
    "a".repeat(200),
    "(c) 2026 Example",
    "| a | b |",
    "more ports than that",
  ],
};

for (const [expected, lines] of Object.entries(kinds)) {
  for (const line of lines) {
    test(`an omission, ${expected}: ${line.slice(0, 50)}`, () => {
      assert.equal(omissionIn(line) ?? "none", expected);
    });
  }
}

const marks: [is: (line: string) => boolean, name: string, yes: string[], no: string[]][] = [
  [
    isPagerMark,
    "a page",
    [
      "--More--",
      "-- More  --",
      "--More--(42%)",
      "-- more 42% --",
      "lines 1-23",
      "lines 1-23/96 24%",
      ":",
      "Press any key to continue . . .",
      "<--- More --->",
      "--- (more 12%)---",
    ],
    ["More", "more ports", "lines", "::", "lines 1 to 3"],
  ],
  [isPagerEnd, "the end", ["(END)", "lines 76-96/96 (END)"], ["END", "lines 1-23"]],
  [
    isInterrupted,
    "an interruption",
    [
      "^C",
      "^C[root@web01 ~]#",
      "^Z",
      "Killed",
      "Terminated",
      "Segmentation fault (core dumped)",
      "[1]+  Stopped                 netstat -a",
      "client_loop: send disconnect: Broken pipe",
      "Connection to web01 closed by remote host.",
      "write error: No space left on device",
      "Connection reset by peer",
    ],
    ["Connection to web01 closed.", "killall sshd", "C^", "a broken pipe organ"],
  ],
  [
    isNotFound,
    "a command that is not there",
    [
      "-bash: netstat: command not found",
      "sh: 1: ss: not found",
      "zsh: command not found: ss",
      "'ss' is not recognized as an internal or external command,",
      "bash: /usr/sbin/lsof: Permission denied",
      "sudo: netstat: command not found",
    ],
    [
      "md5sum: /bin/a: No such file or directory",
      "netstat: /proc/net/tcp6: No such file or directory",
      "found",
    ],
  ],
];

for (const [is, name, yes, no] of marks) {
  for (const line of yes) test(`${name}: ${line}`, () => assert.ok(is(line)));
  for (const line of no) test(`not ${name}: ${line}`, () => assert.ok(!is(line)));
}

const header = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const row = (port: number) =>
  `tcp   LISTEN 0      128    0.0.0.0:${port}   0.0.0.0:*  users:(("x",pid=8,fd=3))\n`;
const command = "$ ss -tulpn\n";

/** A text, and why it does not prove that port 23 is closed; "" if it does. */
const texts: [name: string, text: string, gap: string][] = [
  ["a whole list", command + header + row(22) + row(80), ""],
  ["a mark in the middle", `${command}${header}${row(22)}...\n${row(80)}`, "elided (line 4)"],
  ["a mark at the end", `${command}${header}${row(22)}[snip]\n`, "elided (line 4)"],
  ["a mark in front of the header", `${command}...\n${header}${row(22)}`, ""],
  ["a mark in front of rows without a header", `${command}...\n${row(22)}`, "elided (line 2)"],
  ["a mark after a blank line", `${command}${header}${row(22)}\n[…]\n\n${row(80)}`, "elided (line 5)"],
  [
    "a heading between two outputs",
    `${command}${header}${row(22)}--- processes ---\n  PID COMMAND\n    1 init\n`,
    "",
  ],
  [
    "what looks like a heading, and rows below it",
    `${command}${header}${row(22)}---省略---\n${row(80)}`,
    "elided (line 4)",
  ],
  ["what looks like a heading at the end", `${command}${header}${row(22)}---省略---\n`, "elided (line 4)"],
  [
    "what looks like a heading above a prompt",
    `${command}${header}${row(22)}(weitere Zeilen)\n$ exit\n`,
    "elided (line 4)",
  ],
  ["a page that went on", `${command}${header}${row(22)}--More--\n${row(80)}`, ""],
  ["a page at the end", `${command}${header}${row(22)}--More--\n`, "paged (line 4)"],
  ["a page above a prompt", `${command}${header}${row(22)}:\n$ exit\n`, "paged (line 4)"],
  [
    "a heading, then a page that went on",
    `${command}${header}${row(22)}(weitere Zeilen)\n--More--\n${row(80)}`,
    "elided (line 4)",
  ],
  [
    "two pages, the last at the end",
    `${command}${header}${row(22)}--More--\n${row(80)}--More--\n`,
    "paged (line 6)",
  ],
  ["the end of a pager", `${command}${header}${row(22)}(END)\n`, ""],
  ["an interruption", `${command}${header}${row(22)}^C\n`, "cut (line 4)"],
  [
    "a row that breaks off",
    `${command}${header}${row(22)}tcp   LISTEN 0      128    0.0.0.0:2`,
    "unread (line 4)",
  ],
  [
    "a row that breaks off, with a line end",
    `${command}${header}${row(22)}tcp   LISTEN 0      128    0.0.0.0:2\n`,
    "unread (line 4)",
  ],
  ["a last row without a line end", command + header + row(22) + row(80).trimEnd(), ""],
  ["a header that breaks off", `${command}${header.slice(0, 60)}`, "cut (line 2)"],
  ["a header at the end, without a line end", command + header.trimEnd(), "cut (line 2)"],
  ["a header at the end", command + header, ""],
  ["a sentence below", `${command}${header}${row(22)}That is all of it, thanks.\n`, ""],
  ["a second output that is whole", `${command}${header}${row(22)}...\n${command}${header}${row(22)}`, ""],
  ["a second output that is not", `${command}${header}${row(22)}${command}${header}${row(22)}...\n`, ""],
];

for (const [name, text, gap] of texts) {
  test(`what a text proves with ${name}`, () => {
    const [snapshot] = readSnapshots(text);
    const { gaps } = snapshot!.coverage.tcp;
    const [first] = gaps;
    const shown = first && (first.line === undefined ? first.kind : `${first.kind} (line ${first.line})`);
    assert.equal(shown ?? "", gap);
  });
}
