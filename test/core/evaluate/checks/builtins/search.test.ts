import { unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";
import { builtin } from "./builtin-item.ts";

const path = (text: string) => `cmd su - root -c 'echo $PATH'\n|${text}\n`;
const command = "find / -type f -perm -0002 ! -perm -1000 -print";

type Expected = [name: string, host: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "absolute folders",
    path("/usr/sbin:/usr/bin"),
    builtin("dot_in_root_path_variable"),
    "PASSED b: Root's PATH has only absolute folders.",
  ],
  [
    "a dot",
    path("/usr/sbin:.:/bin"),
    builtin("dot_in_root_path_variable"),
    "FAILED b: Root's PATH has ., line 2 of the snapshot.",
  ],
  [
    "an empty element",
    path("/usr/sbin::/bin:"),
    builtin("dot_in_root_path_variable"),
    "FAILED b: Root's PATH has an empty element, line 2 of the snapshot, and 1 more line.",
  ],
  [
    "a relative folder",
    path("/usr/sbin:bin"),
    builtin("dot_in_root_path_variable"),
    "FAILED b: Root's PATH has bin, line 2 of the snapshot.",
  ],
  [
    "no path",
    "cmd su - root -c 'echo $PATH'\n|Password: \n|su: Authentication failure\n",
    builtin("dot_in_root_path_variable"),
    "UNDECIDED (partial) b: The output is not root's PATH on a single line.",
  ],
  [
    "not shown",
    "",
    builtin("dot_in_root_path_variable"),
    "UNDECIDED (missing) b: The snapshot does not show root's PATH.",
  ],
  [
    "folders that only root may write",
    `${path("/usr/sbin:/opt/gone")}status /usr/sbin folder 0755 root root\nabsent /opt/gone\n`,
    builtin("writeable_dirs_in_root_path_variable"),
    "PASSED b: No folder in root's PATH is writable by group or others: 2 looked at.",
  ],
  [
    "a folder that others may write",
    `${path("/usr/sbin:/opt")}status /opt folder 1777 root root\n`,
    builtin("writeable_dirs_in_root_path_variable"),
    "FAILED b: /opt in root's PATH has the mode 1777, line 3 of the snapshot.",
  ],
  [
    "a folder that is not shown",
    path("/usr/sbin:/opt"),
    builtin("writeable_dirs_in_root_path_variable"),
    "UNDECIDED (missing) b: The snapshot does not show the status of /usr/sbin.",
  ],
  [
    "nothing is found",
    `cmd ${command}\n`,
    builtin("find_world_writeable_files"),
    "PASSED b: find printed none of the files that everybody can write to.",
  ],
  [
    "a file is found",
    `cmd ${command}\n|/srv/drop/in\n|/srv/drop/out\n`,
    builtin("find_world_writeable_files"),
    "FAILED b: /srv/drop/in is among the files that everybody can write to, line 2 of the snapshot, and 1 more line.",
  ],
  [
    "all files are left out",
    `cmd ${command}\n|/srv/drop/in\n`,
    builtin("find_world_writeable_files", 'ignore : "/srv/drop"'),
    "PASSED b: find printed none of the files that everybody can write to except those that ignore excludes.",
  ],
  [
    "what a glob may leave out",
    `cmd ${command}\n|/srv/drop/in\n`,
    builtin("find_world_writeable_files", 'ignore : "/srv/*n"'),
    "UNDECIDED (undocumented) b: /srv/drop/in is among the files that everybody can write to, and it is not certain whether the scanner excludes it.",
  ],
  [
    "files of the kernel",
    `cmd ${command}\n|/proc/7/attr/current\n|find: '/proc/9': No such file or directory\n`,
    builtin("find_world_writeable_files"),
    "UNDECIDED (undocumented) b: /proc/7/attr/current is among the files that everybody can write to, and it is not certain whether the scanner excludes it.",
  ],
  [
    "not everywhere",
    `cmd ${command}\n|find: '/root': Permission denied\n`,
    builtin("find_world_writeable_files"),
    "UNDECIDED (partial) b: find could not look everywhere: find: '/root': Permission denied.",
  ],
  [
    "a folder and an option",
    "cmd find /srv -nogroup -print\n|/srv/x\n",
    builtin("find_orphan_files", 'basedir : "/srv"', 'find_option : "nogroup"'),
    "FAILED b: /srv/x is among the files without an owner or a group, line 2 of the snapshot.",
  ],
  [
    "an option that is none",
    "",
    builtin("find_suid_sgid_files", 'find_option : "guid"'),
    "UNDECIDED (undocumented) b: It is not known what find_option guid asks for.",
  ],
  [
    "a folder that is more",
    "",
    builtin("find_preCIS_files", 'basedir : "/srv $(id)"'),
    "UNDECIDED (undocumented) b: The value of basedir is not one absolute path.",
  ],
];

for (const [name, host, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}

checkListed(
  "what to run",
  {
    policy: unix(builtin("find_suid_sgid_files"), builtin("find_suid_sgid_files", 'find_option : "sgid"')),
    host: "",
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) b: The snapshot does not show the files that are setuid or setgid.",
    "  remedy Add the output of `find / -type f \\( -perm -4000 -o -perm -2000 \\) -print`, run as root, with the command line above it.",
    "UNDECIDED (missing) b: The snapshot does not show the files that are setuid or setgid.",
    "  remedy Add the output of `find / -type f -perm -2000 -print`, run as root, with the command line above it.",
  ],
);

checkListed(
  "how the scanner reads the path is not known",
  { policy: unix(builtin("dot_in_root_path_variable")), host: path("/bin"), show: ["notes"] },
  [
    "PASSED b: Root's PATH has only absolute folders.",
    "  note Tenable does not document how the scanner reads root's PATH; this is root's PATH after a login.",
  ],
);

const listed = `|The following 2 files are SUID or SGID:
|
|  /usr/bin/pass
|     owner: root, group: root, permissions: 4755
|
|  /usr/bin/wall
|     owner: root, group: tty, permissions: 2755
`;

const reports: Expected[] = [
  [
    "a report that found nothing",
    "nothing find_suid_sgid_files b\n",
    builtin("find_suid_sgid_files"),
    "PASSED b: The report of the scanner shows that nothing was found, line 1 of the snapshot.",
  ],
  [
    "of another check",
    "nothing find_suid_sgid_files c\n",
    builtin("find_suid_sgid_files"),
    "UNDECIDED (missing) b: The snapshot does not show the files that are setuid or setgid.",
  ],
  [
    "a report that found something",
    `issue find_suid_sgid_files b\n${listed}`,
    builtin("find_suid_sgid_files", "severity : MEDIUM"),
    "WARNING b: The report of the scanner shows what was found, line 2 of the snapshot. severity : MEDIUM makes that WARNING.",
  ],
  [
    "nothing was found with the same options",
    "nothing find_orphan_files b find_option=nouser\n",
    builtin("find_orphan_files", 'find_option : "nouser"'),
    "PASSED b: The report of the scanner shows that nothing was found, line 1 of the snapshot.",
  ],
  [
    "nothing was found, and the options that the report leaves out may have been others",
    "nothing find_suid_sgid_files b\n",
    builtin("find_suid_sgid_files", 'ignore : "/usr/bin/pass"'),
    "UNDECIDED (missing) b: The snapshot does not show the files that are setuid or setgid.",
  ],
  [
    "what was found is not all left out",
    `issue find_suid_sgid_files b\n${listed}`,
    builtin("find_suid_sgid_files", 'ignore : "/usr/bin/pass"'),
    "FAILED b: The report of the scanner shows what was found, line 7 of the snapshot.",
  ],
  [
    "what was found is all left out",
    `issue find_suid_sgid_files b\n${listed}`,
    builtin("find_suid_sgid_files", 'ignore : "/usr/bin/*"'),
    "UNDECIDED (missing) b: The snapshot does not show the files that are setuid or setgid.",
  ],
  [
    "what was found has the bit",
    `issue find_suid_sgid_files b\n${listed}`,
    builtin("find_suid_sgid_files", 'find_option : "sgid"'),
    "FAILED b: The report of the scanner shows what was found, line 7 of the snapshot.",
  ],
  [
    "the scan could not tell",
    "issue dot_in_root_path_variable b\n|This audit check is not running as root\n",
    builtin("dot_in_root_path_variable"),
    "UNDECIDED (missing) b: The snapshot does not show root's PATH.",
  ],
  [
    "a report against a text",
    "nothing passwd_zero_uid b\nfile /etc/passwd\n|root:x:0:0::/:/bin/sh\n|toor:x:0:0::/:/bin/sh\n",
    builtin("passwd_zero_uid"),
    "UNDECIDED (conflict) b: toor has the UID 0, as does root, line 4 of the snapshot. The report of the scanner shows that nothing was found, line 1 of the snapshot. These contradict each other.",
  ],
];

for (const [name, host, check, verdict] of reports) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}
