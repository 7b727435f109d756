/**
 * Writes core/rules/index.ts.
 *
 *   node --import tsx scripts/generate-rule-index.ts
 */
import { writeFileSync } from "node:fs";
import { ruleIndex } from "./rule-index.ts";

writeFileSync(new URL("../core/rules/index.ts", import.meta.url), ruleIndex());
