import {
  checkTypeSchema,
  checkTypesWithItemType,
  closestCheckType,
  closestItemType,
  itemSchema,
  type Schema,
  tagNames,
} from "../schema/index.ts";
import type { Policy } from "../semantics/policy.ts";
import type { PolicyTree, SyntaxProblem, TreeNode } from "../syntax/tree.ts";

/** Why the scanner would not run a policy. */
export interface Refusal {
  /** `The scanner would not run this policy: 2 errors, the first: …` */
  reason: string;
  remedy: string;
}

/**
 * Would the scanner refuse the policy? It reads a file entirely or not at all, so one fatal mistake is
 * enough: broken syntax, a misspelt tag, check type or item type. An unknown name that resembles no known one
 * is not proof, because the guide may be older than the file.
 */
export function refusalOf(policy: Policy, schema?: Schema): Refusal | undefined {
  const mistakes = [
    ...policy.tree.errors
      .filter((problem) => !isForgiven(policy.tree, problem))
      .map(({ message }) => message),
    ...misspeltTags(policy.tree.children),
    ...misspeltTypes(policy, schema),
  ];
  const [first] = mistakes;
  if (first === undefined) return undefined;
  const count = mistakes.length === 1 ? "1 error" : `${mistakes.length} errors, the first`;
  return {
    reason: `The scanner would not run this policy: ${count}: ${first}`,
    remedy: "Correct the errors that the linter reports, then evaluate again.",
  };
}

/** Published policies lack the closing tag of `<group_policy>`, and are run. */
function isForgiven({ text }: PolicyTree, { rule, start, end }: SyntaxProblem): boolean {
  return rule === "unclosed-tag" && /^<\/?group_policy\b/.test(text.slice(start, end));
}

/** Tags that resemble only the likely one. */
function misspeltTags(nodes: readonly TreeNode[]): string[] {
  const known = new Set(tagNames());
  const found: string[] = [];
  const todo = [...nodes];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind !== "element") continue;
    if (node.name !== node.tag && !known.has(node.name)) {
      found.push(`Unknown tag <${node.name}>. Did you mean <${node.tag}>?`);
    }
    for (const child of node.children) todo.push(child);
  }
  return found;
}

function misspeltTypes({ checkType, checks }: Policy, schema: Schema | undefined): string[] {
  if (checkType === undefined) return [];
  if (checkTypeSchema(checkType, schema) === undefined) {
    const likely = closestCheckType(checkType, schema);
    return likely === undefined ? [] : [`Unknown check type ${checkType}. Did you mean ${likely}?`];
  }
  return checks.flatMap(({ itemType }) => {
    if (itemType === undefined || itemSchema(checkType, itemType, schema) !== undefined) return [];
    if (checkTypesWithItemType(itemType, schema).length > 0) return [];
    const likely = closestItemType(checkType, itemType, schema);
    return likely === undefined ? [] : [`Unknown item type ${itemType}. Did you mean ${likely}?`];
  });
}
