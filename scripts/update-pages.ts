import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Makes a folder of generated pages equal to `pages` (file name to text). With `onlyCheck`, nothing is
 * written: pages that are out of date are printed, and the process will exit with 1.
 */
export function updatePages(folder: string, pages: ReadonlyMap<string, string>, onlyCheck: boolean): void {
  const path = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  mkdirSync(path, { recursive: true });
  const present = readdirSync(path);
  const obsolete = present.filter((name) => !pages.has(name));
  const stale = [...pages].filter(
    ([name, text]) => !present.includes(name) || readFileSync(path + name, "utf8") !== text,
  );
  if (onlyCheck) {
    for (const name of [...obsolete, ...stale.map(([page]) => page)]) {
      console.error(`${folder}/${name} is out of date`);
    }
    if (obsolete.length + stale.length === 0) return;
    console.error("Run `npm run docs` and commit what it changes.");
    process.exitCode = 1;
    return;
  }
  for (const name of obsolete) rmSync(path + name);
  for (const [name, text] of stale) writeFileSync(path + name, text);
  console.log(`${folder}: ${stale.length} pages written, ${obsolete.length} removed, ${pages.size} in all`);
}
