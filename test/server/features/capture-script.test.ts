import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { scriptFor } from "../../../server/features/capture-script.ts";
import type { CaptureScriptParams } from "../../../server/protocol.ts";
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
    name: "is not made for another check type",
    policy: windows(""),
    problem: /no capture script for check type Windows\. Run/,
  },
  { name: "is not made of nothing", policy: unix(""), problem: /no check that reads anything/ },
  {
    name: "is not made of commands alone without them",
    policy: unix(kernel),
    params: { withoutCommands: true },
    problem: /nothing but the output of its commands/,
  },
];

describe("the capture script of an open policy", () => {
  for (const { name, policy, params, summary, problem, has = [], hasNot = [] } of cases) {
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
      for (const text of has) assert.ok(script.text.includes(text), text);
      for (const text of hasNot) assert.ok(!script.text.includes(text), text);
    });
  }
});
