import type { Finding } from "../../core/findings/finding.ts";
import { lint } from "../../core/lint/lint.ts";
import { checkTypeSchema, checkTypes, schemaOfCheck } from "../../core/schema/schema.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { LineIndex } from "../../core/text/lines.ts";
import { type Damage, damageKinds, elementsOf, type Targets } from "./damages.ts";
import { type Random, seeded } from "./random.ts";

/** How damaged files are reported, summed up over many damages of one kind. */
export interface Score {
  damages: number;
  /** Damages with at least one new error or warning. */
  reported: number;
  /** Of the reported: those with a new finding within two lines of the edit. */
  near: number;
  /** Of the reported: those with at most three new findings. */
  few: number;
  /** Damages that were not reported, or far off, or loud, for a look. */
  failures: Failure[];
}

export interface Failure {
  file: string;
  line: number;
  problem: "not reported" | "far away" | "too many";
  before: string;
  after: string;
  findings: string[];
}

/** Damages each file `perKind` times in every way and scores what the linter says. */
export function measureMutations(
  files: { name: string; text: string }[],
  perKind: number,
  seed = 1,
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const kind of Object.keys(damageKinds)) {
    scores.set(kind, { damages: 0, reported: 0, near: 0, few: 0, failures: [] });
  }
  for (const { name, text } of files) {
    const random = seeded(seed + text.length);
    const targets = targetsOf(text);
    const before = findingsOf(text);
    for (const [kind, score] of scores) {
      for (let round = 0; round < perKind; round++) {
        const damage = pickDamage(kind, targets, random);
        if (damage !== undefined) judge(score, name, text, before, damage);
      }
    }
  }
  return scores;
}

function pickDamage(kind: string, targets: Targets, random: Random): Damage | undefined {
  return damageKinds[kind]!(targets, random);
}

function judge(score: Score, file: string, text: string, before: Finding[], damage: Damage): void {
  const damaged = text.slice(0, damage.start) + damage.newText + text.slice(damage.end);
  const known = new Set(before.map((finding) => keyOf(text, finding)));
  const fresh = findingsOf(damaged).filter((finding) => !known.has(keyOf(damaged, finding)));
  const lines = new LineIndex(damaged);
  const edited = lines.positionAt(damage.start).line;
  const editedEnd = lines.positionAt(damage.start + damage.newText.length).line;
  const isNear = ({ start, end, related }: Finding) =>
    [start, end, ...(related ? [related.start] : [])].some((offset) => {
      const { line } = lines.positionAt(offset);
      return line >= edited - 2 && line <= editedEnd + 2;
    });
  score.damages++;
  const fail = (problem: Failure["problem"]) =>
    score.failures.push({
      file,
      line: edited + 1,
      problem,
      before: text.slice(damage.start, damage.end),
      after: damage.newText,
      findings: fresh
        .slice(0, 6)
        .map(
          ({ rule, severity, start, message }) =>
            `${lines.positionAt(start).line + 1} ${severity}[${rule}] ${message}`,
        ),
    });
  if (!fresh.some(({ severity }) => severity !== "hint")) return void fail("not reported");
  score.reported++;
  if (fresh.some(isNear)) score.near++;
  else fail("far away");
  if (fresh.length <= 3) score.few++;
  else fail("too many");
}

/** The same finding in both versions: rule, message, and the text that it covers. */
function keyOf(text: string, { rule, message, start, end }: Finding): string {
  return `${rule}\n${message}\n${text.slice(start, end)}`;
}

function findingsOf(text: string): Finding[] {
  return lint(policyOf(parse(text)));
}

function targetsOf(text: string): Targets {
  const policy = policyOf(parse(text));
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType);
  const own = new Set(checkType?.itemTypes);
  const foreign = checkTypes().flatMap(({ itemTypes }) => itemTypes.filter((name) => !own.has(name)));
  return {
    policy,
    elements: elementsOf(policy.tree.children),
    keywords: policy.checks.flatMap((check) =>
      check.keywords.map((keyword) => ({
        keyword,
        check,
        schema: checkType && schemaOfCheck(checkType, check)?.keywords.get(keyword.name),
      })),
    ),
    foreignItemTypes: checkType?.strict ? foreign : [],
  };
}
