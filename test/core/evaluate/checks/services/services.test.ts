import { item, unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";

function chkconfig(service: string, levels: string, status: string, ...more: string[]): string {
  const keywords = [`service : "${service}"`, `levels : "${levels}"`, `status : ${status}`];
  return item("CHKCONFIG", 'description : "c"', ...keywords, ...more);
}

function xinetd(service: string, status: string): string {
  return item("XINETD_SVC", 'description : "x"', `service : "${service}"`, `status : ${status}`);
}

const host = `list chkconfig
levels ringd 235
file /etc/xinetd.d/off
|# default: off
|service off
|{
|	socket_type = stream
|	disable	= yes
|}
file /etc/xinetd.d/on
|service on
|{
|	disable = no
|}
file /etc/xinetd.d/bare
|service bare
|{
|}
file /etc/xinetd.d/two
|service one
|{
|	disable = yes
|}
|service two
|{
|	disable = no
|}
file /etc/xinetd.d/odd
|service odd
|{
|	disable = maybe
|}
file /etc/xinetd.d/part cut
|service part
|{
|	disable = yes
absent /etc/xinetd.d/gone
`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  ["on", chkconfig("ringd", "235", "ON"), "PASSED c: ringd is on at run level 2, 3, 5."],
  ["not on at one", chkconfig("ringd", "345", "ON"), "FAILED c: ringd is off at run level 4."],
  ["off", chkconfig("ringd", "0146", "OFF"), "PASSED c: ringd is off at run level 0, 1, 4, 6."],
  ["not off", chkconfig("ringd", "123456", "OFF"), "FAILED c: ringd is on at run level 2, 3, 5."],
  [
    "no such service, ON",
    chkconfig("lostd", "3", "ON"),
    "FAILED c: chkconfig knows no service lostd, line 1 of the snapshot.",
  ],
  [
    "no such service, OFF",
    chkconfig("lostd", "3", "OFF"),
    "UNDECIDED (undocumented) c: chkconfig knows no service lostd, line 1 of the snapshot, and Tenable does not document whether that is OFF.",
  ],
  [
    "no such service, as permitted",
    chkconfig("lostd", "3", "OFF", "check_option : CAN_BE_NULL"),
    "PASSED c: chkconfig knows no service lostd, line 1 of the snapshot, and check_option : CAN_BE_NULL permits that.",
  ],
  [
    "levels that are none",
    chkconfig("ringd", "S3", "ON"),
    "UNDECIDED (undocumented) c: The value of levels is not digits from 0 to 6, and Tenable does not document which run levels are read without them.",
  ],
  [
    "no status",
    chkconfig("ringd", "3", "YES"),
    "UNDECIDED (undocumented) c: CHKCONFIG needs ON or OFF as its status.",
  ],
  ["disabled", xinetd("off", "OFF"), "PASSED x: /etc/xinetd.d/off has disable = yes."],
  ["disabled, and ON is asked", xinetd("off", "ON"), "FAILED x: /etc/xinetd.d/off has disable = yes."],
  ["not disabled", xinetd("on", "ON"), "PASSED x: /etc/xinetd.d/on has disable = no."],
  ["not disabled, and OFF is asked", xinetd("on", "OFF"), "FAILED x: /etc/xinetd.d/on has disable = no."],
  [
    "nothing of disable, OFF",
    xinetd("bare", "OFF"),
    "FAILED x: /etc/xinetd.d/bare has no line with disable, so xinetd starts it.",
  ],
  [
    "nothing of disable, ON",
    xinetd("bare", "ON"),
    "UNDECIDED (undocumented) x: /etc/xinetd.d/bare has no line with disable, and Tenable does not document whether that is ON.",
  ],
  [
    "two services in one file",
    xinetd("two", "OFF"),
    "UNDECIDED (undocumented) x: /etc/xinetd.d/two has both disabled and enabled services or lines, and Tenable does not document which of them count.",
  ],
  [
    "another word",
    xinetd("odd", "OFF"),
    "UNDECIDED (undocumented) x: /etc/xinetd.d/odd can't be read: it must hold services with lines such as disable = yes.",
  ],
  [
    "a part of the file",
    xinetd("part", "OFF"),
    "UNDECIDED (partial) x: The snapshot shows only a part of /etc/xinetd.d/part, line 34 of the snapshot.",
  ],
  [
    "no file, ON",
    xinetd("gone", "ON"),
    "FAILED x: /etc/xinetd.d/gone does not exist, line 37 of the snapshot.",
  ],
  [
    "no file, OFF",
    xinetd("gone", "OFF"),
    "UNDECIDED (undocumented) x: /etc/xinetd.d/gone does not exist, line 37 of the snapshot, and Tenable does not document whether a service without a file is OFF.",
  ],
  [
    "not shown",
    xinetd("other", "OFF"),
    "UNDECIDED (missing) x: The snapshot does not show /etc/xinetd.d/other.",
  ],
  [
    "not a name",
    xinetd("../passwd", "OFF"),
    "UNDECIDED (undocumented) x: The value of service is not the name of a service.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}

checkListed(
  "nothing is shown of run levels",
  { policy: unix(chkconfig("ringd", "3", "ON")), host: "", show: ["remedy"] },
  [
    "UNDECIDED (missing) c: The snapshot does not show the run levels of ringd.",
    "  remedy Add the output of `chkconfig --list ringd`, with the command line above it.",
  ],
);
