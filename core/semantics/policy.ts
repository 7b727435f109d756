import { isAclBlock, isCheckTag } from "../syntax/nesting.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Element, Keyword, PolicyTree, TreeNode, Value } from "../syntax/tree.ts";

/** What a tree means: the checks of a policy and the conditions around them. */
export interface Policy {
  tree: PolicyTree;
  /** As in `<check_type:"Unix">`; undefined if the file has none. */
  checkType: string | undefined;
  checkTypeElement: Element | undefined;
  groupPolicy: Element | undefined;
  /** Checks and conditionals in order, at the top of the policy. */
  body: PolicyNode[];
  /** Every check of the file in order: those in conditions and branches, and reports. */
  checks: Check[];
  /** ACL blocks in order. */
  aclBlocks: Element[];
}

export type PolicyNode = Check | Conditional;

/** A `<custom_item>`, `<item>` or `<report>`. */
export interface Check {
  readonly kind: "check";
  /** The tree of the check, whose text its keywords and values are read from. */
  readonly tree: PolicyTree;
  readonly element: Element;
  readonly tag: "custom_item" | "item" | "report";
  /**
   * The value of `type`, as written without quotes; undefined for built-in and untyped checks and for
   * reports.
   */
  readonly itemType: string | undefined;
  /** The value of `name` of an `<item>` without a type: the built-in that it calls. */
  readonly builtin: string | undefined;
  readonly keywords: readonly Keyword[];
  /** True for the checks that a `<condition>` consists of. */
  readonly inCondition: boolean;
}

/** An `<if>` with its condition and branches. */
export interface Conditional {
  kind: "conditional";
  element: Element;
  condition: Condition | undefined;
  then: PolicyNode[];
  else: PolicyNode[];
  hasElse: boolean;
}

export interface Condition {
  readonly element: Element;
  readonly operator: "AND" | "OR";
  /** The status of the branch that `auto` generates (G 380-382). */
  readonly auto: string | undefined;
  readonly checks: readonly Check[];
  /** Does it contain an `<if>`? The guide does not mention that. */
  readonly hasConditional: boolean;
}

/** Reads the meaning of a tree; even of a tree with errors, as far as possible. */
export function policyOf(tree: PolicyTree): Policy {
  const policy: Policy = {
    tree,
    checkType: tree.checkType,
    checkTypeElement: undefined,
    groupPolicy: undefined,
    body: [],
    checks: [],
    aclBlocks: [],
  };
  readNodes(policy, tree.children, false, policy.body);
  return policy;
}

/** Adds what the nodes mean to `body`: one by one, because there may be more than a call takes arguments. */
function readNodes(
  policy: Policy,
  nodes: readonly TreeNode[],
  inCondition: boolean,
  body: PolicyNode[],
): void {
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    const name = node.tag;
    if (isCheckTag(name)) {
      const check = new CheckOfElement(policy.tree, node, name as Check["tag"], inCondition);
      policy.checks.push(check);
      body.push(check);
    } else if (name === "if") {
      body.push(readConditional(policy, node));
    } else if (isAclBlock(name)) {
      policy.aclBlocks.push(node);
    } else {
      if (name === "check_type") policy.checkTypeElement ??= node;
      if (name === "group_policy") policy.groupPolicy ??= node;
      readNodes(policy, node.children, inCondition, body);
    }
  }
}

function readConditional(policy: Policy, element: Element): Conditional {
  const conditional: Conditional = {
    kind: "conditional",
    element,
    condition: undefined,
    // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
    then: [],
    else: [],
    hasElse: false,
  };
  for (const child of element.children) {
    if (child.kind !== "element") continue;
    const name = child.tag;
    if (name === "condition") {
      const nodes: PolicyNode[] = [];
      readNodes(policy, child.children, true, nodes);
      conditional.condition ??= new ConditionOfElement(policy.tree, child, nodes);
    } else if (name === "then") {
      readNodes(policy, child.children, false, conditional.then);
    } else if (name === "else") {
      conditional.hasElse = true;
      readNodes(policy, child.children, false, conditional.else);
    } else {
      // Misplaced inside of <if>: kept as part of the branch, so that its own mistakes are found.
      readNodes(policy, [child], false, conditional.then);
    }
  }
  return conditional;
}

/** A condition whose tag is read when somebody asks, as for checks. */
class ConditionOfElement implements Condition {
  readonly checks: readonly Check[];
  readonly hasConditional: boolean;

  constructor(
    private readonly tree: PolicyTree,
    readonly element: Element,
    nodes: readonly PolicyNode[],
  ) {
    this.checks = nodes.filter((node) => node.kind === "check");
    this.hasConditional = this.checks.length < nodes.length;
  }

  get operator(): "AND" | "OR" {
    return attributeText(this.tree, this.element, "type")?.toUpperCase() === "OR" ? "OR" : "AND";
  }

  get auto(): string | undefined {
    return attributeText(this.tree, this.element, "auto");
  }
}

/**
 * A check that is read when somebody asks: an editor makes the policy of each version of a text, and few features ask for
 * what is in a check that did not change.
 */
class CheckOfElement implements Check {
  readonly kind = "check";
  #keywords: readonly Keyword[] | undefined;
  #names: { itemType: string | undefined; builtin: string | undefined } | undefined;

  constructor(
    readonly tree: PolicyTree,
    readonly element: Element,
    readonly tag: Check["tag"],
    readonly inCondition: boolean,
  ) {}

  get keywords(): readonly Keyword[] {
    this.#keywords ??= keywordsIn(this.element.children);
    return this.#keywords;
  }

  get itemType(): string | undefined {
    this.#names ??= namesOf(this);
    return this.#names.itemType;
  }

  get builtin(): string | undefined {
    this.#names ??= namesOf(this);
    return this.#names.builtin;
  }
}

function keywordsIn(nodes: readonly TreeNode[]): readonly Keyword[] {
  return nodes.filter((node): node is Keyword => node.kind === "keyword");
}

function namesOf(check: Check): { itemType: string | undefined; builtin: string | undefined } {
  const itemType = check.tag === "report" ? undefined : keywordText(check, "type");
  const isBuiltin = check.tag === "item" && itemType === undefined;
  return { itemType, builtin: isBuiltin ? keywordText(check, "name") : undefined };
}

/** The first keyword of that name, in any case. */
export function keywordOf(check: Check, name: string): Keyword | undefined {
  // Most keywords are lower case, of another length, or both: only possible matches are converted to lower
  // case.
  return check.keywords.find(
    (keyword) =>
      keyword.name === name || (keyword.name.length === name.length && keyword.name.toLowerCase() === name),
  );
}

/**
 * The value of a keyword: decoded for strings, as written otherwise; undefined if absent or without value.
 */
export function keywordText(check: Check, name: string): string | undefined {
  const value = keywordOf(check, name)?.value;
  return value && textOf(check.tree, value);
}

/** The text of an attribute, such as `type` of a condition; the value directly after the tag name is `""`. */
export function attributeText(tree: PolicyTree, element: Element, name: string): string | undefined {
  const value: Value | undefined =
    name === ""
      ? element.open.value
      : element.open.attributes.find((attribute) => attribute.name === name)?.value;
  return value && textOf(tree, value);
}
