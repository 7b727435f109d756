import type { PolicyTree } from "../syntax/tree.ts";

const beyondAscii = /[^\x00-\x7f]/;

const answers = new WeakMap<PolicyTree, boolean>();

/** Does the policy consist of ASCII characters alone, as most do? Looked up once, for all who look for others. */
export function isAscii(tree: PolicyTree): boolean {
  let answer = answers.get(tree);
  if (answer === undefined) {
    answer = !beyondAscii.test(tree.text);
    answers.set(tree, answer);
  }
  return answer;
}
