import { type Check, type Conditional, keywordText, type Policy, type PolicyNode } from "./policy.ts";

/** The branches that lead to a check, outermost first. */
type BranchPath = readonly { conditional: Conditional; branch: "then" | "else" }[];

/** When a check runs. */
export interface Circumstances {
  path: BranchPath;
  /** The value of `system`: the system whose hosts it runs on. */
  system: string | undefined;
}

/** When the checks of a policy run; each is read once, since checks are compared in pairs. */
export function circumstancesIn(policy: Policy): (check: Check) => Circumstances {
  const paths = branchesOf(policy);
  const known = new Map<Check, Circumstances>();
  return (check) => {
    let circumstances = known.get(check);
    if (circumstances === undefined) {
      circumstances = { path: paths.get(check) ?? [], system: keywordText(check, "system") };
      known.set(check, circumstances);
    }
    return circumstances;
  };
}

/** The branches of every check outside of conditions. */
function branchesOf(policy: Policy): Map<Check, BranchPath> {
  const paths = new Map<Check, BranchPath>();
  const walk = (nodes: PolicyNode[], path: BranchPath): void => {
    for (const node of nodes) {
      if (node.kind === "check") {
        paths.set(node, path);
      } else {
        walk(node.then, [...path, { conditional: node, branch: "then" }]);
        walk(node.else, [...path, { conditional: node, branch: "else" }]);
      }
    }
  };
  walk(policy.body, []);
  return paths;
}

/** False for checks that never run on the same host: in opposite branches of an `if`, or for other systems. */
export function canRunTogether(left: Circumstances, right: Circumstances): boolean {
  const depth = Math.min(left.path.length, right.path.length);
  for (let i = 0; i < depth; i++) {
    const [one, other] = [left.path[i]!, right.path[i]!];
    if (one.conditional !== other.conditional) break;
    if (one.branch !== other.branch) return false;
  }
  return left.system === undefined || right.system === undefined || left.system === right.system;
}
