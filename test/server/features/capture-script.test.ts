import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { scriptFor } from "../../../server/features/capture-script.ts";
import type { CaptureScriptParams, CaptureScriptResult } from "../../../server/protocol.ts";
import { fixture, unix, windows } from "../fixture.ts";

const kernel = `<custom_item>
  type        : CMD_EXEC
  description : "Kernel"
  cmd         : "uname -r"
  expect      : "6"
</custom_item>`;
const sshd = `<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "sshd"
  file        : "@FOLDER@/sshd_config"
  regex       : "Port"
  expect      : "22"
</custom_item>`;

const cases: {
  name: string;
  policy: string;
  params?: Partial<CaptureScriptParams>;
  summary?: RegExp;
  problem?: RegExp;
  has?: string[];
  hasNot?: string[];
  language?: CaptureScriptResult["language"];
}[] = [
  {
    name: "reads what the checks read, and runs what they run",
    policy: unix(`${kernel}\n${sshd}`),
    summary: /^The script reads 1 file, glob or list, and runs 1 command of the policy: read it first\.$/,
    has: ["#!/bin/sh", "cmd 'uname -r'", "/etc/ssh/sshd_config", "#   web.audit"],
  },
  {
    name: "leaves the commands out",
    policy: unix(`${kernel}\n${sshd}`),
    params: { withoutCommands: true },
    summary: /^The script reads 1 file, glob or list\.$/,
    hasNot: ["uname -r'"],
  },
  {
    name: "is for one system",
    policy: unix(kernel.replace("</custom", '  system : "SunOS"\n</custom') + sshd),
    params: { system: "Linux" },
    summary: /^The script reads 1 file, glob or list\.$/,
    hasNot: ["uname -r'"],
  },
  {
    name: "is for PowerShell where the policy is for Windows",
    policy: windows(`<custom_item>
  type        : REGISTRY_SETTING
  description : "Leaf"
  value_type  : POLICY_DWORD
  value_data  : 1
  reg_key     : "HKLM\\SOFTWARE\\@FOLDER@"
  reg_item    : "Leaf"
</custom_item>
<custom_item>
  type        : REGISTRY_SETTING
  description : "Mine"
  value_type  : POLICY_DWORD
  value_data  : 1
  reg_key     : "HKCU\\Fern"
  reg_item    : "Leaf"
</custom_item>`),
    summary:
      /^The script reads 1 key, file or list\. 1 thing is not asked for: HKCU\\Fern \(HKCU is the hive of .*\)\.$/,
    has: ["naValues 'HKEY_LOCAL_MACHINE\\SOFTWARE\\/etc/ssh' @('Leaf')", "#   web.audit"],
    language: "powershell",
  },
  {
    name: "is not made for another check type",
    policy: '<check_type:"MongoDB">\n</check_type>\n',
    problem: /no capture script for check type MongoDB\. Run/,
  },
  {
    name: "is a list of commands where the policy is for a network device",
    policy:
      '<check_type:"Juniper">\n<custom_item>\n  type : CONFIG_CHECK\n  description : "a"\n  regex : "ntp"\n  expect : "x"\n</custom_item>\n</check_type>\n',
    summary: /^1 command to type on the device, which the policy chose: read it first\.$/,
    has: ["\nset cli screen-length 0\n", "\nshow configuration | display set\n"],
    language: "plaintext",
  },
  {
    name: "is SQL where the policy is for a database",
    policy:
      '<check_type:"Database" db_type:"Oracle">\n<custom_item>\n  type : SQL_POLICY\n  description : "a"\n  sql_request : "select a from b"\n  sql_types : POLICY_VARCHAR\n  sql_expect : "x"\n</custom_item>\n</check_type>\n',
    summary: /^1 query for sqlplus, which the policy chose: read it first\.$/,
    has: ["\nselect a from b;\n"],
    language: "sql",
  },
  {
    name: "is not made of nothing for a network device",
    policy: '<check_type:"Cisco">\n</check_type>\n',
    problem: /No check of the policy reads anything/,
  },
  { name: "is not made of nothing", policy: unix(""), problem: /No check of the policy reads anything/ },
  {
    name: "is not made of commands alone without them",
    policy: unix(kernel),
    params: { withoutCommands: true },
    problem: /only the output of its commands/,
  },
];

describe("the capture script of an open policy", () => {
  for (const { name, policy, params, summary, problem, has = [], hasNot = [], language = "shell" } of cases) {
    it(name, () => {
      const { document } = fixture(policy);
      const options = { ...defaultEvaluateOptions, variables: { FOLDER: "/etc/ssh" } };
      const asked = { policy: document.uri, policyName: "web.audit", ...params };
      const script = scriptFor(document, asked, options);
      if (problem !== undefined) {
        assert.match(script.problem ?? "", problem);
        assert.equal(script.text, "");
        return;
      }
      assert.match(script.summary ?? "", summary!);
      assert.equal(script.language, language);
      for (const text of has) assert.ok(script.text.includes(text), text);
      for (const text of hasNot) assert.ok(!script.text.includes(text), text);
    });
  }
});
