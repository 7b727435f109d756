/**
 * Writes docs/reference and its diagrams from the schema and the grammar; with --check, only reports whether
 * the pages are up to date.
 *
 *   node --import tsx scripts/generate-reference.ts [--check]
 */
import { grammarDiagrams } from "./grammar-diagrams.ts";
import { referencePages } from "./reference-pages.ts";
import { updatePages } from "./update-pages.ts";

const onlyCheck = process.argv.includes("--check");
updatePages("docs/reference", referencePages(), onlyCheck);
updatePages("docs/images/grammar", grammarDiagrams(), onlyCheck);
