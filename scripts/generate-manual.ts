/**
 * Writes docs/manual from the command line, the manifest and the schemas of outputs; with --check, only
 * reports whether the pages are up to date.
 *
 *   node --import tsx scripts/generate-manual.ts [--check]
 */
import { allCommands } from "../cli/commands/index.ts";
import { manualPages } from "./manual-pages.ts";
import { updatePages } from "./update-pages.ts";

updatePages("docs/manual", manualPages(allCommands), process.argv.includes("--check"));
