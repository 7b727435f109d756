import { unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";
import { builtin } from "./builtin-item.ts";

const host = `file /etc/login.defs
|# PASS_MIN_LEN 99
|PASS_MIN_LEN	9
|PASS_MAX_DAYS   60   # two months
|PASS_MIN_DAYS x
|UMASK 022
file /etc/default/passwd
|PASSLENGTH=8
|MAXWEEKS=8
file /etc/securetty
|# what is permitted
|console
file /etc/default/login
|CONSOLE=/dev/console
`;

type Expected = [name: string, system: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "within",
    "Linux",
    builtin("min_password_length", 'value : "8..Max"'),
    "PASSED b: PASS_MIN_LEN is 9 in /etc/login.defs, within 8..Max.",
  ],
  [
    "too short",
    "Linux",
    builtin("min_password_length", 'value : "10..65535"'),
    "FAILED b: PASS_MIN_LEN is 9 in /etc/login.defs, not within 10..65535.",
  ],
  [
    "too old",
    "Linux",
    builtin("max_password_age", 'value : "min..45"'),
    "FAILED b: PASS_MAX_DAYS is 60 in /etc/login.defs, not within min..45.",
  ],
  [
    "no number",
    "Linux",
    builtin("min_password_age", 'value : "1..21"'),
    "UNDECIDED (undocumented) b: PASS_MIN_DAYS in /etc/login.defs is not a number.",
  ],
  [
    "Solaris",
    "SunOS",
    builtin("min_password_length", 'value : "8..Max"'),
    "PASSED b: PASSLENGTH is 8 in /etc/default/passwd, within 8..Max.",
  ],
  [
    "weeks",
    "SunOS",
    builtin("max_password_age", 'value : "1..60"'),
    "UNDECIDED (undocumented) b: MAXWEEKS in /etc/default/passwd counts weeks, and Tenable does not document whether the policy counts weeks or days there.",
  ],
  [
    "not set",
    "SunOS",
    builtin("min_password_age", 'value : "1..60"'),
    "FAILED b: /etc/default/passwd does not set MINWEEKS.",
  ],
  [
    "another system",
    "AIX",
    builtin("min_password_age", 'value : "1..60"'),
    "UNDECIDED (undocumented) b: It is not known where AIX keeps this setting.",
  ],
  [
    "not a range",
    "Linux",
    builtin("min_password_age", 'value : "21"'),
    'UNDECIDED (undocumented) b: The value of value is not a range such as "6..Max".',
  ],
  [
    "console",
    "Linux",
    builtin("root_login_from_console"),
    "PASSED b: /etc/securetty permits only the console.",
  ],
  [
    "console of Solaris",
    "SunOS",
    builtin("root_login_from_console"),
    "PASSED b: /etc/default/login permits only the console.",
  ],
  [
    "a keyword that nobody knows",
    "Linux",
    builtin("root_login_from_console", 'mask : "022"'),
    "UNDECIDED (undocumented) b: It is not known what mask does in root_login_from_console.",
  ],
  [
    "nothing is evaluated",
    "Linux",
    builtin("list_docker_container_packages"),
    "NOT_EVALUATED b: list_docker_container_packages is not evaluated: it lists packages and judges nothing (guide p. 227).",
  ],
  [
    "not a built-in check",
    "Linux",
    builtin("toString"),
    "NOT_EVALUATED b: toString is not evaluated: such checks can't be judged here.",
  ],
];

for (const [name, system, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host, system }, [verdict]);
}

checkListed(
  "a terminal beside the console, and no list",
  { policy: unix(builtin("root_login_from_console")), host: "file /etc/securetty\n|console\n|tty1\n|tty2\n" },
  ["FAILED b: /etc/securetty permits tty1, line 3 of the snapshot, and 1 more line."],
);

checkListed(
  "no list",
  { policy: unix(builtin("root_login_from_console")), host: "absent /etc/securetty\n" },
  ["FAILED b: /etc/securetty does not exist, line 1 of the snapshot."],
);

const withoutFile: [check: string, verdict: string][] = [
  [
    builtin("max_password_age", 'value : "1..60"'),
    "FAILED b: /etc/login.defs, which sets PASS_MAX_DAYS, does not exist, line 1 of the snapshot.",
  ],
  [
    builtin("min_password_age", 'value : "1..60"'),
    "UNDECIDED (undocumented) b: /etc/login.defs does not exist, line 1 of the snapshot, and Tenable does not document what that means for this check.",
  ],
  [
    builtin("min_password_length", 'value : "8..Max"'),
    "UNDECIDED (undocumented) b: /etc/login.defs does not exist, line 1 of the snapshot, and Tenable does not document what that means for this check.",
  ],
];

for (const [check, verdict] of withoutFile) {
  checkListed(`no file: ${verdict}`, { policy: unix(check), host: "absent /etc/login.defs\n" }, [verdict]);
}

checkListed(
  "set twice",
  {
    policy: unix(
      builtin("max_password_age", 'value : "1..60"'),
      builtin("max_password_age", 'value : "1..99"'),
    ),
    host: "file /etc/login.defs\n|PASS_MAX_DAYS 50\n|PASS_MAX_DAYS 90\n",
  },
  [
    "UNDECIDED (undocumented) b: PASS_MAX_DAYS in /etc/login.defs is set more than once, and Tenable does not document which of them counts.",
    "PASSED b: PASS_MAX_DAYS is 90 in /etc/login.defs, within 1..99.",
  ],
);
