/** The text of core/rules/index.ts, made from the folders beside it. */
import { rulesByFamily } from "./rule-families.ts";

/** The list of all rules as a module, laid out as the formatter would. */
export function ruleIndex(): string {
  const families = [...rulesByFamily()].map(([family, ids]) => ({ family, ids }));
  const imports = families.flatMap(({ family, ids }) =>
    ids.map((id) => `import { ${variableOf(id)} } from "./${family}/${id}.ts";`),
  );
  imports.push('import type { Rule } from "./rule.ts";');
  const names = families.flatMap(({ family, ids }) => [
    `  // ${family}`,
    ...ids.map((id) => `  ${variableOf(id)},`),
  ]);
  return `// Generated from the folders beside it by \`npm run docs\`: a rule is a module with a .md of the same name.
${imports.sort(byPath).join("\n")}

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
${names.join("\n")}
];
`;
}

/** "duplicate-port" → duplicatePort. */
function variableOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function byPath(left: string, right: string): number {
  return pathOf(left) < pathOf(right) ? -1 : 1;
}

function pathOf(line: string): string {
  return /"(.*)\.ts"/.exec(line)![1]!;
}
