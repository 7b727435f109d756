import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind } from "../../../../core/observations/observation.ts";
import { describe, observationsOf, shown } from "./shown.ts";

/** The transcript of one command that ran to its end. */
function at(command: string, ...lines: string[]): string {
  const prompt = "root@pc7:~# ";
  return `${prompt}${command}\n${lines.map((line) => `${line}\n`).join("")}${prompt}`;
}

type Case = [name: string, text: string, expected: string[]];

const files: Case[] = [
  ["cat", at("cat /etc/motd", "Hello", "", "again"), ['/etc/motd: "Hello\\n\\nagain\\n"']],
  ["cat through a pager", at("/bin/cat /etc/motd | more", "Hello"), ['/etc/motd: "Hello\\n"']],
  ["sudo", at("sudo -n cat /etc/motd 2>&1", "Hello"), ['/etc/motd: "Hello\\n"']],
  ["su", at("su - root -c 'cat /etc/motd'", "Password: ", "Hello"), ['/etc/motd: "Hello\\n"']],
  ["sudo and a shell", at('sudo sh -c "cat /etc/motd"', "Hello"), ['/etc/motd: "Hello\\n"']],
  ["su to another user", at("su - eve -c 'cat /etc/motd'", "Hello"), []],
  ["su that was refused", at("su -c 'cat /etc/motd'", "su: Authentication failure"), []],
  ["su in a folder of its own", at("su - -c 'cat motd'", "Hello"), []],
  ["a variable in front", at("LC_ALL=C cat /etc/motd", "Hello"), ['/etc/motd: "Hello\\n"']],
  ["busybox", at("busybox cat /etc/motd", "Hello"), ['/etc/motd: "Hello\\n"']],
  ["an empty file", at("cat /etc/motd"), ['/etc/motd: ""']],
  ["an empty output whose errors are hidden", at("cat /etc/motd 2>/dev/null"), []],
  ["a filter", at("cat /etc/motd | grep H", "Hello"), ["/etc/motd: unknown (filtered)"]],
  ["an option that marks lines", at("cat -n /etc/motd", "     1\tHello"), []],
  ["several files at once", at("cat /etc/motd /etc/issue", "Hello"), []],
  ["several commands", at("cat /etc/motd; id", "Hello"), []],
  ["output into a file", at("cat /etc/motd > /tmp/x"), []],
  ["a variable", at("cat $FILE", "Hello"), []],
  ["a name in a folder that is not known", at("cat motd", "Hello"), []],
  ["a missing file", at("cat /etc/motd", "cat: /etc/motd: No such file or directory"), ["/etc/motd: absent"]],
  [
    "a missing file, busybox",
    at("cat /etc/motd", "cat: can't open '/etc/motd': No such file or directory"),
    ["/etc/motd: absent"],
  ],
  [
    "a missing file, AIX",
    at("cat /etc/motd", "cat: 0652-050 Cannot open /etc/motd."),
    ["/etc/motd: unknown (not captured)"],
  ],
  [
    "a missing file, in German",
    at("cat /etc/motd", "cat: /etc/motd: Datei oder Verzeichnis nicht gefunden"),
    ["/etc/motd: unknown (not captured)"],
  ],
  [
    "no permission",
    at("cat /etc/motd", "cat: /etc/motd: Permission denied"),
    ["/etc/motd: unknown (denied)"],
  ],
  ["a folder", at("cat /etc", "cat: /etc: Is a directory"), ["/etc: unknown (not captured)"]],
  [
    "an error at the end",
    at("cat /etc/motd", "Hello", "cat: /etc/motd: Input/output error"),
    ['/etc/motd: "Hello\\n" (cut)'],
  ],
  ["no sudo", at("sudo cat /etc/motd", "sudo: a password is required"), []],
  ["what is no text", at("cat /etc/motd", "a\0b"), ["/etc/motd: unknown (binary)"]],
  ["head with fewer lines than it may print", at("head -n 3 /etc/motd", "a", "b"), ['/etc/motd: "a\\nb\\n"']],
  ["head with as many", at("head -2 /etc/motd", "a", "b"), ['/etc/motd: "a\\nb\\n" (filtered)']],
  ["tail", at("tail /etc/motd", "a"), ["/etc/motd: unknown (filtered)"]],
  ["sed", at("sed -n p /etc/motd", "a"), ['/etc/motd: "a\\n"']],
  [
    "head with names",
    at("head -n 2 /etc/a /etc/b", "==> /etc/a <==", "1", "", "==> /etc/b <==", "2", "3"),
    ['/etc/a: "1\\n"', '/etc/b: "2\\n3\\n" (filtered)'],
  ],
  [
    "grep for everything in several files",
    at(
      "grep '' /etc/a /etc/b /etc/c",
      "/etc/a:1: x",
      "/etc/a:",
      "/etc/b:2",
      "grep: /etc/c: No such file or directory",
    ),
    ["/etc/c: absent", '/etc/a: "1: x\\n\\n"', '/etc/b: "2\\n"'],
  ],
  [
    "grep for everything in files with lines of others between",
    at("grep '' /etc/a /etc/b", "/etc/a:1", "/etc/b:2", "/etc/a:3"),
    ["/etc/a: unknown (conflict)", '/etc/b: "2\\n"'],
  ],
  ["grep for everything", at("grep '' /etc/motd", "a"), ['/etc/motd: "a\\n"']],
  [
    "tail with names",
    at(
      "tail -n +1 /etc/a /etc/b /etc/c",
      "==> /etc/a <==",
      "1",
      "",
      "==> /etc/b <==",
      "",
      "==> /etc/c <==",
      "3",
    ),
    ['/etc/a: "1\\n"', '/etc/b: ""', '/etc/c: "3\\n"'],
  ],
  [
    "tail with a name that it was not given",
    at(
      "tail -n +1 /etc/a /etc/b",
      "==> /etc/a <==",
      "1",
      "",
      "==> /etc/c <==",
      "2",
      "",
      "==> /etc/b <==",
      "3",
    ),
    ['/etc/a: "1\\n\\n==> /etc/c <==\\n2\\n"', '/etc/b: "3\\n"'],
  ],
  [
    "tail with a missing file",
    at(
      "tail -n +1 /etc/a /etc/b",
      "==> /etc/a <==",
      "1",
      "tail: cannot open '/etc/b' for reading: No such file or directory",
    ),
    ["/etc/b: absent", '/etc/a: "1\\n" (cut)'],
  ],
];

const full = "port 22 and so on, ".repeat(5).slice(0, 80);
const ruler = "#".repeat(80);
files.push(
  [
    "lines that a terminal broke",
    at("cat /etc/motd", full, "and on", full, "and on"),
    ["/etc/motd: unknown (cut)"],
  ],
  ["a single line that is the longest", at("cat /etc/motd", full, "x"), [`/etc/motd: "${full}\\nx\\n"`]],
  ["rulers", at("cat /etc/motd", ruler, "x", ruler, "y"), [`/etc/motd: "${ruler}\\nx\\n${ruler}\\ny\\n"`]],
);

const status: Case[] = [
  [
    "stat -c",
    at("stat -c '%a %U %G %u %g %n' /etc/a /etc/b", "640 root adm 0 4 /etc/a", "4755 eve eve 9 9 /etc/b"),
    ["/etc/a: 640 root:adm 0:4", "/etc/b: 4755 eve:eve 9:9"],
  ],
  [
    "stat with the mode in letters and the name in front",
    at('stat -c "%n: %A (%U)" /etc/a', "/etc/a: -rwsr-x--T (eve)"),
    ["/etc/a: 5750 eve: file"],
  ],
  [
    "stat with a name that has blanks",
    at('stat --format="%a %n" "/srv/a b"', "600 /srv/a b"),
    ["/srv/a b: 600"],
  ],
  ["stat with a printed line end", at("stat --printf '%a %n\\n' /etc/a", "600 /etc/a"), ["/etc/a: 600"]],
  ["stat of one file without its name", at("stat -c %a /etc/a", "600"), ["/etc/a: 600"]],
  ["stat of two files without names", at("stat -c %a /etc/a /etc/b", "600", "640"), []],
  ["stat with the name of another file", at("stat -c '%a %n' /etc/a", "600 /etc/b"), []],
  ["a mode that every link has", at("stat -c '%a %n' /etc/a", "777 /etc/a"), ["/etc/a: there"]],
  [
    "the same with the type",
    at("stat -c '%a %F %n' /etc/a", "777 regular file /etc/a"),
    ["/etc/a: 777 file"],
  ],
  [
    "a type in another language in front of a name",
    at("stat -c '%a %F %n' /etc/a", "777 fichier ordinaire /etc/a"),
    [],
  ],
  [
    "a time in front of a name",
    at("stat -c '%y %n' /etc/a", "2026-01-02 08:10:44.123456789 +0100 /etc/a"),
    ["/etc/a: there"],
  ],
  [
    "times, a type and a name",
    at("stat -c '%n|%F|%w|%x %a' '/etc/a b'", "/etc/a b|directory|-|2026-01-02 08:10:44 750"),
    ["/etc/a b: 750 folder"],
  ],
  [
    "a name in front of a time",
    at("stat -c '%a %n %y' /etc/a", "640 /etc/a 2026-01-02 08:10:44.000000000 +0000"),
    ["/etc/a: 640"],
  ],
  ["a time that is none", at("stat -c '%y %n' /etc/a", "yesterday /etc/a"), []],
  ["two names", at("stat -c '%n %N' /etc/a", "/etc/a '/etc/a'"), []],
  [
    "a time of BSD",
    at("stat -f '%Sm %Sp %N' /etc/a", "Jan  2 08:10:44 2026 -rw-r----- /etc/a"),
    ["/etc/a: 640 file"],
  ],
  ["the same with the type apart", at("stat -c '%A %n' /etc/a", "-rwxrwxrwx /etc/a"), ["/etc/a: 777 file"]],
  ["the same through the link", at("stat -L -c '%a %n' /etc/a", "777 /etc/a"), ["/etc/a: 777"]],
  [
    "a missing file",
    at("stat -c '%a %n' /etc/a", "stat: cannot statx '/etc/a': No such file or directory"),
    ["/etc/a: absent"],
  ],
  [
    "a missing file, busybox",
    at("stat -c '%a %n' /etc/a", "stat: can't stat '/etc/a': No such file or directory"),
    ["/etc/a: absent"],
  ],
  [
    "a missing file, FreeBSD",
    at("stat -f '%p %N' /etc/a", "stat: /etc/a: stat: No such file or directory"),
    ["/etc/a: absent"],
  ],
  [
    "no permission",
    at("stat -c '%a %n' /root/a", "stat: cannot stat '/root/a': Permission denied"),
    ["/root/a: unknown (denied)"],
  ],
  [
    "a missing file, in French",
    at("stat -c '%a %n' /etc/a", "stat: impossible d'évaluer '/etc/a': Aucun fichier"),
    [],
  ],
  [
    "stat -f of the BSDs",
    at("stat -f '%Mp%Lp %Su %Sg %u %g %N' /etc/a", "4755 root wheel 0 0 /etc/a"),
    ["/etc/a: 4755 root:wheel 0:0"],
  ],
  ["stat -f with nine bits", at("stat -f '%Lp %N' /etc/a", "640 /etc/a"), ["/etc/a: ?640"]],
  [
    "stat -f with the whole mode",
    at("stat -f '%Sp %p %N' /etc/a", "-rw-r----- 100640 /etc/a"),
    ["/etc/a: 640 file"],
  ],
  [
    "stat",
    at(
      "stat /etc/a /etc/l",
      "  File: /etc/a",
      "  Size: 12        \tBlocks: 8          IO Block: 4096   regular file",
      "Device: 3fh/63d\tInode: 5771      Links: 1",
      "Access: (0640/-rw-r-----)  Uid: (    0/    root)   Gid: (    4/     adm)",
      "Access: 2026-01-02 08:10:44.000000000 +0000",
      "  File: /etc/l -> a",
      "  Size: 1         \tBlocks: 0          IO Block: 4096   symbolic link",
      "Access: (0777/lrwxrwxrwx)  Uid: (    0/    root)   Gid: (    0/    root)",
    ),
    ["/etc/a: 640 root:adm 0:4 file", "/etc/l: there link"],
  ],
  [
    "stat of FreeBSD",
    at(
      "stat /etc/a",
      '92 1234 -rw-r----- 1 root wheel 4294967295 12 "Jan  2 08:10:44 2026" "Jan  2 08:10:44 2026" "Jan  2 08:10:44 2026" "Jan  2 08:10:44 2026" 4096 8 0x800 /etc/a',
    ),
    ["/etc/a: 640 root:wheel file"],
  ],
  [
    "ls -l of files",
    at(
      "ls -l /etc/a /etc/b /etc/c /etc/d /etc/e",
      "-rw-r-----. 1 root adm   1704 Jan  3 11:42 /etc/a",
      "-rwsr-sr-t+ 1 eve  users    1 Jan  3  2019 /etc/b",
      "lrwxrwxrwx  1 root root     7 Jan  3 11:42 /etc/c -> /etc/a",
      "crw-rw----@ 1 root tty   4, 1 Jan  3 11:42 /etc/d",
      "-rw-r--r--  1 1001 1002  9.5K 2026-01-03 11:42 /etc/e",
    ),
    [
      "/etc/a: 640 root:adm file",
      "/etc/b: 7755 eve:users file",
      "/etc/c: there link",
      "/etc/d: 660 root:tty other",
      "/etc/e: 644 1001:1002 1001:1002 file",
    ],
  ],
  ["ls -ldn", at("ls -ldn /srv/", "drwxrwxrwt 9 0 0 4096 Jan  3 11:42 /srv/"), ["/srv: 1777 0:0 folder"]],
  [
    "ls -lZ",
    at("ls -lZ /etc/a", "-rw-r--r--. 1 root root system_u:object_r:etc_t:s0 7 Jan  3 11:42 /etc/a"),
    ["/etc/a: 644 root:root file"],
  ],
  [
    "ls -lZ of older systems",
    at("ls -lZ /etc/a", "-rw-r--r--. root root system_u:object_r:etc_t:s0 /etc/a"),
    ["/etc/a: 644 root:root file"],
  ],
  [
    "ls without a group",
    at("ls -lo /etc/a", "-rw-r--r-- 1 root 7 Jan  3 11:42 /etc/a"),
    ["/etc/a: 644 root: file"],
  ],
  [
    "ls -L of a link",
    at("ls -lL /etc/a", "-rwxrwxrwx 1 root root 7 Jan  3 11:42 /etc/a"),
    ["/etc/a: 777 root:root file"],
  ],
  [
    "ls of a folder",
    at(
      "ls -la /etc/x.d",
      "total 8",
      "drwxr-x--- 2 root root 4096 Jan  3 11:42 .",
      "drwxr-xr-x 9 root root 4096 Jan  3 11:42 ..",
      "-rw------- 1 root root 3 Jan  3 11:42 k",
    ),
    ["/etc/x.d: 750 root:root folder", "/etc: 755 root:root folder", "/etc/x.d/k: 600 root:root file"],
  ],
  [
    "ls of two folders",
    at("ls -l /a /b", "/a:", "total 4", "-rw------- 1 root root 3 Jan  3 11:42 k", "", "/b:", "total 0"),
    ["/a: there folder", "/a/k: 600 root:root file", "/b: there folder"],
  ],
  [
    "ls of a folder and those in it",
    at(
      "ls -lR /a",
      "/a:",
      "total 4",
      "drwx------ 2 root root 4096 Jan  3 11:42 s",
      "",
      "/a/s:",
      "total 4",
      "-rw------- 1 root root 3 Jan  3 11:42 k",
    ),
    ["/a: there folder", "/a/s: 700 root:root folder", "/a/s/k: 600 root:root file"],
  ],
  [
    "ls in the folder of the prompt",
    "eve@pc7:/etc$ ls -l a\n-rw------- 1 root root 3 Jan  3 11:42 a\neve@pc7:/etc$ ",
    ["/etc/a: 600 root:root file"],
  ],
  ["ls of what it was not given", at("ls -l /etc/a", "-rw------- 1 root root 3 Jan  3 11:42 /etc/b"), []],
  ...(
    [
      "ls: cannot access '/etc/a': No such file or directory",
      "ls: cannot access ‘/etc/a’: No such file or directory",
      "ls: cannot access /etc/a: No such file or directory",
      "ls: /etc/a: No such file or directory",
      "/etc/a: No such file or directory",
      "ls: 0653-341 The file /etc/a does not exist.",
      "/etc/a not found",
    ] as const
  ).map((message): Case => [message, at("ls -l /etc/a", message), ["/etc/a: absent"]]),
  ["ls in Spanish", at("ls -l /etc/a", "ls: no se puede acceder a '/etc/a': No existe el fichero"), []],
  [
    "ls in a terminal, where another name is in quotes",
    at(
      "ls -l /etc/a '/etc/b c'",
      "-rw------- 1 root root 3 Jan  3 11:42  /etc/a",
      "-rw------- 1 root root 3 Jan  3 11:42 '/etc/b c'",
    ),
    ["/etc/a: 600 root:root file", "/etc/b c: 600 root:root file"],
  ],
  [
    "a row twice with two modes",
    at(
      "ls -l /etc/a /etc/a",
      "-rw------- 1 root root 3 Jan  3 11:42 /etc/a",
      "-rw-r----- 1 root root 3 Jan  3 11:42 /etc/a",
    ),
    ["/etc/a: unknown (conflict)"],
  ],
  [
    "find -ls",
    at(
      "find /a -ls",
      "   12      4 drwxr-xr-x   2 root     root         4096 Jan  3 11:42 /a",
      "   13      4 -rw-------   1 root     root            3 Jan  3 11:42 /a/k\\ 1",
    ),
    ["/a: 755 root:root folder", "/a/k 1: 600 root:root file"],
  ],
  ["find", at("find /a -perm -002", "/a/k"), ["/a/k: there"]],
];

const packages: Case[] = [
  [
    "rpm -qa",
    at("rpm -qa", "moss-3.1-2.el9.x86_64", "moss-devel-3.1-2.el9.noarch", "gpg-pubkey-aa-bb"),
    ["rpm:moss: 3.1-2.el9", "rpm:moss-devel: 3.1-2.el9", "rpm:gpg-pubkey: aa-bb"],
  ],
  [
    "two versions",
    at("rpm -qa", "kernel-5.1-1.x86_64", "kernel-6.1-1.x86_64"),
    ["rpm:kernel: 5.1-1 and 6.1-1"],
  ],
  ["rpm -qa, sorted", at("rpm -qa | sort", "moss-3.1-2.x86_64"), ["rpm:moss: 3.1-2"]],
  ["rpm -qa with a filter", at("rpm -qa | grep moss", "moss-3.1-2.x86_64"), ["rpm:moss: 3.1-2 (filtered)"]],
  ["rpm -qa NAME that prints nothing", at("rpm -qa moss"), ["rpm:moss: absent"]],
  ["rpm -qa PATTERN that prints nothing", at("rpm -qa 'mos?'"), []],
  ["rpm -qa, counted", at("rpm -qa | wc -l", "812"), []],
  [
    "rpm with a format",
    at(
      "rpm -qa --qf '%{NAME}-%{EPOCH}:%{VERSION}-%{RELEASE}.%{ARCH}\\n'",
      "moss-ui-(none):3.1-2.el9.x86_64",
      "fern-2:1-1.noarch",
    ),
    ["rpm:moss-ui: 0:3.1-2.el9", "rpm:fern: 2:1-1"],
  ],
  [
    "rpm with columns",
    at('rpm -qa --queryformat="%-20{NAME} %{VERSION}\\n"', "moss                 3.1"),
    ["rpm:moss: 3.1"],
  ],
  [
    "rpm with a text that may hold anything",
    at("rpm -qa --qf '%{NAME} %{VERSION} %{SUMMARY}\\n'", "moss 3.1 a b"),
    [],
  ],
  [
    "rpm -q",
    at("rpm -q moss fern", "moss-3.1-2.x86_64", "package fern is not installed"),
    ["rpm:moss: 3.1-2", "rpm:fern: absent"],
  ],
  ["rpm -q in German", at("rpm -q fern", "Das Paket fern ist nicht installiert"), []],
  [
    "dpkg -l",
    at(
      "dpkg -l",
      "Desired=Unknown/Install/Remove/Purge/Hold",
      "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend",
      "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)",
      "||/ Name           Version      Architecture Description",
      "+++-==============-============-============-=====================",
      "ii  moss:amd64     3.1-2        amd64        Grows in the shade",
      "rc  fern           1.0          all          Grows too",
      "hi  reed           1:2          all          In water",
    ),
    ["dpkg:moss: 3.1-2", "dpkg:fern: absent", "dpkg:reed: 1:2"],
  ],
  [
    "dpkg -l of what is not known",
    at("dpkg -l fern", "dpkg-query: no packages found matching fern"),
    ["dpkg:fern: absent"],
  ],
  [
    "dpkg-query with the status",
    at(
      `dpkg-query -W -f='\${binary:Package}\\t\${Version}\\t\${Status}\\n'`,
      "moss:amd64\t3.1\tinstall ok installed",
      "fern\t1\tdeinstall ok config-files",
    ),
    ["dpkg:moss: 3.1", "dpkg:fern: absent"],
  ],
  ["dpkg-query without the status", at("dpkg-query -W", "moss\t3.1"), []],
  ["pkginfo", at("pkginfo", "system      SUNWmoss         Moss, (Root)"), ["pkginfo:SUNWmoss: "]],
  [
    "pkginfo of one",
    at(
      "pkginfo -l SUNWmoss",
      "   PKGINST:  SUNWmoss",
      "      NAME:  Moss",
      "   VERSION:  11.1,REV=2026.01.02",
    ),
    ["pkginfo:SUNWmoss: 11.1"],
  ],
  [
    "pkginfo of none",
    at("pkginfo SUNWfern", 'ERROR: information for "SUNWfern" was not found'),
    ["pkginfo:SUNWfern: absent"],
  ],
];

const services: Case[] = [
  [
    "chkconfig --list",
    at(
      "chkconfig --list",
      "moss \t0:off\t1:off\t2:on\t3:on\t4:on\t5:on\t6:off",
      "",
      "xinetd based services:",
      "\ttime:\toff",
    ),
    ["chkconfig:moss: on in 2345"],
  ],
  [
    "chkconfig of what is not there",
    at("chkconfig --list fern", "error reading information on service fern: No such file or directory"),
    ["chkconfig:fern: absent"],
  ],
  [
    "systemctl list-unit-files",
    at(
      "systemctl list-unit-files --no-pager",
      "UNIT FILE STATE PRESET",
      "moss.service disabled enabled",
      "",
      "1 unit files listed.",
    ),
    ["systemd:moss.service: disabled"],
  ],
  ["systemctl is-enabled", at("systemctl is-enabled moss", "masked"), ["systemd:moss.service: masked"]],
  [
    "systemctl is-enabled of two",
    at("systemctl is-enabled moss fern.timer", "static", "disabled"),
    ["systemd:moss.service: static", "systemd:fern.timer: disabled"],
  ],
  [
    "systemctl is-enabled of none",
    at(
      "systemctl is-enabled moss",
      "Failed to get unit file state for moss.service: No such file or directory",
    ),
    ["systemd:moss.service: absent"],
  ],
  [
    "systemctl is-active",
    at("systemctl is-active moss", "inactive"),
    ["systemd-active:moss.service: inactive"],
  ],
  [
    "svcs",
    at("svcs -a", "STATE          STIME    FMRI", "online         Jan_01   svc:/network/ssh:default"),
    ["svcs:svc:/network/ssh:default: online"],
  ],
  ["svcprop", at("svcprop -p general/enabled ssh", "true"), ["svcprop:ssh general/enabled: true"]],
];

const groups: [kind: Kind, cases: Case[]][] = [
  ["file", files],
  ["status", status],
  ["package", packages],
  ["service", services],
];

for (const [kind, cases] of groups) {
  for (const [name, text, expected] of cases) {
    test(`${kind}: ${name}`, () => assert.deepEqual(shown(text, kind), expected));
  }
}

const withoutCommand: [name: string, text: string, kind: Kind, expected: string[]][] = [
  ["cat", "port 1\nport 2\n", "file", []],
  ["rpm", "moss-3.1-2.x86_64\n", "package", []],
  [
    "dpkg",
    "Desired=Unknown\n||/ Name  Version Architecture Description\n+++-=====-=======-====-====\nii  moss  3.1 all x\n",
    "package",
    ["dpkg:moss: 3.1 (cut)"],
  ],
  [
    "stat",
    "  File: /etc/a\n  Size: 1\nAccess: (0640/-rw-r-----)  Uid: (    0/    root)   Gid: (    4/     adm)\n",
    "status",
    ["/etc/a: 640 root:adm 0:4 file"],
  ],
  [
    "ls of paths",
    "-rw-r----- 1 root adm 3 Jan  3 11:42 /etc/a\n-rw-r----- 1 0 0 3 Jan  3 11:42 /etc/b\n",
    "status",
    ["/etc/a: 640 root:adm file", "/etc/b: 640 0:0 file"],
  ],
  ["ls of names", "-rw-r----- 1 root adm 3 Jan  3 11:42 a\n", "status", []],
];

for (const [name, text, kind, expected] of withoutCommand) {
  test(`without a command: ${name}`, () => assert.deepEqual(shown(text, kind), expected));
}

/** Things about which nothing is printed. */
const silent: [name: string, text: string, kind: Kind, key: string, expected: string][] = [
  ["a whole list of packages", at("rpm -qa", "moss-3.1-2.x86_64"), "package", "rpm:fern", "absent"],
  [
    "a list with a line that could not be read",
    at("rpm -qa", "moss-3.1-2.x86_64", "error: rpmdb"),
    "package",
    "rpm:fern",
    "unknown (not captured)",
  ],
  ["a list of nothing", at("rpm -qa"), "package", "rpm:fern", "unknown (not captured)"],
  [
    "a list that breaks off",
    "root@pc7:~# rpm -qa\nmoss-3.1-2.x86_64\n",
    "package",
    "rpm:fern",
    "unknown (not captured)",
  ],
  [
    "a list of what matches",
    at("rpm -qa 'm*'", "moss-3.1-2.x86_64"),
    "package",
    "rpm:fern",
    "unknown (not captured)",
  ],
  [
    "services",
    at("chkconfig --list", "moss 0:off 1:off 2:on 3:on 4:on 5:on 6:off"),
    "service",
    "chkconfig:fern",
    "absent",
  ],
  [
    "units, not all of them",
    at("systemctl list-unit-files", "moss.service enabled", "2 unit files listed."),
    "service",
    "systemd:fern.service",
    "unknown (not captured)",
  ],
  ["a folder", at("ls -l /etc/x.d", "total 0"), "status", "/etc/x.d/a", "absent"],
  [
    "a folder, hidden files",
    at("ls -l /etc/x.d", "total 0"),
    "status",
    "/etc/x.d/.a",
    "unknown (not captured)",
  ],
  [
    "a folder that can't be read whole",
    at("ls -la /etc/x.d", "total 0", "ls: cannot access '/etc/x.d/a': Permission denied"),
    "status",
    "/etc/x.d/b",
    "unknown (not captured)",
  ],
  [
    "a folder whose errors are hidden",
    at("ls -la /etc/x.d 2>/dev/null", "total 0"),
    "status",
    "/etc/x.d/a",
    "unknown (not captured)",
  ],
  [
    "below a folder that does not exist",
    at("ls /a", "ls: cannot access '/a': No such file or directory"),
    "file",
    "/a/b/c",
    "absent",
  ],
  ["a folder and those in it", at("ls -laR /a", "/a:", "total 0"), "status", "/a/b/c", "absent"],
  ["what find prints", at("find /a", "/a", "/a/b"), "status", "/a/c/d", "absent"],
  ["what find prints of some", at("find /a -type f", "/a/b"), "status", "/a/c", "unknown (not captured)"],
];

for (const [name, text, kind, key, expected] of silent) {
  test(`silence: ${name}`, () => assert.equal(describe(observationsOf(text).ask(kind, key)), expected));
}

/** A glob, the files that it matches, and whether there may be more. */
const globs: [name: string, text: string, kind: "file" | "status", glob: string, expected: string[]][] = [
  [
    "expanded by stat",
    at("stat -c '%a %n' /etc/*.key", "600 /etc/a.key"),
    "status",
    "/etc/*.key",
    ["/etc/a.key"],
  ],
  [
    "that matches nothing",
    at("stat -c '%a %n' /etc/*.key", "stat: cannot stat '/etc/*.key': No such file or directory"),
    "status",
    "/etc/*.key",
    [],
  ],
  [
    "in quotes",
    at("stat -c '%a %n' '/etc/*.key'", "stat: cannot stat '/etc/*.key': No such file or directory"),
    "status",
    "/etc/*.key",
    ["may be more"],
  ],
  [
    "of which a file is denied",
    at("stat -c '%a %n' /etc/*.key", "600 /etc/a.key", "stat: cannot stat '/etc/b.key': Permission denied"),
    "status",
    "/etc/*.key",
    ["/etc/a.key", "may be more"],
  ],
  [
    "that breaks off",
    "root@pc7:~# stat -c '%a %n' /etc/*.key\n600 /etc/a.key\n",
    "status",
    "/etc/*.key",
    ["/etc/a.key", "may be more"],
  ],
  [
    "expanded by ls",
    at("ls -l /etc/*.key", "-rw------- 1 root root 3 Jan  3 11:42 /etc/a.key"),
    "status",
    "/etc/*.key",
    ["/etc/a.key"],
  ],
  ["in a folder that is empty", at("ls /etc/x.d"), "file", "/etc/x.d/*.key", []],
  ["in an empty folder, hidden files", at("ls /etc/x.d"), "file", "/etc/x.d/.*", ["may be more"]],
  ["in an empty folder with -A", at("ls -A /etc/x.d"), "file", "/etc/x.d/.*", ["may be more"]],
  ["in an empty folder with -a", at("ls -a /etc/x.d", ".  .."), "file", "/etc/x.d/.*", []],
  ["in an empty folder by -1a", at("ls -1a /etc/x.d", ".", ".."), "file", "/etc/x.d/.*", []],
  [
    "in a folder that does not exist",
    at("ls /etc/x.d", "ls: cannot access '/etc/x.d': No such file or directory"),
    "file",
    "/etc/x.d/*.key",
    [],
  ],
  [
    "below a folder that does not exist",
    at("ls -ld /etc/x.d", "ls: /etc/x.d: No such file or directory"),
    "status",
    "/etc/x.d/*/a",
    [],
  ],
  [
    "in a folder that may not be read",
    at("ls /etc/x.d", "ls: cannot open directory '/etc/x.d': Permission denied"),
    "file",
    "/etc/x.d/*.key",
    ["may be more"],
  ],
  [
    "in a folder whose errors are hidden",
    at("ls /etc/x.d 2>/dev/null"),
    "file",
    "/etc/x.d/*.key",
    ["may be more"],
  ],
  ["in a folder, filtered", at("ls /etc/x.d | grep k"), "file", "/etc/x.d/*.key", ["may be more"]],
  ["in one of two folders", at("ls /etc/x.d /etc/y.d"), "file", "/etc/x.d/*.key", ["may be more"]],
  [
    "in a folder whose list breaks off",
    "root@pc7:~# ls /etc/x.d\n",
    "file",
    "/etc/x.d/*.key",
    ["may be more"],
  ],
  ["in a folder that may be a file", at("ls /etc/x", "/etc/x"), "file", "/etc/x/*.key", ["may be more"]],
  ["in columns", at("ls /etc/x.d", "a.key  b.key"), "status", "/etc/x.d/*.key", ["may be more"]],
  [
    "one name in each line",
    at("ls -1 /etc/x.d", "a.key", "b.txt"),
    "status",
    "/etc/x.d/*.key",
    ["/etc/x.d/a.key"],
  ],
  [
    "one name in each line, in quotes",
    at("ls -1 /etc/x.d", "'a b.key'"),
    "status",
    "/etc/x.d/*",
    ["may be more"],
  ],
  [
    "expanded by ls to paths in columns",
    at("ls /etc/*.key", "/etc/a.key  /etc/b.key"),
    "status",
    "/etc/*.key",
    ["/etc/a.key", "/etc/b.key"],
  ],
  [
    "expanded by ls to a folder",
    at("ls /etc/*.d", "/etc/x.d:", "a.key"),
    "status",
    "/etc/*.d",
    ["may be more"],
  ],
  [
    "that matches nothing, by ls",
    at("ls /etc/*.key", "ls: cannot access '/etc/*.key': No such file or directory"),
    "file",
    "/etc/*.key",
    [],
  ],
  [
    "in a folder that one output lists and another has not",
    at("ls /etc/x.d", "ls: cannot access '/etc/x.d': No such file or directory").replace(/[^\n]*$/, "") +
      at("cat /etc/x.d/a.key", "k"),
    "file",
    "/etc/x.d/*.key",
    ["/etc/x.d/a.key", "may be more"],
  ],
  [
    "expanded by tail",
    at("tail -n +1 /etc/*.key", "==> /etc/a.key <==", "1", "", "==> /etc/b.key <==", "2"),
    "file",
    "/etc/*.key",
    ["/etc/a.key", "/etc/b.key"],
  ],
  [
    "expanded by tail to one file, which has no name then",
    at("tail -n +1 /etc/*.key", "1"),
    "file",
    "/etc/*.key",
    ["may be more"],
  ],
  [
    "that cat got as it is",
    at("cat /etc/*.key", "cat: '/etc/*.key': No such file or directory"),
    "file",
    "/etc/*.key",
    [],
  ],
];

for (const [name, text, kind, glob, expected] of globs) {
  test(`glob: ${name}`, () => {
    const { files: found, missing } = observationsOf(text).askFiles(kind, [glob]);
    const paths = found.map(({ path }) => path);
    assert.deepEqual(missing === undefined ? paths : [...paths, "may be more"], expected);
  });
}

test("sudo shows what the command gives without it", () => {
  const observations = observationsOf(at("sudo sysctl  a.b", "a.b = 1"));
  assert.equal(describe(observations.ask("command", "sysctl a.b")), '"a.b = 1\\n"');
});

test("an error of sudo is not one of the command", () => {
  const observations = observationsOf(at("sudo sysctl a.b", "sudo: sysctl: command not found"));
  assert.equal(describe(observations.ask("command", "sysctl a.b")), "unknown (not captured)");
});

test("a command is known under the whole line", () => {
  const observations = observationsOf(at("cd /tmp && id -u", "0"));
  assert.equal(describe(observations.ask("command", "cd /tmp && id -u")), '"0\\n"');
  assert.equal(describe(observations.ask("command", "id -u")), "unknown (not captured)");
});
