import { unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";
import { builtin } from "./builtin-item.ts";

const passwd = `file /etc/passwd
|root:x:0:0:root:/root:/bin/bash
|daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
|ada:x:1000:1000:Ada:/home/ada:/bin/bash
`;
const group = `file /etc/group
|root:x:0:
|daemon:x:1:
|ada:x:1000:root,ada
`;

type Expected = [name: string, host: string, verdict: string];

const right: [builtin: string, verdict: string][] = [
  ["passwd_file_consistency", "PASSED b: Every line has its 7 fields, in /etc/passwd."],
  ["passwd_zero_uid", "PASSED b: Only root has the UID 0, in /etc/passwd."],
  ["passwd_duplicate_uid", "PASSED b: Every UID is unique, in /etc/passwd."],
  ["passwd_duplicate_gid", "PASSED b: Every GID is unique, in /etc/passwd."],
  ["passwd_duplicate_username", "PASSED b: Every name is unique, in /etc/passwd."],
  ["passwd_duplicate_home", "PASSED b: Every home directory is unique, in /etc/passwd."],
  ["passwd_shadowed", "PASSED b: Every password is shadowed, in /etc/passwd."],
  ["passwd_invalid_gid", "PASSED b: Every GID is in /etc/group, in /etc/passwd."],
  ["group_file_consistency", "PASSED b: Every line has its 4 fields, in /etc/group."],
  ["group_zero_gid", "PASSED b: Only root has the GID 0, in /etc/group."],
  ["group_duplicate_name", "PASSED b: Every name is unique, in /etc/group."],
  ["group_duplicate_gid", "PASSED b: Every GID is unique, in /etc/group."],
  ["group_duplicate_members", "PASSED b: Every member of a group is listed once, in /etc/group."],
  ["group_nonexistant_users", "PASSED b: Every member of a group exists, in /etc/group."],
];

for (const [name, verdict] of right) {
  checkListed(`${name}: nothing is wrong`, { policy: unix(builtin(name)), host: passwd + group }, [verdict]);
}

const wrong: [builtin: string, host: string, verdict: string][] = [
  [
    "passwd_file_consistency",
    `${passwd}|toor:0:0\n`,
    "FAILED b: A line has 3 fields, not 7, line 5 of the snapshot.",
  ],
  [
    "passwd_zero_uid",
    `${passwd}|toor:x:0:0::/:/bin/sh\n`,
    "FAILED b: toor has the UID 0, as does root, line 5 of the snapshot.",
  ],
  [
    "passwd_duplicate_uid",
    `${passwd}|bob:x:01000:5::/home/bob:/bin/sh\n`,
    "FAILED b: bob has the same UID as ada, 01000, line 5 of the snapshot.",
  ],
  [
    "passwd_duplicate_gid",
    `${passwd}|bob:x:1001:1::/home/bob:/bin/sh\n`,
    "FAILED b: bob has the same GID as daemon, 1, line 5 of the snapshot.",
  ],
  [
    "passwd_duplicate_username",
    `${passwd}|ada:x:1001:1::/home/bob:/bin/sh\n`,
    "FAILED b: ada has the same name as ada, ada, line 5 of the snapshot.",
  ],
  [
    "passwd_duplicate_home",
    `${passwd}|bob:x:1001:1::/home/ada:/bin/sh\n`,
    "FAILED b: bob has the same home directory as ada, /home/ada, line 5 of the snapshot.",
  ],
  [
    "passwd_shadowed",
    `${passwd}|bob:$6$abcdefgh$abcdefgh:1001:1::/home/bob:/bin/sh\n`,
    "FAILED b: bob has its password in /etc/passwd, line 5 of the snapshot.",
  ],
  [
    "passwd_invalid_gid",
    `${passwd}|bob:x:1001:77::/home/bob:/bin/sh\n${group}`,
    "FAILED b: bob has the GID 77, which /etc/group does not have, line 5 of the snapshot.",
  ],
  [
    "group_duplicate_members",
    `${group}|crew:x:7:ada,root,ada\n`,
    "FAILED b: crew has ada more than once, line 5 of the snapshot.",
  ],
  [
    "group_nonexistent_users",
    `${group}|crew:x:7:ghost\n${passwd}`,
    "FAILED b: crew has ghost, which /etc/passwd does not have, line 5 of the snapshot.",
  ],
  [
    "group_duplicate_name",
    `${group}|ada:x:7:\n`,
    "FAILED b: ada has the same name as ada, ada, line 5 of the snapshot.",
  ],
];

for (const [name, host, verdict] of wrong) {
  checkListed(`${name}: something is wrong`, { policy: unix(builtin(name)), host }, [verdict]);
}

const open: Expected[] = [
  [
    "passwd_duplicate_uid",
    passwd.replace("/etc/passwd", "/etc/passwd cut"),
    "UNDECIDED (partial) b: The snapshot shows only a part of /etc/passwd, line 2 of the snapshot.",
  ],
  [
    "passwd_duplicate_uid",
    `${passwd}|+::::::\n`,
    "UNDECIDED (undocumented) b: Nothing in /etc/passwd is certain to be wrong, but a reference to NIS adds accounts that are not shown: +::::::.",
  ],
  [
    "passwd_duplicate_uid",
    `${passwd}|bob:x:1001\n`,
    "UNDECIDED (undocumented) b: Nothing in /etc/passwd is certain to be wrong, but a line does not have the expected fields: bob:x:1001.",
  ],
  [
    "passwd_shadowed",
    `${passwd}|bob:*:1001:1::/home/bob:/bin/sh\n`,
    "UNDECIDED (undocumented) b: Nothing in /etc/passwd is certain to be wrong, but Tenable does not document whether the scanner takes a password other than x for shadowed: bob:*:1001:1::/home/bob:/bin/sh.",
  ],
  ["passwd_invalid_gid", passwd, "UNDECIDED (missing) b: The snapshot does not show /etc/group."],
  [
    "passwd_invalid_gid",
    passwd +
      group.replace("/etc/group", "/etc/group cut").replace("|daemon:x:1:\n|ada:x:1000:root,ada\n", ""),
    "UNDECIDED (partial) b: The snapshot shows only a part of /etc/group, line 6 of the snapshot.",
  ],
  [
    "passwd_zero_uid",
    "file /etc/passwd\n|ada:x:5:5::/home/ada:/bin/sh\n",
    "UNDECIDED (undocumented) b: Nothing in /etc/passwd is certain to be wrong, but no account has the UID 0: ada:x:5:5::/home/ada:/bin/sh.",
  ],
  ["passwd_zero_uid", "file /etc/passwd\n", "UNDECIDED (partial) b: /etc/passwd has no line."],
  [
    "group_nonexistent_users",
    `absent /etc/passwd\n${group}`,
    "UNDECIDED (undocumented) b: /etc/passwd does not exist, line 1 of the snapshot, and Tenable does not document what that means for this check.",
  ],
  ["passwd_zero_uid", "", "UNDECIDED (missing) b: The snapshot does not show /etc/passwd."],
];

for (const [name, host, verdict] of open) {
  checkListed(`${name}: open`, { policy: unix(builtin(name)), host }, [verdict]);
}

checkListed(
  "a duplicate that is seen decides, whatever else there is",
  {
    policy: unix(builtin("passwd_duplicate_uid")),
    host: `${passwd.replace("/etc/passwd", "/etc/passwd cut")}|bob:x:1:7::/home/bob:/bin/sh\n|cut`,
    show: ["evidence"],
  },
  [
    "FAILED b: bob has the same UID as daemon, 1, line 5 of the snapshot.",
    "  - bob has the same UID as daemon, 1, line 5 of the snapshot",
  ],
);

checkListed(
  "administrators and FTP",
  {
    policy: unix(builtin("admin_accounts_in_ftpusers")),
    host: `${passwd}file /etc/ftpusers\n|root\n|daemon\nabsent /etc/ftpd/ftpusers\nabsent /etc/vsftpd.ftpusers\n`,
  },
  ["PASSED b: Every account below UID 500 is in the list of each FTP server."],
);

checkListed(
  "an administrator who may use FTP",
  {
    policy: unix(builtin("admin_accounts_in_ftpusers")),
    host: `${passwd}file /etc/ftpusers\n|root\nabsent /etc/ftpd/ftpusers\nabsent /etc/vsftpd.ftpusers\n`,
  },
  ["FAILED b: daemon is in no list of an FTP server, line 3 of the snapshot."],
);
