import assert from "node:assert/strict";
import { test } from "node:test";
import { type System, shownCommands } from "./claims.ts";

/** What a command lists with each of these arguments. */
const tables: { command: string; system?: System; lists: Record<string, string[]> }[] = [
  {
    command: "netstat",
    lists: {
      all: [
        "-a",
        "-l",
        "-an",
        "-tulpn",
        "-tulpenW",
        "-lnput46",
        "-al --numeric",
        "--all --programs --extend --wide",
        "-tuan 5",
        "-tulnc",
        "-l -A inet,inet6",
        "-tulnoZ",
      ],
      "tcp all, udp left-out": ["-tln", "--tcp --listening", "-ltnx"],
      "tcp left-out, udp all": ["-uln", "--udp -a"],
      IPv4: ["-4 -tuln", "--inet -a", "-l -A inet", "--protocol=inet -l"],
      IPv6: ["-6 -tuln", "--inet6 -a", "-l -A inet6"],
      "left-out": ["", "-n", "-tun", "-lx", "-lw", "-l -A unix", "--unix -l", "-lS", "-lU"],
      selection: [
        "-r",
        "-i",
        "-s",
        "-M",
        "-tuln :22",
        "-tuln --foo",
        "-tulnQ",
        "-l tcp",
        "-tuln $OPTIONS",
        "-tulpn #x",
      ],
    },
  },
  {
    command: "netstat",
    system: "windows",
    lists: {
      all: ["-a", "-ano", "-anob", "/a /n /o", "-ANO", "-anq", "-qno", "-ano 5", "-anot"],
      "left-out": ["", "-n", "-no"],
      IPv4: [],
      "tcp IPv4, udp left-out": ["-an -p tcp", "-anp tcp", "-an /p TCP"],
      "tcp IPv6, udp left-out": ["-an -p tcpv6"],
      "tcp left-out, udp IPv4": ["-an -p udp"],
      selection: ["-an -p ip", "-an -p icmp", "-r", "-s", "-e -s", "-an x", "-an --all", "-x"],
    },
  },
  {
    command: "netstat",
    system: "bsd",
    lists: {
      all: ["-a", "-an", "-anv", "-Aan", "-anW", "-anl"],
      "left-out": ["", "-n", "-anf unix", "-an -p icmp"],
      "tcp all, udp left-out": ["-anp tcp", "-an -p tcp"],
      "tcp left-out, udp all": ["-an -p udp"],
      IPv4: ["-an -f inet"],
      IPv6: ["-an -f inet6"],
      selection: ["-an -I em0", "-an x", "-anL", "-rn", "-m"],
    },
  },
  {
    command: "netstat",
    system: "solaris",
    lists: {
      all: ["-a", "-an", "-anu", "-anv"],
      "left-out": ["", "-n", "-anf unix"],
      "tcp all, udp left-out": ["-an -P tcp"],
      "tcp left-out, udp all": ["-an -P udp"],
      IPv4: ["-an -f inet"],
      IPv6: ["-an -f inet6"],
      selection: ["-an -I net0", "-an x", "-r"],
    },
  },
  {
    command: "ss",
    lists: {
      all: [
        "-a",
        "-l",
        "-tulpn",
        "-lntupe",
        "-atu --no-header --oneline",
        "--listening --processes",
        "-lZ",
        "-A tcp,udp -l",
        "--query=inet -a",
        "-a -A all",
        "-46 -l",
        "-lmio",
      ],
      "tcp all, udp left-out": [
        "-tln",
        "-lt --numeric",
        "-t -a",
        "-t state all",
        "-tn state listening",
        "-n state listening",
      ],
      "tcp left-out, udp all": ["-uln", "-ua", "-lA udp"],
      IPv4: ["-4l", "-l -f inet", "--ipv4 -a"],
      IPv6: ["-6l", "-a --family=inet6"],
      "left-out": [
        "",
        "-n",
        "-tu",
        "-lx",
        "-lw",
        "-lS",
        "-l0",
        "-l -f unix",
        "-l -A unix",
        "-u state listening",
      ],
      "not-host": ["-l -N blue", "-l --net=blue"],
      selection: [
        "-tln sport = :22",
        "-tln 'sport = :22'",
        "-tlnp src 192.0.2.7",
        "-l dev eth0",
        "-a state established",
        "-a exclude listening",
        "-tn state listening sport = :22",
        "-s",
        "-lK",
        "-lF rules.txt",
        "-l --bpf",
        "-lA '!tcp'",
        "-l 22",
      ],
    },
  },
  {
    command: "lsof",
    lists: {
      all: ["", "-i", "-nPi", "-i -n -P", "-nP +c0 -i -w", "+c 0 -i", "-i -F pcn"],
      "tcp all, udp left-out": ["-iTCP -sTCP:LISTEN -P -n", "-i tcp", "-nPi TCP"],
      "tcp left-out, udp all": ["-iUDP"],
      IPv4: ["-i4", "-i 4"],
      "tcp IPv6, udp left-out": ["-i6TCP"],
      "left-out": ["-U"],
      selection: [
        "-i :22",
        "-i:22",
        "-iTCP:22",
        "-i tcp@192.0.2.7",
        "-p 812",
        "-c sshd -i",
        "-u root -i",
        "-a -i -c sshd",
        "-iTCP -sTCP:ESTABLISHED",
        "-i /dev",
        "-g 5 -i",
        "-d 3",
        "+D /var",
      ],
    },
  },
  {
    command: "sockstat",
    lists: {
      all: ["", "-l", "-46l", "-4 -6 -l", "-lv"],
      "left-out": ["-u", "-c", "-P sctp"],
      "tcp all, udp left-out": ["-P tcp -l"],
      "tcp left-out, udp all": ["-lP udp"],
      IPv4: ["-4l"],
      IPv6: ["-6"],
      selection: ["-p 22", "-lp 22,80", "-j 3", "-L", "-l sshd"],
    },
  },
  {
    command: "Get-NetTCPConnection",
    lists: {
      "tcp all, udp left-out": [
        "",
        "-State Listen",
        "-State Listen,Bound",
        "-St Listen",
        "-CimSession web01",
        "-EA SilentlyContinue",
      ],
      "left-out": ["-State Established"],
      selection: [
        "-LocalPort 22",
        "-LocalAddress ::",
        "-OwningProcess 4",
        "-State Listen -LocalPort 22",
        "0.0.0.0",
        "-RemotePort 0",
        "-Foo",
      ],
    },
  },
  {
    command: "Get-NetUDPEndpoint",
    lists: { "tcp left-out, udp all": [""], selection: ["-LocalPort 53", "-OwningProcess 4"] },
  },
  {
    command: "osqueryi",
    lists: {
      all: [
        "'SELECT * FROM listening_ports'",
        "--json 'select pid, port, protocol, address from listening_ports order by port;'",
        "'select l.port, p.name from listening_ports l left join processes p on l.pid = p.pid'",
        "'select l.port, p.name from listening_ports as l left join processes as p using (pid);'",
      ],
      selection: [
        "'select * from listening_ports where port = 22'",
        "'select * from listening_ports limit 5'",
        "'select l.port, p.name from listening_ports l join processes p on l.pid = p.pid'",
        "'select port, count(*) from listening_ports group by port'",
        "'select * from process_open_sockets'",
      ],
    },
  },
];

for (const { command, system, lists } of tables) {
  for (const [expected, args] of Object.entries(lists)) {
    for (const arg of args) {
      const line = `${command} ${arg}`.trim();
      test(`${system ?? ""} ${line} lists ${expected}`.trim(), () => {
        const name = command.toLowerCase();
        const host = expected === "not-host" ? "blue " : "";
        assert.deepEqual(shownCommands(`$ ${line}`, system), [`${host}${name}: ${expected}`]);
      });
    }
  }
}
