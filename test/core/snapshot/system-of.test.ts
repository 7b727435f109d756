import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { platformsOf, systemOf } from "../../../core/snapshot/system-of.ts";

const bsd = `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  *.22                   *.*                    LISTEN
`;
const sockstat = `USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS
root     sshd       811   5   tcp4   *:22                  *:*
`;
const ss = `State  Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN 0      128    0.0.0.0:22         0.0.0.0:*
`;

const cases: [name: string, text: string, system: string | undefined, platform: string | undefined][] = [
  ["ss", ss, "Linux", "Unix"],
  ["netstat of Windows", "  TCP    0.0.0.0:23   0.0.0.0:0   LISTENING\n", "Windows", "Windows"],
  ["netstat of macOS, the BSDs, AIX and HP-UX", bsd, undefined, "Unix"],
  ["sockstat", sockstat, undefined, "Unix"],
  [
    "lsof",
    "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 1 root 3u IPv4 0x1 0t0 TCP *:22 (LISTEN)\n",
    undefined,
    "Unix",
  ],
  [
    "a scan",
    "Nmap scan report for a (192.0.2.1)\nPORT   STATE SERVICE\n22/tcp open  ssh\n",
    undefined,
    undefined,
  ],
  [
    "sockets of other families, as only macOS calls them",
    `${bsd}Active LOCAL (UNIX) domain sockets\n`,
    "Darwin",
    "Unix",
  ],
  ["Multipath, which only macOS lists", `${bsd}Active Multipath Internet connections\n`, "Darwin", "Unix"],
  [
    "sockets of other families, as the BSDs call them",
    `${bsd}Active UNIX domain sockets\n`,
    undefined,
    "Unix",
  ],
  [
    "uname -a",
    `$ uname -a\nFreeBSD jump 14.1-RELEASE FreeBSD 14.1-RELEASE #0 releng/14.1-n267679: GENERIC amd64\n$ netstat -an\n${bsd}`,
    "FreeBSD",
    "Unix",
  ],
  ["uname -a below", `${bsd}$ uname -a\nAIX pp 3 7 00CB5D214B00\n`, "AIX", "Unix"],
  [
    "uname -a of two systems",
    `OpenBSD a 7.5 GENERIC.MP#82 amd64\nNetBSD a 10.0 NetBSD 10.0 (GENERIC) #0: Thu amd64\n${bsd}`,
    undefined,
    "Unix",
  ],
  [
    "uname -a beside an output of another system: the output counts",
    `OpenBSD a 7.5 GENERIC.MP#82 amd64\n${ss}`,
    "Linux",
    "Unix",
  ],
  [
    "a sentence that begins with a system",
    `Darwin was taken at noon\nLinux is what we have\n${bsd}`,
    undefined,
    "Unix",
  ],
];

for (const [name, text, system, platform] of cases) {
  test(name, () => {
    const snapshot = readSnapshot(text);
    assert.notEqual(snapshot.formats.length, 0);
    assert.deepEqual(
      [systemOf(snapshot), platformsOf(snapshot)],
      [system, platform === undefined ? [] : [platform]],
    );
  });
}

/** What `uname` printed at a prompt, without any other output that shows a system. */
const commands: [name: string, text: string, system: string | undefined][] = [
  ["uname -s", "$ uname -s\r\nSunOS\r\n$ cat /etc/release\r\nSolaris\r\n$ \r\n", "SunOS"],
  ["uname", "$ uname\nLinux\n$ id -un\nroot\n", "Linux"],
  ["uname of two systems", "$ uname\nLinux\n$ uname -s\nAIX\n$ id -un\nroot\n", undefined],
  ["what uname does not print", "$ uname -s\nPlan9\n$ id -un\nroot\n", undefined],
  ["a file that looks like it", "$ cat a\nuname\nLinux\n$ id -un\nroot\n", undefined],
];

for (const [name, text, system] of commands) {
  test(`by a command: ${name}`, () => assert.equal(systemOf(readSnapshot(text)), system));
}

/** Lines of `uname -a`; hosts and build places are invented. */
const unames: [line: string, system: string][] = [
  ["Linux web 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01) x86_64 GNU/Linux", "Linux"],
  [
    "Darwin mac.local 23.5.0 Darwin Kernel Version 23.5.0: Wed May  1 20:12:58 PDT 2024; root:xnu/RELEASE_ARM64 arm64",
    "Darwin",
  ],
  ["FreeBSD jump 13.2-RELEASE-p4 FreeBSD 13.2-RELEASE-p4 GENERIC amd64", "FreeBSD"],
  ["NetBSD n 9.3_STABLE NetBSD 9.3_STABLE (GENERIC) #0: Fri Aug  5 00:00:00 UTC 2022 amd64", "NetBSD"],
  ["OpenBSD gw.example 7.4 GENERIC.MP#1397 amd64", "OpenBSD"],
  ["SunOS sol 5.11 11.4.42.111.0 i86pc i386 i86pc", "SunOS"],
  ["SunOS old 5.10 Generic_150400-61 sun4v sparc sun4v", "SunOS"],
  ["AIX power 2 7 00F9C1D24C00", "AIX"],
  ["HP-UX hp B.11.31 U ia64 0123456789 unlimited-user license", "HP-UX"],
];

for (const [line, system] of unames) {
  test(line, () => assert.equal(systemOf(readSnapshot(`${bsd}$ uname -a\n${line}\n`)), system));
}
