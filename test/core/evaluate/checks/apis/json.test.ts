import { judges } from "../../device-host.ts";

const bigIp = `$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/sshd
{"kind":"tm:sys:sshd:sshdstate","banner":"enabled","inactivityTimeout":900,"login":"enabled","allow":["10.8.0.0/16"]}
$ curl -s -k -u ops 'https://198.51.100.7/mgmt/tm/auth/user'
{"items":[{"name":"admin","shell":"none","role":"Admin"},{"name":"lena","shell":"bash","role":"Operator"}]}
$ curl -sku ops https://198.51.100.7/mgmt/tm/net/self/ | jq .
{
  "items": []
}
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/none
{"code":404,"message":"Public URI path not registered","errorStack":[]}
$ curl -sku ops https://198.51.100.7/mgmt/tm/ltm/pool
{"items":[{"name":"p1"}],"nextLink":"https://localhost/mgmt/tm/ltm/pool?$skip=1"}
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/dns
{"nameServers":["10.8.0.2"]}
$ curl -sku ops https://198.51.100.8/mgmt/tm/sys/dns
{"nameServers":["10.8.0.3"]}
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/ntp | grep servers
"servers":["10.8.0.2"]
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/snmp
{"agentTrap":"enabled","sysContact":"noc
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/syslog -o syslog.json
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/version
<html><body>401 F5 Authorization Required</body></html>
$ curl -sku ops https://198.51.100.7/mgmt/tm/sys/folder
{"n":1.0,"x":"y"}
$ `;

const asks = (path: string, program: string, rest: string) =>
  `f5_command : "${path}"\njson_transform : '${program}'\n${rest}`;

judges("iControl REST of BIG-IP", { checkType: '"F5"', text: bigIp }, [
  [
    asks("/tm/sys/sshd", ".banner", 'expect : "^enabled$"'),
    "PASSED: expect matches 1 line, in the output of json_transform.",
  ],
  [
    asks("tm/sys/sshd", ".banner", 'expect : "^disabled$"'),
    "FAILED: None of 1 line matches expect, in the output of json_transform.",
  ],
  [asks("/tm/sys/sshd", ".inactivityTimeout", 'expect : "^900$"'), "PASSED"],
  [asks("/tm/sys/sshd", ".missing", 'expect : "^null$"'), "PASSED"],
  // One line is enough, and none may match not_expect.
  [
    asks("/tm/auth/user", '.items[] | "\\(.name): \\(.shell)"', 'regex : ": "\nexpect : ": none$"'),
    "PASSED: expect matches 1 of 2 lines that regex selects, in the output of json_transform.",
  ],
  [
    asks(
      "/tm/auth/user",
      '.items[] | "\\(.name): \\(.shell)"',
      'regex : ": "\nexpect : ": none$"\nmatch_all : YES',
    ),
    "FAILED: expect does not match 1 of 2 lines that regex selects, in the output of json_transform.",
  ],
  [
    asks("/tm/auth/user", ".items[].shell", 'not_expect : "bash"'),
    "FAILED: not_expect matches 1 line, in the output of json_transform.",
  ],
  [
    asks("/tm/auth/user", ".items[].shell", 'not_expect : "BASH"'),
    "UNDECIDED: It depends on whether case matters, which Tenable does not document.",
  ],
  [asks("/tm/auth/user", ".items[].shell", 'expect : "none"\nseverity : MEDIUM'), "PASSED"],
  // The slash at the end and a formatter make no difference.
  [
    asks("/tm/net/self", ".items[]?.name", 'not_expect : ".+"'),
    "PASSED: None of 0 lines matches not_expect, in the output of json_transform.",
  ],
  [
    asks("/tm/net/self", ".items[]?.name", 'regex : "x"\nexpect : "y"'),
    "FAILED: regex selects none of 0 lines, in the output of json_transform.",
  ],
  [asks("/tm/net/self", ".items[]?.name", 'regex : "x"\nexpect : "y"\nrequired : NO'), "PASSED"],
  // Lists are printed in one line or in several.
  [asks("/tm/sys/sshd", ".allow", 'expect : "10[.]8"'), "PASSED"],
  [
    asks("/tm/sys/sshd", ".allow", 'expect : "^.\\"10"'),
    "UNDECIDED: It depends on how lists and objects are printed, which Tenable does not document.",
  ],
  // What jq stops at.
  [
    asks("/tm/sys/sshd", ".items[].name", 'not_expect : "x"'),
    "UNDECIDED: jq stops at the answer: Cannot iterate over null.",
  ],
  [
    asks("/tm/sys/sshd", ".login + .inactivityTimeout", 'expect : "x"'),
    "UNDECIDED: jq stops at the answer: string and number cannot be added.",
  ],
  [asks("/tm/sys/folder", ".n", 'expect : "1"'), "UNDECIDED: It is not known how jq reads the number 1.0."],
  [asks("/tm/sys/folder", ".x", 'expect : "y"'), "PASSED"],
  // Answers that are not answers, or incomplete.
  [asks("/tm/sys/none", ".x", 'not_expect : "y"'), "UNDECIDED: The answer is an error."],
  [
    asks("/tm/ltm/pool", ".items[].name", 'not_expect : "y"'),
    "UNDECIDED: The answer is one page of a list that continues at nextLink.",
  ],
  [
    asks("/tm/sys/dns", ".nameServers[]", 'expect : "10"'),
    "UNDECIDED: Lines 14 and 16 of the snapshot contradict…",
  ],
  [asks("/tm/sys/ntp", ".servers[]", 'expect : "10"'), "UNDECIDED: The snapshot does not show the answer…"],
  [
    asks("/tm/sys/snmp", ".agentTrap", 'expect : "enabled"'),
    "UNDECIDED: The answer is not valid JSON, line 1 of it.",
  ],
  [asks("/tm/sys/syslog", ".x", 'not_expect : "y"'), "UNDECIDED: The snapshot does not show the answer…"],
  [
    asks("/tm/sys/version", ".x", 'not_expect : "y"'),
    "UNDECIDED: The answer is not valid JSON, line 1 of it.",
  ],
  [asks("/tm/sys", ".x", 'not_expect : "y"'), "UNDECIDED: The snapshot does not show the answer…"],
  // What the check itself leaves open.
  [asks("/tm/sys/sshd", ".banner", 'regex : "."'), "UNDECIDED: A check with regex alone reports the lines…"],
  [
    asks("/tm/sys/sshd", ".banner", 'expect : "a"\nnot_expect : "b"'),
    "UNDECIDED: The check has both expect and not_expect, but only one of them is allowed.",
  ],
  [
    asks("/tm/sys/sshd", ".banner", 'expect : "a"\nmin_occurrences : "1"'),
    "UNDECIDED: Tenable does not document what min_occurrences does in this check.",
  ],
  [
    asks("/tm/sys/sshd", ".banner |", 'expect : "a"'),
    "UNDECIDED: The jq program can't be evaluated here, because of what begins at its end.",
  ],
  [
    asks("/tm/sys/sshd", ".allow | limit(1; .[])", 'expect : "a"'),
    "UNDECIDED: The jq program can't be evaluated here, because of limit.",
  ],
  [
    asks("/tm/sys/sshd", ".allow | compliant_hosts", 'expect : "a"'),
    "NOT_EVALUATED: This check is not evaluated: the jq program calls compliant_hosts, which the scanner adds to jq.",
  ],
  [
    'f5_command : "/tm/sys/sshd"\nexpect : "enabled"',
    "UNDECIDED: Without a transform the whole answer is compared, and Tenable does not document how its lines are broken.",
  ],
  ["json_transform : '.banner'\nexpect : \"enabled\"", "UNDECIDED: The check has no f5_command…"],
]);

const azure = `PS /home/lena> Get-Content ./listDisks.json
[{"subscriptionId":"s1","value":[{"name":"os-1","enc":true},{"name":"os-2","enc":false}]},{"subscriptionId":"s2","value":[]}]
PS /home/lena> cat listAlerts.json
[{"subscriptionId":"s1","value":[],"nextLink":"https://management.example/next"}]
PS /home/lena> `;

judges(
  "Azure",
  {
    checkType: '"microsoft_azure"',
    text: azure
      .replaceAll("PS /home/lena> Get-Content ./", "$ cat /home/lena/")
      .replaceAll("PS /home/lena> ", "$ "),
  },
  [
    [
      'request : "listDisks"\njson_transform : \'.[]|.subscriptionId as $s|.value[]|"\\($s) \\(.name) \\(.enc)"\'\nregex : "s1"\nexpect : "true$"',
      "PASSED: expect matches 1 of 2 lines that regex selects, in the output of json_transform.",
    ],
    [
      'request : "listDisks"\njson_transform : \'.[].value[].enc\'\nexpect : "true"\nmatch_all : YES',
      "PASSED",
    ],
    ['request : "listDisks"\njson_transform : \'.[].value[].enc\'\nnot_expect : "false"', "FAILED"],
    [
      'request : "listAlerts"\njson_transform : \'.[].value[].enc\'\nnot_expect : "false"',
      "UNDECIDED: The answer is one page of a list that continues at nextLink.",
    ],
    [
      'request : "listDisk"\njson_transform : \'.[].value[].enc\'\nnot_expect : "false"',
      "UNDECIDED: The snapshot does not show the answer that `cat listDisk.json` prints.",
    ],
    [
      'request : "listDisks"\njson_transform : \'.[].value[].enc\'\nnot_expect : "false"\nsubscriptions : "s1"',
      "UNDECIDED: Tenable does not document what subscriptions does in this check.",
    ],
  ],
);

const cloud = `$ aws cloudtrail describe-trails --region eu-west-1
{"trailList":[{"Name":"t1","IsMultiRegionTrail":true}]}
$ aws kms list-keys --max-items 1
{"Keys":[{"KeyId":"k1"}]}
$ aws logs describe-metric-filters
{"metricFilters":[{"filterPattern":"{ $.eventName = DeleteTrail }"}]}
$ aws configservice describe-configuration-recorders --output json
{"ConfigurationRecorders":[{"name":"default"}],"NextToken":"abc"}
$ `;

judges("AWS in JSON", { checkType: '"amazon_aws"', text: cloud }, [
  // The scanner has a list of the answers of all regions.
  [
    'type : CLOUDTRAIL\naws_action : "DescribeTrails"\njson_transform : \'.[] | .trailList[] | .Name\'\nexpect : "t1"',
    "PASSED",
  ],
  [
    'type : CLOUDTRAIL\naws_action : "DescribeTrails"\njson_transform : \'.trailList[] | .Name\'\nexpect : "t2"',
    "FAILED",
  ],
  ['type : CLOUDTRAIL\naws_action : "DescribeTrails"\njson_transform : \'length\'\nexpect : "1"', "PASSED"],
  [
    'type : CLOUDTRAIL\naws_action : "DescribeTrails"\njson_transform : \'type\'\nexpect : "object"',
    "UNDECIDED: It depends on whether the answer is one of several in a list, which Tenable does not document.",
  ],
  [
    'type : LOGS\naws_action : "DescribeMetricFilters"\njson_transform : \'.[] | .metricFilters[] | .filterPattern\'\nexpect : "DeleteTrail"',
    "PASSED",
  ],
  [
    'type : KMS\naws_action : "ListKeys"\njson_transform : \'.[].Keys[].KeyId\'\nexpect : "k1"',
    "UNDECIDED: The snapshot does not show the answer that `aws kms list-keys` prints.",
  ],
  [
    'type : CONFIG\naws_action : "DescribeConfigurationRecorders"\njson_transform : \'.[].ConfigurationRecorders[].name\'\nexpect : "default"',
    "UNDECIDED: The answer is one page of a list that continues at NextToken.",
  ],
  [
    'type : IAM\naws_action : "GetPolicyVersion"\npolicy_arn : "arn:aws:iam::aws:policy/x"\njson_transform : \'.\'\nexpect : "x"',
    "UNDECIDED: Tenable does not document what policy_arn does in IAM.",
  ],
]);

const services = `$ curl -s -H "X-Auth-Token: $T" http://203.0.113.5:8774/v2.1/7c0e5f22/servers/detail
{"servers":[{"name":"web","status":"ACTIVE"}]}
$ curl -s http://203.0.113.5/identity/v3/users
{"users":[{"name":"lena"}]}
$ curl -s http://203.0.113.5/v3/projects/users
{"users":[{"name":"other"}]}
$ curl -s https://graph.example/v1.0/domains
{"value":[{"id":"example.org","isVerified":true}]}
$ cat directoryRoles.json
{"value":[]}
$ curl -s https://203.0.113.5/v1.0/8842/flavors
{"itemNotFound":{"message":"Not found","code":404}}
$ `;

judges("OpenStack", { checkType: '"OpenStack"', text: services }, [
  [
    'service : "compute"\nrequest : "servers/detail"\njson_transform : \'.servers[] | .name + " " + .status\'\nexpect : "web ACTIVE"',
    "PASSED",
  ],
  ['service : "identity"\nrequest : "users"\njson_transform : \'.users[].name\'\nexpect : "lena"', "PASSED"],
  [
    'service : "compute"\nrequest : "flavors/detail"\njson_transform : \'.\'\nexpect : "x"',
    "UNDECIDED: The snapshot does not show…",
  ],
]);

judges("Rackspace", { checkType: '"Rackspace"', text: services }, [
  [
    'service : "databases"\nrequest : "v1.0/[tenant-id]/flavors"\njson_transform : \'.flavors[]?.name\'\nnot_expect : "x"',
    "UNDECIDED: The answer is an error.",
  ],
  [
    'service : "databases"\nrequest : "v1.0/[tenant-id]/configurations/[configId]"\njson_transform : \'.\'\nexpect : "x"',
    "UNDECIDED: The scanner asks for each [configId] of request…",
  ],
]);

judges("Office 365", { checkType: '"Office365"', text: services }, [
  [
    'request : "/domains"\njson_transform : \'.value.[] | "\\(.id) \\(.isVerified)"\'\nregex : "example"\nexpect : "true$"',
    "PASSED",
  ],
  [
    'request : "/directoryRoles"\njson_transform : \'[.value.[].displayName] | sort | join(",") as $all | if $all == "" then "None" else $all end\'\nexpect : "^None$"',
    "PASSED",
  ],
]);

const devices = `$ cat profiles.json
[{"General":{"Name":"kiosk","IsActive":"true"},"Passcode":{"Length":"6"}},{"General":{"Name":"old","IsActive":"false"},"Passcode":{}}]
$ cat apps.json
{"apps":[{"name":"mail"}]}
$ `;

judges("Mobile devices", { checkType: '"MDM" mdm_type:AIRWATCH', text: devices }, [
  [
    'type : FULL_PROFILE_INFO\njson_transform : \'.[] | select(.General.IsActive == "true") | .General.Name + " = " + (.Passcode.Length // "none")\'\nregex : "="\nexpect : "= [6-9]$"\nmatch_all : YES',
    "PASSED",
  ],
  [
    'type : FULL_PROFILE_INFO\njson_transform : \'.[] | .General.Name + " = " + (.Passcode.Length // "none")\'\nregex : "="\nexpect : "= [6-9]$"\nmatch_all : YES',
    "FAILED",
  ],
  [
    'type : APP_INFO_BY_DEVICE\nbw_list : "mail"\njson_transform : \'.apps[].name\'\nexpect : "mail"',
    "UNDECIDED: Tenable does not document what bw_list does in APP_INFO_BY_DEVICE.",
  ],
  [
    'type : APP_INFO_BY_DEVICE\nbw_list : "mail"\njson_transform : \'.apps | blacklist\'\nexpect : "mail"',
    "NOT_EVALUATED",
  ],
]);

const unfinished = `$ cat listDisks.json
[{"value":[{"enc":true}]}]`;

judges("a text that ends with a whole document", { checkType: '"microsoft_azure"', text: unfinished }, [
  ['request : "listDisks"\njson_transform : \'.[].value[].enc\'\nexpect : "true"', "PASSED"],
]);

judges(
  "a text that ends within a document",
  { checkType: '"microsoft_azure"', text: unfinished.slice(0, -3) },
  [
    [
      'request : "listDisks"\njson_transform : \'.[].value[].enc\'\nexpect : "true"',
      "UNDECIDED: The snapshot shows only a part of the answer…",
    ],
  ],
);
