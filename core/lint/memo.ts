import type { Finding } from "../findings/finding.ts";
import type { PolicyContext, ReadCheck } from "../rules/rule.ts";
import type { Policy } from "../semantics/policy.ts";
import { editsSince, type KeywordEdit, markOf, type VersionMark } from "../syntax/keyword-edits.ts";
import { type ChangedRange, changedRange, joinRanges } from "../text/changed-range.ts";
import { ownText } from "../text/own-text.ts";
import type { ActivePolicyRule } from "./active-rules.ts";
import { type ChecksMemo, checksMemo, type LookedAt } from "./checks-memo.ts";
import { movedFindings } from "./moved-findings.ts";
import type { LintOptions } from "./options.ts";

/** A version of the document as it was linted. */
interface LintedVersion {
  options: LintOptions;
  checkType: string | undefined;
  text: string;
  mark: VersionMark;
  checks: readonly LookedAt[];
  ofRules: ReadonlyMap<ActivePolicyRule, readonly Finding[]>;
  texts: ReadonlyMap<ReadCheck, readonly (string | undefined)[]>;
}

/** What is known when a run begins, and what it leaves for the next. */
export interface LintRun {
  checks: ChecksMemo;
  /** What a rule about the whole policy still finds; undefined if the caller must run it, and call `keep`. */
  stillFoundBy(rule: ActivePolicyRule): readonly Finding[] | undefined;
  keep(rule: ActivePolicyRule, findings: readonly Finding[]): void;
  /** As in `PolicyContext`; call it only after all checks were linted. */
  textsOf: PolicyContext["textsOf"];
  /** Call it at the end: a run that was aborted leaves nothing. */
  finish(): void;
}

/**
 * The findings of one document, kept from one version to the next: a check whose text did not change is not linted
 * again, and a rule about the whole policy does not run again unless something changed that it reads. One memo per document.
 */
export class LintMemo {
  #last: LintedVersion | undefined;

  /** Starts a run. Forgets everything if the options or the check type changed, and whatever the last run did not use. */
  start(policy: Policy, options: LintOptions): LintRun {
    const { tree, checkType } = policy;
    const { text } = tree;
    const last = this.#last && isLikeLast(this.#last, policy, options) ? this.#last : undefined;
    this.#last = undefined;
    const edits = last && editsSince(last.mark, tree);
    const checks = checksMemo(
      text,
      policy.checks.length,
      last && { text: last.text, checks: last.checks, range: rangeOf(edits, last.text, text) },
    );
    const ofRules = new Map<ActivePolicyRule, readonly Finding[]>();
    const texts = new Map<ReadCheck, readonly (string | undefined)[]>();
    const textsOf = (read: ReadCheck): readonly (string | undefined)[] => {
      const known = last?.texts.get(read);
      const found = policy.checks.map((check, index) => {
        const number = checks.earlier[index] ?? -1;
        return known === undefined || number === -1 ? ownTextOf(read(check)) : known[number];
      });
      texts.set(read, found);
      return found;
    };
    return {
      checks,
      stillFoundBy(rule) {
        const found = last?.ofRules.get(rule);
        const still = edits && found && movedFindings(found, edits, rule.keywords);
        if (still !== undefined) ofRules.set(rule, still);
        return still;
      },
      keep: (rule, findings) => void ofRules.set(rule, findings),
      textsOf,
      finish: () => {
        // Nobody asked for these in this run, but a later run will.
        for (const read of last?.texts.keys() ?? []) if (!texts.has(read)) textsOf(read);
        this.#last = { options, checkType, text, mark: markOf(tree), checks: checks.checks, ofRules, texts };
      },
    };
  }
}

/** Copies a part of the policy, so that it does not keep the whole text in memory. */
function ownTextOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ownText(text);
}

function isLikeLast(
  last: LintedVersion,
  { checkType }: Policy,
  { severities, schema }: LintOptions,
): boolean {
  const { options } = last;
  return options.severities === severities && options.schema === schema && last.checkType === checkType;
}

/** The range in which two versions differ, from the edits between them if those are known. */
function rangeOf(edits: readonly KeywordEdit[] | undefined, before: string, text: string): ChangedRange {
  const ranges: readonly ChangedRange[] = edits ?? [];
  return ranges.length === 0 ? changedRange(before, text) : ranges.reduce(joinRanges);
}
