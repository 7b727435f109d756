import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { judges } from "../../device-host.ts";

const junos = `
{master:0}
noc@mx3> show configuration | display set
set version 19.4R3
set system host-name mx3
set system services ssh protocol-version v2
set system services ssh root-login deny
set system syslog host 198.51.100.60 any info
set system ntp server 198.51.100.10

{master:0}
noc@mx3> show configuration system login | match class | no-more
class ops {
class view {

{master:0}
noc@mx3> show configuration system archival | match "scp://"

{master:0}
noc@mx3> `;

judges("Junos in the form of set commands", { checkType: '"Juniper"', text: junos }, [
  [
    'type : CONFIG_CHECK\nregex : "ssh protocol-version"\nexpect : "protocol-version v2$"',
    "PASSED: expect matches 1 of 1 line that regex selects.",
  ],
  ['type : CONFIG_CHECK\nregex : "set system services"\nexpect : "ssh"', "PASSED"],
  [
    'type : CONFIG_CHECK\nregex : "set system services"\nexpect : "root-login"',
    "UNDECIDED: 1 of 2 lines that regex selects matches expect, and Tenable does not document whether one is enough.",
  ],
  ['type : CONFIG_CHECK\nregex : "set system services"\nexpect : "telnet"', "FAILED"],
  [
    'type : CONFIG_CHECK\nregex : "set system services"\nnot_expect : "telnet"',
    "PASSED: None of 2 lines that regex selects matches not_expect.",
  ],
  ['type : CONFIG_CHECK\nnot_expect : "ntp"', "FAILED: not_expect matches 1 line."],
  [
    'type : CONFIG_CHECK\nregex : "set protocols ospf"\nexpect : "authentication"',
    "FAILED: regex selects none of 6 lines.",
  ],
  [
    'type : CONFIG_CHECK\nregex : "set protocols ospf"\nexpect : "authentication"\ncheck_option : CAN_BE_NULL',
    "PASSED",
  ],
  [
    'type : CONFIG_CHECK\nregex : "ntp server"\nnumber_of_lines : "^1$"',
    "PASSED: regex selects 1 line, and number_of_lines matches 1.",
  ],
  ['type : CONFIG_CHECK\nregex : "ntp server"\nnumber_of_lines : "^[2-9]$"', "FAILED"],
  [
    'type : CONFIG_CHECK\nregex : "ntp server"',
    "UNDECIDED: A check with regex alone reports the lines that it selects…",
  ],
  [
    'type : CONFIG_CHECK\nregex : "ntp"\nexpect : "a"\nnot_expect : "b"',
    "UNDECIDED: The check has both expect and not_expect, but only one of them is allowed.",
  ],
  ['type : CONFIG_CHECK\ncontext : "system"\nexpect : "ntp"', "UNDECIDED"],
  ['type : SHOW_CONFIG_CHECK\nhierarchy : "system login"\nmatch : "class"\nexpect : "class ops"', "PASSED"],
  [
    'type : SHOW_CONFIG_CHECK\nhierarchy : "system login"\nmatch : "class"\nnumber_of_lines : "^2$"',
    "PASSED: The output has 2 lines, and number_of_lines matches 2.",
  ],
  [
    'type : SHOW_CONFIG_CHECK\nhierarchy : "system archival"\nmatch : "scp://"\nnumber_of_lines : "^[1-9]"',
    "FAILED: The output has 0 lines, and number_of_lines does not match 0.",
  ],
  [
    'type : SHOW_CONFIG_CHECK\nhierarchy : "system ntp"\nexpect : "server"',
    "UNDECIDED: The snapshot does not show the output of show configuration system ntp.",
  ],
]);

test("a verdict that depends on the setting says so, and no other does", () => {
  const noted = (expect: string, selectedLines: "all" | "any", text = junos) => {
    const policy = `<check_type:"Juniper">\n<custom_item>\ntype : CONFIG_CHECK\ndescription : "c"\nregex : "set system services"\nexpect : "${expect}"\n</custom_item>\n</check_type>\n`;
    const options = { ...defaultEvaluateOptions, selectedLines };
    const [verdict] = evaluate(policyOf(parse(policy)), readSnapshot(text), options);
    return verdict!.status === "UNDECIDED" ? undefined : verdict!.notes;
  };
  assert.match(
    noted("root-login", "any")!.join(),
    /setting evaluate\.selectedLines makes one matching line enough/,
  );
  assert.deepEqual(noted("services", "any"), []);
  assert.equal(noted("root-login", "all"), undefined);
  const cut = junos.slice(0, junos.indexOf("set system syslog") + 5);
  assert.match(
    noted("services", "any", cut)!.join(),
    /may follow where the text is cut\. The setting evaluate/,
  );
  assert.equal(noted("services", "all", cut), undefined);
});

judges(
  "a setting says that one line is enough",
  { checkType: '"Juniper"', text: junos, options: { selectedLines: "any" } },
  [['type : CONFIG_CHECK\nregex : "set system services"\nexpect : "root-login"', "PASSED"]],
);

const fortios = `fw9 # show full-configuration
config system global
    set admintimeout 15
    set hostname "fw9"
end
config system interface
    edit "wan"
        set allowaccess ping
    next
    edit "lan"
        set allowaccess ping ssh
        config ipv6
            set ip6-mode static
        end
    next
end
config user local
end
fw9 # `;

judges("FortiOS, whose sections end with words", { checkType: '"FortiGate"', text: fortios }, [
  ['context : "config system global"\nregex : "admintimeout"\nexpect : "admintimeout [1-5]$"', "FAILED"],
  [
    'context : "config system interface"\nregex : "allowaccess"\nexpect : "ssh"',
    "FAILED: expect does not match 1 of 2 lines that regex selects.",
  ],
  ['context : "edit .lan"\nexpect : "ip6-mode static"', "PASSED"],
  ['context : "edit .wan"\nexpect : "ip6-mode static"', "FAILED"],
  ['context : "config system global"\nregex : "pre-login-banner"', "WARNING: regex selects none of 4 lines."],
  ['context : "config system global"\nregex : "pre-login-banner"\nrequired : YES', "FAILED"],
  ['context : "config log syslogd"\nexpect : "status enable"', "UNDECIDED"],
  [
    'cmd : "get system status"\nexpect : "Version"',
    "UNDECIDED: The snapshot does not show the output of get system status.",
  ],
]);

judges(
  "SR OS, where case is ignored and one line is enough",
  {
    checkType: '"Alcatel"',
    text: "A:pe1# admin display-config detail\n# TiMOS-C-16.0\nconfigure\n    system\n        no telnet-server\n        login-control\n            idle-timeout 10\n        exit\n    exit\nexit all\n*A:pe1# \n",
  },
  [
    ['type : CONFIG_CHECK\nexpect : "NO TELNET-SERVER"', "PASSED"],
    ['type : CONFIG_CHECK\nexpect : "NO TELNET-SERVER"\nmatch_case : YES', "FAILED"],
    ['type : CONFIG_CHECK\ncontext : "login-control"\nexpect : "idle-timeout 10"', "PASSED"],
  ],
);

judges(
  "BIG-IP, whose sections stand in braces",
  {
    checkType: '"F5"',
    text: '[root@lb1:Active:Standalone] config # tmsh -c "cd /;list all-properties recursive"\nauth password-policy {\n    minimum-length 14\n}\nsys sshd {\n    banner-text "Members only."\n    inactivity-timeout 600\n}\n[root@lb1:Active:Standalone] config # ',
  },
  [
    [
      'type : OFFLINE_CONFIG_CHECK\ncontext : "auth password-policy"\nregex : "minimum-length"\nexpect : "minimum-length 14"',
      "PASSED",
    ],
    [
      'type : OFFLINE_CONFIG_CHECK\ncontext : "auth password-policy"\nexpect : "inactivity-timeout"',
      "FAILED",
    ],
    [
      'type : OFFLINE_BANNER_CHECK\ncontext : "sys sshd"\nitem : "banner-text"\ncontent : "Members only."',
      "PASSED",
    ],
  ],
);

judges(
  "contexts that narrow",
  {
    checkType: '"Cisco_ACI"',
    text: "apic2# show running-config\n  comm-policy default\n    http\n      no admin-state-enable\n      exit\n    https\n      admin-state-enable\n      exit\n    exit\napic2# ",
  },
  [
    [
      'type : CONFIG_CHECK\ncontext : "comm-policy"\ncontext : "^ +https$"\nitem : "^ +admin-state-enable"',
      "PASSED",
    ],
    [
      'type : CONFIG_CHECK\ncontext : "comm-policy"\ncontext : "^ +http$"\nitem : "^ +admin-state-enable"',
      "FAILED",
    ],
  ],
);

judges(
  "sections whose end no page tells",
  {
    checkType: '"BlueCoat"',
    text: "proxy1#show configuration\n!- BEGIN\nssl\nprotocol tlsv1.2\nexit\nproxy1#",
  },
  [
    [
      'context : "ssl"\nexpect : "tlsv1.2"',
      "UNDECIDED: Tenable does not document where a section of such a configuration ends.",
    ],
    ['expect : "tlsv1.2"', "PASSED"],
  ],
);

judges(
  "Huawei, and XML that looks like its prompt",
  {
    checkType: '"Huawei"',
    text: '<AR1>display current-configuration\n#\n sysname AR1\nheader login information "\n<AR2>display version\n"\n telnet server enable\n#\nreturn\n<AR1>',
  },
  [['not_expect : "telnet server enable"', "FAILED"]],
);

for (const message of [
  "RBAC permission denied.",
  "rbash: show: not found",
  "Insufficient privilege",
  "This command is not supported",
  "Command rejected",
  "Timed out",
]) {
  judges(
    `a message in the place of an output: ${message}`,
    { checkType: '"Arista"', text: `sw3#show ip ssh\n${message}\nsw3#` },
    [
      [
        'cmd : "show ip ssh"\nnot_expect : "telnet"',
        "UNDECIDED: Whether the output of show ip ssh is complete is not certain: it may be an error.",
      ],
      ['cmd : "show ip ssh"\nexpect : "enabled"', "UNDECIDED"],
      // What is there is there.
      [`cmd : "show ip ssh"\nexpect : "${message.slice(0, 5)}"`, "PASSED"],
    ],
  );
}

judges(
  "words of a message in a longer output",
  {
    checkType: '"Arista"',
    text: "sw3#show ip ssh\nSSH is enabled\nLogins denied: 3\nTimeout: 60\nKeys: rsa\nsw3#",
  },
  [['cmd : "show ip ssh"\nnot_expect : "telnet"', "PASSED"]],
);
