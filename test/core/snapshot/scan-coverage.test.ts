import assert from "node:assert/strict";
import { test } from "node:test";
import { isComplete, knownPorts } from "../../../core/snapshot/coverage.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import type { ProtocolCoverage } from "../../../core/snapshot/snapshot.ts";

/**
 * What a text proves about each host: `HOST: TCP ports known; UDP ports known`, with the first reason for
 * what is not.
 */
interface Case {
  name: string;
  text: string;
  known: string[];
}

function shown(coverage: ProtocolCoverage): string {
  if (isComplete(coverage)) return "all";
  const ports = knownPorts(coverage);
  return `${ports.isEmpty ? "none" : ports} (${coverage.gaps[0]?.kind})`;
}

function check({ text, known }: Case): void {
  const actual = readSnapshots(text).map(
    ({ host, coverage }) => `${host}: ${shown(coverage.tcp)}; ${shown(coverage.udp)}`,
  );
  assert.deepEqual(actual, known);
}

const LEFT_OUT = "none (left-out)";

/** nmap's normal output of one host. */
function normal(command: string, body: string, version = "7.94"): string {
  const banner = `Starting Nmap ${version} ( https://nmap.org ) at 2026-11-23 10:00 UTC`;
  return `${command}${banner}\nNmap scan report for 192.0.2.5\n${body}\n\nNmap done: 1 IP address (1 host up) scanned in 2.00 seconds\n`;
}

const UP = "Host is up (0.0010s latency).";

const ofNormalOutput: Case[] = [
  {
    name: "rows and counts that add up to the range of the command",
    text: normal(
      "$ nmap -p 20-29,161 192.0.2.5\n",
      `${UP}\nNot shown: 10 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [`192.0.2.5: 20–29, 161 (scan); ${LEFT_OUT}`],
  },
  {
    name: "a range of which rows are missing: only what is shown",
    text: normal(
      "$ nmap -p 20-29 192.0.2.5\n",
      `${UP}\nNot shown: 7 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh\n25/tcp closed smtp`,
    ),
    known: [`192.0.2.5: 22, 25 (cut); ${LEFT_OUT}`],
  },
  {
    name: "fewer than all ports without the command",
    text: normal(
      "",
      `${UP}\nNot shown: 498 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh\n80/tcp open http`,
    ),
    known: [`192.0.2.5: 22, 80 (scan); ${LEFT_OUT}`],
  },
  {
    name: "all ports, which the count alone shows",
    text: normal(
      "",
      `${UP}\nNot shown: 65533 closed tcp ports (reset), 1 filtered tcp port (no-response)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [`192.0.2.5: all; ${LEFT_OUT}`],
  },
  {
    name: "the line about ignored states is not added to the counts below it",
    text: normal(
      "",
      `${UP}\nAll 32768 scanned ports on 192.0.2.5 are in ignored states.\nNot shown: 32768 closed tcp ports (reset)`,
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "an excluded port",
    text: normal(
      "$ nmap -p- --exclude-ports 23 192.0.2.5\n",
      `${UP}\nNot shown: 65533 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [`192.0.2.5: 1–22, 24–65535 (scan); ${LEFT_OUT}`],
  },
  {
    name: "port 0 and an excluded port are 65535 as well",
    text: normal(
      "$ nmap -p0- --exclude-ports=23 192.0.2.5\n",
      `${UP}\nNot shown: 65534 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [`192.0.2.5: 1–22, 24–65535 (scan); ${LEFT_OUT}`],
  },
  {
    name: "a UDP scan, in which open|filtered may be open, says nothing of TCP",
    text: normal(
      "$ nmap -sU -p 53,67-69 192.0.2.5\n",
      `${UP}\nPORT STATE SERVICE\n53/udp open domain\n67/udp closed dhcps\n68/udp open|filtered dhcpc\n69/udp closed tftp`,
    ),
    known: [`192.0.2.5: ${LEFT_OUT}; 53, 67, 69 (scan)`],
  },
  {
    name: "counts without a protocol belong to the scan that the command asks for",
    text: normal(
      "# nmap -sU -p- 192.0.2.5\n",
      `${UP}\nAll 65535 scanned ports on 192.0.2.5 are closed`,
      "7.80",
    ),
    known: [`192.0.2.5: ${LEFT_OUT}; all`],
  },
  {
    name: "counts without a protocol, a command or a row",
    text: normal("", `${UP}\nAll 65535 scanned ports on 192.0.2.5 are closed`, "7.80"),
    known: ["192.0.2.5: none (scan); none (scan)"],
  },
  {
    name: "an ACK scan tells nothing",
    text: normal(
      "$ nmap -sA -p- 192.0.2.5\n",
      `${UP}\nAll 65535 scanned ports on 192.0.2.5 are in ignored states.\nNot shown: 65535 unfiltered tcp ports (reset)`,
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "nor do filtered ports of an ACK scan",
    text: normal("$ nmap -sA -p- 192.0.2.5\n", `${UP}\nNot shown: 65535 filtered tcp ports (no-response)`),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "a FIN scan knows closed ports where it tells ports apart",
    text: normal(
      "$ nmap -sF -p 21-24 192.0.2.5\n",
      `${UP}\nPORT STATE SERVICE\n21/tcp closed ftp\n22/tcp open|filtered ssh\n23/tcp closed telnet\n24/tcp closed priv-mail`,
    ),
    known: [`192.0.2.5: 21, 23–24 (scan); ${LEFT_OUT}`],
  },
  {
    name: "a FIN scan that calls every port closed may have met a system that always answers so",
    text: normal(
      "$ nmap -sF -p 21-24 192.0.2.5\n",
      `${UP}\nPORT STATE SERVICE\n21/tcp closed ftp\n22/tcp closed ssh\n23/tcp closed telnet\n24/tcp closed priv-mail`,
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "filtered ports of a host that answered count",
    text: normal("", `${UP}\nNot shown: 65535 filtered tcp ports (no-response)`),
    known: [`192.0.2.5: all; ${LEFT_OUT}`],
  },
  {
    name: "filtered ports of a host that nothing came from do not",
    text: normal(
      "$ nmap -Pn -p- 192.0.2.5\n",
      "Host is up.\nAll 65535 scanned ports on 192.0.2.5 are in ignored states.\nNot shown: 65535 filtered tcp ports (no-response)",
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "the most frequent ports, where the version shows which they are",
    text: normal(
      "$ nmap -F 192.0.2.5\n",
      `${UP}\nNot shown: 99 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [
      "192.0.2.5: 7, 9, 13, 21–23, 25–26, 37, 53, 79–81, 88, 106, 110–111, 113, 119, 135, 139, 143–144, 179, 199, 389, 427, " +
        "443–445, 465, 513–515, 543–544, 548, 554, 587, 631, 646, 873, 990, 993, 995, 1025–1029, 1110, 1433, 1720, 1723, 1755, " +
        "1900, 2000–2001, 2049, 2121, 2717, 3000, 3128, 3306, 3389, 3986, 4899, 5000, 5009, 5051, 5060, 5101, 5190, 5357, 5432, " +
        "5631, 5666, 5800, 5900, 6000–6001, 6646, 7070, 8000, 8008–8009, 8080–8081, 8443, 8888, 9100, 9999–10000, 32768, " +
        `49152–49157 (scan); ${LEFT_OUT}`,
    ],
  },
  {
    name: "the most frequent ports of an old version",
    text: normal(
      "$ nmap -F 192.0.2.5\n",
      `${UP}\nNot shown: 99 closed ports\nPORT STATE SERVICE\n22/tcp open ssh`,
      "4.11",
    ),
    known: [`192.0.2.5: 22 (scan); ${LEFT_OUT}`],
  },
  {
    name: "ports named by services, which only nmap resolves",
    text: normal(
      "$ nmap -p ssh,telnet 192.0.2.5\n",
      `${UP}\nNot shown: 1 closed tcp port (reset)\nPORT STATE SERVICE\n22/tcp open ssh`,
    ),
    known: [`192.0.2.5: 22 (scan); ${LEFT_OUT}`],
  },
  {
    name: "a scan of both protocols whose counts do not say which",
    text: normal(
      "$ nmap -sSU -p T:1-100,U:1-10 192.0.2.5\n",
      `${UP}\nNot shown: 108 closed ports\nPORT STATE SERVICE\n22/tcp open ssh\n9/udp open discard`,
      "7.80",
    ),
    known: ["192.0.2.5: 1–100 (scan); 1–10 (scan)"],
  },
  {
    name: "a host that is down and one that took too long are hosts of their own",
    text:
      "Starting Nmap 7.94 ( https://nmap.org ) at 2026-11-23 10:00 UTC\n" +
      "Nmap scan report for 192.0.2.6 [host down]\n" +
      `Nmap scan report for slow.example.org (192.0.2.7)\n${UP}\nSkipping host slow.example.org (192.0.2.7) due to host timeout\n` +
      `Nmap scan report for 192.0.2.8\n${UP}\nNot shown: 65534 closed tcp ports (reset)\nPORT STATE SERVICE\n22/tcp open ssh\n\n` +
      "Nmap done: 3 IP addresses (2 hosts up) scanned in 2.00 seconds\n",
    known: [
      "192.0.2.6: none (scan); none (scan)",
      "slow.example.org: none (scan); none (scan)",
      `192.0.2.8: all; ${LEFT_OUT}`,
    ],
  },
  {
    name: "the command is that of the first report only",
    text:
      normal("$ nmap -p 21-22 192.0.2.5\n", `${UP}\nPORT STATE SERVICE\n21/tcp closed ftp\n22/tcp open ssh`) +
      normal(
        "",
        `${UP}\nNot shown: 1 closed tcp port (reset)\nPORT STATE SERVICE\n443/tcp open https`,
      ).replaceAll("192.0.2.5", "192.0.2.9"),
    known: [`192.0.2.5: 21–22 (scan); ${LEFT_OUT}`, `192.0.2.9: 443 (scan); ${LEFT_OUT}`],
  },
  {
    name: "what -v says of the kind of scan",
    text: normal(
      "",
      `Initiating ACK Scan at 10:00\n${UP}\nNot shown: 65535 filtered tcp ports (no-response)`,
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
];

const grepableHead = "# Nmap 7.94 scan initiated Mon Nov 23 10:00:00 2026 as: nmap";
const ofGrepable: Case[] = [
  {
    name: "the ports of the command in the first line",
    text: `${grepableHead} -p 20-25 -oG - 192.0.2.5\nHost: 192.0.2.5 ()\tPorts: 22/open/tcp//ssh///\tIgnored State: closed (5)\n`,
    known: [`192.0.2.5: 20–25 (scan); ${LEFT_OUT}`],
  },
  {
    name: "the line of -v, in a UDP scan",
    text: `# Ports scanned: TCP(0;) UDP(3;53,161-162) SCTP(0;) PROTOCOLS(0;)\nHost: 192.0.2.5 ()\tPorts: 161/open/udp//snmp///\tIgnored State: closed (2)\n`,
    known: [`192.0.2.5: ${LEFT_OUT}; 53, 161–162 (scan)`],
  },
  {
    name: "ports whose state is ignored because nobody knows it",
    text: `${grepableHead} -sN -p- -oG - 192.0.2.5\nHost: 192.0.2.5 ()\tPorts: 23/closed/tcp//telnet///\tIgnored State: open|filtered (65534)\n`,
    known: [`192.0.2.5: 23 (scan); ${LEFT_OUT}`],
  },
  {
    name: "a host that timed out beside one that is known",
    text: `${grepableHead} -p- -oG - 192.0.2.5 192.0.2.6\nHost: 192.0.2.6 ()\tStatus: Timeout\nHost: 192.0.2.5 ()\tPorts: 22/open/tcp//ssh///\tIgnored State: filtered (65534)\n`,
    known: ["192.0.2.6: none (scan); none (scan)", `192.0.2.5: all; ${LEFT_OUT}`],
  },
  {
    name: "a line that lost a part of its ports",
    text: `${grepableHead} -p- -oG - 192.0.2.5\nHost: 192.0.2.5 ()\tPorts: 22/open/tcp//ssh///, 2`,
    known: [`192.0.2.5: 22 (cut); ${LEFT_OUT}`],
  },
];

/** A report of nmap in XML. */
function xml(
  scaninfo: string,
  hosts: string,
  end = '<runstats><finished exit="success"/></runstats></nmaprun>',
): string {
  return `<?xml version="1.0"?>\n<nmaprun scanner="nmap" version="7.94">\n${scaninfo}\n${hosts}\n${end}\n`;
}

function xmlHost(address: string, ports: string, status = 'state="up" reason="echo-reply"'): string {
  return `<host><status ${status}/><address addr="${address}" addrtype="ipv4"/>${ports === "" ? "" : `<ports>${ports}</ports>`}</host>`;
}

function xmlPort(port: number, state: string, protocol = "tcp"): string {
  return `<port protocol="${protocol}" portid="${port}"><state state="${state}" reason="x"/></port>`;
}

const SYN = '<scaninfo type="syn" protocol="tcp" numservices="5" services="20-23,80"/>';
const ofXml: Case[] = [
  {
    name: "the services that were scanned",
    text: xml(SYN, xmlHost("192.0.2.5", `<extraports state="closed" count="4"/>${xmlPort(22, "open")}`)),
    known: [`192.0.2.5: 20–23, 80 (scan); ${LEFT_OUT}`],
  },
  {
    name: "two states that the report does not tell apart, one of them unknown",
    text: xml(
      SYN.replace("syn", "fin"),
      xmlHost(
        "192.0.2.5",
        `<extraports state="closed" count="2"/><extraports state="open|filtered" count="2"/>${xmlPort(22, "closed")}`,
      ),
    ),
    known: [`192.0.2.5: 22 (scan); ${LEFT_OUT}`],
  },
  {
    name: "two states, of which the reasons say which ports they are",
    text: xml(
      SYN.replace("syn", "fin"),
      xmlHost(
        "192.0.2.5",
        `<extraports state="closed" count="2"><extrareasons reason="reset" count="2" proto="tcp" ports="20,80"/></extraports><extraports state="open|filtered" count="3"><extrareasons reason="no-response" count="3" proto="tcp" ports="21-23"/></extraports>`,
      ),
    ),
    known: [`192.0.2.5: 20, 80 (scan); ${LEFT_OUT}`],
  },
  {
    name: "hosts that are down, timed out or were only pinged",
    text: xml(
      SYN,
      xmlHost("192.0.2.5", "", 'state="down" reason="no-response"') +
        xmlHost("192.0.2.6", "").replace("<host>", '<host timedout="true">'),
    ),
    known: ["192.0.2.5: none (scan); none (scan)", "192.0.2.6: none (scan); none (scan)"],
  },
  {
    name: "a report of no host",
    text: `# host: web5\n${xml(SYN, "")}`,
    known: ["web5: none (scan); none (scan)"],
  },
  {
    name: "filtered ports of a host that is up because the user said so",
    text: xml(
      SYN,
      xmlHost("192.0.2.5", '<extraports state="filtered" count="5"/>', 'state="up" reason="user-set"'),
    ),
    known: [`192.0.2.5: none (scan); ${LEFT_OUT}`],
  },
  {
    name: "a report that breaks off after a whole host",
    text: xml(SYN, xmlHost("192.0.2.5", `<extraports state="closed" count="4"/>${xmlPort(22, "open")}`), ""),
    known: [`192.0.2.5: 22 (cut); ${LEFT_OUT}`],
  },
  {
    name: "a scan that ended with an error",
    text: xml(
      SYN,
      xmlHost("192.0.2.5", `<extraports state="closed" count="4"/>${xmlPort(22, "open")}`),
      '<runstats><finished exit="error"/></runstats></nmaprun>',
    ),
    known: [`192.0.2.5: 22 (cut); ${LEFT_OUT}`],
  },
  {
    name: "a part that somebody replaced by dots",
    text: xml(SYN, xmlHost("192.0.2.5", `<extraports state="closed" count="4"/>${xmlPort(22, "open")} ... `)),
    known: [`192.0.2.5: 22 (elided); ${LEFT_OUT}`],
  },
  {
    name: "both protocols, with a state that only one can have",
    text: xml(
      `${SYN}<scaninfo type="udp" protocol="udp" numservices="2" services="53,161"/>`,
      xmlHost(
        "192.0.2.5",
        `<extraports state="closed" count="4"/><extraports state="open|filtered" count="1"/>${xmlPort(22, "open")}${xmlPort(53, "open", "udp")}`,
      ),
    ),
    known: ["192.0.2.5: 20–23, 80 (scan); 53 (scan)"],
  },
  {
    name: "masscan is silent of what it missed",
    text: `<nmaprun scanner="masscan"><scaninfo type="syn" protocol="tcp" numservices="65535" services="1-65535"/>${xmlHost("192.0.2.5", xmlPort(22, "open"))}</nmaprun>`,
    known: ["192.0.2.5: none (scan); none (scan)"],
  },
];

/** A .nessus report. */
function nessus(hosts: string, policy = "", end = "</Report></NessusClientData_v2>"): string {
  return `<?xml version="1.0" ?>\n<NessusClientData_v2>${policy}<Report name="r">\n${hosts}${end}\n`;
}

function nessusHost(name: string, items: string): string {
  return `<ReportHost name="${name}"><HostProperties><tag name="host-ip">${name}</tag></HostProperties>${items}</ReportHost>\n`;
}

function item(plugin: number, port: number, output = "", protocol = "tcp"): string {
  const text = output === "" ? "" : `<plugin_output>${output}</plugin_output>`;
  return `<ReportItem port="${port}" protocol="${protocol}" pluginID="${plugin}">${text}</ReportItem>`;
}

const ALL_PORTS =
  "<Policy><Preferences><ServerPreferences><preference><name>port_range</name><value>all</value></preference></ServerPreferences></Preferences></Policy>";
const ofNessus: Case[] = [
  {
    name: "netstat on the host lists the protocols that it has findings of",
    text: nessus(
      nessusHost("192.0.2.5", item(14272, 22)) + nessusHost("192.0.2.6", item(34220, 161, "", "udp")),
    ),
    known: ["192.0.2.5: all; none (no-list)", "192.0.2.6: none (no-list); all"],
  },
  {
    name: "a SYN scan of ports that the report does not show",
    text: nessus(nessusHost("192.0.2.5", item(11219, 22))),
    known: ["192.0.2.5: none (scan); none (no-list)"],
  },
  {
    name: "a SYN scan of all ports, as the preferences say",
    text: nessus(nessusHost("192.0.2.5", item(11219, 22)), ALL_PORTS),
    known: ["192.0.2.5: all; none (no-list)"],
  },
  {
    name: "the port range that the plugin about the scan prints",
    text: nessus(
      nessusHost(
        "192.0.2.5",
        item(19506, 0, "Port scanner(s) : nessus_syn_scanner\nPort range : 1-1024,T:8080\n") +
          item(11219, 22),
      ),
    ),
    known: ["192.0.2.5: 1–1024, 8080 (scan); none (no-list)"],
  },
  {
    name: "the default range is not one that the report shows",
    text: nessus(
      nessusHost(
        "192.0.2.5",
        item(19506, 0, "Port scanner(s) : nessus_syn_scanner\nPort range : default\n") + item(11219, 22),
      ),
    ),
    known: ["192.0.2.5: none (scan); none (no-list)"],
  },
  {
    name: "a port on which another plugin found a server is not closed",
    text: nessus(nessusHost("192.0.2.5", item(14272, 22) + item(10281, 23))),
    known: ["192.0.2.5: 1–22, 24–65535 (no-list); none (no-list)"],
  },
  {
    name: "findings that only imply open ports",
    text: nessus(nessusHost("192.0.2.5", item(10267, 22))),
    known: ["192.0.2.5: none (no-list); none (no-list)"],
  },
  {
    name: "a report that breaks off proves nothing of any host",
    text: nessus(
      nessusHost("192.0.2.5", item(14272, 22)) + nessusHost("192.0.2.6", item(14272, 22)),
      "",
      '<ReportHost name="192.0.2.7"><Rep',
    ),
    known: [
      "192.0.2.5: none (cut); none (cut)",
      "192.0.2.6: none (cut); none (cut)",
      "192.0.2.7: none (cut); none (cut)",
    ],
  },
  {
    name: "a list of connections with a line that nobody knows",
    text: nessus(
      nessusHost(
        "192.0.2.5",
        item(
          64582,
          0,
          "tcp4 (listen)\n  src: [host=0.0.0.0, port=22]\n  dst: [host=0.0.0.0, port=*]\n  pid: 12\n",
        ),
      ),
    ),
    known: ["192.0.2.5: none (unread); none (unread)"],
  },
  {
    name: "a list of connections of which a line is missing",
    text: nessus(
      nessusHost(
        "192.0.2.5",
        item(
          64582,
          0,
          "tcp4 (listen)\n  src: [host=0.0.0.0, port=22]\n\ntcp4 (listen)\n  dst: [host=0.0.0.0, port=*]\n",
        ),
      ),
    ),
    known: ["192.0.2.5: none (unread); none (unread)"],
  },
];

const ofOthers: Case[] = [
  {
    name: "the connections of ESXi behind a pipe",
    text:
      "[root@esx5:~] esxcli network ip connection list | head -3\n" +
      "Proto  Recv Q  Send Q  Local Address  Foreign Address  State   World ID  CC Algo  World Name\n" +
      "-----  ------  ------  -------------  ---------------  ------  --------  -------  ----------\n" +
      "tcp         0       0  0.0.0.0:22     0.0.0.0:0        LISTEN      2100  newreno  sshd\n",
    known: ["undefined: none (no-list); none (no-list)"],
  },
  {
    name: "the connections of ESXi, cut off in a row",
    text:
      "Proto  Recv Q  Send Q  Local Address  Foreign Address  State   World ID  CC Algo  World Name\n" +
      "-----  ------  ------  -------------  ---------------  ------  --------  -------  ----------\n" +
      "tcp         0       0  0.0.0.0:22     0.0.0.0:0        LISTEN      2100  newreno  sshd\n" +
      "tcp         0       0  0.0.0.0:23     0.0.0.0:0",
    known: ["undefined: none (unread); none (cut)"],
  },
  {
    name: "the end of a row of meterpreter's, of which the start is missing",
    text:
      "    Proto  Local address  Remote address  State   User  Inode  PID/Program name\n" +
      "    tcp    0.0.0.0:22     0.0.0.0:*       LISTEN  0     0      12/sshd\n" +
      "           50139\n",
    known: ["undefined: none (unread); none (unread)"],
  },
  {
    name: "ss of one state and one port",
    text: "$ ss -tn state listening '( sport = :22 )'\nRecv-Q Send-Q Local Address:Port Peer Address:Port\n0 128 0.0.0.0:22 0.0.0.0:*\n",
    known: ["undefined: none (selection); none (selection)"],
  },
  {
    name: "an output in JSON, behind a pipe that the JSON shows",
    text: 'web5 | CHANGED => {"rc": 0, "cmd": "netstat -tln | grep 443", "stdout": "tcp        0      0 0.0.0.0:443             0.0.0.0:*               LISTEN"}\n',
    known: ["web5: none (selection); none (selection)"],
  },
  {
    name: "outputs of a play, each of its own host",
    text: '{"plays": [{"tasks": [{"hosts": {"web5": {"rc": 0, "cmd": ["netstat", "-tuln"], "stdout": "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN"}, "web6": {"rc": 1, "cmd": ["true"], "stdout": "tcp        0      0 0.0.0.0:23              0.0.0.0:*               LISTEN"}}}]}]}\n',
    known: ["web5: all; all", "web6: none (no-list); none (no-list)"],
  },
  {
    name: "lines of JSON of which the last breaks off",
    text: '{"address": "0.0.0.0", "port": 22, "protocol": "tcp", "stime": "x"}\n{"address": "0.0.0.0", "port": 80, "protocol": "tcp", "stime": "x"}\n{"address": "0.0.0.0", "po',
    known: ["undefined: none (cut); none (cut)"],
  },
];

const groups = { ofNormalOutput, ofGrepable, ofXml, ofNessus, ofOthers };
for (const [group, cases] of Object.entries(groups)) {
  for (const one of cases) test(`${group}: ${one.name}`, () => check(one));
}

test("a front block is that of the one host that was scanned, not of the one that scanned it", () => {
  const text = `# expect: PASSED "Denied ports"\n# groups: dmz\nroot@bastion:~# nmap -p 22 192.0.2.5\n${normal("", `${UP}\nPORT STATE SERVICE\n22/tcp open ssh`)}`;
  const [snapshot, ...others] = readSnapshots(text);
  assert.equal(others.length, 0);
  assert.equal(snapshot!.host, "192.0.2.5");
  assert.deepEqual(snapshot!.groups, ["dmz"]);
  assert.equal(snapshot!.expectations?.length, 1);
});

test("hosts that share the first label of their names are different, and one that was scanned twice is one", () => {
  const run = (name: string, port: number) =>
    normal("", `${UP}\nPORT STATE SERVICE\n${port}/tcp open x`).replace("192.0.2.5", name);
  const text =
    run("db.example.org (192.0.2.5)", 1) +
    run("db.example.net (192.0.2.6)", 2) +
    run("db.example.org (192.0.2.5)", 3);
  const hosts = readSnapshots(text).map(({ host, sockets }) => [host, ...sockets.map(({ port }) => port)]);
  assert.deepEqual(hosts, [
    ["db.example.org", 1, 3],
    ["db.example.net", 2],
  ]);
});

test("a host that scans itself is the host of its prompt, and its snapshot says that the scan shows no addresses", () => {
  const scan = normal(
    "root@web5:~# nmap -p 22-23 localhost\n",
    `${UP}\nPORT STATE SERVICE\n22/tcp open ssh\n23/tcp closed telnet`,
  );
  const [snapshot, ...others] = readSnapshots(scan.replace("for 192.0.2.5", "for localhost (127.0.0.1)"));
  assert.equal(others.length, 0);
  assert.equal(snapshot!.host, "web5");
  assert.match(snapshot!.warnings[0]!.message, /loopback/);
});

test("a bare address with a port is only an open port if the text is nothing else", () => {
  assert.equal(readSnapshots("192.0.2.5:22\n192.0.2.5:23\n")[0]!.sockets.length, 2);
  assert.equal(readSnapshots("192.0.2.5:22\nis what I saw\n")[0]!.sockets.length, 0);
  assert.equal(readSnapshots("Seen today\n192.0.2.5:22\n")[0]!.sockets.length, 0);
  assert.equal(readSnapshots("0.0.0.0:22\n")[0]!.sockets.length, 0);
});

test("a report of many hosts keeps them apart", () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `open tcp 443 10.0.${n >> 8}.${n & 255} 1764000000`);
  const snapshots = readSnapshots(`#masscan\n${rows.join("\n")}\n# end\n`);
  assert.equal(snapshots.length, 20_000);
  assert.ok(snapshots.every(({ host, sockets }) => sockets.length === 1 && sockets[0]!.address === host));
});

test("a socket of a list copied from a report has its lines, or is unread", () => {
  const whole = "tcp4 (listen)\n  src: [host=192.0.2.5, port=22]\n  dst: [host=0.0.0.0, port=*]\n";
  const read = (text: string) =>
    readSnapshots(text).map(({ sockets, unread }) => [sockets.length, unread.length]);
  assert.deepEqual(read(whole + whole), [[2, 0]]);
  assert.deepEqual(read(`${whole}tcp4 (listen)\n`), [[1, 1]]);
  assert.deepEqual(read(`${whole}\n${whole.slice(whole.indexOf("  src"))}`), [[1, 1]]);
});
