/** A process may have the name of a command: its row stays a row, and so do the rows below it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";

const names = (
  "ss netstat lsof sockstat nmap masscan rustscan naabu osqueryi osqueryd ps tasklist pslist cat type head tail esxcli " +
  "get-nettcpconnection get-netudpendpoint get-process gps get-filehash get-ciminstance uname powershell pwsh md5sum " +
  "sha256sum shasum digest openssl certutil csum fciv sudo ssh docker bash sh watch timeout su cmd grep select from host"
).split(" ");

/** Three rows of an output, the one in the middle with the name of a process; `#` is replaced by it. */
const outputs: { reader: string; above: string; row: (name: string) => string; kind?: "processes" }[] = [
  {
    reader: "netstat",
    above:
      "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address Foreign Address State PID/Program name",
    row: (name) =>
      `tcp        0      0 0.0.0.0:8022            0.0.0.0:*               LISTEN      4012/${name}`,
  },
  {
    reader: "netstat of macOS",
    above:
      "Active Internet connections (including servers)\nProto Recv-Q Send-Q  Local Address          Foreign Address        (state)     rhiwat shiwat process:pid",
    row: (name) =>
      `tcp4       0      0  *.8022                 *.*                    LISTEN      131072 131072 ${name}:4012`,
  },
  {
    reader: "netstat of Solaris",
    above:
      "TCP: IPv4\n   Local Address        Remote Address      User    Pid     Command      Swind  Send-Q  Rwind  Recv-Q    State\n" +
      "-------------------- -------------------- -------- ------ -------------- ------- ------ ------- ------ -----------",
    row: (name) =>
      `      *.8022               *.*            root       4012 ${name.slice(0, 14).padEnd(14)}       0      0  128000      0 LISTEN`,
  },
  {
    reader: "ss",
    above: "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process",
    row: (name) =>
      `tcp   LISTEN 0      128          0.0.0.0:8022      0.0.0.0:*    users:(("${name}",pid=4012,fd=3))`,
  },
  {
    reader: "lsof",
    above: "COMMAND    PID   USER   FD   TYPE DEVICE SIZE/OFF NODE NAME",
    row: (name) =>
      `${name}    4012   root    ${name === "first" ? 3 : name === "last" ? 5 : 4}u  IPv4  28535      0t0  TCP *:8022 (LISTEN)`,
  },
  {
    reader: "lsof -F",
    above: "p1\ncinit",
    row: (name) => `p4012\nc${name}\nf3\ntIPv4\nPTCP\nn*:8022\nTST=LISTEN`,
  },
  {
    reader: "sockstat",
    above: "USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS",
    row: (name) => `root     ${name}      4012  3   tcp4   *:8022                *:*`,
  },
  {
    reader: "PowerShell, name first",
    above:
      "ProcessName          LocalAddress LocalPort RemotePort  State OwningProcess\n-----------          ------------ --------- ----------  ----- -------------",
    row: (name) => `${name.padEnd(20)} 0.0.0.0           8022          0 Listen          4012`,
  },
  {
    reader: "PowerShell, name last",
    above:
      "LocalAddress LocalPort RemotePort  State OwningProcess ProcessName\n------------ --------- ----------  ----- ------------- -----------",
    row: (name) => `0.0.0.0           8022          0 Listen          4012 ${name}`,
  },
  {
    reader: "PowerShell's list",
    above: "",
    row: (name) =>
      `ProcessName : ${name}\nProtocol    : TCP\nLocalAddress : 0.0.0.0\nLocalPort : 8022\nState : Listen\nOwningProcess : 4012\n`,
  },
  {
    reader: "CSV",
    above: '"Process","Protocol","LocalAddress","LocalPort","State","OwningProcess"',
    row: (name) => `"${name}","TCP","0.0.0.0","8022","Listen","4012"`,
  },
  {
    reader: "osquery",
    above: "+----+----+\n| name | pid | port | protocol | address |\n+----+----+",
    row: (name) => `| ${name} | 4012 | 8022 | 6 | 0.0.0.0 |`,
  },
  {
    reader: "osquery in columns",
    above:
      "name                  pid   port  protocol  address\n--------------------  ----  ----  --------  -------",
    row: (name) => `${name.padEnd(20)}  4012  8022  6         0.0.0.0`,
  },
  {
    reader: "ps -eo pid,comm",
    above: "    PID COMMAND",
    row: (name) => `   4012 ${name}`,
    kind: "processes",
  },
  {
    reader: "ps -ef",
    above: "UID          PID    PPID  C STIME TTY          TIME CMD",
    row: (name) => `root        4012       1  0 10:02 ?        00:00:01 ${name} -tulpn`,
    kind: "processes",
  },
  {
    reader: "tasklist",
    above:
      "Image Name                     PID Session Name        Session#    Mem Usage\n========================= ======== ================ =========== ============",
    row: (name) => `${name.padEnd(25)} ${"4012".padStart(8)} Services                   0     12,345 K`,
    kind: "processes",
  },
];

for (const { reader, above, row, kind } of outputs) {
  test(`${reader}: a process of any name`, () => {
    for (const name of names) {
      const text = `${above}\n${row("first")}\n${row(name)}\n${row("last")}\n`;
      const [snapshot, ...others] = readSnapshots(text);
      assert.equal(others.length, 0, name);
      const found =
        kind === "processes"
          ? snapshot!.processes.map((process) => ({ process: process.name, pid: process.pid }))
          : snapshot!.sockets.map(({ process, pid }) => ({ process, pid }));
      const printed = reader === "netstat of Solaris" ? name.slice(0, 14) : name;
      assert.deepEqual(
        found,
        ["first", printed, "last"].map((process) => ({ process, pid: 4012 })),
        name,
      );
      assert.deepEqual(snapshot!.unread, [], name);
    }
  });
}

test("Windows: a service and a program of any name", () => {
  for (const name of names) {
    const row = (port: number) =>
      `  TCP    0.0.0.0:${port}           0.0.0.0:0              LISTENING       4012`;
    const text = `Active Connections\n\n  Proto  Local Address  Foreign Address  State  PID\n${row(8022)}\n  ${name}\n [${name}.exe]\n${row(8023)}\n [last.exe]\n`;
    const [snapshot, ...others] = readSnapshots(text);
    assert.equal(others.length, 0, name);
    assert.deepEqual(
      snapshot!.sockets.map(({ process }) => process),
      [`${name}.exe`, "last.exe"],
      name,
    );
    assert.deepEqual([snapshot!.unread, snapshot!.formats], [[], ["netstat-windows"]], name);
  }
});

test("an owner on its own line may have the name of a command", () => {
  for (const name of names) {
    const text = `Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp        0      0 0.0.0.0:8022            0.0.0.0:*               LISTEN\n4012/${name}\ntcp        0      0 0.0.0.0:8023            0.0.0.0:*               LISTEN      9/last\n`;
    const [snapshot] = readSnapshots(text);
    assert.deepEqual(
      snapshot!.sockets.map(({ process }) => process),
      [name, "last"],
      name,
    );
  }
});
