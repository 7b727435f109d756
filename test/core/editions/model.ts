import fc from "fast-check";
import type { MergeItem } from "../../../core/editions/merge/decide.ts";
import { type Check, keywordText, type PolicyNode, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

/**
 * A policy in which checks can be identified: `id` is in the command that the check runs, and never changes.
 */
export interface ModelCheck {
  id: string;
  /** Keyword → value; `cmd` and `type` come with the id. */
  fields: Record<string, string>;
}

/** Groups: 0 is outside of conditions, 1 to 4 are the branches of two conditions. */
export type ModelPolicy = ModelCheck[][];

const groups = 5;

export function printModel(policy: ModelPolicy): string {
  const checks = (group: number): string => (policy[group] ?? []).map(printCheck).join("\n");
  const conditional = (number: number): string => `<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "condition ${number}"
      cmd         : "condition ${number}"
    </custom_item>
  </condition>
  <then>
${checks(2 * number + 1)}  </then>
  <else>
${checks(2 * number + 2)}  </else>
</if>
`;
  return `<check_type:"Unix">\n\n${checks(0)}\n${conditional(0)}\n${conditional(1)}\n</check_type>\n`;
}

function printCheck({ id, fields }: ModelCheck): string {
  const lines = Object.entries(fields).map(([keyword, value]) => `  ${keyword} : "${value}"\n`);
  return `<custom_item>\n  type : CMD_EXEC\n  cmd : "${id}"\n${lines.join("")}</custom_item>\n`;
}

/** What a policy says, read back from its text. */
export function readModel(text: string): ModelPolicy {
  const policy = policyOf(parse(text));
  const model: ModelPolicy = Array.from({ length: groups }, () => []);
  const add = (group: number, nodes: readonly PolicyNode[]): void => {
    for (const node of nodes) if (node.kind === "check") model[group]!.push(readCheck(node));
  };
  add(0, policy.body);
  for (const node of policy.body) {
    if (node.kind !== "conditional") continue;
    const number = Number(keywordText(node.condition!.checks[0]!, "cmd")!.split(" ")[1]);
    add(2 * number + 1, node.then);
    add(2 * number + 2, node.else);
  }
  return model;
}

function readCheck(check: Check): ModelCheck {
  const fields: Record<string, string> = {};
  for (const { name } of check.keywords) {
    if (name !== "type" && name !== "cmd") fields[name] = keywordText(check, name)!;
  }
  return { id: keywordText(check, "cmd")!, fields };
}

const keywords = ["description", "info", "expect", "severity", "timeout"] as const;
const value = fc.constantFrom("a", "b", "c");

export const basePolicy: fc.Arbitrary<ModelPolicy> = fc
  .array(
    fc.record({ group: fc.nat(groups - 1), expect: value, info: fc.option(value, { nil: undefined }) }),
    {
      minLength: 1,
      maxLength: 10,
    },
  )
  .map((checks) => {
    const policy: ModelPolicy = Array.from({ length: groups }, () => []);
    for (const [index, { group, expect, info }] of checks.entries()) {
      const fields = { description: `1.${index} check`, expect, ...(info !== undefined && { info }) };
      policy[group]!.push({ id: `id-${index}`, fields });
    }
    return policy;
  });

export type ModelEdit =
  | { kind: "set"; at: number; keyword: (typeof keywords)[number]; value: string }
  | { kind: "unset"; at: number; keyword: "info" | "severity" | "timeout" }
  | { kind: "remove"; at: number }
  | { kind: "add"; group: number; value: string }
  | { kind: "move"; at: number; group: number }
  | { kind: "reorder"; group: number };

export const modelEdits: fc.Arbitrary<ModelEdit[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("set" as const),
      at: fc.nat(30),
      keyword: fc.constantFrom(...keywords),
      value,
    }),
    fc.record({
      kind: fc.constant("unset" as const),
      at: fc.nat(30),
      keyword: fc.constantFrom("info" as const, "severity" as const, "timeout" as const),
    }),
    fc.record({ kind: fc.constant("remove" as const), at: fc.nat(30) }),
    fc.record({ kind: fc.constant("add" as const), group: fc.nat(groups - 1), value }),
    fc.record({ kind: fc.constant("move" as const), at: fc.nat(30), group: fc.nat(groups - 1) }),
    fc.record({ kind: fc.constant("reorder" as const), group: fc.nat(groups - 1) }),
  ),
  { maxLength: 8 },
);

/** @param who goes into the ids of checks that are added, so that both sides never add the same one */
export function edited(policy: ModelPolicy, edits: readonly ModelEdit[], who: string): ModelPolicy {
  const result: ModelPolicy = structuredClone(policy);
  let added = 0;
  for (const edit of edits) {
    if (edit.kind === "add") {
      const id = `${who}-${added++}`;
      result[edit.group]!.push({ id, fields: { description: `${id} check`, expect: edit.value } });
      continue;
    }
    if (edit.kind === "reorder") {
      result[edit.group]!.reverse();
      continue;
    }
    const all = result.flatMap((checks, group) => checks.map((check) => ({ check, group })));
    if (all.length === 0) continue;
    const { check, group } = all[edit.at % all.length]!;
    if (edit.kind === "set")
      check.fields[edit.keyword] =
        edit.keyword === "description" ? `${check.fields.description} ${edit.value}` : edit.value;
    else if (edit.kind === "unset") delete check.fields[edit.keyword];
    else {
      result[group]!.splice(result[group]!.indexOf(check), 1);
      if (edit.kind === "move") result[edit.group]!.push(check);
    }
  }
  return result;
}

export interface Found {
  /** Where it is. */
  group: number | string;
  fields: Record<string, string>;
}

function byId(policy: ModelPolicy): Map<string, Found> {
  return new Map(
    policy.flatMap((checks, group) => checks.map(({ id, fields }) => [id, { group, fields }] as const)),
  );
}

/**
 * What is wrong with a merge, by the rules of three-way merging alone: what one side did not change is as on
 * the other side; if both changed it, a conflict names the check, and the vendor's version is there.
 */
export function mistakesOf(
  { base, mine, next }: Record<"base" | "mine" | "next", ModelPolicy>,
  merged: ModelPolicy,
  items: readonly MergeItem[],
): string[] {
  return mistakesIn({ base: byId(base), mine: byId(mine), next: byId(next), merged: byId(merged) }, items);
}

/** Like `mistakesOf`, for checks by their ids. */
export function mistakesIn(
  {
    base: was,
    mine: own,
    next: theirs,
    merged: is,
  }: Record<"base" | "mine" | "next" | "merged", ReadonlyMap<string, Found>>,
  items: readonly MergeItem[],
): string[] {
  const conflicts = new Set<string>();
  for (const { outcome, node } of items) {
    if (outcome !== "conflict" || node === undefined) continue;
    for (const unit of [node.base, node.mine, node.next]) {
      const id = unit?.facts && keywordText(unit.facts.check, "cmd");
      if (id !== undefined) conflicts.add(id);
    }
  }
  const mistakes: string[] = [];
  for (const id of new Set([...was.keys(), ...own.keys(), ...theirs.keys(), ...is.keys()])) {
    const say = (what: string, expected: unknown, found: unknown): void => {
      if (expected !== found) mistakes.push(`${id}: ${what} is ${found} and should be ${expected}`);
    };
    const [a, b, c, d] = [was.get(id), own.get(id), theirs.get(id), is.get(id)];
    if (JSON.stringify(sorted(b)) === JSON.stringify(sorted(c))) {
      say("it", JSON.stringify(sorted(b)), JSON.stringify(sorted(d)));
      continue;
    }
    const [ownIs, theirIs] = [JSON.stringify(sorted(b)), JSON.stringify(sorted(c))];
    if (ownIs === JSON.stringify(sorted(a))) {
      say("the vendor's", theirIs, JSON.stringify(sorted(d)));
      continue;
    }
    if (theirIs === JSON.stringify(sorted(a))) {
      // where mine has no place, the vendor's stays, and that is named
      const isKept = conflicts.has(id) && theirIs === JSON.stringify(sorted(d));
      const isInParts = conflicts.has(id) && b !== undefined && c !== undefined && d !== undefined;
      if (!isKept && !isInParts) say("mine", ownIs, JSON.stringify(sorted(d)));
      if (!isInParts) continue;
    }
    if (b === undefined || c === undefined) {
      // one removed what the other changed; where the vendor changed texts alone, it may go
      const mayGo = b === undefined && onlyTextsDiffer(a!, c!);
      if (!mayGo && !conflicts.has(id)) mistakes.push(`${id}: removed and changed, and no conflict`);
      // what I moved into a condition of mine stays in that
      const isMine = conflicts.has(id) && ownIs === JSON.stringify(sorted(d));
      if (!isMine && !(mayGo && d === undefined)) say("the vendor's", theirIs, JSON.stringify(sorted(d)));
      continue;
    }
    const group = threeWay(a!.group, b.group, c.group, id);
    // a place of mine that is gone is a conflict as well
    if (!(conflicts.has(id) && d?.group === c.group)) say("the group", group, d?.group);
    for (const keyword of new Set(Object.keys({ ...a!.fields, ...b.fields, ...c.fields }))) {
      say(
        keyword,
        threeWay(a!.fields[keyword], b.fields[keyword], c.fields[keyword], id),
        d?.fields[keyword],
      );
    }
  }
  return mistakes;

  function threeWay<Value>(before: Value, mineIs: Value, nextIs: Value, id: string): Value {
    if (mineIs === before || mineIs === nextIs) return nextIs;
    if (nextIs === before) return mineIs;
    if (!conflicts.has(id)) mistakes.push(`${id}: both changed it, and no conflict`);
    return nextIs;
  }
}

function sorted(found: Found | undefined): unknown {
  return found && [found.group, Object.entries(found.fields).sort()];
}

function onlyTextsDiffer(one: Found, other: Found): boolean {
  const rest = ({ group, fields: { description: _, info: __, ...fields } }: Found) =>
    sorted({ group, fields });
  return JSON.stringify(rest(one)) === JSON.stringify(rest(other));
}
