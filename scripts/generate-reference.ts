/**
 * Writes docs/reference from the schema; with --check only says whether the pages there are up to date.
 *
 *   node --import tsx scripts/generate-reference.ts [--check]
 */
import { referencePages } from "./reference-pages.ts";
import { updatePages } from "./update-pages.ts";

updatePages("docs/reference", referencePages(), process.argv.includes("--check"));
