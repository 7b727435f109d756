/**
 * Writes docs/rules from the rule files; with --check, only reports whether the pages are up to date.
 *
 *   node --import tsx scripts/generate-rule-pages.ts [--check]
 */
import { rulePages } from "./rule-pages.ts";
import { updatePages } from "./update-pages.ts";

updatePages("docs/rules", rulePages(), process.argv.includes("--check"));
