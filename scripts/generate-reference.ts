/**
 * Writes docs/reference from the schema; with --check only says whether the pages there are up to date.
 *
 *   node --import tsx scripts/generate-reference.ts [--check]
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { referencePages } from "./reference-pages.ts";

const folder = fileURLToPath(new URL("../docs/reference/", import.meta.url));
const pages = referencePages();
mkdirSync(folder, { recursive: true });
const present = readdirSync(folder);

const obsolete = present.filter((name) => !pages.has(name));
const stale = [...pages].filter(
  ([name, text]) => !present.includes(name) || readFileSync(folder + name, "utf8") !== text,
);

if (process.argv.includes("--check")) {
  for (const name of [...obsolete, ...stale.map(([stalePage]) => stalePage)])
    console.error(`docs/reference/${name} is out of date`);
  if (obsolete.length + stale.length > 0) {
    console.error("Run `npm run docs` and commit what it changes.");
    process.exitCode = 1;
  }
} else {
  for (const name of obsolete) rmSync(folder + name);
  for (const [name, text] of stale) writeFileSync(folder + name, text);
  console.log(
    `docs/reference: ${stale.length} pages written, ${obsolete.length} removed, ${pages.size} in all`,
  );
}
