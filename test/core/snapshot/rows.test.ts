/** Whose row it is, where it ends, and what is around it: one text for each kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isComplete } from "../../../core/snapshot/coverage.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";

interface Case {
  name: string;
  text: string;
  /** `tcp4 0.0.0.0 22 812 sshd`, each further owner after a comma. */
  sockets: string[];
  /** Line and protocol of each unread row. */
  unread?: string[];
  /** The protocols for which every port is known. */
  complete?: ("tcp" | "udp")[];
  /** A reason why rows are not counted. */
  skips?: RegExp;
  gap?: RegExp;
}

const NETSTAT = `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
`;
const row = (port: number, owner = "", proto = "tcp") =>
  `${proto.padEnd(5)}      0      0 ${`0.0.0.0:${port}`.padEnd(23)} 0.0.0.0:*               ${proto === "tcp" ? "LISTEN" : "      "}      ${owner}`;
const WINDOWS = `Active Connections

  Proto  Local Address          Foreign Address        State           PID
`;
const TCP_TABLE = `LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess
------------                        --------- -------------                       ---------- -----       -------------- -------------
`;
const LISTENS = (port: number, pid: number) =>
  `0.0.0.0                             ${String(port).padEnd(9)} 0.0.0.0                             0          Listen                     ${pid}`;
const PROC_4 =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const PROC_6 =
  "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const proc = (local: string, state: string, remote = "00000000:0000") =>
  `   3: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 8123 1 0 100 0 0 10 0`;
const json = (...records: object[]) => JSON.stringify(records);

const cases: Case[] = [
  // Rows and what is around them.
  {
    name: "bullets, arrows and stars",
    text: `${NETSTAT}- ${row(22, "812/sshd")}\n* ${row(8080, "901/java")}\n-> ${row(69, "44/tftpd", "udp")}\n• ${row(25, "7/master")}\n+${row(587, "7/master")}`,
    sockets: [
      "tcp4 0.0.0.0 22 812 sshd",
      "tcp4 0.0.0.0 8080 901 java",
      "udp4 0.0.0.0 69 44 tftpd",
      "tcp4 0.0.0.0 25 7 master",
      "tcp4 0.0.0.0 587 7 master",
    ],
    complete: ["tcp", "udp"],
  },
  {
    name: "a row that a comparison says is gone",
    text: `${NETSTAT}${row(22)}\n-${row(23)}\n< ${row(69, "", "udp")}`,
    sockets: ["tcp4 0.0.0.0 22"],
    unread: ["4 tcp", "5 udp"],
  },
  {
    name: "stars around a row of ss",
    text: "State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128    0.0.0.0:22   0.0.0.0:*\n**LISTEN 0      5      0.0.0.0:2323 0.0.0.0:***",
    sockets: ["tcp4 0.0.0.0 22", "tcp4 0.0.0.0 2323"],
  },
  {
    name: "a row that is a comment",
    text: `${NETSTAT}${row(22)}\n# ${row(2323)}\n$ ${row(2324)}`,
    sockets: ["tcp4 0.0.0.0 22", "tcp4 0.0.0.0 2323"],
    unread: ["5 tcp"],
  },
  {
    name: "a code fence, alone and glued to a row",
    text: `\`\`\`text\n${NETSTAT}${row(22, "812/sshd")}\n${row(2222, "813/dropbear")}\`\`\`\nThat is all.`,
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "tcp4 0.0.0.0 2222 813 dropbear"],
    complete: ["tcp"],
  },
  {
    name: "a table in Markdown",
    text: `| Proto | Recv-Q | Send-Q | Local Address | Foreign Address | State | PID/Program name |
|---|---|---|---|---|---|---|
| tcp | 0 | 0 | 0.0.0.0:22 | 0.0.0.0:\\* | LISTEN | 812/sshd |
| udp | 0 | 0 | 0.0.0.0:514 | 0.0.0.0:* | | 99/rsyslogd |`,
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "udp4 0.0.0.0 514 99 rsyslogd"],
    complete: ["tcp", "udp"],
  },
  {
    name: "panes of a terminal, with borders and hard blanks",
    text: `┌────────┬────────┐\n│${NETSTAT.trim().replace("\n", "   │ notes\n│")}   │\n│${row(22, "812/sshd")}\u00a0\u00a0\u00a0│ ann@laptop:~$ top\n│${row(514, "99/rsyslogd", "udp")}   │ 12/24 done   │`,
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "udp4 0.0.0.0 514 99 rsyslogd"],
    complete: ["tcp", "udp"],
  },
  {
    name: "a journal with dates",
    text: [...NETSTAT.trim().split("\n"), row(22, "812/sshd"), row(161, "5/snmpd", "udp")]
      .map((line, at) => `2026-03-04T05:06:0${at}+0100 db7 audit-ports[71${at}]: ${line}`)
      .join("\n"),
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "udp4 0.0.0.0 161 5 snmpd"],
    complete: ["tcp", "udp"],
  },
  {
    name: "cells that a spreadsheet leaves empty",
    text: "LocalAddress\tLocalPort\tRemoteAddress\tRemotePort\tState\tAppliedSetting\tOwningProcess\n0.0.0.0\t8443\t0.0.0.0\t0\tListen\t\t4120\n10.1.1.9\t50211\t10.1.1.4\t443\tEstablished\tInternet\t88\n::\t3389\t::\t0\tListen\t\t1180",
    sockets: ["tcp4 0.0.0.0 8443 4120", "tcp6 :: 3389 1180"],
  },
  // Where a row ends.
  {
    name: "a remark after a row",
    text: `${NETSTAT}${row(22, "812/sshd")}      # ask Ann 12/24\n${row(25, "7/master")} <-- mail 99/x\n${row(80, "-")}       since 2024/03`,
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "tcp4 0.0.0.0 25 7 master", "tcp4 0.0.0.0 80"],
  },
  {
    name: "a remark after a Windows row, and a number below it",
    text: `${WINDOWS}  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       988        REMARK 18030\n  TCP    0.0.0.0:445            0.0.0.0:0              LISTENING       4\n12\n  UDP    0.0.0.0:500            *:*                                    2044   # 77`,
    sockets: ["tcp4 0.0.0.0 135 988", "tcp4 0.0.0.0 445 4", "udp4 0.0.0.0 500 2044"],
    complete: ["tcp", "udp"],
  },
  {
    name: "a Windows row that was broken after its address",
    text: `${WINDOWS}  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       988\n  TCP    10.3.0.4:5986\n         0.0.0.0:0              LISTENING       4\n  TCP    0.0.0.0:2`,
    sockets: ["tcp4 0.0.0.0 135 988", "tcp4 10.3.0.4 5986 4"],
    unread: ["7 tcp"],
  },
  {
    name: "owners of Windows rows, a mark among them, and a row that is none of them",
    text: `C:\\>netstat -anob\n\n${WINDOWS}  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       988\n  RpcSs\n [svchost.exe]\n  TCP    0.0.0.0:445            0.0.0.0:0              LISTENING       4\n Es konnten keine Besitzerinformationen abgerufen werden.\n=> TCP    0.0.0.0:23            0.0.0.0:0              LISTENING       70\n [tlntsvr.exe]`,
    sockets: ["tcp4 0.0.0.0 135 988 svchost.exe", "tcp4 0.0.0.0 445 4", "tcp4 0.0.0.0 23 70 tlntsvr.exe"],
    complete: ["tcp", "udp"],
  },
  {
    name: "the longest row does not take the next line",
    text: `${NETSTAT}${row(22, "812/sshd")}\n${row(8443, "90112/longest-name-of-all")}\nfoot\n${row(25, "7/master")}`,
    sockets: [
      "tcp4 0.0.0.0 22 812 sshd",
      "tcp4 0.0.0.0 8443 90112 longest-name-of-all",
      "tcp4 0.0.0.0 25 7 master",
    ],
  },
  {
    name: "a text that is wrapped at 60, names included",
    text: `${NETSTAT}${row(22, "812/sshd")}\n${row(8443, "90112/nginx: master")}`.replace(
      /[^\n]{60}(?=[^\n])/g,
      "$&\n",
    ),
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "tcp4 0.0.0.0 8443 90112 nginx: master"],
  },
  {
    name: "the last row of lsof breaks off in its port",
    text: "COMMAND    PID   USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\nsshd       812   root    3u  IPv4  28535      0t0  TCP *:22 (LISTEN)\ntelnetd    700   root    3u  IPv4  28536      0t0  TCP *:2",
    sockets: ["tcp4 0.0.0.0 22 812 sshd"],
    unread: ["3 tcp"],
  },
  {
    name: "an IPv6 address without brackets and port in a row of lsof is not a port",
    text: "COMMAND    PID   USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\nnamed      700   bind   20u  IPv6  28536      0t0  UDP ::2\nsshd       812   root    3u  IPv4  28535      0t0  TCP *:22 (LISTEN)\nnamed      701   bind   21u  IPv6  28537      0t0  UDP [::2]:53\n",
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "udp6 ::2 53 701 named"],
    unread: ["2 udp"],
  },
  {
    name: "the last row of /proc/net breaks off",
    text: `$ cat /proc/net/tcp\n${PROC_4}\n${proc("00000000:0016", "0A")}\n   4: 00000000:00`,
    sockets: ["tcp4 0.0.0.0 22"],
    unread: ["4 tcp"],
  },
  {
    name: "the output ends in a row that is cut off, so that rows of the other protocol may be missing too",
    text: "$ ss -tuln\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*\nudp   UNCONN 0      0            0.0.0.0:1\n\n$ ",
    sockets: ["tcp4 0.0.0.0 22"],
    unread: ["4 udp"],
    complete: [],
    gap: /ends in a row that is cut off/,
  },
  {
    name: "a row that is cut off, and whole ones below it",
    text: "$ ss -tuln\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nudp   UNCONN 0      0            0.0.0.0:1\ntcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n",
    sockets: ["tcp4 0.0.0.0 22"],
    unread: ["3 udp"],
    complete: ["tcp"],
  },
  // All owners.
  {
    name: "several owners of a socket of ss, names of all kinds",
    text: `$ sudo ss -tlnp
State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=812,fd=3),("socat",pid=4040,fd=5),("sshd",pid=812,fd=4))
LISTEN 0      128          0.0.0.0:81        0.0.0.0:*    users:(("app, v"2" (x)",pid=33,fd=3))
LISTEN 0      128          0.0.0.0:82        0.0.0.0:*    users:(("a",pid=1,fd=3",pid=34,fd=3))
LISTEN 0      128          0.0.0.0:83        0.0.0.0:*    users:(("old",1231,3),("older",1232,3))`,
    sockets: [
      "tcp4 0.0.0.0 22 812 sshd, 4040 socat",
      'tcp4 0.0.0.0 81 33 app, v"2" (x)',
      'tcp4 0.0.0.0 82 34 a",pid=1,fd=3',
      "tcp4 0.0.0.0 83 1231 old, 1232 older",
    ],
    complete: ["tcp"],
  },
  // PowerShell's tables.
  {
    name: "a table that was mailed, with a blank line after each row",
    text: `PS C:\\> Get-NetTCPConnection -State Listen\n\n${TCP_TABLE}${LISTENS(443, 4)}\n${LISTENS(5985, 4)}\n${LISTENS(2323, 70)}\n`.replaceAll(
      "\n",
      "\n\n",
    ),
    sockets: ["tcp4 0.0.0.0 443 4", "tcp4 0.0.0.0 5985 4", "tcp4 0.0.0.0 2323 70"],
    complete: ["tcp"],
  },
  {
    name: "a table and a letter after it",
    text: `PS C:\\> Get-NetTCPConnection -State Listen\n\n${TCP_TABLE}${LISTENS(443, 4)}\n\n\nHello Ann, is that right?\nThere should be 2 more.\n`,
    sockets: ["tcp4 0.0.0.0 443 4"],
    complete: ["tcp"],
  },
  {
    name: "both cmdlets in one table",
    text: `PS C:\\> Get-NetTCPConnection -State Listen; Get-NetUDPEndpoint\n\n${TCP_TABLE}${LISTENS(443, 4)}\n\n0.0.0.0                             500\n::                                  4500`,
    sockets: ["tcp4 0.0.0.0 443 4", "udp4 0.0.0.0 500", "udp6 :: 4500"],
  },
  {
    name: "a row of a TCP table without its end",
    text: `PS C:\\> Get-NetTCPConnection -State Listen\n\n${TCP_TABLE}${LISTENS(443, 4)}\n0.0.0.0                             500`,
    sockets: ["tcp4 0.0.0.0 443 4"],
    unread: ["6 any"],
  },
  {
    name: "a table whose blanks were lost",
    text: `PS C:\\> Get-NetTCPConnection -State Listen\n\n${TCP_TABLE}${LISTENS(443, 4)}\n${LISTENS(2323, 70)}`.replace(
      / +/g,
      " ",
    ),
    sockets: ["tcp4 0.0.0.0 443 4", "tcp4 0.0.0.0 2323 70"],
    complete: ["tcp"],
  },
  {
    name: "states that a narrow window cut",
    text: "PS C:\\> Get-NetTCPConnection\n\nLocalAddress LocalPort RemotePort  State OwningProcess\n------------ --------- ----------  ----- -------------\n0.0.0.0           8443          0 Lis...            77\n0.0.0.0            135          0   Lis…             4\n10.0.0.5         49700        443 Est...           900\n0.0.0.0           4711          0   ???            900",
    sockets: ["tcp4 0.0.0.0 8443 77", "tcp4 0.0.0.0 135 4"],
    unread: ["8 tcp"],
  },
  {
    name: "objects of which nothing says whether they are TCP or UDP",
    text: "ProcessName LocalAddress LocalPort\n----------- ------------ ---------\nsvchost     0.0.0.0            135\n",
    sockets: [],
    unread: ["3 any"],
  },
  {
    name: "a list of objects of either protocol as JSON",
    text: json(
      { LocalAddress: "0.0.0.0", LocalPort: 135, OwningProcess: 9 },
      { LocalAddress: "::", LocalPort: 500, CimClass: "ROOT/StandardCimv2:MSFT_NetUDPEndpoint" },
    ),
    sockets: ["udp6 :: 500"],
    unread: ["1 any"],
  },
  // States.
  {
    name: "words for listening in CSV",
    text: '"State","Protocol","LocalAddress","LocalPort","RemoteAddress","RemotePort","PID"\n"Listen","TCP","0.0.0.0","445","0.0.0.0","0","4"\n"LISTENING","TCP","0.0.0.0","8022","0.0.0.0","0","44"\n"OUVINDO","TCP","0.0.0.0","2323","0.0.0.0","0","70"\n"HERGESTELLT","TCP","10.0.0.5","50100","10.0.0.9","443","8"\n"","UDP","0.0.0.0","500","*","*","78"',
    sockets: ["tcp4 0.0.0.0 445 4", "tcp4 0.0.0.0 8022 44", "udp4 0.0.0.0 500 78"],
    unread: ["4 tcp"],
  },
  {
    name: "LISTENING in a row of Linux",
    text: `${NETSTAT}tcp 0 0 0.0.0.0:6556 0.0.0.0:* LISTENING`,
    sockets: ["tcp4 0.0.0.0 6556"],
    complete: ["tcp"],
  },
  {
    name: "two states without a peer in one Windows output, one of them known",
    text: "C:\\>netstat -anoq\n\nAktive Verbindungen\n\n  Proto  Lokale Adresse         Remoteadresse          Status           PID\n  TCP    0.0.0.0:49001          0.0.0.0:0              GEBUNDEN        700\n  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         988",
    sockets: ["tcp4 0.0.0.0 135 988"],
    complete: ["tcp", "udp"],
    skips: /bound TCP socket/,
  },
  {
    name: "two states without a peer in one Windows output, none of them known",
    text: "  TCP    0.0.0.0:135            0.0.0.0:0              XYZ         988\n  TCP    0.0.0.0:445            0.0.0.0:0              XYZ         4\n  TCP    0.0.0.0:49001          0.0.0.0:0              ABC         700",
    sockets: ["tcp4 0.0.0.0 135 988", "tcp4 0.0.0.0 445 4"],
    unread: ["3 tcp"],
  },
  {
    name: "sockets of FreeBSD that are bound and closed",
    text: "USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS       STATE\nroot     sshd       812   3   tcp4   *:22                  *:*                   LISTEN\nann      python3.11 990   3   tcp4   *:8000                *:*                   CLOSED\nroot     ntpd       640   21  udp4   *:123                 *:*",
    sockets: ["tcp4 0.0.0.0 22 812 sshd", "udp4 0.0.0.0 123 640 ntpd"],
    skips: /does not listen/,
  },
  {
    name: "ss with a state in its arguments, and so without its column",
    text: '$ sudo ss -tnp state listening\nRecv-Q Send-Q Local Address:Port Peer Address:Port Process\n0      128          0.0.0.0:22          0.0.0.0:*     users:(("sshd",pid=812,fd=3))',
    sockets: ["tcp4 0.0.0.0 22 812 sshd"],
    complete: ["tcp"],
  },
  {
    name: "ss without a state and without a command",
    text: "Recv-Q Send-Q Local Address:Port Peer Address:Port\n0      128          0.0.0.0:22          0.0.0.0:*",
    sockets: [],
    unread: ["2 any"],
  },
  // Whose socket.
  {
    name: "what jc makes of ss",
    text: json(
      {
        netid: "udp",
        state: "UNCONN",
        local_address: "0.0.0.0",
        local_port: "tftp",
        local_port_num: 69,
        peer_address: "0.0.0.0",
        peer_port: "*",
      },
      {
        netid: "tcp",
        state: "LISTEN",
        local_address: "[::]",
        local_port: "2323",
        local_port_num: 2323,
        peer_address: "[::]",
        peer_port: "*",
        opts: { process_id: { 70: { user: "telnetd" }, 71: { user: "evil" } } },
      },
      {
        netid: "tcp",
        state: "ESTAB",
        local_address: "10.0.0.5",
        local_port: "22",
        peer_address: "10.0.0.9",
        peer_port: "50100",
      },
      { netid: "u_str", state: "LISTEN", local_address: "/run/x", local_port: "1" },
    ),
    sockets: ["udp4 0.0.0.0 69", "tcp6 :: 2323 70 telnetd, 71 evil"],
    complete: ["tcp", "udp"],
  },
  {
    name: "what jc makes of netstat",
    text: json({
      proto: "tcp",
      kind: "network",
      local_address: "0.0.0.0",
      local_port: "sunrpc",
      local_port_num: 111,
      foreign_address: "0.0.0.0",
      foreign_port: "*",
      state: "LISTEN",
      program_name: "rpcbind",
      pid: 612,
      network_protocol: "ipv4",
    }),
    sockets: ["tcp4 0.0.0.0 111 612 rpcbind"],
    complete: ["tcp"],
  },
  {
    name: "Ansible's lists with sockets that do not listen",
    text: JSON.stringify({
      tcp_listen: [
        {
          address: "0.0.0.0",
          name: "sshd",
          pid: 812,
          port: 22,
          protocol: "tcp",
          stime: "Mon",
          user: "root",
          state: "LISTEN",
          foreign_port: "*",
        },
        {
          address: "10.0.0.5",
          name: "wget",
          pid: 900,
          port: 50100,
          protocol: "tcp",
          stime: "Mon",
          user: "ann",
          state: "ESTABLISHED",
          foreign_port: "443",
        },
        {
          address: "0.0.0.0",
          name: "odd",
          pid: 901,
          port: 4711,
          protocol: "tcp",
          stime: "Mon",
          user: "ann",
          state: "WAITING",
          foreign_port: "0",
        },
      ],
      udp_listen: [],
    }),
    sockets: ["tcp4 0.0.0.0 22 812 sshd"],
    unread: ["1 tcp"],
  },
  {
    name: "rows of osquery's log that are gone, before and after they were there",
    text: [
      {
        name: "ports",
        action: "added",
        columns: { pid: "812", port: "22", protocol: "6", address: "0.0.0.0", family: "2" },
      },
      {
        name: "ports",
        action: "added",
        columns: { pid: "70", port: "23", protocol: "6", address: "0.0.0.0", family: "2" },
      },
      {
        name: "ports",
        action: "removed",
        columns: { pid: "70", port: "23", protocol: "6", address: "0.0.0.0", family: "2" },
      },
      {
        name: "ports",
        action: "removed",
        columns: { pid: "71", port: "21", protocol: "6", address: "0.0.0.0", family: "2" },
      },
      {
        name: "ports",
        action: "added",
        columns: { pid: "71", port: "21", protocol: "6", address: "0.0.0.0", family: "2" },
      },
    ]
      .map((entry) => JSON.stringify(entry))
      .join("\n"),
    sockets: ["tcp4 0.0.0.0 22 812", "tcp4 0.0.0.0 21 71"],
    skips: /row that was removed/,
  },
  {
    name: "a container's socket, and one of the process with id 1",
    text: json(
      { pid: 1, port: 111, protocol: 6, address: "0.0.0.0", net_namespace: "4026531840" },
      { pid: 812, port: 22, protocol: 6, address: "0.0.0.0", net_namespace: "4026531840" },
      { pid: 3000, port: 2323, protocol: 6, address: "0.0.0.0", net_namespace: "4026532555" },
      { pid: 3001, port: 2324, protocol: 6, address: "0.0.0.0", net_namespace: "4026532555" },
      { pid: 3002, port: 2325, protocol: 6, address: "0.0.0.0", net_namespace: "4026532555" },
    ),
    sockets: ["tcp4 0.0.0.0 111 1", "tcp4 0.0.0.0 22 812"],
    skips: /network namespace other than/,
  },
  {
    name: "most sockets in the oldest namespace",
    text: json(
      { pid: 811, port: 25, protocol: 6, address: "0.0.0.0", net_namespace: "4026531840" },
      { pid: 812, port: 22, protocol: 6, address: "0.0.0.0", net_namespace: "4026531840" },
      { pid: 3000, port: 2323, protocol: 6, address: "0.0.0.0", net_namespace: "4026532555" },
    ),
    sockets: ["tcp4 0.0.0.0 25 811", "tcp4 0.0.0.0 22 812"],
  },
  {
    name: "two namespaces, and nothing that tells which is the host's",
    text: `osquery> SELECT * FROM listening_ports;\n${json(
      { pid: 812, port: 22, protocol: 6, address: "0.0.0.0", net_namespace: "4026531840" },
      { pid: 3000, port: 2323, protocol: 6, address: "0.0.0.0", net_namespace: "4026532555" },
    )}`,
    sockets: [],
    unread: ["2 tcp", "2 tcp"],
    gap: /which network namespace is the host's/,
  },
  // /proc/net
  {
    name: "UDP under the header that old kernels give it",
    text: `${PROC_4}\n${proc("00000000:0045", "07")}\n${proc("0500000A:1F90", "07", "0900000A:1F90")}`,
    sockets: ["udp4 0.0.0.0 69"],
    gap: /udp6, which is not shown/,
  },
  {
    name: "both files of TCP",
    text: `$ cat /proc/net/tcp /proc/net/tcp6\n${PROC_4}\n${proc("0100007F:0019", "0A")}\n${PROC_6}\n${proc(`${"0".repeat(32)}:0016`, "0A", `${"0".repeat(32)}:0000`)}`,
    sockets: ["tcp4 127.0.0.1 25", "tcp6 :: 22"],
    complete: ["tcp"],
  },
  {
    name: "one file of TCP",
    text: `$ cat /proc/net/tcp\n${PROC_4}\n${proc("0100007F:0019", "0A")}`,
    sockets: ["tcp4 127.0.0.1 25"],
    gap: /tcp6, which is not shown/,
  },
  {
    name: "a kernel without IPv6",
    text: `$ cat /proc/net/tcp /proc/net/tcp6\n${PROC_4}\n${proc("00000000:0019", "0A")}\ncat: /proc/net/tcp6: No such file or directory`,
    sockets: ["tcp4 0.0.0.0 25"],
    complete: ["tcp"],
  },
  {
    name: "the first lines of a file",
    text: `$ head -3 /proc/net/tcp\n${PROC_4}\n${proc("00000000:0019", "0A")}`,
    sockets: ["tcp4 0.0.0.0 25"],
    gap: /head prints a part/,
  },
  {
    name: "a big-endian host, by its loopback address",
    text: `${PROC_4}\n${proc("7F000001:0019", "0A")}\n${proc("0A010203:0016", "0A")}`,
    sockets: ["tcp4 127.0.0.1 25", "tcp4 10.1.2.3 22"],
  },
  {
    name: "a big-endian host, by its machine",
    text: `$ uname -m\ns390x\n$ cat /proc/net/tcp\n${PROC_4}\n${proc("0A010203:0016", "0A")}`,
    sockets: ["tcp4 10.1.2.3 22"],
  },
  {
    name: "a machine that runs either way, and a loopback address that tells which",
    text: `$ uname -m\nmips\n$ cat /proc/net/tcp\n${PROC_4}\n${proc("0100007F:0019", "0A")}\n${proc("0302010A:0016", "0A")}`,
    sockets: ["tcp4 127.0.0.1 25", "tcp4 10.1.2.3 22"],
  },
  // Solaris
  {
    name: "UDP of Solaris 11.4, with counters after the state and the owner before it",
    text: `$ netstat -anu
UDP: IPv4
   Local Address        Remote Address    User      Pid      Command       State      Send Buf TxOverflows Recv Buf RxOverflows
-------------------- -------------------- -------- ------ -------------- ---------- -------- ----------- -------- -----------
      *.111                               daemon      701 rpcbind        Idle          57344           0    57344           0
10.0.0.7.53          10.0.0.9.4000        root        801 named          Connected     57344           0    57344           0
      *.*                                 root        801 Idle           Unbound       57344           0    57344           0

UDP: IPv6
   Local Address                     Remote Address                   State    Send Buf TxOverflows Recv Buf RxOverflows    If
--------------------------------- --------------------------------- ---------- -------- ----------- -------- ----------- -----
2001:db8:1234:5678:9abc:def0:1234:5678.123                        Idle          57344           0    57344           0
      *.161                                                         Idle          57344           0    57344           0`,
    sockets: [
      "udp4 0.0.0.0 111 701 rpcbind",
      "udp6 2001:db8:1234:5678:9abc:def0:1234:5678 123",
      "udp6 :: 161",
    ],
  },
];

for (const { name, text, sockets, unread = [], complete, skips, gap } of cases) {
  test(name, () => {
    const snapshots = readSnapshots(text);
    assert.deepEqual(snapshots.flatMap(socketTexts), sockets);
    assert.deepEqual(
      snapshots.flatMap((snapshot) => snapshot.unread.map(({ line, proto }) => `${line} ${proto ?? "any"}`)),
      unread,
    );
    const [{ coverage, notCounted }] = snapshots as [Snapshot];
    if (complete !== undefined) {
      const known = (["tcp", "udp"] as const).filter((proto) => isComplete(coverage[proto]));
      assert.deepEqual(known, complete, JSON.stringify([coverage.tcp.gaps, coverage.udp.gaps]));
    }
    if (skips) assert.match(notCounted.map(({ reason }) => reason).join("; "), skips);
    if (gap) {
      assert.match([...coverage.tcp.gaps, ...coverage.udp.gaps].map(({ message }) => message).join(" "), gap);
    }
  });
}

function socketTexts({ sockets }: Snapshot): string[] {
  return sockets.map(({ proto, family, address, port, pid, process, owners = [] }) =>
    [
      [`${proto}${family ?? ""}`, address, port, pid, process].filter((part) => part !== null).join(" "),
      ...owners.slice(1).map((owner) => `${owner.pid} ${owner.process}`),
    ].join(", "),
  );
}

test("an unread hash or process does not affect the ports", () => {
  const text = `$ ss -tlnu\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n\nAlgorithm Hash     Path\n--------- ----     ----\nMD5       D41D8... C:\\Windows\\notepad.exe\n`;
  const [{ coverage, unread }] = readSnapshots(text) as [Snapshot];
  assert.deepEqual(
    unread.map(({ noSocket }) => noSocket),
    [true],
  );
  assert.ok(isComplete(coverage.tcp) && isComplete(coverage.udp));
});
