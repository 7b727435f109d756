import assert from "node:assert/strict";
import { test } from "node:test";
import { compareEditions } from "../../../core/editions/compare-editions.ts";
import { command, item, read, unix, when, windows } from "./policies.ts";

interface Case {
  name: string;
  before: string;
  after: string;
  /** A line for each change: sign and text, and what it was recognised by. */
  changes: string[];
}

const stig = (id: string, description: string, expect: string) =>
  command(
    description,
    "cat /etc/issue",
    `reference : "STIG-ID|${id},CCI|CCI-000048"`,
    `expect : "${expect}"`,
  );
const setting = (description: string, key: string, value: string) =>
  item(
    "REGISTRY_SETTING",
    `description : "${description}"`,
    "value_type : POLICY_DWORD",
    `value_data : ${value}`,
    `reg_key : "${key}"`,
    'reg_item : "Start"',
  );
const length = (value: string) =>
  item(
    "PASSWORD_POLICY",
    'description : "Length"',
    "value_type : POLICY_DWORD",
    `value_data : ${value}`,
    "password_policy : MINIMUM_PASSWORD_LENGTH",
  );

const cases: Case[] = [
  {
    name: "quotes, blanks, comments and the order of keywords are no change",
    before: unix(command("a", "id", 'expect : "root"')),
    after: unix(
      '# hello\n<custom_item>\n  description:\'a\'\n  expect : "root"\n  # why\n  cmd    : "id"\n  type : CMD_EXEC\n</custom_item>\n',
    ),
    changes: [],
  },
  {
    name: "a value of a password policy is called what it is",
    before: windows(length("[14..MAX]")),
    after: windows(length("[16..MAX]")),
    changes: ['~PASSWORD_POLICY "Length": minimum password length at least 14 → at least 16 (description)'],
  },
  {
    name: "numbers are numbers",
    before: windows(length("14")),
    after: windows(length("16")),
    changes: ['~PASSWORD_POLICY "Length": minimum password length 14 → 16 (description)'],
  },
  {
    name: "alternatives are a set",
    before: windows(setting("a", "HKLM\\A", '"x" || "y" || "z"')),
    after: windows(setting("a", "hklm\\a", '"z" || "x" || "w"')),
    changes: ['~REGISTRY_SETTING "a": value_data also "w", no longer "y" (description)'],
  },
  {
    name: "an id of a framework finds a check that says something else",
    before: unix(stig("RHEL-01", "RHEL 8 must display a banner", "A")),
    after: unix(command("new", "true"), stig("RHEL-01", "A banner is shown before anybody logs in", "B")),
    changes: [
      '+CMD_EXEC "new"',
      '~CMD_EXEC "A banner is shown before anybody logs in": expect "A" → "B"; was called "RHEL 8 must display a banner" (STIG-ID)',
    ],
  },
  {
    name: "an id at the beginning of the description is one, too",
    before: unix(command("RHEL-09-211010 - old words", "a"), command("RHEL-09-211020 - x", "b")),
    after: unix(command("RHEL-09-211020 - y", "c"), command("RHEL-09-211010 - other text", "d")),
    changes: [
      '~CMD_EXEC "RHEL-09-211020 - y": cmd "b" → "c"; was called "RHEL-09-211020 - x"; moved within the policy (STIG-ID)',
      '~CMD_EXEC "RHEL-09-211010 - other text": cmd "a" → "d"; was called "RHEL-09-211010 - old words" (STIG-ID)',
    ],
  },
  {
    name: "recommendations that were numbered again are found by their titles, not by their numbers",
    before: unix(
      command("1.1 Ensure A", "a", 'expect : "1"'),
      command("1.2 (L1) Ensure B", "b", 'expect : "1"'),
    ),
    after: unix(command("1.1 Ensure B", "b2", 'expect : "1"'), command("1.2 Ensure C", "c", 'expect : "1"')),
    changes: [
      '~CMD_EXEC "1.1 Ensure B": cmd "b" → "b2"; was called "1.2 (L1) Ensure B" (title)',
      '+CMD_EXEC "1.2 Ensure C"',
      '-CMD_EXEC "1.1 Ensure A"',
    ],
  },
  {
    name: "a check with another description is found by what it reads",
    before: windows(setting("Telnet is off", "HKLM\\Svc\\Telnet", "4"), setting("b", "HKLM\\B", "4")),
    after: windows(setting("b", "HKLM\\B", "4"), setting("5.1 Ensure Telnet", "HKLM\\Svc\\Telnet", "3")),
    changes: [
      '~REGISTRY_SETTING "b": moved within the policy (content)',
      '~REGISTRY_SETTING "5.1 Ensure Telnet": value_data 4 → 3; was called "Telnet is off" (subject)',
    ],
  },
  {
    name: "a check that went into a condition has moved",
    before: unix(command("a", "a"), command("b", "b")),
    after: unix(when(command("is there", "test"), command("b", "b")), command("a", "a")),
    changes: [
      '+CMD_EXEC "is there"',
      '~CMD_EXEC "b": was outside conditions, is in <then> of the condition "is there" (content)',
    ],
  },
  {
    name: "twins in branches are not mixed up",
    before: unix(
      when(command("c", "c"), command("a", "a", 'expect : "1"'), command("a", "a", 'expect : "2"')),
    ),
    after: unix(
      when(command("c", "c"), command("a", "a", 'expect : "3"'), command("a", "a", 'expect : "2"')),
    ),
    changes: ['~CMD_EXEC "a": expect 1 → 3 (description)'],
  },
  {
    name: "the one report of a branch is found by its place",
    before: unix(
      when(command("c", "c"), '<report type:"PASSED">\n  description : "It is there"\n</report>\n'),
    ),
    after: unix(
      when(command("c", "c"), '<report type:"PASSED">\n  description : "Found"\n  info : "x"\n</report>\n'),
    ),
    changes: ['~report "Found": was called "It is there"; a different info (place)'],
  },
  {
    name: "texts for people are apart",
    before: unix(command("a", "a", 'info : "x"', 'solution : "y"')),
    after: unix(command("a", "a", 'info : "z"')),
    changes: ['~CMD_EXEC "a": a different info, solution (description)'],
  },
  {
    name: "the result of a report, and how a condition combines its checks",
    before: unix(when(command("c", "c"), '<report type:"PASSED">\n  description : "r"\n</report>\n')),
    after: unix(
      when(command("c", "c"), '<report type:"WARNING">\n  description : "r"\n</report>\n').replace(
        '"AND"',
        '"OR"',
      ),
    ),
    changes: [
      '~condition "c": AND → OR (undefined)',
      '~report "r": result report PASSED → report WARNING (description)',
    ],
  },
];

for (const { name, before, after, changes } of cases) {
  test(name, () => {
    const found = compareEditions(read(before), read(after));
    assert.deepEqual(
      found.changes.map(({ sign, text, by }) => `${sign}${text}${sign === "~" ? ` (${by})` : ""}`),
      changes,
    );
  });
}

test("long texts are shown where they differ", () => {
  const long = (word: string) => `${"a ".repeat(60)}${word}${" b".repeat(60)}`;
  const [change] = compareEditions(
    read(unix(command("a", long("one")))),
    read(unix(command("a", long("two")))),
  ).changes;
  assert.equal(
    change!.text,
    'CMD_EXEC "a": cmd "… a a a a a a a one b b b b b b b …" → "… a a a a a a a two b b b b b b b …"',
  );
});

test("checks are counted, and it is reported if two policies have none in common", () => {
  const [one, other] = [read(unix(command("a", "a"))), read(windows(setting("x", "HKLM\\X", "1")))];
  const { counts, notes } = compareEditions(one, other);
  assert.deepEqual(counts, { same: 0, prose: 0, changed: 0, added: 1, gone: 1, moved: 0 });
  assert.deepEqual(notes, [
    "The check types differ: Unix and Windows.",
    "No check is in both: these are probably not editions of the same policy.",
  ]);
  assert.deepEqual(compareEditions(one, one).counts, {
    same: 1,
    prose: 0,
    changed: 0,
    added: 0,
    gone: 0,
    moved: 0,
  });
});

test("it is reported what checks were recognised by", () => {
  const before = read(
    windows(setting("Telnet is off", "HKLM\\Svc\\Telnet", "4"), setting("1.1 B", "HKLM\\B", "4")),
  );
  const after = read(
    windows(setting("No Telnet", "HKLM\\Svc\\Telnet", "3"), setting("1.2 B", "HKLM\\C", "4")),
  );
  assert.deepEqual(compareEditions(before, after).notes, [
    "Checks with a changed or shared description were matched: 1 by what they read, 1 by title without the number.",
  ]);
});

test("a check of ports counts as changed when its list means other ports, and not when it is spelt otherwise", () => {
  const ports = (list: string) =>
    read(
      unix(
        item("AUDIT_ALLOWED_OPEN_PORTS", 'description : "a"', "port_type : TCP", `ports : "${list}"`),
        command("b", "id"),
      ),
    );
  const countsOf = (before: string, after: string) => {
    const { counts, changes } = compareEditions(ports(before), ports(after));
    return { same: counts.same, changed: counts.changed, changes: changes.length };
  };
  assert.deepEqual(countsOf("22,80", "22,80,443"), { same: 1, changed: 1, changes: 0 });
  assert.deepEqual(countsOf("22,80", "80, 22"), { same: 2, changed: 0, changes: 0 });
});
