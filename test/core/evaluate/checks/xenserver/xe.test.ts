import assert from "node:assert/strict";
import { test } from "node:test";
import { captureScript } from "../../../../../core/capture-script/capture-script.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { type DeviceCase, judges } from "../../device-host.ts";

const checkType = '"XenServer"';
const xe = (cmd: string, ...more: string[]) => ["type : AUDIT_XE", `cmd : "${cmd}"`, ...more].join("\n");

const shown = `[root@xen4 ~]# uname -s
Linux
[root@xen4 ~]# /usr/bin/xe pool-list params=uuid,name-label,ha-enabled
uuid ( RO)          : 0f3c1a55-9d1e-4f0e-8a76-000000000001
    name-label ( RW): rack-2
    ha-enabled ( RO): false


[root@xen4 ~]# xe pif-list params=uuid,duplex
uuid ( RO)     : 0f3c1a55-9d1e-4f0e-8a76-000000000002
    duplex ( RO): Full


uuid ( RO)     : 0f3c1a55-9d1e-4f0e-8a76-000000000003
    duplex ( RO): Half


[root@xen4 ~]# xe snapshot-list
[root@xen4 ~]# xe secret-list
Error: Connection refused (calling connect )
[root@xen4 ~]# xe pool-certificate-list
corp-ca.pem
[root@xen4 ~]# cat /etc/hosts.deny
ALL: ALL
[root@xen4 ~]# /usr/sbin/sysctl net.ipv4.ip_forward
net.ipv4.ip_forward = 0
[root@xen4 ~]# `;

const pool = "/usr/bin/xe pool-list params=uuid,name-label,ha-enabled";
const cases: DeviceCase[] = [
  [
    xe(pool, 'regex : "ha-enabled .+"', 'expect : "true"'),
    "FAILED: expect does not match 1 of 1 line that regex selects.",
  ],
  [xe(pool, 'regex : "ha-enabled .+"', 'expect : "false"'), "PASSED"],
  [
    xe(pool, 'regex : "ha-enabled .+"', 'not_expect : "true"'),
    "PASSED: None of 1 line that regex selects matches not_expect.",
  ],
  [xe(pool, 'expect : "rack"'), "PASSED"],
  [xe(pool, 'regex : "HA-enabled .+"', 'not_expect : "false"'), "UNDECIDED"],
  // One of two lines
  [xe("xe pif-list params=uuid,duplex", 'regex : "duplex .+"', 'expect : "Full"'), "UNDECIDED"],
  [xe("/usr/bin/xe pif-list params=uuid,duplex", 'regex : "duplex .+"', 'not_expect : "Half"'), "FAILED"],
  // A list without an entry, an error, and something that is not a list
  [xe("/usr/bin/xe snapshot-list", 'not_expect : "uuid"'), "PASSED: None of 0 lines matches not_expect."],
  [
    xe("/usr/bin/xe secret-list", 'not_expect : "value"'),
    "UNDECIDED: Whether the output of /usr/bin/xe secret-list is complete is not certain: it may be an error.",
  ],
  [xe("/usr/bin/xe pool-certificate-list", 'expect : ".+\\.pem"'), "PASSED"],
  [xe("/usr/bin/xe pool-certificate-list", 'not_expect : "test"'), "UNDECIDED"],
  [xe("/usr/bin/xe host-list", 'not_expect : "x"'), "UNDECIDED"],
  // What no page says
  [xe(pool), "UNDECIDED: The check has no pattern to look for."],
  [xe(pool, 'regex : "ha-enabled .+"'), "UNDECIDED"],
  [xe(pool, 'regex : "ha-enabled .+"', 'expect : "false"', 'ignore : "rack"'), "UNDECIDED"],
  // As in a policy for Unix
  [
    'system : "Linux"\ntype : FILE_CONTENT_CHECK\nfile : "/etc/hosts.deny"\nregex : "^ALL:"\nexpect : "^ALL: ALL$"',
    "PASSED",
  ],
  [
    'system : "Linux"\ntype : FILE_CONTENT_CHECK\nfile : "/etc/hosts.deny"\nregex : "^ALL:"\nexpect : "none"',
    "FAILED",
  ],
  ['type : CMD_EXEC\ncmd : "/usr/sbin/sysctl net.ipv4.ip_forward"\nexpect : "= 0$"', "PASSED"],
  ['type : CMD_EXEC\ncmd : "/usr/sbin/sysctl net.ipv4.ip_forward"\nexpect : "= 1$"', "FAILED"],
];

judges("a terminal on XenServer", { checkType, text: shown }, cases);
judges(
  "a terminal on XenServer that breaks off",
  { checkType, text: shown.slice(0, shown.indexOf("    ha-enabled")) },
  [
    [xe(pool, 'not_expect : "true"'), "UNDECIDED"],
    [xe(pool, 'expect : "rack-2"'), "PASSED"],
  ],
);

test("the capture script for Unix has the commands of a policy for XenServer", () => {
  const policy = policyOf(
    parse(
      `<check_type:${checkType}>\n<custom_item>\n${xe(pool, 'expect : "x"')}\ndescription : "c"\n</custom_item>\n</check_type>\n`,
    ),
  );
  const { text, commands } = captureScript([{ name: "xen.audit", policy }]);
  assert.equal(commands, 1);
  assert.ok(text.includes("xe pool-list"));
});
