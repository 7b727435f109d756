import { unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";
import { builtin } from "./builtin-item.ts";

const passwd = `file /etc/passwd
|root:x:0:0:root:/root:/bin/bash
|sync:x:4:65534::/bin:/bin/sync
|ada:x:1000:1000:Ada:/home/ada:/bin/bash
|bob:x:1001:1001:Bob:/home/bob:/usr/sbin/nologin
`;
const homes = `${passwd}status /root folder 0700 root root 0 0
status /bin folder 0755 root root 0 0
status /home/ada folder 0750 ada ada 1000 1000
status /home/bob folder 0750 bob bob 1001 1001
`;

type Expected = [name: string, host: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "every home exists",
    homes,
    builtin("accounts_without_home_dir"),
    "PASSED b: Every account has a home directory: 4 looked at.",
  ],
  [
    "a home is missing",
    homes.replace(/status \/home\/ada.*/, "absent /home/ada"),
    builtin("active_accounts_without_home_dir"),
    "FAILED b: /home/ada, the home directory of ada, does not exist, line 4 of the snapshot.",
  ],
  [
    "the home of an account that nobody uses",
    homes.replace(/status \/home\/bob.*/, "absent /home/bob"),
    builtin("accounts_without_home_dir"),
    "UNDECIDED (undocumented) b: /home/bob, the home directory of bob, does not exist, and Tenable does not document whether the scanner looks at that account.",
  ],
  [
    "a home that is not shown",
    homes.replace(/status \/home\/bob.*/, ""),
    builtin("accounts_without_home_dir"),
    "UNDECIDED (missing) b: The snapshot does not show the status of /home/bob.",
  ],
  [
    "permissions of those that are asked for",
    homes,
    builtin("accounts_bad_home_permissions", 'mask : "0027"', 'ignore_user : "sync"'),
    "PASSED b: Every home directory belongs to its user and has the required permissions: 3 looked at.",
  ],
  [
    "permissions without a mask",
    homes.replace("/home/ada folder 0750", "/home/ada folder 0770"),
    builtin("accounts_bad_home_permissions", 'ignore_user : "sync"'),
    "FAILED b: The mode of /home/ada, the home directory of ada, is 0770, line 8 of the snapshot.",
  ],
  [
    "permissions that are exact",
    homes,
    builtin(
      "accounts_bad_home_permissions",
      'mode : "700"',
      'ignore_user : "sync"',
      'ignore_shell : "/usr/sbin/nologin"',
    ),
    "FAILED b: The mode of /home/ada, the home directory of ada, is 0750, line 8 of the snapshot.",
  ],
  [
    "the home of somebody else",
    homes.replace("ada ada 1000 1000", "bob ada 1001 1000"),
    builtin("accounts_bad_home_permissions", 'ignore_user : "sync"'),
    "FAILED b: /home/ada belongs to bob, not to ada, line 8 of the snapshot.",
  ],
  [
    "a system account whose home is not its own",
    homes,
    builtin("accounts_bad_home_permissions"),
    "UNDECIDED (undocumented) b: /bin belongs to root, not to sync, and Tenable does not document whether the scanner looks at that account.",
  ],
  [
    "a folder that is left out",
    homes,
    builtin("accounts_bad_home_permissions", 'ignore : "/bin"'),
    "PASSED b: Every home directory belongs to its user and has the required permissions: 3 looked at.",
  ],
  [
    "bounds",
    homes,
    builtin("accounts_bad_home_permissions", 'uid_ge : "1000"', 'uid_lt : "1001"'),
    "PASSED b: Every home directory belongs to its user and has the required permissions: 1 looked at.",
  ],
  [
    "valid shells",
    homes,
    builtin("accounts_bad_home_permissions", "use_valid_shells : YES"),
    "UNDECIDED (undocumented) b: Tenable does not document what use_valid_shells does in accounts_bad_home_permissions.",
  ],
  [
    "groups",
    `${homes}file /etc/group\n|root:x:0:\n`,
    builtin("accounts_bad_home_group_permissions", 'uid_ge : "1000"'),
    "PASSED b: Every home directory belongs to the primary group of its user: 2 looked at.",
  ],
  [
    "another group, by its name",
    `${homes.replace("ada ada 1000 1000", "ada crew - -")}file /etc/group\n|crew:x:77:\n`,
    builtin("accounts_bad_home_group_permissions"),
    "FAILED b: /home/ada has the GID 77, not 1000, the primary group of ada, line 8 of the snapshot.",
  ],
  [
    "a file of somebody else",
    `${homes}status /home/ada/.netrc file 0600 bob bob 1001 1001\n`,
    builtin("home_dir_localization_files_user_check", 'file : ".netrc"'),
    "FAILED b: /home/ada/.netrc belongs to bob, not to ada or root, line 10 of the snapshot.",
  ],
  [
    "a file of root",
    `${homes}status /home/ada/.netrc file 0600 root root 0 0\nabsent /root/.netrc\nabsent /bin/.netrc\nabsent /home/bob/.netrc\n`,
    builtin("home_dir_localization_files_group_check", 'file : ".netrc"'),
    "PASSED b: Every file belongs to its group: 4 looked at.",
  ],
  [
    "files that are not shown",
    homes,
    builtin("home_dir_localization_files_user_check"),
    "UNDECIDED (missing) b: The snapshot does not show the status of /root/.login.",
  ],
  [
    "a line that is not one account",
    homes.replace("|ada", "|+::::::\n|ada"),
    builtin("accounts_without_home_dir"),
    "UNDECIDED (undocumented) b: /etc/passwd has a line that is not an account.",
  ],
];

for (const [name, host, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}

checkListed(
  "what is not shown is asked for at once",
  {
    policy: unix(
      builtin("accounts_without_home_dir"),
      builtin("home_dir_localization_files_user_check", 'file : ".netrc"'),
    ),
    host: passwd,
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) b: The snapshot does not show the status of /root.",
    "  remedy Add the output of `ls -ldL /root /bin /home/ada /home/bob`, with the command line above it.",
    "UNDECIDED (missing) b: The snapshot does not show the status of /root/.netrc.",
    "  remedy Add the output of `ls -laL /root /bin /home/ada /home/bob`, with the command line above it.",
  ],
);

const shells = `${passwd}status /bin/bash file 0755 root root 0 0
status /bin/sync file 0755 root root 0 0
status /usr/sbin/nologin file 0755 root root 0 0
file /etc/shells
|# shells
|/bin/bash
|/bin/sync
|/usr/sbin/nologin
`;

const shellCases: Expected[] = [
  [
    "setuid",
    shells,
    builtin("login_shells_with_suid"),
    "PASSED b: No shell is setuid or setgid: 4 looked at.",
  ],
  [
    "a setuid shell",
    shells.replace("/bin/bash file 0755", "/bin/bash file 4755"),
    builtin("login_shells_with_suid"),
    "FAILED b: /bin/bash, the shell of root, has the mode 4755, line 6 of the snapshot, and 1 more line.",
  ],
  [
    "writable",
    shells,
    builtin("login_shells_writeable"),
    "PASSED b: No shell is writable by group or others: 4 looked at.",
  ],
  [
    "a shell that a group may write",
    shells.replace("/bin/sync file 0755", "/bin/sync file 0775"),
    builtin("login_shells_writeable"),
    "FAILED b: /bin/sync, the shell of sync, has the mode 0775, line 7 of the snapshot.",
  ],
  [
    "the shell of somebody",
    shells.replace("/bin/sync file 0755 root root 0 0", "/bin/sync file 0755 ada root 1000 0"),
    builtin("login_shells_bad_owner"),
    "FAILED b: /bin/sync, the shell of sync, belongs to ada, line 7 of the snapshot.",
  ],
  [
    "owners",
    shells,
    builtin("login_shells_bad_owner"),
    "PASSED b: Every shell belongs to root or bin: 4 looked at.",
  ],
  [
    "valid",
    shells,
    builtin("invalid_login_shells"),
    "PASSED b: Every shell is in /etc/shells, and exists: 4 looked at.",
  ],
  [
    "not in the list",
    shells.replace("|/usr/sbin/nologin\n", ""),
    builtin("invalid_login_shells"),
    "FAILED b: /usr/sbin/nologin, the shell of bob, is not in /etc/shells, line 5 of the snapshot.",
  ],
  [
    "a shell that is a link",
    shells.replace(/status \/bin\/bash.*/, "status /bin/bash link"),
    builtin("login_shells_with_suid"),
    "UNDECIDED (missing) b: /bin/bash is a link, and the snapshot does not show its target.",
  ],
];

for (const [name, host, check, verdict] of shellCases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}
