import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { activeRules } from "../../../core/lint/active-rules.ts";
import { lint } from "../../../core/lint/lint.ts";
import { LintMemo } from "../../../core/lint/memo.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { DocumentParser } from "../../../core/syntax/reparse.ts";
import type { Keyword, PolicyTree, TreeNode } from "../../../core/syntax/tree.ts";
import { below } from "../../fuzz/damage.ts";
import { pick, seeded } from "../../mutation/random.ts";
import { examples } from "../rules/examples.ts";

const checks = ["21,21", "22", "80,80", "443", "8080,8080"].map(
  (ports) =>
    `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>\n`,
);
const policy = (parts: readonly string[]) => `<check_type:"Unix">\n${parts.join("")}</check_type>\n`;
const other = checks[0]!.replaceAll("21", "25");

/** Texts of one document, one after the other. */
const histories: Record<string, string[]> = {
  "a check changes": [policy(checks), policy(checks.with(2, other))],
  "a check is added": [policy(checks), policy(checks.toSpliced(2, 0, other))],
  "a check is removed": [policy(checks), policy(checks.toSpliced(0, 1))],
  "checks change in two places": [policy(checks), policy(checks.toSpliced(3, 1).toSpliced(1, 0, other))],
  "checks swap": [policy(checks), policy(checks.toReversed()), policy(checks)],
  "the check type changes": [policy(checks), policy(checks).replace('"Unix"', '"Windows"')],
  "a quote is missing, and comes back": [
    policy(checks),
    policy(checks).replace('"21,21"', '"21,21'),
    policy(checks),
  ],
  "everything goes": [policy(checks), "", policy(checks)],
};

for (const [name, texts] of Object.entries(histories)) {
  test(`the same is found with and without a memo when ${name}`, () => {
    const memo = new LintMemo();
    for (const text of texts) {
      const policy = policyOf(parse(text));
      assert.deepEqual(lint(policy, {}, memo), lint(policy));
    }
  });
}

test("options that change are looked at", () => {
  const memo = new LintMemo();
  const unchanged = policyOf(parse(policy(checks)));
  lint(unchanged, {}, memo);
  const silent = lint(unchanged, { severities: { "duplicate-port": "off" } }, memo);
  assert.deepEqual(
    silent.filter(({ rule }) => rule === "duplicate-port"),
    [],
  );
});

/** One document, read and linted version by version as an editor has it. */
class Edited {
  readonly #parser = new DocumentParser();
  readonly #memo = new LintMemo();
  tree: PolicyTree;

  constructor(text: string) {
    this.tree = this.#parser.parse(text);
    this.lint();
  }

  write(start: number, end: number, newText: string): void {
    this.tree = this.#parser.parse(this.tree.text.slice(0, start) + newText + this.tree.text.slice(end));
  }

  lint(): void {
    const { text } = this.tree;
    assert.deepEqual(lint(policyOf(this.tree), {}, this.#memo), lint(policyOf(parse(text))), text);
  }
}

const policies = [
  ...examples.flatMap(({ bad, good }) => [bad, good]),
  ...readdirSync("samples/policies").map((file) => readFileSync(`samples/policies/${file}`, "utf8")),
];

const item = (...keywords: string[]) => `<custom_item>\n${keywords.join("\n")}\n</custom_item>\n`;
/** What rules compare checks by, and the examples lack. */
const compared = [
  `<check_type:"Unix">\n${["Linux", "AIX"]
    .map((system) =>
      item(`system : "${system}"`, "type : CMD_EXEC", 'description : "Uptime"', 'cmd : "uptime"'),
    )
    .join("")}</check_type>\n`,
  `<check_type:"Unix">\n${[
    item('system : "Linux"', "type : AUDIT_DENIED_OPEN_PORTS", "port_type : TCP", 'ports : "80"'),
    item('system : "AIX"', "type : AUDIT_ALLOWED_OPEN_PORTS", "port_type : TCP", 'ports : "80"'),
  ].join("")}</check_type>\n`,
  `<check_type:"Windows" version:"2">\n${[
    item(
      "type : AUDIT_DENIED_OPEN_PORTS",
      "value_type : POLICY_PORTS",
      'value_data : "22"',
      "port_type : TCP",
    ),
    item(
      "type : AUDIT_ALLOWED_OPEN_PORTS",
      "value_type : POLICY_PORTS",
      'value_data : "80"',
      "port_type : TCP",
    ),
    item(
      "type : AUDIT_PROCESS_ON_PORT",
      "value_type : POLICY_TEXT",
      'value_data : "x"',
      "port_type : TCP",
      'port_no : "443"',
    ),
  ].join("")}</check_type>\n`,
];

describe("after a change of any value, the same is found with a memo as without", () => {
  for (const { id, texts } of [
    ...examples.map(({ id, bad, good }) => ({ id: `the examples of ${id}`, texts: [bad, good] })),
    { id: "checks that are compared", texts: compared },
  ]) {
    test(`in ${id}`, () => {
      for (const text of texts) {
        const document = new Edited(text);
        const count = keywordsIn(document.tree).length;
        for (let index = 0; index < count; index++) {
          const values = keywordsIn(document.tree).flatMap(({ value }) =>
            value === undefined ? [] : [document.tree.text.slice(value.start, value.end)],
          );
          for (const value of new Set([...values, '"80"', "Linux"])) {
            const place = keywordsIn(document.tree)[index]?.value;
            if (place === undefined) continue;
            const old = document.tree.text.slice(place.start, place.end);
            document.write(place.start, place.end, value);
            document.lint();
            document.write(place.start, place.start + value.length, old);
            document.lint();
          }
        }
      }
    });
  }
});

test("after any changes, linted or not in between, the same is found with a memo as without", () => {
  const random = seeded(1);
  for (let run = 0; run < 300; run++) {
    const document = new Edited(pick(random, policies)!);
    for (let change = 0; change < 12; change++) {
      const { text } = document.tree;
      const places = [...keywordsIn(document.tree), ...document.tree.comments];
      const chosen =
        places.length > 0 && random() < 0.7 ? pick(random, places)! : { start: 0, end: text.length };
      const start = chosen.start + below(random, chosen.end - chosen.start + 1);
      const end = Math.min(text.length, start + below(random, 4));
      document.write(
        start,
        end,
        pick(random, ["", "x", " ", '"', "\n", "22, ", "# ", "@X@", "</if>", "debug\n"])!,
      );
      if (random() < 0.6) document.lint();
    }
    document.lint();
  }
});

test("a rule about the whole policy does not look where nothing changed that it reads", () => {
  const text = policy(checks);
  const parser = new DocumentParser();
  const memo = new LintMemo();
  const looked: string[] = [];
  const rules = activeRules({}).policy.filter(({ keywords }) => keywords !== undefined);
  const look = (changed: string) => {
    looked.length = 0;
    const run = memo.start(policyOf(parser.parse(changed)), {});
    for (const rule of rules) {
      if (run.stillFoundBy(rule) !== undefined) continue;
      looked.push(rule.id);
      run.keep(rule, []);
    }
    run.finish();
    return looked;
  };
  assert.equal(look(text).length, rules.length);
  assert.deepEqual(
    look(text.replace("TCP", "UDP")),
    rules.filter(reads("port_type")).map(({ id }) => id),
  );
  assert.deepEqual(
    look(text),
    rules.filter(reads("port_type")).map(({ id }) => id),
  );
  assert.deepEqual(look(text.replace("description", "see_also")).length, rules.length, "a keyword");
  assert.deepEqual(
    look(text.replace("<custom_item>\n", "<custom_item>\ndebug\n")).length,
    rules.length,
    "a line",
  );

  function reads(name: string) {
    return ({ keywords }: (typeof rules)[number]) => keywords!.includes(name);
  }
});

function keywordsIn({ children }: { children: readonly TreeNode[] }): Keyword[] {
  return children.flatMap((node) => {
    if (node.kind === "element") return keywordsIn(node);
    return node.kind === "keyword" ? [node] : [];
  });
}
