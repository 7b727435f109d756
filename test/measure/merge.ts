/**
 * Merges random changes on both sides of the audit files below a folder, and reports what a merge lost
 * without naming it:
 *
 *     node --import tsx test/measure/merge.ts FOLDER [ROUNDS] [SEED]
 *
 * Each change leaves a mark in the policy, so that it is seen in the result without asking how the merge was
 * made.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mergeEditions } from "../../core/editions/merge/merge-editions.ts";
import { type Check, keywordText, policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { applyEdits, type TextEdit } from "../../core/text/text-edit.ts";

const [folder, rounds = "3", seed = "1"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give a folder with audit files.");

let state = 0;
/** Numbers that look random (mulberry32), the same for the same seed. */
function random(below: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

interface Change {
  kind: "value" | "removed" | "added" | "keyword";
  mark: string;
  description: string;
}

function changed(text: string, who: string): { text: string; changes: Change[] } {
  const { checks, tree } = policyOf(parse(text));
  const edits: TextEdit[] = [];
  const changes: Change[] = [];
  const touched = new Set<Check>();
  const count = 1 + random(Math.min(12, checks.length));
  for (let number = 0; number < count; number++) {
    const check = checks[random(checks.length)]!;
    if (touched.has(check)) continue;
    touched.add(check);
    const { element } = check;
    const mark = `${who}x${number}x`;
    const description = (keywordText(check, "description") ?? "").replace(/\s+/g, " ").trim();
    const add = (kind: Change["kind"], edit: TextEdit): void => {
      edits.push(edit);
      changes.push({ kind, mark, description });
    };
    const kind = random(10);
    const strings = check.keywords.filter(({ name, value }) => value?.kind === "string" && name !== "type");
    if (kind === 0 && !check.inCondition)
      add("removed", { start: element.start, end: element.end, newText: "" });
    else if (kind === 1 && !check.inCondition && check.tag !== "report") {
      const type = check.itemType ?? "CMD_EXEC";
      const item = `\n<custom_item>\n  type : ${type}\n  description : "${mark} check"\n</custom_item>`;
      add("added", { start: element.end, end: element.end, newText: item });
    } else if (kind === 2 && keywordText(check, "severity") === undefined && element.close !== undefined) {
      const at = element.close.start;
      add("keyword", { start: at, end: at, newText: `\n  severity : "${mark}"\n` });
    } else if (strings.length > 0) {
      const { value } = strings[random(strings.length)]!;
      const at = value!.start + 1;
      add("value", { start: at, end: at, newText: mark });
    }
  }
  edits.sort((one, other) => one.start - other.start);
  return { text: applyEdits(tree.text, edits), changes };
}

const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".audit"),
);
const totals = { merges: 0, skipped: 0, mine: 0, theirs: 0, applied: 0, conflicts: 0, mistakes: 0 };
let [time, bytes, slowest] = [0, 0, 0];
for (const [index, name] of files.entries()) {
  const base = readFileSync(join(folder, name), "utf8");
  const read = parse(base);
  if (read.errors.length > 0 || policyOf(read).checks.length === 0) {
    totals.skipped++;
    continue;
  }
  for (let round = 0; round < Number(rounds); round++) {
    state = Number(seed) + 7919 * index + 104_729 * round;
    const [own, theirs] = [changed(base, "MINE"), changed(base, "THEIRS")];
    if (parse(own.text).errors.length + parse(theirs.text).errors.length > 0) continue;
    const named = (which: string, text: string) => ({ name: which, policy: policyOf(parse(text)) });
    const start = performance.now();
    const answer = mergeEditions(named("base", base), named("mine", own.text), named("next", theirs.text));
    if (!answer.ok) {
      console.log(`${name}: ${answer.reason}`);
      continue;
    }
    const merged = answer.merge.text();
    const took = performance.now() - start;
    time += took;
    bytes += base.length;
    slowest = Math.max(slowest, took);
    totals.merges++;
    if (!merged.ok) {
      console.log(`${name}: ${merged.reason}`);
      totals.mistakes++;
      continue;
    }
    const { items } = answer.merge;
    const conflicts = items.filter(({ outcome }) => outcome === "conflict");
    totals.conflicts += conflicts.length;
    totals.applied += items.filter(({ outcome }) => outcome === "applies").length;
    totals.mine += own.changes.length;
    totals.theirs += theirs.changes.length;
    const names = conflicts.map((item) => `${item.name} ${item.mine} ${item.next}`).join("\n");
    const removals = items
      .filter(({ mine }) => mine === "removed")
      .map((item) => item.name)
      .join("\n");
    const say = (what: string): void => {
      totals.mistakes++;
      console.log(`${name}, round ${round}: ${what}`);
      if (process.env.VERBOSE)
        for (const { outcome, name: of, mine, next } of items) console.log({ outcome, of, mine, next });
    };
    const isNamed = ({ description }: Change) =>
      names.includes(description.replace(/\s+/g, " ").trim().slice(0, 60));
    const countOf = (text: string, description: string) => text.split(`"${description}"`).length;
    for (const change of theirs.changes) {
      const { kind, mark, description } = change;
      if (kind === "removed") {
        if (countOf(merged.text, description) > countOf(theirs.text, description) && !isNamed(change))
          say(`what the vendor removed is there: ${description}`);
      } else if (!merged.text.includes(mark) && !removals.includes(description.slice(0, 60)))
        say(`the vendor's ${mark} is not there`);
    }
    for (const change of own.changes) {
      const { kind, mark, description } = change;
      if (kind === "removed") {
        if (countOf(merged.text, description) > countOf(own.text, description) && !isNamed(change))
          say(`what I removed is there: ${description}`);
      } else if (!merged.text.includes(mark) && !isNamed(change))
        say(`my ${mark} is not there, and no conflict names it`);
    }
  }
}
console.log(totals);
console.log(
  `${Math.round(time)} ms for ${(bytes / 1e6).toFixed(1)} MB, the slowest merge ${Math.round(slowest)} ms`,
);
