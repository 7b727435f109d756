import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { exportPolicies } from "../../../core/export/export-policies.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { Osquery, type OsqueryRows } from "./osquery-tables.ts";

interface Case {
  it: string;
  checkType: "Unix" | "Windows";
  check: string;
  /** What a host shows, as a terminal and as tables of osquery. */
  hosts: { snapshot: string; rows: OsqueryRows; status: string }[];
}

const root: OsqueryRows = { processes: [[7, "osqueryd", "", 0]], osquery_info: [[7, "5.0"]] };
const users: OsqueryRows = {
  users: [
    [0, "root"],
    [8, "mail"],
  ],
  groups: [
    [0, "root"],
    [42, "shadow"],
  ],
};
const file = (mode: string, uid: number, gid: number, type = "regular", symlink = 0): OsqueryRows => ({
  ...root,
  ...users,
  file: [["/etc/shadow", uid, gid, mode, type, symlink]],
});
const listed = (line: string) => `$ ls -ldL /etc/shadow\n${line}\n`;
const absent = "$ ls -ldL /etc/shadow\nls: cannot access '/etc/shadow': No such file or directory\n";

const registry = (...rows: [key: string, name: string, type: string, data: string][]): OsqueryRows => ({
  registry: [
    ["HKEY_LOCAL_MACHINE", "HKEY_LOCAL_MACHINE\\SOFTWARE", "SOFTWARE", "subkey", ""],
    ...rows.map(([key, name, type, data]) => [key, `${key}\\${name}`, name, type, data]),
  ],
});
const lsa = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
const query = (line: string) => `C:\\> reg query "${lsa}"\n\n${lsa}\n    ${line}\n`;

const missing = (name: string) =>
  `C:\\> reg query "${lsa}" /v ${name}\n\nERROR: The system was unable to find the specified registry key or value.\n`;

const cases: Case[] = [
  {
    it: "owner, group and mode of a file",
    checkType: "Unix",
    check:
      'type : FILE_CHECK\nfile : "/etc/shadow"\nowner : "root"\ngroup : "shadow" || "root"\nmode : "640"',
    hosts: [
      {
        snapshot: listed("-rw-r----- 1 root shadow 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0640", 0, 42),
        status: "PASSED",
      },
      {
        snapshot: listed("-rw-r--r-- 1 root shadow 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0644", 0, 42),
        status: "FAILED",
      },
      {
        snapshot: listed("-rwsr----- 1 root shadow 9 Jan  1 10:00 /etc/shadow"),
        rows: file("4740", 0, 42),
        status: "FAILED",
      },
      {
        snapshot: listed("-rw-r----- 1 mail root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0640", 8, 0),
        status: "FAILED",
      },
      {
        snapshot: listed("-rw-r----- 1 1234 root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0640", 1234, 0),
        status: "FAILED",
      },
      { snapshot: absent, rows: { ...root, ...users }, status: "FAILED" },
      { snapshot: "", rows: users, status: "UNDECIDED" },
      { snapshot: "", rows: file("", 0, 42), status: "UNDECIDED" },
      { snapshot: "", rows: file("0640", 0, 42, "regular", 1), status: "UNDECIDED" },
    ],
  },
  {
    it: "mask and type of a file that may be missing",
    checkType: "Unix",
    check: 'type : FILE_CHECK\nfile : "/etc/shadow"\nmask : "027"\nfile_type : "f"\nrequired : NO',
    hosts: [
      {
        snapshot: listed("-rw-r----- 1 root root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0640", 0, 0),
        status: "PASSED",
      },
      {
        snapshot: listed("-rw-rw---- 1 root root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0660", 0, 0),
        status: "FAILED",
      },
      {
        snapshot: listed("drwxr-x--- 1 root root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0750", 0, 0, "directory"),
        status: "FAILED",
      },
      { snapshot: absent, rows: root, status: "PASSED" },
      { snapshot: "", rows: {}, status: "UNDECIDED" },
    ],
  },
  {
    it: "a file that must not be there",
    checkType: "Unix",
    check: 'type : FILE_CHECK_NOT\nfile : "/etc/shadow"',
    hosts: [
      {
        snapshot: listed("-rw-r----- 1 root root 9 Jan  1 10:00 /etc/shadow"),
        rows: file("0640", 0, 0),
        status: "FAILED",
      },
      { snapshot: absent, rows: root, status: "PASSED" },
    ],
  },
  {
    it: "the MD5 of a file",
    checkType: "Unix",
    check: 'type : FILE_CHECK\nfile : "/etc/shadow"\nmd5 : "d41d8cd98f00b204e9800998ecf8427e"',
    hosts: [
      {
        snapshot: "$ md5sum /etc/shadow\nd41d8cd98f00b204e9800998ecf8427e  /etc/shadow\n",
        rows: { ...file("0640", 0, 0), hash: [["/etc/shadow", "d41d8cd98f00b204e9800998ecf8427e"]] },
        status: "PASSED",
      },
      {
        snapshot: "$ md5sum /etc/shadow\n0cc175b9c0f1b6a831c399e269772661  /etc/shadow\n",
        rows: { ...file("0640", 0, 0), hash: [["/etc/shadow", "0cc175b9c0f1b6a831c399e269772661"]] },
        status: "FAILED",
      },
      { snapshot: "", rows: file("0640", 0, 0), status: "UNDECIDED" },
    ],
  },
  {
    it: "a number in the registry",
    checkType: "Windows",
    check:
      'type : REGISTRY_SETTING\nvalue_type : POLICY_DWORD\nvalue_data : [1..4] || 9\nreg_key : "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa"\nreg_item : "LimitBlank"\nreg_option : CAN_NOT_BE_NULL',
    hosts: [
      {
        snapshot: query("LimitBlank    REG_DWORD    0x1"),
        rows: registry([lsa, "limitblank", "REG_DWORD", "1"]),
        status: "PASSED",
      },
      {
        snapshot: query("LimitBlank    REG_DWORD    0x9"),
        rows: registry([lsa, "LimitBlank", "REG_DWORD", "9"]),
        status: "PASSED",
      },
      {
        snapshot: query("LimitBlank    REG_DWORD    0x5"),
        rows: registry([lsa, "LimitBlank", "REG_DWORD", "5"]),
        status: "FAILED",
      },
      {
        snapshot: query("LimitBlank    REG_SZ    1"),
        rows: registry([lsa, "LimitBlank", "REG_SZ", "1"]),
        status: "UNDECIDED",
      },
      {
        snapshot: missing("LimitBlank"),
        rows: registry([lsa, "Other", "REG_SZ", "1"]),
        status: "FAILED",
      },
      { snapshot: "", rows: {}, status: "UNDECIDED" },
    ],
  },
  {
    it: "a value of the registry that must not be there",
    checkType: "Windows",
    check:
      'type : REG_CHECK\nvalue_type : POLICY_TEXT\nvalue_data : "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa"\nreg_option : MUST_NOT_EXIST\nkey_item : "Bad"',
    hosts: [
      {
        snapshot: query("Bad    REG_DWORD    0x1"),
        rows: registry([lsa, "bad", "REG_DWORD", "1"]),
        status: "FAILED",
      },
      {
        snapshot: missing("Bad"),
        rows: registry([lsa, "Good", "REG_DWORD", "1"]),
        status: "PASSED",
      },
    ],
  },
  {
    it: "a package of rpm in any version",
    checkType: "Unix",
    check: 'type : RPM_CHECK\nrpm : "telnet-server-0-0"\noperator : "gt"\nrequired : NO',
    hosts: [
      {
        snapshot: "$ rpm -q telnet-server\ntelnet-server-0.17-65.el7.x86_64\n",
        rows: { rpm_packages: [["telnet-server", "1.17", "65.el7"]] },
        status: "PASSED",
      },
      {
        snapshot: "$ rpm -q telnet-server\npackage telnet-server is not installed\n",
        rows: { rpm_packages: [["bash", "5", "1"]] },
        status: "PASSED",
      },
      { snapshot: "", rows: {}, status: "UNDECIDED" },
    ],
  },
];

describe("checks of files, of the registry and of packages agree on osquery's tables", () => {
  const osquery = new Osquery();
  after(() => osquery.close());
  for (const { it: name, checkType, check, hosts } of cases) {
    it(name, () => {
      const version = checkType === "Windows" ? ' version:"2"' : "";
      const text = `<check_type:"${checkType}"${version}>\n<custom_item>\n${check}\ndescription : "It"\n</custom_item>\n</check_type>\n`;
      const policy = policyOf(parse(text));
      const planned = planPolicy({ path: "p.audit", policy, options: defaultEvaluateOptions });
      assert.ok(planned.ok);
      assert.deepEqual(planned.plan.refused, []);
      const settings = {
        target: "osquery-pack",
        dialect: "sqlite",
        rows: "all",
        platform: undefined,
      } as const;
      const [pack] = exportPolicies([planned.plan], { ...settings, ...defaultEvaluateOptions }).files;
      const { queries } = JSON.parse(pack!.text) as { queries: Record<string, { query: string }> };
      for (const { snapshot, rows, status } of hosts) {
        osquery.becomes(rows);
        const [row] = osquery.all(queries.It!.query);
        assert.equal(row?.status, status, `${JSON.stringify(rows)}: ${row?.evidence}`);
        assert.equal(osquery.all(queries["It: violations"]!.query).length, status === "FAILED" ? 1 : 0);
        const [verdict] = evaluate(policy, readSnapshot(snapshot), defaultEvaluateOptions);
        assert.equal(verdict!.status, status, `${snapshot}${verdict!.reason}`);
      }
    });
  }
});
