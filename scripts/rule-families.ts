/** The rules by the folders of core/rules: what is a rule there, and their order in the documentation. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the rules of each folder are about, in the order of the documentation. */
export const familyTitles = {
  text: "Text",
  tags: "Tags",
  policy: "The policy as a whole",
  keywords: "Keywords",
  values: "Values",
  variables: "Variables",
  acl: "Access lists",
  patterns: "Regular expressions",
  languages: "Languages inside values",
  ports: "Ports",
  processes: "Processes",
  suppression: "Comments that silence findings",
} as const;

export type RuleFamily = keyof typeof familyTitles;

const folder = fileURLToPath(new URL("../core/rules/", import.meta.url));

/**
 * The ids of the rules of each family, sorted. A module with a text next to it (`<id>.md`) is a rule; other
 * modules in a folder support its rules.
 * @throws if a folder has no title here
 */
export function rulesByFamily(): Map<RuleFamily, string[]> {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const untitled = folders.filter(({ name }) => !(name in familyTitles));
  if (untitled.length > 0) {
    throw new Error(`core/rules/${untitled[0]!.name} needs a title in scripts/rule-families.ts.`);
  }
  return new Map((Object.keys(familyTitles) as RuleFamily[]).map((family) => [family, rulesIn(family)]));
}

function rulesIn(family: RuleFamily): string[] {
  return readdirSync(`${folder}${family}`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length))
    .sort();
}
