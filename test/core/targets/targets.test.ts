import assert from "node:assert/strict";
import { test } from "node:test";
import { settingsFor } from "../../../core/config/configuration.ts";
import { parseConfiguration } from "../../../core/config/parse-configuration.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import {
  type TargetHost,
  targetHostOf,
  targetOf,
  targetsOf,
  wordsOf,
} from "../../../core/targets/targets.ts";

const check = `<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "23"
</custom_item>`;
const unix = `<check_type:"Unix">\n${check}\n</check_type>\n`;
const windows = `<check_type:"Windows" version:"2">\n<group_policy:"x">\n</group_policy>\n</check_type>\n`;
const contents = `<check_type:"FileContent">\n</check_type>\n`;

/** `web-1 (Linux) web dmz`: name, system or only the kind of it, groups. */
function hostOf(text: string): TargetHost {
  const [, name = "", shown, groups = ""] = /^(\S+)(?: \((\S+)\))? ?(.*)$/.exec(text)!;
  const system = shown === "Unix" ? undefined : shown;
  const platform = shown === undefined ? undefined : shown === "Windows" ? "Windows" : "Unix";
  return { name, system, platforms: platform === undefined ? [] : [platform], groups: groups.split(" ") };
}

function decide(policy: string, host: string, configuration = ""): string {
  const { configuration: read, findings } = parseConfiguration(configuration);
  assert.deepEqual(findings, []);
  const targets = targetsOf(policyOf(parse(policy)), settingsFor(read, "unix/a.audit"));
  const decision = targetOf(targets, hostOf(host));
  return decision.isTarget ? "yes" : decision.why;
}

const both = '{"targets": [{"hosts": ["web-*", "@web"]}, {"files": "unix/**", "systems": "linux"}]}';

const cases: [
  name: string,
  policy: string,
  configuration: string,
  hosts: [host: string, decision: string][],
][] = [
  [
    "a Unix policy says nothing",
    unix,
    "",
    [
      ["web-1 (Linux)", "yes"],
      ["web-1 (SunOS)", "yes"],
      ["web-1", "yes"],
      ["win-1 (Windows)", "This policy is for Unix, and win-1 is a Windows host."],
    ],
  ],
  [
    "a Windows policy says nothing",
    windows,
    "",
    [
      ["win-1 (Windows)", "yes"],
      ["win-1", "yes"],
      ["web-1 (Linux)", "This policy is for Windows, and web-1 is a Linux host."],
      ["esx-1 (VMkernel)", "This policy is for Windows, and esx-1 is an ESXi host."],
      ["sol-1 (SunOS)", "This policy is for Windows, and sol-1 is a Solaris host."],
    ],
  ],
  [
    "a policy of a check type that runs anywhere",
    contents,
    "",
    [
      ["win-1 (Windows)", "yes"],
      ["web-1 (Linux)", "yes"],
    ],
  ],
  ["no check type", check, "", [["win-1 (Windows)", "yes"]]],
  [
    "a comment names hosts, whatever their system is",
    `# hosts: db-*, @databases\n${unix}`,
    "",
    [
      ["db-1 (Windows)", "yes"],
      ["x (Windows) databases", "yes"],
      ["web-1 (Linux)", "web-1 is not among the hosts of this policy (# hosts: db-*, @databases)."],
    ],
  ],
  [
    "a comment takes hosts out",
    `# hosts: web-*, !web-9\n${unix}`,
    "",
    [
      ["web-1 (Linux)", "yes"],
      ["web-9", "web-9 is taken out of the hosts of this policy by !web-9 (# hosts: web-*, !web-9)."],
    ],
  ],
  [
    "a comment that only takes hosts out leaves the systems as they are",
    `# hosts: !web-9\n${unix}`,
    "",
    [
      ["web-1 (Linux)", "yes"],
      ["win-1 (Windows)", "This policy is for Unix, and win-1 is a Windows host."],
      ["web-9", "web-9 is taken out of the hosts of this policy by !web-9 (# hosts: !web-9)."],
    ],
  ],
  [
    "a comment wins over the configuration",
    `# hosts: db-*\n${unix}`,
    '{"targets": [{"hosts": "web-*", "systems": "linux"}]}',
    [
      ["db-1 (Windows)", "yes"],
      ["web-1 (Linux)", "web-1 is not among the hosts of this policy (# hosts: db-*)."],
    ],
  ],
  [
    "a configuration names hosts, whatever their system is",
    unix,
    '{"targets": [{"files": ["unix/**"], "hosts": ["web-*"], "groups": ["dmz", "!old"]}]}',
    [
      ["web-1 (Windows)", "yes"],
      ["x (Windows) dmz", "yes"],
      ["x dmz old", "x is taken out of the hosts of this policy by !@old (targets: @dmz, web-*, !@old)."],
      ["db-1", "db-1 is not among the hosts of this policy (targets: @dmz, web-*, !@old)."],
    ],
  ],
  [
    "a configuration names systems",
    unix,
    '{"targets": [{"systems": ["linux", "windows"]}]}',
    [
      ["a (Linux)", "yes"],
      ["a (Windows)", "yes"],
      ["a", "yes"],
      [
        "a (SunOS)",
        "This policy is for Linux or Windows by the targets of the configuration, and a is a Solaris host.",
      ],
    ],
  ],
  [
    "hosts and systems of an entry have to be met both",
    unix,
    '{"targets": [{"hosts": ["web-*"], "systems": ["linux"]}]}',
    [
      ["web-1 (Linux)", "yes"],
      [
        "web-1 (Windows)",
        "This policy is for Linux by the targets of the configuration, and web-1 is a Windows host.",
      ],
      ["db-1 (Linux)", "db-1 is not among the hosts of this policy (targets: web-* on Linux)."],
    ],
  ],
  [
    "one of several entries is enough",
    unix,
    both,
    [
      ["web-1 (Windows)", "yes"],
      ["db-1 (Linux)", "yes"],
      ["win-1 (Windows)", "win-1 is not among the hosts of this policy (targets: web-*, @web or Linux)."],
    ],
  ],
  [
    "an entry for other policies says nothing",
    unix,
    '{"targets": [{"files": "windows/**", "hosts": "win-*"}]}',
    [
      ["web-1 (Linux)", "yes"],
      ["win-1 (Windows)", "This policy is for Unix, and win-1 is a Windows host."],
    ],
  ],
  [
    "an entry without hosts is for all of the system that the policy is for",
    unix,
    '{"targets": [{"hosts": "web-*"}, {"files": "unix/**"}]}',
    [
      ["db-1 (Linux)", "yes"],
      ["web-1 (Windows)", "yes"],
      ["win-1 (Windows)", "win-1 is not among the hosts of this policy (targets: web-* or all)."],
    ],
  ],
];

for (const [name, policy, configuration, hosts] of cases) {
  test(name, () => {
    for (const [host, decision] of hosts) assert.equal(decide(policy, host, configuration), decision, host);
  });
}

/** Where a comment may be, and the words that are read of it. */
const comments: [name: string, policy: string, words: string[]][] = [
  ["before check_type", `# hosts: a, b\n${unix}`, ["a", "b"]],
  ["below the signature", `#TRUST-RSA-SHA256 1234\n# hosts: a\n${unix}`, ["a"]],
  ["inside check_type", unix.replace("<custom", "  # hosts: a\n<custom"), ["a"]],
  ["several lines", `# hosts: a\n## Hosts : b,\n#hosts:c\n${unix}`, ["a", "b", "c"]],
  ["carriage returns", `# hosts: a, b\r\n${unix}`, ["a", "b"]],
  ["commas in braces", `# hosts: web-{1,2}, {a,{b,c}}, d}\n${unix}`, ["web-{1,2}", "{a,{b,c}}", "d}"]],
  ["braces left open", `# hosts: a, web-{1, b\n${unix}`, ["a", "web-{1, b"]],
  ["no word", `# hosts:\n# hosts: , ,\n${unix}`, []],
  ["after the beginning of the first check", unix.replace("  ports", "  # hosts: a\n  ports"), []],
  ["in a string", unix.replace("No telnet", "\n# hosts: a\n"), []],
  ["as HTML has them", `<!-- # hosts: a -->\n${unix}`, []],
  ["other words", `# my hosts: a\n# hosts a\n# hostsfile: a\n# host: a\n${unix}`, []],
];

for (const [name, policy, words] of comments) {
  test(`comments: ${name}`, () => {
    const { conditions, source } = targetsOf(policyOf(parse(policy)), { targets: [] });
    assert.deepEqual(
      conditions.flatMap(({ hosts }) => hosts!.words.map(({ text }) => text)),
      words,
    );
    assert.equal(source, words.length === 0 ? undefined : "policy");
  });
}

test("what a snapshot shows about its host", () => {
  const snapshot = readSnapshot(
    "# groups: web, dmz\n$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n",
  );
  assert.deepEqual(targetHostOf("web-1", snapshot), {
    name: "web-1",
    groups: ["web", "dmz"],
    system: "Linux",
    platforms: ["Unix"],
  });
});

test("what others wrote is quoted on one line, shortened", () => {
  const why = decide(`# hosts: ${"x".repeat(200)}\n${unix}`, `${"y".repeat(200)}`);
  assert.equal(
    why,
    `${"y".repeat(60)}… is not among the hosts of this policy (# hosts: ${"x".repeat(80)}…).`,
  );
  const list = JSON.stringify({ targets: [{ hosts: ["a\n\nb"] }] });
  assert.match(decide(unix, "web-1", list), /\(targets: a b\)\.$/);
});

test("the words of targets, those of a configuration the same for every policy", () => {
  const { configuration } = parseConfiguration(both);
  const of = (policy: string) =>
    wordsOf(targetsOf(policyOf(parse(policy)), settingsFor(configuration, "unix/a")));
  assert.deepEqual(
    of(`# hosts: wbe-*, !db-9\n${unix}`).map(({ text }) => text),
    ["wbe-*", "!db-9"],
  );
  const words = of(unix);
  assert.deepEqual(
    words.map(({ text, matches }) => [text, matches(hostOf("x web"))]),
    [
      ["web-*", false],
      ["@web", true],
    ],
  );
  assert.equal(of(windows)[0], words[0]);
});
