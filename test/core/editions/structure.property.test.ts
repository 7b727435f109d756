import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeEditions } from "../../../core/editions/merge/merge-editions.ts";
import { type Check, keywordText, type PolicyNode, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { type Found, mistakesIn } from "./model.ts";

/** A policy as a tree in which each side puts conditions around checks, removes them, and changes checks. */
type Node =
  | { id: string; expect: string }
  | { id: string; expect: string; inside: Node[]; otherwise: Node[] };

function print(nodes: readonly Node[]): string {
  return nodes.map(printNode).join("\n");
}

function printNode(node: Node): string {
  if (!("inside" in node)) return printCheck(node.id, node.expect);
  const otherwise = node.otherwise.length === 0 ? "" : `<else>\n${print(node.otherwise)}</else>\n`;
  return `<if>\n<condition type:"AND">\n${printCheck(node.id, node.expect)}</condition>\n<then>\n${print(node.inside)}</then>\n${otherwise}</if>\n`;
}

function printCheck(id: string, expect: string): string {
  return `<custom_item>\n  type : CMD_EXEC\n  description : "${id}"\n  cmd : "${id}"\n  expect : "${expect}"\n</custom_item>\n`;
}

const policyText = (nodes: readonly Node[]) => `<check_type:"Unix">\n\n${print(nodes)}\n</check_type>\n`;

/** Every check with the branch that it is in, by its command. */
function read(text: string): Map<string, Found> {
  const found = new Map<string, Found>();
  const add = (check: Check, group: string): void => {
    const id = keywordText(check, "cmd")!;
    assert.ok(!found.has(id), `${id} is there twice\n${text}`);
    found.set(id, { group, fields: { expect: keywordText(check, "expect")! } });
  };
  const visit = (nodes: readonly PolicyNode[], group: string): void => {
    for (const node of nodes) {
      if (node.kind === "check") {
        add(node, group);
        continue;
      }
      const [first] = node.condition!.checks;
      assert.ok(first !== undefined, `an empty condition\n${text}`);
      const id = keywordText(first, "cmd")!;
      for (const check of node.condition!.checks) add(check, `${id} condition`);
      visit(node.then, `${id} then`);
      visit(node.else, `${id} else`);
    }
  };
  visit(policyOf(parse(text)).body, "");
  return found;
}

interface Edit {
  kind: "set" | "remove" | "wrap" | "unwrap" | "add" | "move";
  at: number;
  to: number;
}

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom("set", "remove", "wrap", "unwrap", "add", "move"),
    at: fc.nat(20),
    to: fc.nat(20),
  }) as fc.Arbitrary<Edit>,
  { maxLength: 5 },
);

const tree: fc.Arbitrary<Node[]> = fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }).map((kinds) =>
  kinds.map((kind, at): Node => {
    const id = `n${at}`;
    if (kind < 2) return { id, expect: "a" };
    const inner = (name: string): Node => ({ id: `${id}${name}`, expect: "a" });
    return { id, expect: "a", inside: [inner("x"), inner("y")], otherwise: kind === 3 ? [inner("z")] : [] };
  }),
);

function lists(nodes: Node[], all: Node[][] = [nodes]): Node[][] {
  for (const node of nodes) {
    if (!("inside" in node)) continue;
    for (const list of [node.inside, node.otherwise]) {
      all.push(list);
      lists(list, all);
    }
  }
  return all;
}

function edited(nodes: readonly Node[], changes: readonly Edit[], who: string): Node[] {
  const result = structuredClone(nodes) as Node[];
  for (const [number, { kind, at, to }] of changes.entries()) {
    const places = lists(result).flatMap((list) => list.map((_, index) => ({ list, index })));
    const target = lists(result)[to % lists(result).length]!;
    if (kind === "add") target.push({ id: `${who}${number}`, expect: "a" });
    if (kind === "add" || places.length === 0) continue;
    const { list, index } = places[at % places.length]!;
    const node = list[index]!;
    if (kind === "set") node.expect = `${who}${to % 2}`;
    else if (kind === "remove") list.splice(index, 1);
    else if (kind === "wrap")
      list[index] = { id: `${who}${number}`, expect: "a", inside: [node], otherwise: [] };
    else if (kind === "unwrap" && "inside" in node) list.splice(index, 1, ...node.inside, ...node.otherwise);
    else if (kind === "move" && !("inside" in node)) {
      list.splice(index, 1);
      target.push(node);
    }
  }
  return result;
}

test("conditions that are added, removed and put around checks: all of both sides, or a conflict", () => {
  fc.assert(
    fc.property(tree, edits, edits, (base, own, theirs) => {
      const texts = {
        base: policyText(base),
        mine: policyText(edited(base, own, "mine")),
        next: policyText(edited(base, theirs, "next")),
      };
      const named = (name: keyof typeof texts) => ({ name, policy: policyOf(parse(texts[name])) });
      const answer = mergeEditions(named("base"), named("mine"), named("next"));
      // a side may have removed all checks
      if (!answer.ok) return;
      const merged = answer.merge.text();
      assert.ok(merged.ok, merged.ok ? "" : merged.reason);
      const models = {
        base: read(texts.base),
        mine: read(texts.mine),
        next: read(texts.next),
        merged: read(merged.text),
      };
      assert.deepEqual(mistakesIn(models, answer.merge.items), [], merged.text);
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
});
