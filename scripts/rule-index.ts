/** The text of core/rules/index.ts, made from the folders next to it. */
import { rulesByFamily } from "./rule-families.ts";

/** As in `biome.json`. */
const lineWidth = 110;

/** The list of all rules as a module, laid out as the formatter would. */
export function ruleIndex(): string {
  const families = [...rulesByFamily()].map(([family, ids]) => ({ family, ids }));
  const imports = families.flatMap(({ family, ids }) =>
    ids.map((id) => `import { ${variableOf(id)} } from "./${family}/${id}.ts";`),
  );
  imports.push('import type { Rule } from "./rule.ts";');
  const names = families.map(({ family, ids }) => listLines(family, ids.map(variableOf)));
  return `// Generated from the folders next to it by \`npm run docs\`: a rule is a module with a .md of the same name.
${imports.sort(byPath).join("\n")}

/** The rules by what they are about, in the order of the documentation. */
export const ruleFamilies: Readonly<Record<string, readonly Rule[]>> = {
${names.join("\n")}
};

/** Every rule, in the same order. */
export const rules: readonly Rule[] = Object.values(ruleFamilies).flat();
`;
}

/** A list as the formatter lays it out: on one line if it fits. */
function listLines(name: string, items: readonly string[]): string {
  const line = `  ${name}: [${items.join(", ")}],`;
  if (line.length <= lineWidth) return line;
  return [`  ${name}: [`, ...items.map((item) => `    ${item},`), "  ],"].join("\n");
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
