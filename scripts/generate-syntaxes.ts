/**
 * Updates the files of `syntaxes/` from the schema.
 *
 *   node --import tsx scripts/generate-syntaxes.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { syntaxFiles } from "./syntax-files.ts";

const folder = fileURLToPath(new URL("../syntaxes/", import.meta.url));
for (const [name, text] of syntaxFiles((file) => readFileSync(folder + file, "utf8"))) {
  writeFileSync(folder + name, text);
}
