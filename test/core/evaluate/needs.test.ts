import assert from "node:assert/strict";
import { test } from "node:test";
import { type CompiledNode, compilePolicy } from "../../../core/evaluate/compile-policy.ts";
import type { Need } from "../../../core/observations/observation.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { allow, item, processOnPort, unix } from "./fixture.ts";

const header = `#<ui_metadata>
#<variables>
#  <variable>
#    <name>FOLDER</name>
#    <default>/usr/sbin</default>
#  </variable>
#</variables>
#</ui_metadata>
`;
const hash = "5a4b9a3dcf1e0d60c2b7c0d0b1a1f0e4";

/** What one check needs, and why it is never judged. */
function compiled(policy: string): { needs: readonly Need[]; unjudged: string | undefined } {
  const { body } = compilePolicy(policyOf(parse(policy)));
  const [node] = body as [CompiledNode];
  assert.ok(node.kind === "check");
  return { needs: node.needs, unjudged: node.unjudged };
}

const needs: [name: string, policy: string, needs: Need[]][] = [
  ["a port list needs sockets", unix(allow("22")), [{ kind: "sockets" }]],
  [
    "a process check needs sockets and processes",
    unix(processOnPort("22", "sshd")),
    [{ kind: "sockets" }, { kind: "processes" }],
  ],
  [
    "PROCESS_CHECK needs processes",
    unix(item("PROCESS_CHECK", 'name : "sshd"', "status : ON")),
    [{ kind: "processes" }],
  ],
  [
    "a hash is of a file",
    unix(item("FILE_CHECK", 'file : "/usr/sbin/sshd"', `md5 : "${hash}"`)),
    [{ kind: "hash", path: "/usr/sbin/sshd" }],
  ],
  [
    "owner and mode are the status of a file",
    unix(item("FILE_CHECK", 'file : "/etc/motd /etc/issue*"', 'mask : "022"')),
    [
      { kind: "status", path: "/etc/motd" },
      { kind: "status", path: "/etc/issue*" },
    ],
  ],
  [
    "the home directories that most hosts have",
    unix(item("FILE_CHECK_NOT", 'file : "~/.netrc"')),
    [
      { kind: "file", path: "/etc/passwd" },
      { kind: "status", path: "/root/.netrc" },
      { kind: "status", path: "/home/*/.netrc" },
    ],
  ],
  [
    "a hash beside other properties",
    unix(item("FILE_CHECK", 'file : "/usr/sbin/sshd"', `md5 : "${hash}"`, 'owner : "root"')),
    [
      { kind: "status", path: "/usr/sbin/sshd" },
      { kind: "hash", path: "/usr/sbin/sshd" },
    ],
  ],
  [
    "defaults of the header are put in",
    header + unix(item("FILE_CHECK", 'file : "@FOLDER@/sshd"', `md5 : "${hash}"`)),
    [{ kind: "hash", path: "/usr/sbin/sshd" }],
  ],
  [
    "a variable without a default stays as it is written",
    unix(item("FILE_CHECK", 'file : "@FOLDER@/sshd"', `md5 : "${hash}"`)),
    [{ kind: "hash", path: "@FOLDER@/sshd" }],
  ],
  [
    "a package by the list that it is in",
    unix(item("RPM_CHECK", 'rpm : "pen-holder-0-0"', 'operator : "gt"')),
    [{ kind: "package", key: "rpm:pen-holder" }],
  ],
  ["a package of Solaris", unix(item("PKG_CHECK", 'pkg : "QWx"')), [{ kind: "package", key: "pkginfo:QWx" }]],
  [
    "run levels",
    unix(item("CHKCONFIG", 'service : "ringd"', 'levels : "3"', "status : ON")),
    [{ kind: "service", key: "chkconfig:ringd" }],
  ],
  [
    "the file of a service",
    unix(item("XINETD_SVC", 'service : "talk"', "status : OFF")),
    [{ kind: "file", path: "/etc/xinetd.d/talk" }],
  ],
  [
    "a property, without letting a shell see more than words",
    unix(item("SVC_PROP", 'service : "a:b;id"', 'property : "general/enabled"', 'value : "true"')),
    [
      {
        kind: "command",
        key: "svcprop -p general/enabled 'a:b;id'",
        text: "svcprop -p general/enabled 'a:b;id'",
      },
    ],
  ],
  [
    "a preference",
    unix(item("MACOSX_DEFAULTS_READ", 'plist_name : "org.x"', 'plist_item : "Y"', 'regex : "1"')),
    [
      {
        kind: "command",
        key: "/usr/bin/defaults -currentHost read org.x Y",
        text: "/usr/bin/defaults -currentHost read org.x Y",
      },
    ],
  ],
  ["a report needs nothing", unix('<report type:"PASSED">\n  description : "a"\n</report>'), []],
];

for (const [name, policy, expected] of needs) {
  test(name, () => {
    assert.deepEqual(compiled(policy), { needs: expected, unjudged: undefined });
  });
}

const never: [name: string, policy: string, reason: string][] = [
  [
    "an item type that nothing judges",
    unix(item("ROOT_CMD", 'target : "@FOLDER@"')),
    "ROOT_CMD is not evaluated: such checks can't be judged here.",
  ],
  [
    "an item type whose keywords nobody knows",
    unix(item("FIND_CMD", 'target : "@FOLDER@"')),
    "FIND_CMD is not evaluated: Tenable does not document its keywords.",
  ],
  [
    "XSL of a device that is not known",
    `<check_type:"Cisco_Viptela">\n${item("AUDIT_XML", 'xsl_stmt : "<xsl:template/>"')}</check_type>\n`,
    "AUDIT_XML is not evaluated: it is not known how the scanner queries a device of this kind.",
  ],
  [
    "jq with a function of the scanner",
    `<check_type:"MDM" mdm_type:AIRWATCH>\n${item("DEVICE_INFO", "json_transform : '.[] | compliant'")}</check_type>\n`,
    "DEVICE_INFO is not evaluated: the jq program calls compliant, which the scanner adds to jq.",
  ],
  [
    "names that every object has",
    unix(item("constructor")),
    "constructor is not evaluated: such checks can't be judged here.",
  ],
  [
    "a report for information",
    unix('<report type:"INFO">\n  description : "a"\n</report>'),
    "This <report> is for information only.",
  ],
];

for (const [name, policy, reason] of never) {
  test(`never judged: ${name}`, () => {
    assert.deepEqual(compiled(policy), { needs: [], unjudged: reason });
  });
}
