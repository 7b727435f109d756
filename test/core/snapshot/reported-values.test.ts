import assert from "node:assert/strict";
import { test } from "node:test";
import {
  builtinKey,
  commandKey,
  hiddenCommandKey,
  selectionKey,
} from "../../../core/observations/command-key.ts";
import { excerptOf } from "../../../core/observations/excerpt.ts";
import type { Found, Kind, Place } from "../../../core/observations/observation.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";

interface Result {
  check: string;
  policy: string;
  actual?: string;
  error?: string;
}

/** The export as CSV, where everything is in one text. */
function csv(results: readonly Result[], word: string): string {
  const rows = results.map(({ check, policy, actual, error }) => {
    const value = actual === undefined ? "" : `\n\nActual Value:\n${actual}`;
    const text = error === undefined ? `Policy Value:\n${policy}${value}` : `Error:\n${error}`;
    const description = `"${check}" : [${word}]\n\nWhy it matters.\n\n# mount -o remount,nodev /home\n\nSee Also: https://policy.example\n\n${text}`;
    return `"21157","","","${word}","db7.example","tcp","0","Unix Compliance Checks","","${description.replaceAll('"', '""')}","","",""`;
  });
  const header =
    '"Plugin ID","CVE","CVSS","Risk","Host","Protocol","Port","Name","Synopsis","Description","Solution","See Also","Plugin Output"';
  return [header, ...rows, ""].join("\n");
}

/** The report itself, which has an element for each part. */
function nessus(results: readonly Result[], word: string): string {
  const items = results.map(
    ({
      check,
      policy,
      actual,
      error,
    }) => `<ReportItem port="0" svc_name="unknown" protocol="tcp" severity="3" pluginID="21157" pluginName="Unix Compliance Checks" pluginFamily="Policy Compliance">
<compliance>true</compliance>
<cm:compliance-check-name>${escaped(check)}</cm:compliance-check-name>
<cm:compliance-result>${word}</cm:compliance-result>
<cm:compliance-policy-value>${escaped(policy)}</cm:compliance-policy-value>
${actual === undefined ? "" : `<cm:compliance-actual-value>${escaped(actual)}</cm:compliance-actual-value>`}
${error === undefined ? "" : `<cm:compliance-error>${escaped(error)}</cm:compliance-error>`}
</ReportItem>`,
  );
  return `<?xml version="1.0" ?>
<NessusClientData_v2>
<Report name="night" xmlns:cm="http://www.nessus.org/cm">
<ReportHost name="db7.example"><HostProperties><tag name="host-ip">192.0.2.7</tag></HostProperties>
${items.join("\n")}
</ReportHost>
</Report>
</NessusClientData_v2>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const results: Result[] = [
  {
    check: "Kernel",
    policy: "cmd: uname -r | cut -d. -f1\nexpect: ^6$",
    actual: "The command 'uname -r | cut -d. -f1' returned : \n\n6\nsecond line",
  },
  {
    check: "Quoted",
    policy: "cmd: awk '{print $1}' /etc/fstab\nexpect: x",
    actual: "The command 'awk '{print $1}' /etc/fstab' did not return any result",
  },
  {
    check: "Hidden",
    policy: "cmd: /*******\ndont_echo_cmd: YES\nexpect: disabled",
    actual: "The command returned : \n\ndisabled",
  },
  {
    check: "Keys",
    policy: "file: /etc/relay/*.key\nmask: 077",
    actual:
      "The file /etc/relay/a.key with fmode owner: root group: relay mode: 0640 uid: 0 gid: 998 uneven permissions : FALSE  does not match the policy value mask: 077 uneven permissions : FALSE \n\n/etc/relay/a.key",
  },
  { check: "Old hosts file", policy: "file: /etc/hosts.equiv", actual: "No files found: /etc/hosts.equiv" },
  {
    check: "Minimum days",
    policy: "expect: ^PASS_MIN_DAYS\\s+7\nfile: /etc/login.defs\nregex: ^PASS_MIN_DAYS",
    actual:
      "Compliant file(s):\n      /etc/login.defs - regex '^PASS_MIN_DAYS' found - expect '^PASS_MIN_DAYS\\s+7' found in the following lines:\n          166: PASS_MIN_DAYS\t7",
  },
  {
    check: "Log files",
    policy: "expect: 0640\nfile: /etc/rot.d/*\nregex: ^create",
    actual:
      "Non-compliant file(s):\n      /etc/rot.d/app - regex '^create' found - expect '0640' not found in the following lines:\n          3: create 0644 root\n          9: create 0664 root\n      /etc/rot.d/web - regex '^create' found - expect '0640' not found in the following lines:\n          1: create 0666",
  },
  {
    check: "Banner",
    policy: "expect: x\nfile: /etc/issue\nregex: ^staff",
    actual: 'The file "/etc/issue" does not contain "^staff"',
  },
  {
    check: "Nothing there",
    policy: "expect: x\nfile: /etc/motd\nregex: y\nrequired: NO",
    actual: "No matching files were found",
  },
  { check: "Writable", policy: "name: find_world_writeable_files", actual: "No issues found." },
  {
    check: "Orphans",
    policy: "find_option: nouser\nname: find_orphan_files\nsystem: Linux",
    actual: "No issues found.",
  },
  { check: "Edition", policy: "PASSED" },
  { check: "Shadow", policy: "", error: "File permission denied: /etc/shadow" },
];

const asked: [kind: Kind, key: string, expected: string][] = [
  ["command", commandKey("uname -r | cut -d. -f1"), "6\nsecond line"],
  ["command", commandKey("awk '{print $1}' /etc/fstab"), ""],
  ["command", hiddenCommandKey("Hidden"), "disabled"],
  ["status", "/etc/relay/a.key", "640 root:relay 0:998"],
  ["status", "/etc/relay/b.key", "absent"],
  ["status", "/etc/hosts.equiv", "absent"],
  ["file", "/etc/hosts.equiv", "absent"],
  ["file", "/etc/login.defs", "unknown: not captured"],
  ["status", "/etc/login.defs", "there"],
  ["selection", selectionKey("/etc/login.defs", "^PASS_MIN_DAYS"), "/etc/login.defs: PASS_MIN_DAYS\t7"],
  [
    "selection",
    selectionKey("/etc/rot.d/*", "^create"),
    "/etc/rot.d/app: create 0644 root|create 0664 root, /etc/rot.d/web: create 0666, filtered",
  ],
  ["selection", selectionKey("/etc/issue", "^staff"), "/etc/issue: "],
  ["selection", selectionKey("/etc/motd", "y"), ""],
  ["selection", selectionKey("/etc/motd", "z"), "unknown: not captured"],
  ["builtin", builtinKey("find_world_writeable_files", "Writable"), "absent"],
  ["builtin", builtinKey("find_orphan_files", "Orphans", [["find_option", "nouser"]]), "absent"],
  ["builtin", builtinKey("find_orphan_files", "Orphans"), "unknown: not captured"],
  ["file", "/etc/shadow", "unknown: denied"],
  // The text of a solution quotes commands, and nobody ran them.
  ["command", "mount -o remount,nodev /home", "unknown: not captured"],
];

for (const [format, write] of [
  ["csv", csv],
  ["nessus", nessus],
] as const) {
  test(`what a report shows as ${format}`, () => {
    const snapshot = readSnapshot(write(results, "FAILED"));
    assert.deepEqual(
      asked.map(([kind, key]) => describe(snapshot.observations!.ask(kind, key))),
      asked.map(([, , expected]) => expected),
    );
    assert.deepEqual(
      snapshot.reported!.filter(({ isFixed }) => isFixed).map(({ description }) => description),
      ["Edition"],
    );
    assert.equal(snapshot.reported!.length, results.length);
  });

  test(`the word of a result changes nothing in ${format}`, () => {
    const [one, other] = ["PASSED", "FAILED"].map((word) => readSnapshot(write(results, word)));
    assert.deepEqual(
      asked.map(([kind, key]) => describe(one!.observations!.ask(kind, key))),
      asked.map(([kind, key]) => describe(other!.observations!.ask(kind, key))),
    );
  });

  test(`a value keeps its line in ${format}`, () => {
    const text = write(results, "FAILED");
    const found = readSnapshot(text).observations!.ask("command", commandKey("uname -r | cut -d. -f1"));
    const place = (found as Found<"command"> & { is: "present" }).values[0]!.output;
    const second = { ...place, start: place.start + "6\n".length };
    const excerpt = excerptOf(second);
    assert.equal(text.split("\n")[excerpt.line - 1]!.slice(0, 11), "second line");
  });
}

test("a value that is longer than what is kept proves nothing about its rest", () => {
  const actual = `The command 'dump' returned : \n\n${"a line of the dump\n".repeat(150_000)}telnet`;
  const { observations } = readSnapshot(nessus([{ check: "Dump", policy: "cmd: dump", actual }], "PASSED"));
  const found = observations!.ask("command", "dump");
  assert.equal(found.is === "present" && found.partial, "cut");
});

function describe(found: Found<Kind>): string {
  if (found.is === "unknown") return `unknown: ${found.why}`;
  if (found.is === "absent") return "absent";
  const [value] = found.values;
  const partial = found.partial === undefined ? [] : [found.partial];
  if ("output" in value!) return textOf(value.output);
  if ("files" in value!) {
    return [
      ...value.files.map(({ path, text }) => `${path}: ${textOf(text).replaceAll("\n", "|")}`),
      ...partial,
    ].join(", ");
  }
  if ("issues" in value!) return textOf(value.issues);
  const { mode, owner, group, uid, gid } = value as NonNullable<Snapshot> & Record<string, unknown>;
  return mode === undefined ? "there" : `${(mode as number).toString(8)} ${owner}:${group} ${uid}:${gid}`;
}

function textOf({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}
