import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";

/**
 * The keywords of one check, and its verdict: the status, with the reason after a colon if that is compared,
 * too.
 */
export type DeviceCase = [keywords: string, verdict: string];

/** What a person pastes from a device or a database, and the checks on it. */
export interface Device {
  /** The name in `<check_type:…>`. */
  checkType: string;
  text: string;
  options?: Partial<EvaluateOptions>;
}

/** Tests each check by itself on the text. A verdict that ends with `…` may continue. */
export function judges(
  name: string,
  { checkType, text, options }: Device,
  cases: readonly DeviceCase[],
): void {
  test(name, () => {
    const snapshot = readSnapshot(text);
    for (const [keywords, expected] of cases) {
      const policy = `<check_type:${checkType}>\n<custom_item>\n${keywords}\ndescription : "c"\n</custom_item>\n</check_type>\n`;
      const tree = parse(policy);
      assert.deepEqual(tree.errors, [], policy);
      const [verdict] = evaluate(policyOf(tree), snapshot, { ...defaultEvaluateOptions, ...options });
      const found = expected.includes(":") ? `${verdict!.status}: ${verdict!.reason}` : verdict!.status;
      const isPart = expected.endsWith("…") && found.startsWith(expected.slice(0, -1));
      assert.equal(isPart ? expected : found, expected, keywords);
    }
  });
}
