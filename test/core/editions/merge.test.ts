import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mergeEditions } from "../../../core/editions/merge/merge-editions.ts";
import { command, item, read, unix, when, windows } from "./policies.ts";

interface Case {
  name: string;
  base: string;
  mine: string;
  next: string;
  /** `outcome name: mine | next` */
  items: string[];
  /** Parts that the result has, and parts that it has not. */
  has?: string[];
  lacks?: string[];
  /** The whole result. */
  is?: string;
  notes?: RegExp;
}

const a = command("a", "a", 'expect : "1"');
const b = command("b", "b", 'expect : "1"');
const c = command("c", "c", 'expect : "1"');
const own = command("own", "own");
const header = (value: string, more = "") =>
  `#<ui_metadata>\n#<variables>\n#  <variable>\n#    <name>NTP</name>\n#    <default>${value}</default>\n#  </variable>\n${more}#</variables>\n#</ui_metadata>\n`;
const acl = (user: string) =>
  `<file_acl:"A">\n<user:"${user}">\nacl_inheritance : "not used"\n</user>\n</acl>\n`;

const cases: Case[] = [
  {
    name: "different keywords of one check",
    base: unix(a),
    mine: unix(a.replace('"1"', '"mine"')),
    next: unix(a.replace('cmd : "a"', 'cmd : "next"')),
    items: ['applies CMD_EXEC "a": expect "1" → "mine" | changed cmd of it'],
    has: ['cmd : "next"', 'expect : "mine"'],
  },
  {
    name: "the same change on both sides",
    base: unix(a),
    mine: unix(a.replace('"1"', '"2"')),
    next: unix(a.replace('"1"', "'2'")),
    items: ['made-too CMD_EXEC "a": expect 1 → 2 | undefined'],
    has: ["expect : '2'"],
  },
  {
    name: "a conflict keeps the vendor's, with a comment in the check",
    base: unix(a),
    mine: unix(a.replace('"1"', '"mine"')),
    next: unix(a.replace('"1"', '"theirs"')),
    items: ['conflict CMD_EXEC "a": expect "1" → "mine" | expect "1" → "theirs"'],
    is: unix(
      a
        .replace('"1"', '"theirs"')
        .replace(
          "<custom_item>\n",
          '<custom_item>\n  # Merge conflict: CMD_EXEC "a": mine: expect "1" -> "mine"; the next edition: expect "1" -> "theirs"\n',
        ),
    ),
  },
  {
    name: "what I changed and the vendor removed stays as comments",
    base: unix(a, b),
    mine: unix(a.replace('"1"', '"mine"'), b),
    next: unix(b),
    items: ['conflict CMD_EXEC "a": expect "1" → "mine" | removed it'],
    has: ['# Merge conflict: CMD_EXEC "a"', '# |   expect : "mine"\n# | </custom_item>\n</check_type>'],
  },
  {
    name: "what the vendor removed and I left is gone",
    base: unix(a, b),
    mine: unix(a, b),
    next: unix(b),
    items: [],
    is: unix(b),
  },
  {
    name: "what I removed goes, also where the vendor changed its texts",
    base: unix(a, b, c),
    mine: unix(a, c),
    next: unix(a, b.replace("  expect", '  info : "new"\n  expect'), c),
    items: ['applies CMD_EXEC "b": removed | changed texts of it: info "new" is new'],
    lacks: ['"b"'],
  },
  {
    name: "what I removed and the vendor changed stays, and is told",
    base: unix(a, b),
    mine: unix(a),
    next: unix(a, b.replace('"1"', '"2"')),
    items: ['conflict CMD_EXEC "b": removed | expect 1 → 2'],
    has: ['# Merge conflict: CMD_EXEC "b": mine: removed', 'expect : "2"'],
  },
  {
    name: "a check of mine comes after the one that it was after, with its comments",
    base: unix(a, b),
    mine: unix(a, `# ours\n# since 2020\n${own}`, b),
    next: unix(c, a, b),
    items: ['applies CMD_EXEC "own": added | undefined'],
    is: unix(c, a, `# ours\n# since 2020\n${own}`, b),
  },
  {
    name: "a check that I put into a condition of mine has the vendor's changes",
    base: unix(a, b),
    mine: unix(a, when(own, b)),
    next: unix(a, b.replace('"1"', '"2"')),
    items: [
      'applies CMD_EXEC "b": moved into <then> of the condition "own" | undefined',
      'applies condition "own": added | undefined',
      'applies CMD_EXEC "own": added | undefined',
    ],
    is: unix(a, when(own, b.replace('"1"', '"2"'))),
  },
  {
    name: "a condition that I removed around a check goes",
    base: unix(when(a, b), c),
    mine: unix(b, c),
    next: unix(when(a, b), c.replace('"1"', '"2"')),
    items: [
      'applies condition "a": removed | undefined',
      'applies CMD_EXEC "a": removed | undefined',
      'applies CMD_EXEC "b": moved out of its condition | undefined',
    ],
    lacks: ["<if>", '"a"'],
    has: ['"b"', 'expect : "2"'],
  },
  {
    name: "a condition that I removed and the vendor put more into stays whole",
    base: unix(when(a, b), c),
    mine: unix(c),
    next: unix(when(a, `${b}${own}`), c),
    items: [
      'conflict condition "a": removed | has more in it',
      'conflict CMD_EXEC "a": removed | needs it in its condition',
      'applies CMD_EXEC "b": removed | undefined',
    ],
    has: ["<condition", 'cmd : "a"', '"own"'],
    lacks: ['cmd : "b"'],
  },
  {
    name: "a branch that only I have is made",
    base: unix(when(a, b), c),
    mine: unix(when(a, b, own), c),
    next: unix(when(a, b.replace('"1"', '"2"')), c),
    items: ['applies CMD_EXEC "own": added | undefined'],
    is: unix(when(a, b.replace('"1"', '"2"'), own), c),
  },
  {
    name: "what I added to a condition that the vendor removed is told",
    base: unix(when(a, b), c),
    mine: unix(when(a, `${b}${own}`), c),
    next: unix(c),
    items: ['conflict CMD_EXEC "own": added | removed the condition that it is in'],
    has: ['# |   description : "own"'],
  },
  {
    name: "keywords that are repeated are one thing",
    base: unix(command("a", "a", 'info : "1"', 'info : "2"')),
    mine: unix(command("a", "a", 'info : "1"', 'info : "2"', 'info : "3"')),
    next: unix(command("a", "a2", 'info : "1"', 'info : "2"')),
    items: ['applies CMD_EXEC "a": info "1↵2" → "1↵2↵3" | undefined'],
    has: ['cmd : "a2"\n  info : "1"\n  info : "2"\n  info : "3"\n'],
  },
  {
    name: "a keyword of mine that the next edition lacks comes after the one before it",
    base: unix(a),
    mine: unix(a.replace("  expect", "  severity : LOW\n  expect")),
    next: unix(a.replace('"1"', '"2"')),
    items: ['applies CMD_EXEC "a": severity LOW is new | changed expect of it'],
    has: ['cmd : "a"\n  severity : LOW\n  expect : "2"\n'],
  },
  {
    name: "a keyword that I removed",
    base: unix(a),
    mine: unix(a.replace('  expect : "1"\n', "")),
    next: unix(a.replace('cmd : "a"', 'cmd : "z"')),
    items: ['applies CMD_EXEC "a": expect "1" is gone | changed cmd of it'],
    lacks: ["expect"],
  },
  {
    name: "comments in and above a check that the vendor left alone",
    base: unix(a, b),
    mine: unix(`# nessus-audit-disable-next-line\n${a.replace("  cmd", "  # as root\n  cmd")}`, b),
    next: unix(b.replace('"1"', '"2"'), a),
    items: [],
    has: ["# nessus-audit-disable-next-line\n<custom_item>", "  # as root\n  cmd"],
  },
  {
    name: "comments that have no place any more are told",
    base: unix(a),
    mine: unix(a.replace("  cmd", "  # as root\n  cmd").replace('"1"', '"2"')),
    next: unix(a.replace('cmd : "a"', 'cmd : "z"')),
    items: ['applies CMD_EXEC "a": expect 1 → 2 | changed cmd of it'],
    notes: /1 comment of yours is not in the result, such as # as root/,
  },
  {
    name: "line ends are those of the next edition",
    base: unix(a, b),
    mine: unix(a.replace('"1"', '"2"'), own, b),
    next: unix(a, b).replaceAll("\n", "\r\n"),
    items: ['applies CMD_EXEC "a": expect 1 → 2 | undefined', 'applies CMD_EXEC "own": added | undefined'],
    is: unix(a.replace('"1"', '"2"'), own, b).replaceAll("\n", "\r\n"),
  },
  {
    name: "the default of a variable, and one that I added",
    base: `${header("a")}${unix(a)}`,
    mine: `${header("b", "#  <variable>\n#    <name>OWN</name>\n#    <default>x</default>\n#  </variable>\n")}${unix(a)}`,
    next: `# 2.0\n${header("a")}${unix(a)}`,
    items: [
      'applies variable @NTP@: default "a" → "b" | undefined',
      "applies variable @OWN@: added | undefined",
    ],
    has: ["<default>b</default>", "<name>OWN</name>"],
  },
  {
    name: "a default that both changed",
    base: `${header("a")}${unix(a)}`,
    mine: `${header("b")}${unix(a)}`,
    next: `${header("c")}${unix(a)}`,
    items: ['conflict variable @NTP@: default "a" → "b" | default "c"'],
    has: ["<default>c</default>", "\n# Merge conflict: variable @NTP@"],
  },
  {
    name: "ACL blocks, and the name of the policy",
    base: windows(
      acl("Users"),
      item("FILE_PERMISSIONS", 'description : "p"', 'file : "C:\\x"', 'value_data : "A"'),
    ),
    mine: windows(
      acl("Admins"),
      item("FILE_PERMISSIONS", 'description : "p"', 'file : "C:\\x"', 'value_data : "A"'),
    ).replace('group_policy:"Windows"', 'group_policy:"Ours"'),
    next: windows(
      acl("Users"),
      item("FILE_PERMISSIONS", 'description : "q"', 'file : "C:\\x"', 'value_data : "A"'),
    ),
    items: [
      'applies <group_policy>: <group_policy:"Windows"> → <group_policy:"Ours"> | undefined',
      "applies file_acl A: other entries | undefined",
    ],
    has: ['<user:"Admins">', '<group_policy:"Ours">', 'description : "q"'],
  },
];

function merge({ base, mine, next }: Pick<Case, "base" | "mine" | "next">) {
  return mergeEditions(
    { name: "base.audit", policy: read(base) },
    { name: "mine.audit", policy: read(mine) },
    { name: "next.audit", policy: read(next) },
  );
}

describe("merging changes into the next edition", () => {
  for (const { name, items, has = [], lacks = [], is, notes, ...texts } of cases) {
    it(name, () => {
      const answer = merge(texts);
      assert.ok(answer.ok, answer.ok ? "" : answer.reason);
      assert.deepEqual(
        answer.merge.items.map(
          (one) => `${one.outcome} ${one.name}: ${one.mine.replaceAll("\n", "↵")} | ${one.next}`,
        ),
        items,
      );
      const merged = answer.merge.text();
      assert.ok(merged.ok, merged.ok ? "" : merged.reason);
      if (is !== undefined) assert.equal(merged.text, is);
      for (const part of has) assert.ok(merged.text.includes(part), `${part}\nis not in\n${merged.text}`);
      for (const part of lacks) assert.ok(!merged.text.includes(part), `${part}\nis in\n${merged.text}`);
      if (notes !== undefined) assert.match(merged.notes.join("\n"), notes);
    });
  }

  for (const { what, texts, reason } of [
    {
      what: "editions without a common check",
      texts: { base: unix(a), mine: unix(a), next: unix(own) },
      reason: "No check of base.audit is in next.audit: they are probably not editions of the same policy.",
    },
    {
      what: "policies of different check types",
      texts: { base: unix(a), mine: unix(a), next: windows(a) },
      reason:
        "base.audit is of check type Unix and next.audit of Windows: they are not editions of the same policy.",
    },
    {
      what: "what is no policy",
      texts: { base: unix(a), mine: "hello", next: unix(a) },
      reason: "mine.audit is not a policy: it has no <check_type>.",
    },
  ]) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(merge(texts), { ok: false, reason });
    });
  }

  it("makes nothing of a policy with a syntax error, and lists the changes", () => {
    const answer = merge({ base: unix(a), mine: unix(a).replace('"1"', '"1'), next: unix(a) });
    assert.ok(answer.ok);
    const merged = answer.merge.text();
    assert.ok(!merged.ok);
    assert.match(
      merged.reason,
      /^The policy with your changes has a syntax error on line \d+\. Correct it first\.$/,
    );
  });

  it("says when the first edition may not be the one that mine was made from", () => {
    const many = (expect: string) =>
      unix(...Array.from({ length: 8 }, (_, at) => command(`c${at}`, `c${at}`, `expect : "${expect}"`)));
    const answer = merge({ base: many("1"), mine: many("2"), next: many("2") });
    assert.ok(answer.ok);
    assert.deepEqual(answer.merge.notes, [
      "8 of 8 changes in mine.audit are also in next.audit: base.audit may be older than the edition that mine.audit was made from.",
    ]);
    const other = merge({ base: unix(a, b, c), mine: unix(a, own), next: unix(a) });
    assert.ok(other.ok);
    assert.deepEqual(other.merge.notes, [
      "mine.audit has only 1 of the 3 checks of base.audit: it may have been made from another policy.",
    ]);
  });
});
