import assert from "node:assert/strict";
import { test } from "node:test";
import { commandCoverage, commandLine, isPrompt, selectsRows } from "../../../core/snapshot/command-line.ts";

const commands: [line: string, host: string | null, name: string, coverage: string][] = [
  ["[root@web01 ~]# netstat -tulpn", "web01", "netstat", "listed listed"],
  ["alice@web01:~$ sudo ss -ltn", "web01", "ss", "listed left-out"],
  ["ann@mini ~ % netstat -an -p udp", "mini", "netstat", "left-out listed"],
  ["C:\\Users\\ann>netstat -ano", null, "netstat", "listed listed"],
  ["PS C:\\> netstat -ano | findstr LISTENING", null, "netstat", "listed left-out"],
  ["netstat -an", null, "netstat", "listed listed"],
  ["netstat -n", null, "netstat", "left-out left-out"],
  ["# /usr/bin/ss -A tcp,udp -a", null, "ss", "listed listed"],
  ["Every 2.0s: ss -uanp    web01: Mon Nov 23 10:00:00 2026", null, "ss", "left-out listed"],
  ["$ netstat -tulpn | grep :443", null, "netstat", "unknown unknown"],
  ["$ LC_ALL=C sudo -n netstat --listening --tcp", null, "netstat", "listed left-out"],
  ["web01# netstat -an", "web01", "netstat", "listed listed"],
];

for (const [line, host, name, coverage] of commands) {
  test(`finds the command in: ${line}`, () => {
    const command = commandLine(line);
    assert.ok(command);
    assert.equal(command.host, host);
    assert.equal(command.name, name);
    const shown = commandCoverage(command);
    assert.equal(`${shown?.tcp} ${shown?.udp}`, coverage);
    assert.equal(selectsRows(command), coverage === "unknown unknown");
  });
}

for (const line of ["netstat output of web01", "the ss command", "see lsof(8)", "tcp 0 0 0.0.0.0:22"]) {
  test(`finds no command in: ${line}`, () => assert.equal(commandLine(line), null));
}

for (const [line, prompt] of [
  ["root@web01:~# exit", true],
  ["[ann@web01 ~]$ ", true],
  ["C:\\Windows\\system32>", true],
  ["PS C:\\> cls", true],
  ["$ ls -l", true],
  ["mail ann@example.org please", false],
  [" [svchost.exe]", false],
] as const) {
  test(`${prompt ? "is" : "is not"} a prompt: ${line}`, () => assert.equal(isPrompt(line), prompt));
}
