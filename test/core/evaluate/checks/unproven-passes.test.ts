import assert from "node:assert/strict";
import { test } from "node:test";
import { compilePolicy } from "../../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { allow, deny, unix } from "../fixture.ts";

/**
 * Texts of hosts on which port 23 may be open although no row shows it: nothing in them may pass. All of them
 * have been, or could be, taken for whole lists.
 */

const policy = compilePolicy(policyOf(parse(unix(deny("23"), allow("22,80")))));

const linuxHeader = `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
`;
const linuxRow = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      812/sshd\n";
const ssHeader = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const ssRow = 'tcp   LISTEN 0      128    0.0.0.0:22   0.0.0.0:*  users:(("sshd",pid=812,fd=3))\n';
const windowsHeader = `
Active Connections

  Proto  Local Address          Foreign Address        State           PID
`;
const windowsRow = "  TCP    0.0.0.0:22             0.0.0.0:0              LISTENING       4400\n";
const psHeader = `
LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess
------------                        --------- -------------                       ---------- -----       -------------- -------------
`;
const psRow =
  "0.0.0.0                             22        0.0.0.0                             0          Listen                     4400\n";
const lsofHeader = "COMMAND PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\n";
const lsofRow = "sshd    812 root    3u  IPv4  18535      0t0  TCP *:22 (LISTEN)\n";
const bsdHeader = `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
`;
const bsdRow = "tcp4       0      0  *.22                   *.*                    LISTEN\n";
const procHeader =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const procRow =
  "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0\n";

const linux = linuxHeader + linuxRow;
const ss = ssHeader + ssRow;
const windows = windowsHeader + windowsRow;

const texts: Record<string, string> = {
  // Headers without a command: the header may be that of a selection as well.
  "rows without a header": linuxRow,
  "a lone row of ss": ssRow,
  "lsof's header alone": lsofHeader + lsofRow,
  "PowerShell's header alone": psHeader + psRow,
  "a netstat of Windows without a row": `C:\\>netstat -ano\n${windowsHeader}\nC:\\>`,
  "a netstat without a row, and without its prompt": `$ netstat -ano\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State\n`,
  "rows of Windows below a sentence": `here are the open ports of it:\n${windowsRow}`,
  "rows of Windows below words": `These four words stand above\n${windowsRow}`,
  "a header of UNIX sockets only":
    "Active UNIX domain sockets (only servers)\nProto RefCnt Flags       Type       State         I-Node   Path\nunix  2      [ ACC ]     STREAM     LISTENING     20812    /run/x\n",
  "UDP and UNIX sockets, no row of TCP": `${linuxHeader}udp        0      0 0.0.0.0:68              0.0.0.0:*                           402/dhclient\nActive UNIX domain sockets (only servers)\nProto RefCnt Flags       Type       State         I-Node   Path\nunix  2      [ ACC ]     STREAM     LISTENING     20812    /run/x\n`,
  "netstat of macOS without -a":
    "$ netstat -ln\nActive Internet connections\nProto Recv-Q Send-Q  Local Address          Foreign Address        (state)\ntcp4       0      0  192.0.2.7.22           *.*                    LISTEN\n",
  "netstat without servers": `Active Internet connections (w/o servers)\n${linuxHeader.split("\n")[1]}\n${linuxRow}`,
  // Commands that print a part of a file, or of what another printed.
  "the head of a file": `$ head -3 ports.txt\n${linux}`,
  "a search in a file": `[root@web01 ~]# egrep 'Proto|:22' ports.txt\n${linux}`,
  "sed on a file": `alice@web01:~$ sed -n 1,4p ports.txt\n${linux}`,
  "a script of one's own": `alice@web01:~$ ./ports.sh\n${linux}`,
  "a search at a bare prompt of root": `# grep -e Proto -e :22 ports.txt\n${linux}`,
  "output into a file, then a search in it": `$ netstat -tulpn > ports.txt; grep 22 ports.txt\n${linuxRow}`,
  "output into a file, then its head": `$ ss -tulpn >ports.txt && head -2 ports.txt\n${ss}`,
  "a file of PowerShell": `PS C:\\> Get-Content ports.txt -TotalCount 5\n${windows}`,
  "the tail of /proc/net/tcp": `# tail -n 2 /proc/net/tcp\n${procHeader}${procRow}`,
  "the head of /proc/net/tcp and tcp6": `# head -5 /proc/net/tcp /proc/net/tcp6\n${procHeader}${procRow}`,
  "/proc/net/tcp alone": `# cat /proc/net/tcp\n${procHeader}${procRow}`,
  "/proc/net of one process's namespace": `# cat /proc/812/net/tcp /proc/812/net/tcp6\n${procHeader}${procRow}${procHeader.replace("rem_address", "remote_address")}`,
  // Pipes that hide.
  "a pipe behind a redirection": `$ netstat -tulpn 2>&1|head -4\n${linux}`,
  "a pipe behind a loop": `$ for i in 1; do netstat -tulpn; done | grep -e Proto -e :22\n${linux}`,
  "a pipe behind a group": `$ (ss -tulpn; date) | head -2\n${ss}`,
  "a pipe in the next line": `$ netstat -tulpn \\\n    | grep -e Proto -e :22\n${linux}`,
  "a pipe in the next line of PowerShell": `PS C:\\> Get-NetTCPConnection -State Listen \`\n>> | Where-Object LocalPort -eq 22\n${psHeader}${psRow}`,
  "a quote that goes on": `$ ssh web01 'netstat -tulpn\n| grep -e Proto -e :22'\n${linux}`,
  "a here-document": `$ ssh web01 <<EOF | grep -e Proto -e :22\nnetstat -tulpn\nEOF\n${linux}`,
  "tee, then a search": `$ netstat -tulpn | tee all.txt | grep 22\n${linuxRow}`,
  xargs: `$ echo -tulpn | xargs netstat | head -3\n${linux}`,
  "a wrapper that searches": `$ sudo sh -c "netstat -tulpn | grep -e Proto -e :22"\n${linux}`,
  "a search for LISTENING on Linux":
    "$ netstat -an | grep LISTENING\nunix  2      [ ACC ]     STREAM     LISTENING     20812    /run/x\n",
  "a search in lower case":
    '$ ss -ltnp | grep tcp\nLISTEN 0 128 0.0.0.0:80 0.0.0.0:* users:(("tcpsvd",pid=7,fd=3))\n',
  "sorted, with one row for each address": `PS C:\\> Get-NetTCPConnection -State Listen | Sort-Object LocalAddress -Unique\n${psHeader}${psRow}`,
  "sorted by a key, each once": `$ netstat -tulpn | sort -u -k1,1\n${linuxRow}`,
  "a page of bat": `$ ss -tulpn | bat -r 1:2\n${ss}`,
  "a prompt of Kali": `└─$ netstat -tulpn | grep -e Proto -e :22\n${linux}`,
  "a prompt that nobody knows": `web01 ⟫ netstat -tulpn | grep -e Proto -e :22\n${linux}`,
  "a sentence with the command": `I ran \`netstat -tulpn | egrep "Proto|:22"\` on it:\n\n${linux}`,
  "a quoted mail": `> $ netstat -tulpn | grep -e Proto -e :22\n${linux.replace(/^/gm, "> ")}`,
  "a log of many hosts": `$ ansible web -m shell -a "netstat -tulpn | egrep 'Proto|:22'"\nweb01 | CHANGED | rc=0 >>\n${linux}web02 | CHANGED | rc=0 >>\n${linux}`,
  "hosts in a loop": `$ for h in web01 web02; do ssh $h netstat -tulpn; done\n${linux}`,
  "pdsh with a pipe": `$ pdsh -w web[1-2] 'netstat -tulpn | egrep "Proto|:22"'\n${linux.replace(/^/gm, "web1: ")}${linux.replace(/^/gm, "web2: ")}`,
  // Arguments that select.
  "a filter of ss in quotes": `$ ss -tlnp 'sport = :22'\n${ss}`,
  "one family of ss": `$ ss -4 -tlnp\n${ss}`,
  "lsof of one user": `$ sudo -u nobody lsof -nP -i\n${lsofHeader}nginx   812 nobody  3u  IPv4  18535      0t0  TCP *:80 (LISTEN)\n`,
  "lsof of one user by su": `root@web01:~# su - www -c "lsof -nP -i"\n${lsofHeader}nginx   812 www  3u  IPv4  18535      0t0  TCP *:80 (LISTEN)\n`,
  "a namespace of ss": `$ ss -tlnp -N blue\n${ss}`,
  "UNIX sockets by argument": `$ netstat -lx\n${linuxHeader}`,
  "a variable in the arguments": `$ netstat $OPTIONS\n${linux}`,
  "an alias": `$ alias netstat='netstat -4'\n$ netstat -tulpn\n${linux}`,
  "a function": `$ ss() { command ss "$@" | head -2; }\n$ ss -tulpn\n${ss}`,
  // Containers: their ports are their own.
  "a container, then the host's name": `$ docker run --rm --network app tools ss -tulpn\n${ss}`,
  // Output that stops, or has holes.
  "dots below the command": `$ netstat -tulpn\n...\n${linuxRow}`,
  "dots with blanks": `$ netstat -tulpn\n${linux}. . .\n`,
  "dots in the middle of the line": `$ ss -tulpn\n${ss}    ···\n`,
  interrupted: `$ netstat -tulp\n${linux}^C\n`,
  killed: `$ netstat -tulp\n${linux}Killed\n`,
  "a connection that broke": `$ ssh web01 netstat -tulpn\n${linux}client_loop: send disconnect: Broken pipe\n`,
  "a page at the end": `C:\\> netstat -ano | more\n${windows}-- More --\n`,
  "a page with CRLF": `C:\\> netstat -ano | more\r\n${windows.replaceAll("\n", "\r\n")}-- More --`,
  "a cut row with CRLF": `C:\\> netstat -ano\r\n${windows.replaceAll("\n", "\r\n")}  TCP    0.0.0.0:2`,
  "a screen of watch": `Every 2.0s: netstat -tulpn      web01: Mon Nov 23 10:00:00 2026\n\n${linuxHeader}${linuxRow.repeat(30)}`,
  "a command that was not found": `$ netstat -tulpn\n-bash: netstat: command not found\n${linuxRow}`,
  "a row that a mail masked": `$ netstat -tulpn\n${linux}tcp        0      0 0.0.0.0:**              0.0.0.0:*               LISTEN      812/telnetd\n`,
  "a row with a name for its port": `$ netstat -tulp\n${linux}tcp        0      0 0.0.0.0:frobnicate      0.0.0.0:*               LISTEN      812/telnetd\n`,
  "a row that is bold": `$ netstat -tulpn\n${linux}**tcp        0      0 0.0.0.0:2x3             0.0.0.0:*               LISTEN**\n`,
  "rows of a comparison": `$ netstat -tulpn | diff - before.txt\n${linux}`,
  "a narrow table of PowerShell":
    `PS C:\\> Get-NetTCPConnection\n${psHeader}${psRow}0.0.0.0                             23        0.0.0.0                             0          Lis...\n`.replace(
      "23        0",
      "2…        0",
    ),
  "JSON that breaks off": `PS C:\\> Get-NetTCPConnection -State Listen | ConvertTo-Json\n[ { "LocalAddress": "0.0.0.0", "LocalPort": 22, "State": 2, "OwningProcess": 4 }, { "LocalAddress": "0.0.0.0", "Loc`,
  "JSON of the first two": `PS C:\\> Get-NetTCPConnection -State Listen | select -First 2 | ConvertTo-Json\n[ { "LocalAddress": "0.0.0.0", "LocalPort": 22, "State": 2, "OwningProcess": 4 } ]`,
  "CSV without a command": '"LocalAddress","LocalPort","State"\n"0.0.0.0","22","Listen"\n',
  "osquery with a condition": `osquery> select * from listening_ports where port < 23;\n+-----+------+----------+---------+\n| pid | port | protocol | address |\n+-----+------+----------+---------+\n| 81  | 22   | 6        | 0.0.0.0 |\n+-----+------+----------+---------+\n`,
  // Several outputs and hosts.
  "a whole list of another host": `[root@web01 ~]# netstat -tulpn\n${linux}[root@web02 ~]# netstat -tulpn | grep -e Proto -e :22\n${linux}`,
  "hosts of one short name": `[root@web.a.example ~]# ss -tulpn\n${ss}[root@web.b.example ~]# ss -tulpn | head -2\n${ss}`,
  "BSD rows behind a pipe": `root@web01:~ # netstat -an | head -5\n${bsdHeader}${bsdRow}`,
  // A front block further down is what a command printed.
  "a vouch in the output": `$ ss -tlnp | head -3\n${ssHeader}# lists: tcp\n${ssRow}`,
  "a vouch printed by a command": `$ cat ports.txt\n# lists: tcp\n${ssRow}`,
};

/** Texts of which one host, or the first output, is whole, so that a pass elsewhere is right. */
const wholeHosts: Record<string, number> = {
  "a whole list of another host": 0,
  "hosts of one short name": 0,
};

for (const [name, text] of Object.entries(texts)) {
  test(`nothing passes on ${name}`, () => {
    const hosts = readSnapshots(text);
    for (const [at, snapshot] of hosts.entries()) {
      if (wholeHosts[name] === at && hosts.length > 1) continue;
      const shown = evaluate(policy, snapshot).map(({ status, reason }) => `${status} ${reason}`);
      assert.deepEqual(
        shown.filter((line) => line.startsWith("PASSED")),
        [],
        text,
      );
    }
    if (wholeHosts[name] !== undefined) assert.equal(hosts.length, 2);
  });
}
