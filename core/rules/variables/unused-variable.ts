import { declaredVariables } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unusedVariable: Rule = {
  id: "unused-variable",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "policy", run: findUnused },
};

function findUnused({ tree }: PolicyContext, report: Report): void {
  const declared = declaredVariables(tree);
  if (declared.length === 0) return;
  // Comments count: in a file made from a template, they say which value replaced the variable.
  const used = namesBetweenMarks(tree.text, new Set(declared.map(({ name }) => name)));
  for (const { name, nameSpan } of declared) {
    if (used.has(name) || (name.includes("@") && tree.text.includes(`@${name}@`))) continue;
    report(nameSpan, `The variable ${name} is never used as @${name}@.`);
  }
}

/** The names between two `@`, found in one pass over the text. */
function namesBetweenMarks(text: string, names: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  let longest = 0;
  for (const name of names) longest = Math.max(longest, name.length);
  for (let mark = text.indexOf("@"); mark !== -1; ) {
    const next = text.indexOf("@", mark + 1);
    if (next === -1) break;
    if (next - mark - 1 <= longest) {
      const name = text.slice(mark + 1, next);
      if (names.has(name)) found.add(name);
    }
    mark = next;
  }
  return found;
}
